"""The store in the desk's folder: made once, opened with its key, closed when the desk locks."""

import contextlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, select

from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.checked import Checked, Ends, Told
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import Clock, OpenWork
from mmep_desktop.storage.anchor import ANCHOR_NAME, Anchor
from mmep_desktop.storage.checking import check_store
from mmep_desktop.storage.clearing import clear_traces
from mmep_desktop.storage.engine import (
    PATIENCE_MS,
    DatabaseKey,
    check_file,
    close_engine,
    store_engine,
)
from mmep_desktop.storage.exchanging import ExchangedKey, exchange_key, remove_leftovers
from mmep_desktop.storage.faults import folder_fault
from mmep_desktop.storage.looking_back import look_back
from mmep_desktop.storage.migrating import (
    bring_up_to_date,
    make_tables,
    refuse_unknown_tables,
)
from mmep_desktop.storage.place import refuse_unsafe_place
from mmep_desktop.storage.seals import Seals, TrailKey
from mmep_desktop.storage.sqlite_only import WITHOUT_LOCK
from mmep_desktop.storage.stepping_in import finish_step
from mmep_desktop.storage.tables import CenterRow
from mmep_desktop.storage.trail import Trail
from mmep_desktop.storage.trail_lines import Head, head_of
from mmep_desktop.storage.unit_of_work import SqlUnitOfWork
from mmep_desktop.storage.wholeness import read_ends, refuse_damaged

STORE_NAME = "store.mmep"
_BEING_MADE = "store.mmep.new"
_BESIDE = ("", "-wal", "-shm", "-journal")
"""Endings of the files that make up one database."""


class StoresKey(DatabaseKey, TrailKey, Protocol):
    """Opens the store, and seals its trail."""


class Store:
    """An open store."""

    def __init__(self, engine: Engine, path: Path, trail: Trail, anchor: Anchor) -> None:
        self._engine = engine
        self._path = path
        self._trail: tuple[Trail, Anchor] | None = (trail, anchor)

    def work(self, clerk_id: str = "") -> OpenWork:
        """Return how to begin a unit of work, as the clerk *clerk_id* or as the desk itself."""
        return partial(self._begin, clerk_id)

    def anchor_now(self) -> tuple[int, bytes]:
        """Return the number and the seal of the last line of the trail, for who keeps a copy."""
        with self._engine.connect().execution_options(**WITHOUT_LOCK) as connection:
            head = head_of(connection)
        return head.seq, head.seal

    def clear_traces(self) -> bool:
        """Leave nothing of deleted rows in the files; see ``clear_traces`` of ``clearing``."""
        return clear_traces(self._engine)

    def check(self, tell: Told, ends: Ends | None = None) -> Checked:
        """Return everything that is wrong with the store; see ``check_store``."""
        if self._trail is None:
            raise RuntimeError("the store was closed")
        trail, anchor = self._trail
        return check_store(self._engine, trail.seals, anchor, tell, ends or {})

    def exchange_key(self, key: ExchangedKey) -> None:
        """Put the store under the key that follows *key*; see ``exchange_key``."""
        exchange_key(self._engine, self._path, key)

    def close(self) -> None:
        """Close every connection, which wipes the key in it, and let the trail's key go.

        Work that goes on has its own of both until it ends.
        """
        if self._trail is not None:
            self._trail[1].settle()
        self._trail = None
        close_engine(self._engine)

    def _begin(self, clerk_id: str) -> SqlUnitOfWork:
        if self._trail is None:
            raise RuntimeError("the store was closed")
        return SqlUnitOfWork(self._engine, *self._trail, clerk_id)


def open_store(
    folder: Path,
    key: StoresKey,
    *,
    practice: bool,
    patience_ms: int = PATIENCE_MS,
    clock: Clock | None = None,
) -> Store:
    """Open the store in *folder*, bringing its tables up to this version.

    Raises ``DeskError``: any of the ``STORE_`` problems, ``NOT_A_PRACTICE_STORE`` when *practice*
    meets real records, and ``PRACTICE_STORE`` the other way round. Nothing is written then.
    """
    refuse_unsafe_place(folder)
    path = folder / STORE_NAME
    finish_step(path)
    check_file(path)
    trail = Trail(Seals(key), clock or SystemClock())
    anchor = Anchor(folder, trail.seals)
    engine = store_engine(path, key, patience_ms)
    with _closing_on_failure(engine):
        refuse_unknown_tables(engine)
        _check_practice(engine, practice=practice)
        refuse_damaged(engine, path)
        bring_up_to_date(engine, trail)
        read_ends(engine)
        look_back(engine, trail, anchor)
        store = Store(engine, path, trail, anchor)
        _clear_what_was_left(store, trail.clock)
    remove_leftovers(folder)
    return store


