"""One program at a time has a desk: the system keeps the hold, so a crash lets go of it.

Where it can, the hold is on the folder itself: no file is left behind, and none can be deleted
under it. Windows locks no folders; there it is a file in it.
"""

import os
import sys
import threading
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCK_FILE = "desk.lock"


class Hold:
    """A desk that is this process's until ``release()``, or until the process ends."""

    def __init__(self, place: str) -> None:
        self._place = place

    def release(self) -> None:
        """Let go; a second call does nothing."""
        place, self._place = self._place, ""
        with _GUARD:
            held = _HELD.get(place)
            if held is not None:
                held.holds -= 1
                if not held.holds:
                    os.close(_HELD.pop(place).handle)


def hold(folder: Path) -> Hold:
    """Take the desk in *folder*, which is made if need be; one process may take it many times.

    Raises ``DeskError(DESK_IN_USE)`` while another process has it. A folder that this account
    cannot open is held by nobody: whoever comes to read or write there is told so.
    """
    place = str(folder.resolve())
    with _GUARD:
        held = _HELD.get(place)
        if held is None:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                handle = _opened(folder)
            except OSError:
                return Hold("")
            _take(handle)
            held = _HELD[place] = _Held(handle)
        held.holds += 1
    return Hold(place)


def is_free(folder: Path) -> bool:
    """Whether no program has the desk in *folder*, this one included."""
    with _GUARD:
        if str(folder.resolve()) in _HELD:
            return False
        try:
            handle = _opened(folder)
            _take(handle)
        except (OSError, DeskError):
            return False
        os.close(handle)
        return True


class _Held:
    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.holds = 0


def _opened(folder: Path) -> int:
    if sys.platform == "win32":
        return os.open(folder / _LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    else:  # noqa: RET505 - mypy tells the platforms apart by branch
        return os.open(folder, os.O_RDONLY)


def _take(handle: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise DeskError(Problem.DESK_IN_USE) from None


_GUARD = threading.Lock()
_HELD: dict[str, _Held] = {}
