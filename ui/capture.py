"""The program's windows stay out of pictures of the screen, where the system can be asked to.

Windows leaves a window out of screenshots, recordings, Recall and screen sharing when it is asked;
Microsoft calls it no guarantee. Written from the documentation of SetWindowDisplayAffinity.
"""

import ctypes
import sys
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_IN_PICTURES = 0x00
_BLACK_IN_PICTURES = 0x01
_NOT_IN_PICTURES = 0x11
"""WDA_NONE, WDA_MONITOR, and WDA_EXCLUDEFROMCAPTURE, which came with Windows 10 version 2004."""

_NAME = "keeps_out_of_pictures"
_NEW_WINDOW = {QEvent.Type.Show, QEvent.Type.WinIdChange}


class Curtain(Protocol):
    """What the system draws, or not, before a window in pictures of the screen."""

    @property
    def works(self) -> bool:
        """Whether this system can be asked at all."""

    def draw(self, window: int) -> None:
        """Keep the window with the handle *window* out of pictures."""

    def open(self, window: int) -> None:
        """Let it be in pictures again."""


class NoCurtain:
    """A system that cannot be asked."""

    works = False

    def draw(self, window: int) -> None: ...
    def open(self, window: int) -> None: ...


class WindowsCurtain:
    """Asks Windows; an older one paints the window black instead."""

    works = True

    def __init__(self) -> None:
        self._ask = getattr(ctypes, "WinDLL")("user32").SetWindowDisplayAffinity  # noqa: B009 - only Windows has it
        self._ask.argtypes, self._ask.restype = (ctypes.c_void_p, ctypes.c_uint), ctypes.c_int

    def draw(self, window: int) -> None:
        """Keep the window with the handle *window* out of pictures."""
        if not self._ask(window, _NOT_IN_PICTURES):
            self._ask(window, _BLACK_IN_PICTURES)

    def open(self, window: int) -> None:
        """Let it be in pictures again."""
        self._ask(window, _IN_PICTURES)


def curtain_of_this_system() -> Curtain:
    """Return what this system offers."""
    return WindowsCurtain() if sys.platform == "win32" else NoCurtain()


class OutOfPictures(QObject):
    """Draws the curtain before every window of the program, and opens it while a clerk says so.

    What she says is kept nowhere: at the next start the curtain is drawn again.
    """

    def __init__(self, app: QApplication, curtain: Curtain) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        self._curtain = curtain
        self._is_drawn = True
        if curtain.works:
            app.installEventFilter(self)
            self._tell_all()

    @property
    def works(self) -> bool:
        """Whether there is anything to switch."""
        return self._curtain.works

    @property
    def is_drawn(self) -> bool:
        """Whether the windows are kept out of pictures."""
        return self._is_drawn

    def keep_out(self, *, keeps: bool) -> None:
        """Keep the windows out of pictures, or let them in until the program ends."""
        self._is_drawn = keeps
        self._tell_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for each window as it comes up, and again where it gets a new handle."""
        if event.type() in _NEW_WINDOW and isinstance(watched, QWidget) and watched.isWindow():
            self._tell(watched)
        return False

    def _tell_all(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._tell(window)

    def _tell(self, window: QWidget) -> None:
        handle = window.internalWinId()
        if handle:
            (self._curtain.draw if self._is_drawn else self._curtain.open)(handle)


def keep_out_of_pictures(app: QApplication) -> OutOfPictures:
    """Keep every window of *app* out of pictures from now on, until what is returned is deleted."""
    return OutOfPictures(app, curtain_of_this_system())


def out_of_pictures() -> OutOfPictures | None:
    """Return what keeps this program's windows out of pictures, if anything does."""
    app = QCoreApplication.instance()
    return app.findChild(OutOfPictures, _NAME) if app is not None else None
