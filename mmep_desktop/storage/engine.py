"""Opening SQLCipher: the key goes in as bytes, is wiped at once, and every setting is read back."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import URL, Engine, create_engine, event
from sqlcipher3 import dbapi2

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.faults import fault_of, translate_faults
from mmep_desktop.storage.gate import GatedPool, gate_of, hold_gate
from mmep_desktop.storage.same_file import hold_place
from mmep_desktop.storage.sqlite_only import (
    RawConnection,
    begin_bare,
    begin_writing_at_once,
    guard,
    settle,
)

PATIENCE_MS = 5_000
"""How long a save waits for another one; a clerk takes the program for frozen after that."""

_PAGE = 4096
_SMALLEST_STORE = 2 * _PAGE
"""Bytes. SQLCipher would take an empty file for a new store; a cut page shows in the size."""

_KEY_SPEC = re.compile(rb"x'[0-9A-Fa-f]{64}'")

_Result = TypeVar("_Result")


class DatabaseKey(Protocol):
    """Hands out the store's key for a moment."""

    def database_key_spec(self) -> bytearray:
        """Return ``x'<64 hex digits>'`` in a buffer that the caller wipes."""


def store_engine(path: Path, key: DatabaseKey, patience_ms: int = PATIENCE_MS) -> Engine:
    """Return an engine on the store at *path* that asks *key* for each new connection."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=dbapi2,
        creator=lambda: _connected(path, key, patience_ms),
        hide_parameters=True,
        poolclass=GatedPool,
        pool_size=4,
        max_overflow=-1,  # a pool with an end asks itself again, and would pass the gate twice
    )
    hold_gate(engine, path)
    hold_place(engine, path)
    begin_writing_at_once(engine)
    translate_faults(engine, path)
    return engine


def lone_connection(path: Path, key: DatabaseKey) -> RawConnection:
    """Return a connection that no engine knows, set up like theirs; the caller closes it."""
    with gate_of(path).passed():
        return _connected(path, key, PATIENCE_MS)


def raw_connection(path: Path, key: DatabaseKey) -> RawConnection:
    """Return a connection on which nothing is settled and nothing barred; the caller closes it."""
    connection = _bare(path, PATIENCE_MS)
    try:
        _unlock(connection, key)
        _translating(path, lambda: begin_bare(connection))
    except BaseException:
        connection.close()
        raise
    return connection


def close_engine(engine: Engine) -> None:
    """Close every connection of *engine*; one that is in use closes as soon as it is given back."""
    event.listen(engine, "checkin", lambda _connection, record: record.invalidate())
    engine.dispose()


def check_file(path: Path) -> None:
    """Raise ``DeskError`` unless *path* can be a store: SQLCipher itself would make a new one."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise DeskError(Problem.STORE_MISSING) from None
    except OSError as refusal:
        raise DeskError(Problem.STORE_READ_ONLY, errno=refusal.errno or 0) from None
    if size == 0:
        raise DeskError(Problem.STORE_EMPTY)
    if size < _SMALLEST_STORE or (size % _PAGE and not _has_log(path)):
        raise DeskError(Problem.STORE_DAMAGED, bytes=size)


def _has_log(path: Path) -> bool:
    """Whether a log lies beside the store, from which a last page that is torn is written anew."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _bare(path: Path, patience_ms: int) -> RawConnection:
    return _translating(
        path,
        lambda: dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",  # a store that was moved away is not made anew
            uri=True,
            timeout=patience_ms / 1000,
            check_same_thread=False,
            isolation_level=None,
        ),
    )


def _connected(path: Path, key: DatabaseKey, patience_ms: int) -> RawConnection:
    connection = _bare(path, patience_ms)
    try:
        _unlock(connection, key)
        _translating(path, lambda: _prepare(connection, patience_ms))
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: RawConnection, key: DatabaseKey) -> None:
    """Give *connection* the key. SQLCipher takes anything else than 64 digits for a passphrase."""
    spec = key.database_key_spec()
    try:
        if not _KEY_SPEC.fullmatch(spec):
            raise ValueError("the key of the store is not 64 hexadecimal digits")
        connection.set_key(spec)
    finally:
        spec[:] = bytes(len(spec))


def _prepare(connection: RawConnection, patience_ms: int) -> None:
    begin_bare(connection)
    settle(connection, patience_ms)
    guard(connection)


def _translating(path: Path, act: Callable[[], _Result]) -> _Result:
    try:
        return act()
    except dbapi2.Error as error:
        raise fault_of(error, path) or error from None
