"""What SQLite complained of, as the problem a clerk can act on; nothing it says of rows goes on."""

import errno
import shutil
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlcipher3 import dbapi2

from mmep_desktop.errors import DeskError, Problem

_PROBLEMS = {
    dbapi2.SQLITE_NOTADB: Problem.STORE_DAMAGED,
    dbapi2.SQLITE_CORRUPT: Problem.STORE_DAMAGED,
    dbapi2.SQLITE_FORMAT: Problem.STORE_DAMAGED,
    dbapi2.SQLITE_READONLY: Problem.STORE_READ_ONLY,
    dbapi2.SQLITE_CANTOPEN: Problem.STORE_READ_ONLY,
    dbapi2.SQLITE_PERM: Problem.STORE_READ_ONLY,
    dbapi2.SQLITE_FULL: Problem.STORE_FULL,
    dbapi2.SQLITE_BUSY: Problem.STORE_BUSY,
    dbapi2.SQLITE_LOCKED: Problem.STORE_BUSY,
    dbapi2.SQLITE_PROTOCOL: Problem.STORE_BUSY,
    dbapi2.SQLITE_IOERR: Problem.STORE_BUSY,
}
"""By SQLite's result codes; an I/O error mostly is a virus scanner that holds the file."""

_GONE = {dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_IOERR, dbapi2.SQLITE_READONLY}
"""What SQLite says of a file that is not at its place any more."""

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows counts no quota this way

TEXT = "text"
"""The part that is damaged where a text is none."""

_NO_TEXT = "Could not decode to UTF-8"

_NO_ROOM = 256 * 1024
"""Bytes; with less than this left, an I/O error means that the disk is full."""


class RowRefused(ValueError):
    """A row broke a constraint: the program asked for something that cannot be. A bug of ours."""


def fault_of(error: BaseException, path: Path) -> Exception | None:
    """Return what *error* of the store at *path* means, or nothing when it is a bug of ours.

    A value that cannot be kept stays the ``ValueError`` it was, without the statement around it.
    """
    if isinstance(error, ValueError):
        return error
    if isinstance(error, dbapi2.IntegrityError):
        return RowRefused(str(error))
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _GONE and not path.exists():
        return DeskError(Problem.STORE_MOVED, sqlite=code)
    if code == dbapi2.SQLITE_IOERR and _is_full(path.parent):
        return DeskError(Problem.STORE_FULL, sqlite=code)
    if str(error).startswith(_NO_TEXT):  # and then comes what stands there instead
        return DeskError(Problem.STORE_DAMAGED, part=TEXT)
    return DeskError(_PROBLEMS[code], sqlite=code) if code in _PROBLEMS else None


def folder_fault(refusal: OSError) -> DeskError:
    """Return what a folder that takes no new file means."""
    problem = Problem.STORE_FULL if refusal.errno in _FULL else Problem.FOLDER_READ_ONLY
    return DeskError(problem, errno=refusal.errno or 0)


def translate_faults(engine: Engine, path: Path) -> None:
    """Let every statement, commit and rollback on *engine* fail in the desk's own words."""

    def translated(context: ExceptionContext) -> BaseException | None:
        return fault_of(context.original_exception, path)

    event.listen(engine, "handle_error", translated, retval=True)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _NO_ROOM
    except OSError:
        return False
