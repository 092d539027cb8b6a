"""The unlock page by its keys, with a desk that knows one passphrase."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.checked import Checked, Ends, Told
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.services.unlocked import Unlocked
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.ui.keyboard import part_of, press, type_text
from ui.unlock.page import UnlockPage

RIGHT = "four plain words here"


class MemoryStore:
    def work(self, clerk_id: str = "") -> OpenWork:
        return FakeWork(a_center(), a_clerk())

    def check(self, tell: Told, ends: Ends | None = None) -> Checked:
        return Checked(0, 0, ())

    def anchor_now(self) -> tuple[int, bytes]:
        return (0, b"")

    def clear_traces(self) -> bool:
        return True

    def exchange_key(self) -> None: ...

    def backup_parts(self, store_id: str) -> tuple[Copies, BackupsKept]:
        raise NotImplementedError

    def close(self) -> None: ...


def opens(passphrase: str) -> Unlocked:
    if passphrase != RIGHT:
        raise DeskError(Problem.WRONG_PASSPHRASE)
    return Unlocked(MemoryStore(), a_center(), a_clerk())


def shown(
    qtbot: QtBot, unlock: Callable[[str], Unlocked] = opens, practice: str = ""
) -> UnlockPage:
    page = UnlockPage(unlock, practice)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_unlock()
    return page


def field_of(page: QWidget) -> QLineEdit:
    field = page.findChild(QLineEdit, "unlock_passphrase")
    assert isinstance(field, QLineEdit)
    return field


def error_of(page: QWidget) -> str:
    error = page.findChild(QLabel, "unlock_passphrase_error")
    assert isinstance(error, QLabel)
    return error.text()


def test_the_passphrase_and_enter_open_the_desk(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert field_of(page).hasFocus()
    type_text(field_of(page), RIGHT)
    with qtbot.waitSignal(page.unlocked) as opened:
        press(field_of(page), Qt.Key.Key_Return)
    assert opened.args[0].clerk == a_clerk()
    assert field_of(page).text() == ""


def test_a_wrong_passphrase_says_what_to_do_and_is_ready_to_be_typed_over(qtbot: QtBot) -> None:
    page = shown(qtbot)
    type_text(field_of(page), "wrong")
    press(field_of(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: error_of(page) != "")
    assert Problem.WRONG_PASSPHRASE.sentence in error_of(page)
    assert "MMEP-101" in error_of(page)
    assert field_of(page).hasFocus()
    assert field_of(page).selectedText() == "wrong"
    type_text(field_of(page), RIGHT)
    assert error_of(page) == ""
    with qtbot.waitSignal(page.unlocked):
        press(field_of(page), Qt.Key.Key_Return)


def test_enter_without_a_passphrase_says_so_and_asks_nobody(qtbot: QtBot) -> None:
    asked: list[str] = []

    def remember(passphrase: str) -> Unlocked:
        asked.append(passphrase)
        return opens(passphrase)

    page = shown(qtbot, remember)
    press(field_of(page), Qt.Key.Key_Return)
    assert error_of(page) == "Type the passphrase of this desk."
    assert asked == []


def test_enter_pressed_twice_unlocks_once(qtbot: QtBot) -> None:
    asked: list[str] = []
    goes_on = Event()

    def slow(passphrase: str) -> Unlocked:
        asked.append(passphrase)
        goes_on.wait(5)
        return opens(passphrase)

    page = shown(qtbot, slow)
    field = field_of(page)
    type_text(field, RIGHT)
    with qtbot.waitSignal(page.unlocked):
        press(field, Qt.Key.Key_Return)
        assert not field.isEnabled()
        press(page, Qt.Key.Key_Return)
        goes_on.set()
    assert asked == [RIGHT]


def test_what_is_typed_is_not_shown(qtbot: QtBot) -> None:
    assert field_of(shown(qtbot)).echoMode() is QLineEdit.EchoMode.Password


def test_before_unlocking_nothing_says_whose_desk_it_is(qtbot: QtBot) -> None:
    page = shown(qtbot)
    words = " ".join(found.text() for found in page.findChildren(QLabel))
    assert a_center().name not in words
    assert a_clerk().name not in words


def test_practice_shows_its_passphrase_and_says_what_it_is(qtbot: QtBot) -> None:
    page = shown(qtbot, practice="practice families only")
    words = [found.text() for found in page.findChildren(QLabel)]
    assert "practice families only" in words
    assert any("invented" in text for text in words)


def test_a_real_desk_shows_no_passphrase(qtbot: QtBot) -> None:
    assert shown(qtbot).findChild(QWidget, "unlock_practice") is None


@pytest.mark.parametrize(
    ("letter", "shift", "hinted"),
    [("A", False, True), ("a", True, True), ("a", False, False), ("A", True, False)],
)
def test_caps_lock_is_noticed_by_the_letters_that_come(
    qtbot: QtBot, letter: str, shift: bool, hinted: bool
) -> None:
    page = shown(qtbot)
    hint = part_of(page, "unlock_caps_lock")
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    type_letter(field_of(page), letter, modifier)
    assert hint.isVisible() is hinted


def type_letter(field: QLineEdit, letter: str, modifier: Qt.KeyboardModifier) -> None:
    """Send a key as a keyboard with Caps Lock does: the letter is not what Shift says."""
    from_keyboard = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter)
    QApplication.sendEvent(field, from_keyboard)
