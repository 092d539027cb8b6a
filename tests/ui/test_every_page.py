"""Every page in every window language and theme, at 1280x720 and at 200 % of it.

All fits, all is named, Tab comes to all of it, and the focus is always seen. The families have
names of sixty letters, twelve children and schools to match. Every pair of window language and
family language is tried in tests/drills.
"""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.gallery.content import SMALL_FAMILY, long_reply
from tests.gallery.fit import out_of_sight
from tests.gallery.studio import AT_200, Studio
from tests.ui.contrast import ratio
from tests.ui.every_page import Round, Seen, look_at_all
from ui.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from ui.theme.style import apply_theme

# The offscreen platform has one plain layer of windows and no keyboard of its own to grab.
pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing)", extend=True
)

ROUNDS = (
    Round("en", ("en",), LIGHT),
    Round("es", ("es",), DARK, AT_200),
    Round("pt", ("pt",), HIGH_CONTRAST),
    Round("qps", ("es",), LIGHT, None),
)
LEAST_PAGES = 65


@pytest.fixture(scope="module", params=ROUNDS, ids=str)
def round_(request: pytest.FixtureRequest) -> Round:
    chosen: Round = request.param
    return chosen


@pytest.fixture(scope="module")
def seen(qapp: QApplication, round_: Round) -> Seen:
    return look_at_all(round_)


def test_every_page_is_looked_at(seen: Seen) -> None:
    assert len(set(seen.pages)) == len(seen.pages) >= LEAST_PAGES


def test_no_words_need_more_room_than_they_have(seen: Seen) -> None:
    assert seen.cut == []


def test_every_part_has_a_name_and_a_role_for_those_who_hear_the_window(seen: Seen) -> None:
    assert seen.nameless == []


def test_tab_comes_to_every_part_and_back(seen: Seen, round_: Round) -> None:
    assert seen.stops > 500 or round_.walked_at is None
    assert seen.lost == []


def test_tab_goes_from_the_top_left_to_the_bottom_right(seen: Seen) -> None:
    assert seen.backwards == []


def test_what_has_the_focus_is_in_view(seen: Seen) -> None:
    assert seen.hidden == []


def test_what_has_the_focus_has_its_ring_around_it(seen: Seen) -> None:
    assert seen.ringless == []


def test_all_words_and_icons_stand_out_from_what_they_lie_on(seen: Seen, round_: Round) -> None:
    tokens = round_.palette.tokens()
    weak = {
        pair: (where, round(contrast, 2))
        for pair, where in seen.inks.items()
        if (contrast := ratio(*(tokens.get(name, name) for name in pair))) < 4.5
    }
    assert weak == {}
    assert {ground for _ink, ground in seen.inks} <= set(tokens)
    assert len(seen.inks) > 10


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_the_pictures_of_work_need_no_scrolling_even_in_the_frame_of_practice(
    qapp: QApplication, language: str
) -> None:
    studio = Studio(practice=True)
    studio.unlock()
    sitting = studio.sit_down(language, *SMALL_FAMILY)
    studio.open(studio.answer(sitting, long_reply, until="worked"))
    studio.settle()
    scroll = studio.part("interview_scroll")
    assert isinstance(scroll, QScrollArea)
    assert scroll.verticalScrollBar().maximum() == 0
    assert not out_of_sight(studio.part("interview_say_line"))
    studio.close()
    apply_theme(qapp, LIGHT)
