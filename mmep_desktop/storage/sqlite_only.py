"""What is SQLite's own and no plain SQL: its settings, its locks, and what is barred."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlcipher3 import dbapi2

from mmep_desktop.errors import DeskError, Problem

RawConnection = Any
"""A connection of ``sqlcipher3``, which ships no types."""

_SETTINGS = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)
"""Name, value to set, value that must be read back.

WAL with FULL loses no answer that was acknowledged when the power fails; temporary tables stay in
memory because SQLCipher would write them in clear; what is deleted is overwritten.
"""

_SCHEMA_QUESTIONS = frozenset(
    {
        "foreign_key_check",
        "foreign_key_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "table_info",
        "table_list",
        "table_xinfo",
    }
)
"""Pragmas whose argument names a table: they read the schema and change nothing."""

_ACTING_WITHOUT_VALUE = frozenset(
    {"incremental_vacuum", "optimize", "shrink_memory", "wal_checkpoint"}
)
_BARRED_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export"})


_STEPS_BETWEEN_LOOKS = 1_000
"""Steps of SQLite's machine: a look each millisecond or so."""

WITHOUT_LOCK = {"without_lock": True}
"""The option of a connection that begins without the write lock: to read beside a writer, or to
write later, if nothing was read before."""


class SettingRefused(Exception):
    """SQLite did not take a setting that the promises rest on; the store is not opened then."""


def settle(connection: RawConnection, patience_ms: int) -> None:
    """Set every setting and read it back; wait up to *patience_ms* for other writers."""
    for name, value, expected in _SETTINGS:
        _set(connection, name, value, expected)
    _set(connection, "busy_timeout", str(patience_ms), patience_ms)


def silence(connection: RawConnection) -> None:
    """Keep SQLCipher from writing to standard error; what it has to say is raised as well."""
    _set(connection, "cipher_log_level", "NONE", "NONE")


def begin_bare(connection: RawConnection) -> None:
    """Read for the first time: a wrong key shows here."""
    silence(connection)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def be_alone(connection: RawConnection) -> None:
    """Put the log into the store and keep everybody out until *connection* closes.

    SQLite says "locked" while any other connection is open, also one that does nothing.
    """
    _set(connection, "temp_store", "MEMORY", 2)
    _set(connection, "journal_mode", "DELETE", "delete")
    _set(connection, "locking_mode", "EXCLUSIVE", "exclusive")
    for statement in ("BEGIN EXCLUSIVE", "COMMIT"):
        connection.execute(statement).close()


def guard(connection: RawConnection) -> None:
    """Bar attaching files, changing settings and loading extensions on *connection* from now on."""
    connection.set_authorizer(_verdict)


def admit_one_copy(connection: RawConnection, path: Path) -> None:
    """Let *connection* attach exactly *path*, once and no other: ``VACUUM INTO`` does that."""
    admitted = [str(path)]

    def verdict(
        action: int, first: str | None, second: str | None, database: str | None, name: str | None
    ) -> int:
        if action == dbapi2.SQLITE_ATTACH and first in admitted:
            admitted.clear()
            return _OK
        return _verdict(action, first, second, database, name)

    connection.set_authorizer(verdict)


@contextmanager
def stoppable(connection: RawConnection, step: Callable[[], None]) -> Iterator[None]:
    """Call *step* often while *connection* works; what it raises ends the work and is raised."""
    asked: list[BaseException] = []

    def look() -> int:
        try:
            step()
        except BaseException as wish:  # noqa: BLE001 - SQLite lets none through; it is raised below
            asked.append(wish)
        return len(asked)

    connection.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except dbapi2.Error:
        if asked:
            raise asked[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def unguarded(connection: Connection) -> Iterator[RawConnection]:
    """Lend the raw connection without its bars, and without a transaction, for one act of ours."""
    raw: RawConnection = connection.connection.driver_connection
    raw.set_authorizer(None)
    try:
        yield raw
    finally:
        guard(raw)


def brings_log_home(connection: RawConnection) -> bool:
    """Write what the log holds into the store; False if the disk or another program is in the way.

    It is barred to all others: a save must not wait for it.
    """
    connection.set_authorizer(None)
    try:
        is_busy, in_log, home = connection.execute("PRAGMA wal_checkpoint").fetchone()
    except dbapi2.OperationalError:
        return False
    finally:
        guard(connection)
    return not is_busy and in_log == home


def begin_writing_at_once(engine: Engine) -> None:
    """Take the write lock when a transaction begins, unless it is to begin without.

    A transaction that begins by reading cannot always go on to write: SQLite then says "locked" at
    once, however long it was told to wait. A store that can only be read is still read.
    """
    event.listen(engine, "begin", _begin)


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("without_lock"):
        connection.exec_driver_sql("BEGIN")
        return
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except DeskError as refusal:
        if refusal.problem is not Problem.STORE_READ_ONLY:
            raise
        connection.exec_driver_sql("BEGIN")


def _set(connection: RawConnection, name: str, value: str, expected: str | int) -> None:
    connection.execute(f"PRAGMA {name}={value}").close()
    (found,) = connection.execute(f"PRAGMA {name}").fetchone()
    if found != expected:
        raise SettingRefused(name)


def _verdict(
    action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None
) -> int:
    if action in {dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH}:
        return _DENY
    if action == dbapi2.SQLITE_FUNCTION and second in _BARRED_FUNCTIONS:
        return _DENY
    if action == dbapi2.SQLITE_PRAGMA and _changes_something(str(first).lower(), second):
        return _DENY
    return _OK


def _changes_something(pragma: str, value: str | None) -> bool:
    if value is None:
        return pragma in _ACTING_WITHOUT_VALUE
    return pragma not in _SCHEMA_QUESTIONS


_DENY: int = dbapi2.SQLITE_DENY
_OK: int = dbapi2.SQLITE_OK
