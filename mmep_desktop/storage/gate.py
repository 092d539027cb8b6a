"""The gate before a store's files: closed while they are exchanged, so that nobody is inside.

A connection that stays open on the old file would take the new file's log away when it closes.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, cast
from weakref import WeakValueDictionary

from sqlalchemy import Engine
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from mmep_desktop.errors import DeskError, Problem

PATIENCE_SECONDS = 5.0
COURTESY_SECONDS = 0.25
"""So long somebody with long work waits for others at most, between two steps of it."""


class Gate:
    """Counts who is inside; whoever comes to a closed gate waits a while."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._is_closed = False

    def enter(self) -> None:
        """Go in; raises ``DeskError(STORE_BUSY)`` where the gate stays closed."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._is_closed, PATIENCE_SECONDS):
                raise DeskError(Problem.STORE_BUSY, gate="closed")
            self._inside += 1

    def leave(self) -> None:
        """Go out again."""
        with self._changed:
            self._inside -= 1
            self._changed.notify_all()

    def let_others_go_first(self, at_most: float = COURTESY_SECONDS) -> None:
        """Wait a moment until nobody is inside; whoever waits for the write lock is inside too.

        SQLite does not let those who wait take turns: it looks again after some time, and then
        somebody who never rests has the lock once more.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._inside, at_most)

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Let nobody in, once everybody is out; raises ``STORE_BUSY`` where somebody stays."""
        with self._changed:
            if self._is_closed:
                raise DeskError(Problem.STORE_BUSY, gate="closed")
            self._is_closed = True
            is_empty = self._changed.wait_for(lambda: not self._inside, PATIENCE_SECONDS)
        try:
            if not is_empty:
                raise DeskError(Problem.STORE_BUSY, gate="in use")
            yield
        finally:
            with self._changed:
                self._is_closed = False
                self._changed.notify_all()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Be inside for a moment."""
        self.enter()
        try:
            yield
        finally:
            self.leave()


class GatedPool(QueuePool):
    """Connections of one store, each of which passes its gate."""

    gate = Gate()  # each store's pool is given its own at once

    def recreate(self) -> Self:
        """Return a pool like this one, at the same gate."""
        made = cast("Self", super().recreate())
        made.gate = self.gate
        return made

    def _do_get(self) -> ConnectionPoolEntry:
        self.gate.enter()
        try:
            return super()._do_get()
        except BaseException:
            self.gate.leave()
            raise

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        try:
            super()._do_return_conn(record)
        finally:
            self.gate.leave()


def hold_gate(engine: Engine, path: Path) -> None:
    """Let every connection of *engine* pass the gate of the store at *path*."""
    cast("GatedPool", engine.pool).gate = gate_of(path)


def let_others_go_first(engine: Engine) -> None:
    """Wait a moment until nobody has a connection of *engine*; the caller must have none."""
    cast("GatedPool", engine.pool).gate.let_others_go_first()


def gate_of(path: Path) -> Gate:
    """Return the one gate of the store at *path*, for as long as somebody holds it."""
    place = str(path.absolute())
    with _GUARD:
        return _GATES.setdefault(place, Gate())


_GUARD = threading.Lock()
_GATES: WeakValueDictionary[str, Gate] = WeakValueDictionary()
