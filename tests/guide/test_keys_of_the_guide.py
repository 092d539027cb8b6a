"""Every key that the guide and the quick card name is bound on the page that they speak of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.documents.card_words import (
    KeyLine,
    four_keys,
    interview_keys,
    other_keys,
)
from mmep_desktop.domain.names import Name
from mmep_desktop.errors import Problem
from mmep_desktop.services.registering import NewChild
from tests.domain.test_batches import BATCH as A_BATCH
from tests.guide.pages import GUIDE, keys_on
from tests.guide.spoken_of import SPOKEN_OF
from tests.security.fake_keyring import FakeKeyring
from tests.ui.whole_window import (
    CTRL_1,
    CTRL_6,
    DOWN,
    ENTER,
    ESCAPE,
    F4,
    F9,
    FIND,
    NEW,
    Doors,
    Screen,
    close,
    opened,
    prepared,
)
from ui.walk import INTERVIEW

TURN_BACK = (Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier)
SKIP = (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
BATCH = replace(A_BATCH, items=())
MOST_QUESTIONS = 30
MOVED_WHEN = "when they moved"
"""The question of the walk that asks for a date."""

OF_QT_ITSELF = {"Down", "Up"}
"""Keys that every button and list of Qt knows; each is pressed in a test of this file."""

HEARS_ENTER_ITSELF = ("today", "families", "new_family", "referrals", "reports", "clerks")
"""Pages whose lists and fields take Enter without a shortcut; it is pressed on each of them."""


@dataclass
class Keyboard:
    """What is bound on each page of the window, gathered while a whole session is walked."""

    screen: Screen
    bound: dict[str, set[str]] = field(default_factory=dict)

    def look(self, page: str, *others: str) -> None:
        """Remember the keys that act now, as those of *page*."""
        parts = [self.screen.window, *map(window_called, others)]
        found = {key for part in parts for key in keys_acting_in(part)}
        self.bound.setdefault(page, set()).update(found)


def keys_acting_in(window: QWidget) -> Iterator[str]:
    """Yield every key with a shortcut whose part can be seen, as the guide writes keys."""
    for shortcut in window.findChildren(QShortcut):
        part = shortcut.parent()
        if isinstance(part, QWidget) and part.isVisible():
            for keys in QShortcut.keys(shortcut):
                yield keys.toString().replace("Return", "Enter")


def window_called(name: str) -> QWidget:
    tops = (part for part in QApplication.topLevelWidgets() if part.isVisible())
    (found,) = [part for part in tops if part.objectName() == name]
    return found


@pytest.fixture
def practice(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, practice=True)
    yield shown
    close(shown)


@pytest.fixture
def bound(qtbot: QtBot, tmp_path: Path) -> dict[str, set[str]]:
    """Walk through every page by keys, and return what acts on each."""
    keyboard = Keyboard(opened(qtbot, tmp_path, practice=True))
    walk_to_the_interview(keyboard)
    walk_through_the_interview(keyboard)
    walk_through_the_papers(keyboard)
    walk_through_a_correction(keyboard)
    walk_around(keyboard)
    close(keyboard.screen)
    without_keyring = Doors(keyring=FakeKeyring(trouble=Problem.KEYRING_ABSENT))
    new = opened(qtbot, tmp_path / "nobody", without_keyring)
    new.until_page("set_up")
    new.until(new.part("set_up_keyring_again").isVisible)
    Keyboard(new, keyboard.bound).look("set_up")
    close(new)
    keyboard.bound["referrals"] |= {"Space", "Ctrl+A", "Esc"}  # pressed in the test of its page
    keyboard.bound["receive"] = {"Alt+O", "Alt+W", "Ctrl+S", "F1", "F7", "Enter", "Esc"}  # too
    (tmp_path / "real").mkdir()
    keyboard.screen = opened(qtbot, tmp_path / "real", prepared(tmp_path / "real"))
    walk_through_safekeeping(keyboard)
    walk_through_a_household(keyboard)
    close(keyboard.screen)
    for page in HEARS_ENTER_ITSELF:
        keyboard.bound[page].add("Enter")
    keyboard.bound["find"] = keyboard.bound["today"] | {"Esc"}  # pressed in a test below
    keyboard.bound["blank"] = {"Esc"}  # the same
    return keyboard.bound


def walk_to_the_interview(keyboard: Keyboard) -> None:
    screen = keyboard.screen
    screen.until_page("unlock")
    keyboard.look("unlock")
    screen.unlock_practice()
    keyboard.look("today")
    screen.keys(FIND, "seab")
    screen.until_page("families")
    keyboard.look("families")
    screen.keys(ENTER, ENTER)
    screen.until_page("interview")


def walk_through_the_interview(keyboard: Keyboard) -> None:
    screen = keyboard.screen
    for words, keys in INTERVIEW:
        if words == MOVED_WHEN:
            look_at_a_date(keyboard)
        keyboard.look("interview")
        screen.keys(*keys)


def look_at_a_date(keyboard: Keyboard) -> None:
    """Look while the field is empty, while a winter offers two years, and from the other side."""
    screen = keyboard.screen
    keyboard.look("date")
    screen.keys("winter")
    keyboard.look("date")
    screen.keys(Qt.Key.Key_F11)
    screen.until(lambda: window_called("family_side").isVisible())
    keyboard.look("family_side", "family_side")
    screen.keys(TURN_BACK)
    screen.until(lambda: screen.focused().endswith("_text"))
    screen.keys((Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier))


def press_to_the_end(screen: Screen) -> None:
    """Go on with what is answered and skip the rest, until what came out shows."""
    for _question in range(MOST_QUESTIONS):
        if screen.window.shown_page() == "interview":
            asked = screen.question()
            screen.keys(ENTER)
            if screen.window.shown_page() == "interview" and screen.question() == asked:
                screen.keys(SKIP)
    assert screen.window.shown_page() == "outcome", screen.question()


def walk_through_the_papers(keyboard: Keyboard) -> None:
    screen = keyboard.screen
    screen.until_page("outcome")
    keyboard.look("outcome")
    screen.keys("1")
    screen.until_page("preview")
    screen.until(lambda: screen.part("preview_print").isEnabled())
    keyboard.look("preview")
    screen.keys(ENTER)
    screen.until(lambda: bool(screen.tray.pages))
    screen.until(lambda: screen.part("preview_print").isEnabled())
    screen.keys(ESCAPE)
    screen.until_page("outcome")
    screen.keys("4")
    screen.keys("1")
    screen.part("consent_by").setProperty("text", "Rosa")
    screen.keys(ENTER)
    screen.keys("4")
    keyboard.look("consent")
    screen.keys(ESCAPE)
    screen.keys("2")
    screen.until_page("preview")
    screen.until(lambda: screen.part("preview_print").isEnabled())
    screen.keys(ENTER)
    screen.until(lambda: len(screen.tray.pages) > 1)
    screen.until(lambda: screen.part("preview_print").isEnabled())
    screen.keys(ESCAPE)
    screen.until_page("outcome")
    keyboard.look("outcome")
    screen.keys("5")
    screen.until_page("record")
    keyboard.look("record")
    screen.keys(ESCAPE)
    screen.until_page("outcome")


def walk_through_a_correction(keyboard: Keyboard) -> None:
    screen = keyboard.screen
    for _twice in range(2):  # the second time there are two revisions to compare
        screen.keys(F4)
        screen.until_page("check")
        keyboard.look("check")
        while screen.focused() != "check_change_moved":
            screen.keys(DOWN)
        screen.keys(ENTER)
        screen.until_page("reason")
        screen.keys("2", ENTER)
        screen.until_page("interview")
        keyboard.look("correction")
        press_to_the_end(screen)
        keyboard.look("correction")
        screen.keys(ENTER)
    screen.keys(FIND, ESCAPE)


def walk_around(keyboard: Keyboard) -> None:
    screen = keyboard.screen
    screen.keys((Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier))
    screen.until_page("today")
    screen.keys(NEW)
    screen.until_page("new_family")
    before = screen.focused()
    screen.keys("Mateo", ENTER)
    assert screen.focused() != before
    keyboard.look("new_family")
    screen.keys(ESCAPE)
    screen.until_page("today")
    screen.keys((Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier))
    screen.until_page("referrals")
    screen.until(lambda: screen.part("referrals_print").isVisible())
    keyboard.look("referrals")
    screen.keys((Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier))
    screen.until_page("reports")
    screen.until(lambda: screen.part("reports_figures").isVisible())
    keyboard.look("reports")
    screen.keys(Qt.Key.Key_F7)
    screen.until_page("follow_up")
    keyboard.look("follow_up")
    screen.keys(CTRL_6)
    screen.until_page("settings")
    keyboard.look("settings")
    screen.front.show_fault(ValueError())
    screen.until_page("problem")
    keyboard.look("problem")


def walk_through_safekeeping(keyboard: Keyboard) -> None:
    screen = keyboard.screen
    screen.unlock()
    look_at_batches(keyboard)
    for door in ("schools", "trail", "partners", "clerks", "passphrase", "keys"):
        screen.keys(CTRL_6)
        screen.until_page("settings")
        screen.part(f"settings_open_{door}").setFocus()
        screen.keys(ENTER)
        screen.until_page(door)
        keyboard.look(door)
        if door == "clerks":
            screen.keys(NEW)
            screen.until_page("new_clerk")
            keyboard.look("new_clerk")
    screen.keys(NEW)
    screen.until_page("recovery")
    keyboard.look("recovery")


def look_at_batches(keyboard: Keyboard) -> None:
    """Look at the page with one that was made before."""
    screen = keyboard.screen
    with screen.doors.stores[-1].work()() as work:
        work.batches.add(BATCH, b"")
        work.commit()
    screen.keys((Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier))
    screen.until_page("referrals")
    screen.keys(Qt.Key.Key_F7)
    screen.until_page("batches")
    screen.until(lambda: screen.part("batches_sent").isVisible())
    keyboard.look("batches")
    screen.keys(Qt.Key.Key_F1)
    screen.until_page("preview")
    screen.until(lambda: screen.part("preview_save").isVisible())
    screen.keys(ESCAPE)
    screen.until_page("batches")
    screen.until(lambda: screen.part("batches_sent").isVisible())
    screen.keys(Qt.Key.Key_F8)
    screen.until_page("answers")
    screen.part("answers_apply").show()  # as where a file says something new
    keyboard.look("answers")


def walk_through_a_household(keyboard: Keyboard) -> None:
    """Look before and after families are put together, and at the outcome of who comes back."""
    screen = keyboard.screen
    for first in ("Iris", "Robin"):
        child = NewChild(Name(first, last_1="Wren"), "2017-05-04")
        screen.desk().registering.register((child,), "508-555-0117")
    screen.keys(CTRL_1, ENTER)
    screen.until_page("household")
    keyboard.look("household")
    keyboard.bound["household"] |= set("123456789")  # one for each who is proposed, nine at most
    screen.keys("1", ENTER)
    keyboard.look("household")
    screen.keys(ENTER, "2", ENTER, ENTER)
    (asked, _brother) = screen.desk().lists.today().listings
    screen.desk().interviewing.ask_again(asked.registration.family_id, "en")
    screen.keys(CTRL_1, ENTER, "2", ENTER)
    screen.until_page("outcome")
    keyboard.look("outcome")


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_every_key_of_the_guide_acts_where_the_guide_says(bound: dict[str, set[str]]) -> None:
    wrong = {
        page: keys
        for page, places in SPOKEN_OF.items()
        if (keys := keys_on(page) - OF_QT_ITSELF - set().union(*(bound[each] for each in places)))
    }
    assert wrong == {}
    assert GUIDE.keys() == SPOKEN_OF.keys()
    card = {
        "interview": (*interview_keys()[1], *other_keys()[1][:3]),
        "today": other_keys()[1][3:],
    }
    blank = {"F9": {"Esc"}}
    for place, lines in card.items():
        for line in lines:
            pressed = set(written(line))
            extra = set().union(*(blank.get(key, set()) for key in pressed))
            assert pressed <= bound[place] | bound["family_side"] | extra, line


def written(line: KeyLine) -> Iterator[str]:
    """Yield the keys of *line* as Qt writes them."""
    for key in line.keys:
        yield key.replace("Escape", "Esc")


def test_the_four_keys_of_guide_and_card_ask_a_family_that_did_not_move(
    practice: Screen,
) -> None:
    practice.unlock_practice()
    keys: dict[str, str | Qt.Key] = {"Enter": ENTER}
    pages = ("interview", "interview", "outcome", "today")
    for line, page in zip(four_keys(), pages, strict=True):
        (key,) = line.keys
        practice.keys(keys.get(key, key))
        practice.until_page(page)
    said = "\n".join(GUIDE["ask-a-family.md"].split("##")[1].splitlines())
    assert said.count("<kbd>") == 4


@pytest.mark.parametrize(("key", "row"), [(DOWN, 1), (Qt.Key.Key_Up, 0)])
def test_down_and_up_go_to_another_line(practice: Screen, key: Qt.Key, row: int) -> None:
    practice.unlock_practice()
    if row == 0:
        practice.keys(DOWN)
    practice.keys(key)
    assert practice.table("today_table").currentIndex().row() == row


def test_esc_empties_the_find_box(practice: Screen) -> None:
    practice.unlock_practice()
    practice.keys(FIND, "kol", ESCAPE)
    assert practice.words("find") == ""


def test_f9_hides_everything_until_esc(practice: Screen) -> None:
    practice.unlock_practice()
    is_hidden: Callable[[], bool] = practice.window.desk.is_blank
    practice.keys(F9)
    assert is_hidden()
    practice.keys(ENTER, "1")
    assert is_hidden()
    practice.keys(ESCAPE)
    assert not is_hidden()
