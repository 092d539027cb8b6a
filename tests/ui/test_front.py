"""The door, the open desk and the lock, in the whole window and by its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.ports import Printer
from mmep_desktop.services.unlocked import Unlocked
from tests.prepared_desk import (
    GIVEN,
    LUCIA,
    PASSPHRASE,
    XUNCAX,
    desk_of,
    entrance,
    files_in,
    set_up,
)
from tests.ui.whole_window import (
    CTRL_2,
    ENTER,
    ESCAPE,
    F9,
    FIND,
    LOCK,
    NEW,
    Doors,
    Press,
    Screen,
    close,
    every_text,
    opened,
    prepared,
)
from ui.main_window import MainWindow

FAMILY = ("Lucía", "García", "Xuncax", "Tzoc")


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA, XUNCAX))
    yield shown
    close(shown)


@pytest.fixture
def practice(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, practice=True)
    yield shown
    close(shown)


def names_in_the_window() -> list[str]:
    return [text for text in every_text() if any(name in text for name in FAMILY)]


def test_practice_opens_with_the_passphrase_it_shows(practice: Screen) -> None:
    practice.unlock_practice()
    assert practice.words("unlocked_person") == "Practice Clerk"
    assert practice.words("center_name") == "Harborfield Registration Center"
    assert any("Seabright" in text for text in every_text())


def test_practice_locks_opens_again_with_the_same_families_and_is_gone_at_the_end(
    practice: Screen, tmp_path: Path
) -> None:
    practice.unlock_practice()
    before = practice.desk().lists.today().listings
    practice.keys(LOCK)
    practice.unlock_practice()
    assert practice.desk().lists.today().listings == before
    (entered,) = practice.doors.practiced
    assert (entered.folder / "store.mmep").exists()
    practice.front.end()
    assert not entered.folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_the_real_passphrase_is_not_that_of_practice(practice: Screen) -> None:
    practice.until_page("unlock")
    practice.keys(PASSPHRASE, ENTER)
    practice.until(lambda: "MMEP-101" in practice.words("unlock_passphrase_error"))


def test_a_wrong_passphrase_gets_its_sentence_and_changes_nothing(
    screen: Screen, tmp_path: Path
) -> None:
    before = files_in(tmp_path)
    screen.until_page("unlock")
    screen.keys("violet harbor candle orbiT", ENTER)
    screen.until(lambda: "MMEP-101" in screen.words("unlock_passphrase_error"))
    assert Problem.WRONG_PASSPHRASE.sentence in screen.words("unlock_passphrase_error")
    after = files_in(tmp_path)
    assert after.pop("tries.json")  # how often somebody tried, and nothing else
    assert after == before
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("today")
    assert len(screen.desk().lists.today().listings) == 2


def test_before_the_unlock_nothing_says_whose_desk_it_is(screen: Screen) -> None:
    screen.until_page("unlock")
    held = " ".join(every_text())
    assert GIVEN.center_name not in held
    assert "Silva" not in held
    assert names_in_the_window() == []


def test_keys_of_the_desk_do_nothing_before_the_unlock(screen: Screen) -> None:
    screen.until_page("unlock")
    screen.keys(CTRL_2, NEW, FIND, LOCK)
    assert screen.window.shown_page() == "unlock"
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("today")


def test_a_lock_in_mid_interview_leaves_no_name_and_no_key(screen: Screen, tmp_path: Path) -> None:
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER)
    assert names_in_the_window() != []
    (key,), desk = screen.doors.keys, screen.desk()

    screen.keys(LOCK)
    assert screen.window.shown_page() == "unlock"
    assert key.wiped
    with pytest.raises(RuntimeError, match="closed"):
        desk.lists.today()
    screen.until(lambda: names_in_the_window() == [])
    assert GIVEN.center_name not in " ".join(every_text())
    kept = ["keys.json", "keys.json.1", "store.anchor", "store.json", "store.mmep"]
    assert sorted(files_in(tmp_path)) == kept


def test_the_same_clerk_comes_back_to_the_same_question(screen: Screen) -> None:
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER)
    asked = screen.question()
    screen.keys(LOCK)
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("interview")
    assert screen.question() == asked
    screen.keys("Q", ENTER)
    assert screen.question() != asked


def test_a_lock_on_the_outcome_comes_back_to_the_outcome(screen: Screen) -> None:
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    screen.keys(LOCK, PASSPHRASE, ENTER)
    screen.until_page("outcome")


def test_a_lock_on_the_days_list_comes_back_to_it(screen: Screen) -> None:
    screen.unlock()
    screen.keys(LOCK)
    screen.unlock()
    assert len(screen.desk().lists.today().listings) == 2


def test_a_lock_while_the_find_box_holds_a_name_empties_it(screen: Screen) -> None:
    screen.unlock()
    screen.keys(FIND, "xunc")
    screen.until_page("families")
    screen.keys(LOCK)
    assert screen.window.shown_page() == "unlock"
    screen.until(lambda: screen.window.findChild(QWidget, "find") is None)
    screen.until(lambda: names_in_the_window() == [])
    screen.unlock()
    assert screen.words("find") == ""


def test_f9_hides_everything_until_escape(screen: Screen) -> None:
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", F9)
    assert screen.window.desk.is_blank()
    assert not screen.part("interview_page").isVisible()
    screen.keys(ENTER, NEW, "2")
    assert screen.window.shown_page() == "interview"
    asked = screen.question()
    screen.keys(ESCAPE)
    assert not screen.window.desk.is_blank()
    assert screen.question() == asked
    screen.keys(ENTER)
    assert screen.question() != asked


def test_f9_while_the_desk_opens_shows_the_desk_afterwards(screen: Screen) -> None:
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER, F9)
    screen.until_page("today")
    screen.until(lambda: screen.window.findChild(QWidget, "unlock_page") is None)
    screen.keys(ESCAPE)
    assert not screen.window.desk.is_blank()


def test_closing_the_window_in_mid_interview_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    doors = prepared(tmp_path, LUCIA)
    screen = opened(qtbot, tmp_path, doors)
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER, "Q", ENTER)
    asked = screen.question()
    close(screen)
    assert all(key.wiped for key in doors.keys)

    again = opened(qtbot, tmp_path, doors)
    again.unlock()
    again.keys(ENTER)
    again.until_page("interview")
    assert again.question() == asked
    close(again)


def test_closing_the_window_while_it_unlocks_forgets_the_key(qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA))
    screen.until_page("unlock")
    screen.type_ahead(PASSPHRASE, ENTER)
    screen.front.end()
    (key,) = screen.doors.keys
    assert key.wiped
    screen.until(lambda: screen.part("unlock_passphrase").isEnabled())
    assert screen.window.shown_page() == "unlock"
    close(screen)


def test_closing_the_window_while_practice_opens_leaves_no_folder(practice: Screen) -> None:
    practice.until_page("unlock")
    practice.type_ahead(PRACTICE_PASSPHRASE, ENTER)
    practice.front.end()
    (entered,) = practice.doors.practiced
    assert not entered.folder.exists()


def test_a_store_that_fails_while_the_desk_opens_says_so_at_the_door(screen: Screen) -> None:
    screen.until_page("unlock")
    screen.doors.trouble = DeskError(Problem.STORE_FULL)
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: "MMEP-206" in screen.words("unlock_passphrase_error"))
    assert all(key.wiped for key in screen.doors.keys)
    screen.doors.trouble = None
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("today")


class FullOnceOpen(Doors):
    """A disk that is full the moment the store is open."""

    def open_desk(self, unlocked: Unlocked, printer: Printer | None, folder: Path) -> Desk:
        desk = super().open_desk(unlocked, printer, folder)
        if len(self.desks) == 1:
            self.trouble = DeskError(Problem.STORE_FULL)
        return desk


def test_a_store_that_fails_once_it_is_open_is_closed_again(qtbot: QtBot, tmp_path: Path) -> None:
    doors = FullOnceOpen()
    set_up(tmp_path, doors.keyring, LUCIA)
    screen = opened(qtbot, tmp_path, doors)
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: "MMEP-206" in screen.words("unlock_passphrase_error"))
    assert all(key.wiped for key in doors.keys)
    assert screen.window.findChild(QWidget, "rail") is None
    assert names_in_the_window() == []
    doors.trouble = None
    screen.unlock()
    close(screen)


def test_a_faulty_pack_is_reported_when_the_desk_opens_and_the_day_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    doors = prepared(tmp_path, LUCIA)
    (tmp_path / "screeners/next").mkdir(parents=True)
    (tmp_path / "screeners/next/screener.toml").write_text("not = 'a screener'")
    screen = opened(qtbot, tmp_path, doors)
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: screen.window.shown_page() == "problem")
    assert "MMEP-401" in screen.words("problem_code")
    screen.keys(ENTER)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("interview")
    close(screen)


def test_a_desk_whose_store_is_missing_is_not_set_up_anew(qtbot: QtBot, tmp_path: Path) -> None:
    doors = prepared(tmp_path, LUCIA)
    (tmp_path / "store.mmep").unlink()
    before = files_in(tmp_path)
    screen = opened(qtbot, tmp_path, doors)
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: "MMEP-201" in screen.words("unlock_passphrase_error"))
    assert files_in(tmp_path) == before
    close(screen)


def test_an_empty_folder_is_set_up(qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(qtbot, tmp_path)
    assert screen.window.shown_page() == "set_up"
    close(screen)


def test_the_window_title_never_holds_a_name(screen: Screen) -> None:
    titles = {screen.window.windowTitle()}
    screen.unlock()
    steps: tuple[tuple[str, tuple[Press, ...]], ...] = (
        ("interview", (ENTER, "1", ENTER)),
        ("unlock", (LOCK,)),
        ("interview", (PASSPHRASE, ENTER)),
        ("families", (FIND, "xunc")),
        ("interview", (ENTER, ENTER, "2")),
        ("outcome", (ENTER,)),
        ("preview", ("1",)),
    )
    for page, presses in steps:
        screen.keys(*presses)
        screen.until_page(page)
        titles |= {top.windowTitle() for top in QApplication.topLevelWidgets()}
    assert titles <= {"MMEP desk", "", " "}


class StrayWindows(QObject):
    """Remembers every window beside the desk's own that was shown, were it for an instant."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and is_stray(watched):
            self.seen.append(watched.objectName() or type(watched).__name__)
        return False


