"""A second start rings at the first one, whose window then comes to the front."""

import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

if sys.platform == "win32":
    import ctypes

_ASKED, _ANSWERED = b"show\n", b"shown\n"
_AT_ONCE_MS = 1_000
_BETWEEN_SECONDS = 0.1
_ANY_PROCESS = -1


class Doorbell(QObject):
    """Hangs in the desk's folder, for this account only, and brings *window* to the front."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        place = _place(folder)
        QLocalServer.removeServer(place)  # of a crash: the desk is ours, or we would not be here
        self._server.listen(place)

    def take_down(self) -> None:
        """Answer nobody from now on."""
        self._server.close()

    def _greet(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        caller.readyRead.connect(lambda: self._answer(caller))

    def _answer(self, caller: QLocalSocket) -> None:
        if caller.read(len(_ASKED)).data() == _ASKED:
            come_to_the_front(self._window)
            caller.write(_ANSWERED)
            caller.flush()
        caller.disconnectFromServer()


def come_to_the_front(window: QWidget) -> None:
    """Let *window* stand before every other; a page turned to the family stays before it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    tops = (each for each in QApplication.topLevelWidgets() if each is not window)
    turned = [each for each in tops if each.isVisible() and each.isFullScreen()]
    for each in (window, *turned):
        each.raise_()
        each.activateWindow()


def ring(folder: Path) -> bool:
    """Ask the window that has the desk in *folder* to come to the front; say whether it did."""
    caller = QLocalSocket()
    caller.connectToServer(_place(folder))
    if not caller.waitForConnected(_AT_ONCE_MS):
        return False
    _let_it_come_to_the_front()
    caller.write(_ASKED)
    caller.flush()
    answered = caller.waitForReadyRead(_AT_ONCE_MS) and caller.readAll().data() == _ANSWERED
    caller.abort()
    return answered


def ring_until(folder: Path, has_desk: Callable[[], bool], patience: float) -> bool:
    """Ring for *patience* seconds, while the desk is not free; say whether somebody answered.

    The first program may be just starting, or just ending: then *has_desk* takes the desk.
    """
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if has_desk():
            return False
        if ring(folder):
            return True
        time.sleep(_BETWEEN_SECONDS)
    return False


def _place(folder: Path) -> str:
    """Return where the bell hangs: a socket in the folder, or a pipe named after it."""
    whole = folder.resolve()
    if sys.platform == "win32":
        return f"mmep-desktop-{hashlib.sha256(str(whole).encode()).hexdigest()[:16]}"
    else:  # noqa: RET505 - mypy tells the platforms apart by branch
        return str(whole / "desk.bell")


def _let_it_come_to_the_front() -> None:
    """Pass on the right to come to the front, which Windows gives to what was started last."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