def create_store(
    folder: Path,
    key: StoresKey,
    center: Center,
    clerks: tuple[Clerk, ...] = (),
    *,
    clock: Clock | None = None,
) -> Store:
    """Make the store of *center* in *folder* and open it.

    It gets its name when it is whole, so that a set-up cut short leaves nothing that looks like
    one. Raises ``DeskError`` with ``STORE_ALREADY_THERE``, a place that is refused (see
    ``refuse_unsafe_place``), ``FOLDER_READ_ONLY`` or ``STORE_FULL``.
    """
    refuse_unsafe_place(folder)
    _refuse_existing(folder)
    being_made = folder / _BEING_MADE
    trail = Trail(Seals(key), clock or SystemClock())
    try:
        _make_private(folder, being_made)
    except OSError as refusal:
        raise folder_fault(refusal) from None
    try:
        head = _fill_new(being_made, key, center, clerks, trail)
        _refuse_existing(folder)
        Anchor(folder, trail.seals).begin_again(head)
        being_made.rename(folder / STORE_NAME)
    except BaseException:
        _remove(being_made)
        (folder / ANCHOR_NAME).unlink(missing_ok=True)
        raise
    _sync(folder)
    return open_store(folder, key, practice=center.practice, clock=trail.clock)


def store_exists(folder: Path) -> bool:
    """Whether *folder* holds a store, or what is left of one."""
    return any((folder / f"{STORE_NAME}{ending}").exists() for ending in _BESIDE)


def remove_store(folder: Path) -> None:
    """Take away a store that was never used; its other files stay."""
    _remove(folder / STORE_NAME)
    (folder / ANCHOR_NAME).unlink(missing_ok=True)


def _refuse_existing(folder: Path) -> None:
    if store_exists(folder):
        raise DeskError(Problem.STORE_ALREADY_THERE)


def _make_private(folder: Path, being_made: Path) -> None:
    """Make an empty file that nobody else can read; SQLite gives its own files the same rights."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    _remove(being_made)
    os.close(os.open(being_made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _fill_new(
    path: Path, key: StoresKey, center: Center, clerks: tuple[Clerk, ...], trail: Trail
) -> Head:
    engine = store_engine(path, key)
    try:
        make_tables(engine)
        with SqlUnitOfWork(engine, trail) as work:
            work.center.keep_center(center)
            for clerk in clerks:
                work.center.keep_clerk(clerk)
            work.commit()
        with engine.begin() as connection:
            return head_of(connection)
    finally:
        close_engine(engine)


def _clear_what_was_left(store: Store, clock: Clock) -> None:
    """Clear the traces of destroyed records that could not be cleared when they were destroyed."""
    begin = store.work()
    with begin() as work:
        work.only_read()
        is_left = work.destructions.are_uncleared() or work.letting_go.are_uncleared()
    if not is_left:
        return
    with contextlib.suppress(DeskError):  # as on a full disk: the records go on to be useful
        store.clear_traces()
        with begin() as work:
            work.destructions.mark_cleared(clock.now())
            work.letting_go.mark_cleared(clock.now())
            work.commit()


def _check_practice(engine: Engine, *, practice: bool) -> None:
    with engine.begin() as connection:
        is_practice = connection.scalar(select(CenterRow.practice))
    if is_practice is None:
        raise DeskError(Problem.STORE_DAMAGED, part="center")
    if practice and not is_practice:
        raise DeskError(Problem.NOT_A_PRACTICE_STORE)
    if is_practice and not practice:
        raise DeskError(Problem.PRACTICE_STORE)


@contextlib.contextmanager
def _closing_on_failure(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        close_engine(engine)
        raise


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make the new name last a power failure, where folders can be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
