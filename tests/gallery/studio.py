"""The whole window before a practice store, filled with the gallery's families."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mmep_desktop.bootstrap import open_desk, practice_entrance
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.domain.replies import Reply
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.registering import NewChild
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.settings import Settings
from tests.fakes import Tray
from tests.gallery import content
from tests.ui.keyboard import part_of
from ui.flow import Flow
from ui.lock.left import Left
from ui.main_window import MainWindow
from ui.session import Session
from ui.shell.desk_shell import DeskShell
from ui.theme.palette import LIGHT, Palette
from ui.theme.style import apply_theme

AT_100 = (1280, 720)
AT_200 = (640, 360)
"""A screen of 1280x720 pixels, in the logical pixels of a window at 100 % and at 200 %."""

PATIENCE_SECONDS = 20.0


class Studio:
    """Holds the window and the services behind it; *practice* stripes the frame."""

    def __init__(self, palette: Palette = LIGHT, *, practice: bool = False) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("the gallery needs an application")
        self._app = app
        self._practice = practice
        self._folder = tempfile.TemporaryDirectory(prefix="mmep-gallery-")
        self._entrance = practice_entrance()
        self._session: Session | None = None
        self._desk: Desk | None = None
        self.dress(palette)
        self.window = MainWindow(practice=practice)
        self.window.resize(*AT_100)
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def unlock(self) -> None:
        """Open the practice desk, its center one with long names, at the day's list."""
        folder = Path(self._folder.name)
        unlocked = self._entrance.unlock("", PRACTICE_PASSPHRASE)
        desk = open_desk(unlocked, Tray(), folder)
        center = desk.settings.change(content.CENTER, content.PHONE, content.MMEP, content.SCHOOLS)
        unlocked, desk = replace(unlocked, center=center), replace(desk, center=center)
        self._desk, self._unlocked = desk, unlocked
        self._session = Session(
            unlocked, desk, Settings(), self._forget, folder, practice=self._practice
        )
        self.window.show_desk(self._session.shell)
        self._session.show(Left())
        self.settle()

    @property
    def unlocked(self) -> Unlocked:
        """The open store behind the services, and who opened it."""
        if self._desk is None:
            raise LookupError("the desk is locked")
        return self._unlocked

    @property
    def folder(self) -> Path:
        """Where new screeners would be looked for."""
        return Path(self._folder.name)

    @property
    def desk(self) -> Desk:
        """The services behind the window, once it is unlocked."""
        if self._desk is None:
            raise LookupError("the desk is locked")
        return self._desk

    @property
    def flow(self) -> Flow:
        """The pages behind the lock."""
        return self._opened.flow

    @property
    def shell(self) -> DeskShell:
        """The rail and the bars."""
        return self._opened.shell

    @property
    def _opened(self) -> Session:
        if self._session is None:
            raise LookupError("the desk is locked")
        return self._session

    def dress(self, palette: Palette) -> None:
        """Show everything in *palette*."""
        apply_theme(self._app, palette, practice=self._practice)

    def keys(self, *presses: str | Qt.Key) -> None:
        """Press each key where the focus is."""
        for press in presses:
            part = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
            if isinstance(press, str):
                QTest.keyClicks(part, press)
            else:
                QTest.keyClick(part, press)
            self.settle(1)

    def part(self, name: str) -> QWidget:
        """Return the part of the window called *name*."""
        return part_of(self.window, name)

    def click(self, name: str) -> None:
        """Press the button called *name* as Space does."""
        part = self.part(name)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(part, Qt.Key.Key_Space)
        self.settle(1)

    def fill(self, name: str, text: str) -> None:
        """Put *text* into the line called *name* at once, so that no list of proposals opens."""
        self.part(name).setFocus(Qt.FocusReason.TabFocusReason)
        self.part(name).setProperty("text", text)
        self.settle(1)

    def sit_down(self, language: str, *children: NewChild) -> Sitting:
        """Register *children* as one family and begin its interview."""
        registered = self.desk.registering.register(children, "508-555-0117")
        return self.desk.interviewing.sit_down(registered[0].family_id, language)

    def answer(
        self, sitting: Sitting, reply: Callable[[Interview], Reply], *, until: str = ""
    ) -> Sitting:
        """Answer every open question with *reply*, up to the first that asks *until*."""
        while (step := sitting.interview.current) is not None and step.question.id != until:
            sitting = self.desk.interviewing.answer(sitting, reply(sitting.interview))
        return sitting

    def open(self, sitting: Sitting) -> None:
        """Show *sitting* at its question, or at its outcome."""
        self.flow.open_screening_again(sitting.screening.id)

    def settle(self, rounds: int = 3) -> None:
        """Let every part find its place: what is laid out late is laid out now."""
        for _round in range(rounds):
            loop = QEventLoop()
            QTimer.singleShot(0, loop, loop.quit)
            loop.exec()

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until *holds*."""
        patience = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > patience:
                raise TimeoutError("the window did not come to where the gallery expects it")
            loop = QEventLoop()
            QTimer.singleShot(2, loop, loop.quit)
            loop.exec()
        self.settle()

    def lock(self) -> None:
        """Close the desk, if one is open; the window stays."""
        if self._session is not None:
            self._session.close()
            self._unlocked.store.close()
            self._session = None

    def close(self) -> None:
        """Close the window and take its store away."""
        self.window.close()
        self.lock()
        self._entrance.end()
        self.window.deleteLater()
        self.settle()
        self._folder.cleanup()

    def _forget(self, _settings: Settings) -> None:
        """Leave the settings of this computer alone."""
