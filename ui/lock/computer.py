"""Hears the computer lock and go to sleep, on each system in its own way.

Qt has no way to hear it on macOS: there the idle lock remains, which also sees by the wall clock
that the computer slept.
"""

import sys
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.lock.linux_session import LinuxSession
from ui.lock.windows_session import WindowsSession, ask_for_locks


class Computer(QObject):
    """Tells of a lock and of sleep for as long as *window* lives."""

    locked = Signal()
    falls_asleep = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        session = _session_of(window)
        if session is not None:
            session.locked.connect(self.locked)
            session.falls_asleep.connect(self.falls_asleep)


def _session_of(window: QWidget) -> LinuxSession | WindowsSession | None:
    maker = _MAKERS.get(sys.platform)
    return None if maker is None else maker(window)


def _windows_session(window: QWidget) -> WindowsSession:
    return WindowsSession(window, partial(ask_for_locks, int(window.winId())))


_MAKERS: Mapping[str, Callable[[QWidget], LinuxSession | WindowsSession]] = {
    "linux": LinuxSession,
    "win32": _windows_session,
}
