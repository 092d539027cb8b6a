"""The whole program in this process, before a real store, worked by keys from inside its loop."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mmep_desktop.account import this_account
from tests.ui.keyboard import type_text
from ui.app import Program
from ui.none_on_311 import keep_none
from ui.sweeping import Sweeper
from ui.walk import INTERVIEW

Press = str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
FIND = (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
LOCK = (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

Replies = tuple[tuple[Press, ...], ...]
"""The keys that answer each question."""

NEVER_MOVED: Replies = (("2", ENTER),)
REFERRED: Replies = tuple(keys for _, keys in INTERVIEW)
"""Of a family of one child."""

PATIENCE_SECONDS = 60.0


class DeskAtWork:
    """The program's window with whoever works it."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def press(self, *presses: Press, pause: int = 0) -> None:
        """Press keys where the focus is, with *pause* milliseconds after each."""
        for each in presses:
            self.press_at_once(each)
            self.rest(pause)

    def press_at_once(self, press: Press) -> None:
        """Press one key and return when the program has dealt with the press itself."""
        part = QApplication.focusWidget() or self.window
        match press:
            case str():
                type_text(part, press)
            case tuple():
                QTest.keyClick(part, press[0], press[1])
            case _:
                QTest.keyClick(part, press)

    def rest(self, milliseconds: int = 0) -> None:
        """Let the window do what it has put off."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Let the window work until *holds*."""
        patience = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > patience:
                raise TimeoutError(what)
            self.rest(1)

    def part(self, name: str) -> QWidget | None:
        """Return the part called *name* that is shown, or nothing."""
        found = self.window.findChildren(QWidget, name)
        return next((each for each in found if each.isVisible()), None)

    def until_page(self, name: str) -> None:
        """Let the window work until the page called *name* is shown."""
        self.until(lambda: self.part(name) is not None, name)

    def unlock(self, passphrase: str) -> None:
        """Type *passphrase* and come to the day's list."""
        self.until(lambda: self.has_focus("unlock_passphrase"), "the passphrase")
        self.press(passphrase, ENTER)
        self.until_page("today_page")

    def has_focus(self, name: str) -> bool:
        """Whether keys go to the part called *name*."""
        part = QApplication.focusWidget()
        return part is not None and part.objectName() == name


def at_work(act: Callable[[DeskAtWork], None]) -> None:
    """Open the program of this account, let *act* work it, and close it again.

    Qt's own loop is not entered around it: what a page lets go of later would never go.
    """
    keep_none()
    app = QApplication(sys.argv[:1])
    Sweeper(app)
    program = Program(app, this_account())
    program.window.show()
    program.front.open()
    try:
        act(DeskAtWork(program.window))
    finally:
        program.window.close()
        program.end()
