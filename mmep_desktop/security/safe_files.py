"""Small files that a crash, a full disk or a second look never finds half written."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows counts no quota this way


def write_safely(path: Path, content: bytes) -> None:
    """Put *content* at *path* as a whole, readable by this account only.

    Written to a file beside it, made durable, then renamed: until the last step the old file
    stays. Raises ``FOLDER_READ_ONLY`` or ``STORE_FULL``; the old file is whole then too.
    """
    beside = path.with_name(path.name + ".tmp")
    with folder_problems():
        beside.unlink(missing_ok=True)  # left by a crash: never read, never trusted
        try:
            _write_new(beside, content)
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        make_durable(path.parent)


@contextlib.contextmanager
def folder_problems() -> Iterator[None]:
    """Turn the system's refusals to write into problems that a clerk can act on."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        problem = Problem.STORE_FULL if full else Problem.FOLDER_READ_ONLY
        raise DeskError(problem, errno=error.errno or 0) from None


def make_durable(folder: Path) -> None:
    """Ask the disk to keep the names in *folder*; Windows keeps them by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
