"""The lock always wins: over a full store, work behind the window, the family's side, a menu."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.errors import DeskError, Problem
from tests.prepared_desk import LUCIA, PASSPHRASE, XUNCAX
from tests.ui.whole_window import (
    CTRL_6,
    ENTER,
    F9,
    LOCK,
    Screen,
    close,
    every_text,
    opened,
    prepared,
)
from ui.lock.idle import IdleLock

# The offscreen platform has one plain layer of windows and no keyboard of its own to grab.
pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing)", extend=True
)

F2, F11 = Qt.Key.Key_F2, Qt.Key.Key_F11
FAMILY = ("Lucía", "García", "Xuncax", "Tzoc")


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA, XUNCAX))
    shown.unlock()
    yield shown
    shown.doors.trouble = None
    close(shown)


def at_a_question(screen: Screen) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER)


def assert_locked(screen: Screen) -> None:
    assert screen.window.shown_page() == "unlock"
    assert all(key.wiped for key in screen.doors.keys)
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == [
        screen.window
    ]
    screen.doors.trouble = None
    with pytest.raises(RuntimeError, match="closed"):
        screen.desk().lists.today()
    screen.until(lambda: not any(name in text for text in every_text() for name in FAMILY))


@pytest.mark.parametrize("problem", [Problem.STORE_FULL, Problem.STORE_BUSY, Problem.STORE_MISSING])
def test_a_store_that_takes_nothing_does_not_keep_the_desk_open(
    screen: Screen, problem: Problem
) -> None:
    at_a_question(screen)
    screen.keys("Q")
    screen.doors.trouble = DeskError(problem)
    screen.keys(LOCK)
    assert_locked(screen)
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("interview")


def test_a_fault_of_the_program_does_not_keep_the_desk_open(screen: Screen) -> None:
    at_a_question(screen)
    screen.keys("Q")
    screen.doors.trouble = RuntimeError("unforeseen")
    with pytest.raises(RuntimeError, match="unforeseen"):
        screen.front.lock()
    assert_locked(screen)


def test_work_behind_the_window_does_not_keep_the_desk_open(screen: Screen) -> None:
    screen.doors.gate = threading.Event()
    screen.keys(CTRL_6)
    screen.until_page("settings")
    screen.keys(LOCK)
    assert_locked(screen)
    screen.doors.gate.set()
    QThreadPool.globalInstance().waitForDone()
    screen.follow()
    screen.unlock()


def turn_to_the_family(screen: Screen) -> None:
    at_a_question(screen)
    screen.keys(F11)
    screen.until(lambda: shown_top("family_side") is not None)


def open_a_menu(screen: Screen) -> None:
    at_a_question(screen)
    screen.keys(F2)
    screen.until(lambda: QApplication.activePopupWidget() is not None)


def blank(screen: Screen) -> None:
    at_a_question(screen)
    screen.keys(F9)
    assert screen.window.desk.is_blank()


def shown_top(name: str) -> QWidget | None:
    shown = (top for top in QApplication.topLevelWidgets() if top.isVisible())
    return next((top for top in shown if top.objectName() == name), None)


OVER = pytest.mark.parametrize("over", [at_a_question, turn_to_the_family, open_a_menu, blank])


@OVER
def test_ctrl_l_locks_from_every_window(screen: Screen, over: Callable[[Screen], None]) -> None:
    over(screen)
    focused = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, *LOCK)
    assert_locked(screen)


@OVER
def test_the_idle_lock_and_the_computers_lock_from_every_window(
    screen: Screen, over: Callable[[Screen], None]
) -> None:
    over(screen)
    idle = screen.window.findChild(IdleLock)
    assert isinstance(idle, IdleLock)
    idle.over.emit()
    assert_locked(screen)
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("interview")
    screen.front.lock_with_computer()
    assert_locked(screen)


def test_the_computers_lock_while_the_desk_opens_leaves_it_locked(screen: Screen) -> None:
    screen.keys(LOCK)
    screen.until_page("unlock")
    screen.type_ahead(PASSPHRASE, ENTER)
    screen.front.lock_with_computer()
    QThreadPool.globalInstance().waitForDone()
    screen.follow()
    assert_locked(screen)
    screen.unlock()


def test_the_last_minute_is_counted_in_the_bar_and_ends_with_a_touch(screen: Screen) -> None:
    idle = screen.window.findChild(IdleLock)
    assert isinstance(idle, IdleLock)
    assert not screen.part("lock_countdown").isVisible()
    for seconds, words in ((60, "Locks in 60 seconds"), (1, "Locks in 1 second")):
        idle.counted.emit(seconds)
        assert screen.part("lock_countdown").isVisible()
        assert screen.part("lock_countdown").accessibleName() == words
        assert screen.words("lock_countdown") == words
    screen.window.resize(640, 360)
    screen.until(lambda: screen.words("lock_countdown") == "1 s")
    assert screen.part("lock_countdown").accessibleName() == words
    idle.counted.emit(None)
    assert not screen.part("lock_countdown").isVisible()


def test_the_minutes_chosen_in_settings_are_kept(screen: Screen) -> None:
    screen.keys(CTRL_6)
    screen.until_page("settings")
    part = screen.part("settings_idle_minutes")
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Home)
    screen.until(lambda: screen.kept_settings[-1].idle_minutes == 1)
