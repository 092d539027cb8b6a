"""Nothing is read from or kept in a store that is no longer at its place.

A file that was moved, deleted or replaced while it is open can still be written to, and what is
written is never seen again. So each unit of work looks twice: before it begins, and before it is
kept.
"""

from pathlib import Path
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.sqlite_only import RawConnection

Identity = tuple[int, int]
"""The disk of a file and its number there."""

_LOG = "mmep_log"


def hold_place(engine: Engine, path: Path) -> None:
    """Let work on *engine* fail with ``STORE_MOVED`` while the files at *path* are others."""
    held = _HELD[engine] = _Held(path)
    event.listen(engine, "connect", held.hold)
    event.listen(engine, "begin", held.refuse_moved)
    event.listen(engine, "commit", held.refuse_to_keep)


def forget_place(engine: Engine) -> None:
    """Let the file that *engine* opens next be the store: it was exchanged on purpose."""
    _HELD[engine].forget()


class _Held:
    """The store that was opened first counts; its log may begin anew with a new connection."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._store: Identity | None = None

    def forget(self) -> None:
        self._store = None

    def hold(self, _connection: RawConnection, record: ConnectionPoolEntry) -> None:
        record.info[_LOG] = _identity(self._log)
        self._store = self._store or _identity(self._path)

    def refuse_moved(self, connection: Connection) -> None:
        log = _identity(self._log)
        held = connection.info[_LOG] or log  # a new store has no log before its first saving
        if self._store is None or (_identity(self._path), log) != (self._store, held):
            raise DeskError(Problem.STORE_MOVED)
        connection.info[_LOG] = held

    def refuse_to_keep(self, connection: Connection) -> None:
        try:
            self.refuse_moved(connection)
        except DeskError:
            connection.connection.rollback()  # SQLAlchemy takes its own transaction for ended
            raise


def _identity(file: Path) -> Identity | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


_HELD: WeakKeyDictionary[Engine, _Held] = WeakKeyDictionary()
