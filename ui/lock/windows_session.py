"""The computer locks or goes to sleep, as Windows tells its windows.

Written from the documentation of WM_WTSSESSION_CHANGE and WM_POWERBROADCAST.
"""

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT = 0x2
WTS_REMOTE_DISCONNECT = 0x4
WTS_SESSION_LOGOFF = 0x6
WTS_SESSION_LOCK = 0x7

_LOCKING = {WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK}
_KIND = b"windows_generic_MSG"
_THIS_SESSION = 0


class Message(ctypes.Structure):
    """The beginning of Windows' MSG, which is all that is read of it."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


class WindowsSession(QObject):
    """Tells of a lock, of another user in front, and of sleep."""

    locked = Signal()
    falls_asleep = Signal()

    def __init__(self, parent: QObject, register: Callable[[], object]) -> None:
        super().__init__(parent)
        self._messages = Messages(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._messages)
        register()


class Messages(QAbstractNativeEventFilter):
    """Reads every message of the program's windows, and stops none."""

    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if QByteArray(kind) == _KIND:
            told = Message.from_address(int(message))
            if told.message == WM_WTSSESSION_CHANGE and told.wparam in _LOCKING:
                self._session.locked.emit()
            elif (told.message, told.wparam) == (WM_POWERBROADCAST, PBT_APMSUSPEND):
                self._session.falls_asleep.emit()
        return False, 0


def ask_for_locks(window: int) -> None:
    """Let Windows tell the window with the handle *window* of locks of this session."""
    library = getattr(ctypes, "WinDLL")("wtsapi32")  # noqa: B009 - only Windows has it
    ask = library.WTSRegisterSessionNotification
    ask.argtypes, ask.restype = (ctypes.c_void_p, ctypes.c_uint), ctypes.c_int
    ask(window, _THIS_SESSION)