def is_stray(part: QObject) -> bool:
    return isinstance(part, QWidget) and part.isWindow() and not isinstance(part, MainWindow)


@pytest.mark.parametrize("typed_ahead", [False, True])
def test_no_part_of_the_desk_flashes_up_as_a_window_of_its_own(
    qtbot: QtBot, tmp_path: Path, typed_ahead: bool
) -> None:
    app, stray = QApplication.instance(), StrayWindows()
    assert app is not None
    app.installEventFilter(stray)
    screen = opened(qtbot, tmp_path, practice=True)
    try:
        screen.unlock_practice()
        type_keys = screen.type_ahead if typed_ahead else screen.keys
        type_keys(ENTER, "2", ENTER, ENTER, ENTER, "2", ENTER, "1")
        screen.until_page("preview")
        screen.until(lambda: screen.part("preview_print").isEnabled())
        screen.type_ahead(ESCAPE, LOCK)
        screen.until_page("unlock")
    finally:
        app.removeEventFilter(stray)
        close(screen)
    assert stray.seen == []


def test_what_was_registered_can_be_found_after_the_next_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    doors = Doors()
    made = entrance(tmp_path, doors.keyring).set_up(GIVEN)
    desk_of(made, tmp_path).registering.register((XUNCAX,))
    made.store.close()
    screen = opened(qtbot, tmp_path, doors)
    screen.unlock()
    screen.keys(FIND, "tzoc xunc")
    screen.until_page("families")
    assert screen.desk().lists.find("tzoc xunc")[0].registration.name == XUNCAX.name
    close(screen)
