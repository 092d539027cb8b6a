"""Copies of the store: made while it is in use, looked through, and asked what they hold."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from mmep_desktop.domain.backups import Contents, Records
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.engine import DatabaseKey, check_file, lone_connection
from mmep_desktop.storage.faults import fault_of
from mmep_desktop.storage.moments import moment_from
from mmep_desktop.storage.reserve import RESERVE, is_low, refuse_little_room
from mmep_desktop.storage.sqlite_only import RawConnection, admit_one_copy, stoppable
from mmep_desktop.storage.store import STORE_NAME

Step = Callable[[], None]
"""Called between two steps of a long work; raises where it is to stop."""

_COPIES_AT_ONCE = 3
"""The copy, the sealed backup and the one that is opened to look whether it is whole."""

_FAMILIES = "SELECT count(DISTINCT family_id) FROM registration"
_SCREENINGS = (
    """SELECT count(*), coalesce(sum(determination LIKE '{"outcome":"refer%'), 0) FROM screening"""
)
_TRAIL = "SELECT seq, mac, at FROM trail ORDER BY seq DESC LIMIT 1"
_LINE = "SELECT mac FROM trail WHERE seq = ?"
_REVISION = "SELECT version_num FROM alembic_version"


class StoreCopies:
    """Copies of the store in *folder*, through connections of their own; see ``Copies``."""

    def __init__(self, folder: Path, key: DatabaseKey, reserve: int = RESERVE) -> None:
        self._folder = folder
        self._path = folder / STORE_NAME
        self._key = key
        self._reserve = reserve

    def room_is_low(self) -> bool:
        """Whether less than the reserve is free on the disk."""
        return is_low(self._folder, self._reserve)

    def copy_into(self, path: Path, step: Step) -> None:
        """Copy the store as it is now, while others save.

        Raises ``BACKUP_NO_ROOM`` before anything is written that would eat into the reserve.
        """
        check_file(self._path)
        needed = _COPIES_AT_ONCE * self._path.stat().st_size
        refuse_little_room(self._folder, needed, self._reserve)
        with _opened(self._path, self._key, step) as connection:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            admit_one_copy(connection, path)
            connection.execute("VACUUM INTO ?", (str(path),)).close()

    def looked_through(self, path: Path, step: Step, key: DatabaseKey | None = None) -> Contents:
        """Return what the copy at *path* holds, once the seal of each of its pages was checked.

        Without a *key* of then it is under the key of now. Raises ``BACKUP_DAMAGED``.
        """
        with _damage_told(), _opened(path, key or self._key, step) as connection:
            if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
                raise DeskError(Problem.BACKUP_DAMAGED, part="page")
            return _contents(connection)

    def is_of_this_store(self, holds: Contents) -> bool:
        """Whether the trail of the store in use has the very line with which *holds* ends."""
        with _opened(self._path, self._key, _go_on) as connection:
            line = connection.execute(_LINE, (holds.acts,)).fetchone()
        return holds.acts == 0 or (line is not None and bytes(line[0]).hex() == holds.head)

    def records(self, path: Path, key: DatabaseKey) -> Records:
        """Return which records the copy at *path* holds."""
        with _damage_told():
            return _records(path, key)

    def records_now(self) -> Records:
        """Return which records the store in use holds."""
        return _records(self._path, self._key)


@contextmanager
def _opened(path: Path, key: DatabaseKey, step: Step) -> Iterator[RawConnection]:
    check_file(path)
    connection = lone_connection(path, key)
    try:
        with stoppable(connection, step):
            yield connection
    except dbapi2.Error as error:
        raise fault_of(error, path) or error from None
    finally:
        connection.close()


@contextmanager
def _damage_told() -> Iterator[None]:
    """Say of a copy that it is damaged, not of the store in use."""
    damage = {Problem.STORE_DAMAGED, Problem.STORE_EMPTY, Problem.STORE_MISSING}
    try:
        yield
    except DeskError as refusal:
        if refusal.problem not in damage:
            raise
        raise DeskError(Problem.BACKUP_DAMAGED, found=refusal.problem.value) from None


def _contents(connection: RawConnection) -> Contents:
    (families,) = connection.execute(_FAMILIES).fetchone()
    screenings, referrals = connection.execute(_SCREENINGS).fetchone()
    acts, head, newest = connection.execute(_TRAIL).fetchone() or (0, b"", None)
    (revision,) = connection.execute(_REVISION).fetchone()
    return Contents(
        families=families,
        screenings=screenings,
        referrals=referrals,
        newest=None if newest is None else moment_from(newest),
        acts=acts,
        head=bytes(head).hex(),
        revision=revision,
    )


def _records(path: Path, key: DatabaseKey) -> Records:
    with _opened(path, key, _go_on) as connection:
        families = connection.execute("SELECT DISTINCT family_id FROM registration").fetchall()
        screenings = connection.execute("SELECT id, savings FROM screening").fetchall()
    return Records(frozenset(family for (family,) in families), dict(screenings))


def _go_on() -> None:
    """Stop at no step."""
