"""The answers once more: each in words, each with a way back, before the end and after."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.replies import Chosen, Skipped
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.interviewing import Sitting
from tests.builders import replies_of_a_referral
from tests.services.desk import DeskInMemory
from tests.ui.sitting_builder import (
    LONG_NAMES,
    NARROW,
    WIDE,
    a_family,
    answered_to_the_end,
    button,
    on_screen,
    press,
    words_in,
)
from tests.ui.widgets.shown import cut_sideways
from ui.check.page import CheckPage


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def shown(qtbot: QtBot, sitting: Sitting, size: tuple[int, int] = WIDE) -> CheckPage:
    page = CheckPage()
    on_screen(qtbot, page, size)
    page.show_answers(sitting)
    return page


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("moved", "Yes"),
        ("worked", "Cutting, packing fish"),
        ("household", "Lucía García López, born on 4 May 2017"),
        ("work_who:seafood_processing", "Mother or father"),
        ("move_when:0", "between 1 May and 31 May 2026"),
        ("move_who:0", "Lucía García López, The person who did the work"),
        ("consent", "Yes, I will sign the page"),
        ("respondent", "Left empty"),
    ],
)
def test_each_answer_stands_in_the_clerk_s_words(
    qtbot: QtBot, desk: DeskInMemory, key: str, said: str
) -> None:
    page = shown(qtbot, answered_to_the_end(desk, a_family(desk)))
    assert words_in(page, f"check_answer_{key}") == said


def test_fields_stand_each_on_a_line(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, answered_to_the_end(desk, a_family(desk)))
    lines = words_in(page, "check_answer_move_places:0").splitlines()
    assert lines[0].endswith(": Immokalee, FL")
    assert lines[2].endswith(": Yes")


def test_what_was_passed_over_and_what_is_open_say_so(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk.answer(a_family(desk), Skipped()))
    assert words_in(page, "check_answer_moved") == "Skipped"
    assert words_in(page, "check_answer_worked") == "Not answered yet"


def test_change_names_its_question(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, answered_to_the_end(desk, a_family(desk)))
    with qtbot.waitSignal(page.change_asked) as asked:
        button(page, "check_change_move_when:0").click()
    assert asked.args == ["move_when:0"]


def test_a_finished_interview_can_be_changed_and_says_what_a_change_does(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    sitting = desk.interviewing.finish(desk.answer(a_family(desk), Chosen("no")))
    page = shown(qtbot, sitting)
    assert any("asks for a reason" in label for label in all_words(page))
    with qtbot.waitSignal(page.change_asked) as asked:
        button(page, "check_change_moved").click()
    assert asked.args == ["moved"]


def test_an_interview_that_goes_on_says_nothing_of_reasons(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, answered_to_the_end(desk, a_family(desk)))
    assert not any("reason" in label for label in all_words(page))
    assert not button(page, "check_compare").isVisible()


def test_a_correction_shows_its_own_answers_and_says_what_counts(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    finished = desk.interviewing.finish(desk.answer(a_family(desk), Chosen("no")))
    begun = desk.correcting.begin(finished, "moved", Reason(Cause.WRONG_KEY))
    page = shown(qtbot, desk.answer(begun, Chosen("declined"), Chosen("declined")))
    assert words_in(page, "check_answer_moved") == "I prefer not to say"
    assert any("Revision 1 counts" in label for label in all_words(page))


def test_revisions_are_compared_by_r_once_there_are_some(qtbot: QtBot, desk: DeskInMemory) -> None:
    finished = desk.interviewing.finish(desk.answer(a_family(desk), Chosen("no")))
    page = shown(qtbot, finished)
    with qtbot.assertNotEmitted(page.compare_asked):
        press(qtbot, Qt.Key.Key_R)
    begun = desk.correcting.begin(finished, "moved", Reason(Cause.WRONG_KEY))
    begun = desk.answer(begun, Chosen("declined"), Chosen("declined"))
    page.show_answers(desk.correcting.finish(begun))
    with qtbot.waitSignal(page.compare_asked):
        press(qtbot, Qt.Key.Key_R)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_escape_and_alt_left_lead_back(
    qtbot: QtBot, desk: DeskInMemory, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    page = shown(qtbot, answered_to_the_end(desk, a_family(desk)))
    with qtbot.waitSignal(page.back_asked):
        press(qtbot, key, modifier)


def test_showing_another_family_leaves_nothing_of_the_first(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, answered_to_the_end(desk, a_family(desk)))
    page.show_answers(desk.answer(a_family(desk), Chosen("no")))
    visible = [one.objectName() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert visible == ["check_back", "check_change_moved"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_at_the_sides(
    qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int]
) -> None:
    page = shown(qtbot, answered_to_the_end(desk, a_family(desk, *LONG_NAMES)), size)
    assert cut_sideways(page) == []


def all_words(page: CheckPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_where_the_family_sleeps_is_not_on_the_page(qtbot: QtBot, desk: DeskInMemory) -> None:
    desk.work.kept.add_ons |= {"housing"}
    replies = (*replies_of_a_referral(), Chosen("shelter"), Chosen("no"))
    page = shown(qtbot, desk.interviewing.finish(desk.sit_down(*replies)))
    assert words_in(page, "check_answer_add_on:housing") == "Kept for the school's liaison"
    assert not [each for each in page.findChildren(QLabel) if "shelter" in each.text().lower()]
    assert page.findChild(QLabel, "check_answer_add_on:housing_told") is None
