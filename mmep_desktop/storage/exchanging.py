"""Putting the store under another key: copied, verified, swapped; a crash leaves one that opens.

SQLCipher can change the key in place, but what is half changed opens with neither. So the copy gets
the new key while the store keeps the old one, and takes its place as a whole.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.engine import DatabaseKey, raw_connection
from mmep_desktop.storage.faults import fault_of, folder_fault
from mmep_desktop.storage.gate import gate_of
from mmep_desktop.storage.same_file import forget_place
from mmep_desktop.storage.sqlite_only import RawConnection, admit_one_copy, be_alone

COPY_NAME = "store.mmep.next"
OLD_NAME = "store.mmep.old"
_JOURNAL = "-journal"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
_END_OF_TRAIL = "SELECT seq, mac FROM trail ORDER BY seq DESC LIMIT 1"


class ExchangedKey(DatabaseKey, Protocol):
    """The key in use, and the one that is to follow it."""

    @property
    def following(self) -> DatabaseKey | None: ...
    def take_over(self) -> None:
        """Become the following key."""


def exchange_key(engine: Engine, path: Path, key: ExchangedKey) -> None:
    """Put the store at *path* under the key that follows *key*, which becomes it.

    Whoever wants to work on the store waits. Raises ``STORE_BUSY``, ``STORE_FULL`` or
    ``STORE_DAMAGED``; the store is as it was then, under *key*.
    """
    following = key.following
    if following is None:
        raise ValueError("no key follows")
    with gate_of(path).closed():
        engine.dispose()
        with _faults_told(path):
            _make_copy(path, key, following)
            _swap(path)
        key.take_over()
        forget_place(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    remove_leftovers(path.parent)


def remove_leftovers(folder: Path) -> None:
    """Take away a copy that was never finished, and the file under the key from before."""
    for name in (COPY_NAME, f"{COPY_NAME}{_JOURNAL}", OLD_NAME):
        with suppress(OSError):  # what stays is under a key that nobody has any more
            (folder / name).unlink(missing_ok=True)


def _make_copy(path: Path, key: DatabaseKey, following: DatabaseKey) -> None:
    copy = path.with_name(COPY_NAME)
    remove_leftovers(path.parent)
    with closing(raw_connection(path, key)) as store:
        be_alone(store)
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        admit_one_copy(store, copy)
        store.execute("VACUUM INTO ?", (str(copy),)).close()
        _put_under(copy, key, following)
        with closing(raw_connection(copy, following)) as copied:
            _refuse_different(store, copied)
    _make_durable(copy)


def _put_under(copy: Path, key: DatabaseKey, following: DatabaseKey) -> None:
    with closing(raw_connection(copy, key)) as connection:
        spec = following.database_key_spec()
        try:
            connection.reset_key(spec)
        finally:
            spec[:] = bytes(len(spec))


def _refuse_different(store: RawConnection, copied: RawConnection) -> None:
    """Raise ``STORE_DAMAGED`` unless every page is whole and each table has as many rows."""
    broken = copied.execute("PRAGMA cipher_integrity_check").fetchone()
    if broken is not None or _figures(store) != _figures(copied):
        raise DeskError(Problem.STORE_DAMAGED, part="copy")


def _figures(connection: RawConnection) -> dict[str, object]:
    names = sorted(name for (name,) in connection.execute(_TABLES).fetchall())
    counts: dict[str, object] = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - our own tables
        for name in names
    }
    return {**counts, "end of the trail": connection.execute(_END_OF_TRAIL).fetchone()}


def _swap(path: Path) -> None:
    """Put the copy in the store's place at one stroke; the old file stays until it opens."""
    with suppress(OSError):  # a disk without hard links keeps no second name, and needs none
        os.link(path, path.with_name(OLD_NAME))
    path.with_name(COPY_NAME).replace(path)
    if os.name == "posix":
        _make_durable(path.parent)


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        remove_leftovers(path.parent)
        if isinstance(error, dbapi2.Error):
            raise fault_of(error, path) or error from None
        if isinstance(error, OSError):
            raise folder_fault(error) from None
        raise
