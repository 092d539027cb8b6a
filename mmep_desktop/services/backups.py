"""Backups of the open store: made, listed, looked into and forgotten."""

import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.backups import (
    Contents,
    Difference,
    Generation,
    Records,
    difference,
    forgotten,
    is_due,
    last_holding,
)
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.keys import Purpose
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork

Step = Callable[[], None]
"""Called between two steps of a long work; raises ``Stopped`` where it is to stop."""


class Stopped(Exception):
    """The work was asked to stop, and left nothing half done."""


class KeyOfThen(Protocol):
    """The store's key as it was when a backup was made."""

    def database_key_spec(self) -> bytearray: ...
    def derived(self, purpose: Purpose) -> bytearray: ...


class Copies(Protocol):
    """Copies of the store, and what is in them."""

    def room_is_low(self) -> bool: ...
    def copy_into(self, path: Path, step: Step) -> None:
        """Copy the store as it is now, while others save."""

    def looked_through(self, path: Path, step: Step, key: KeyOfThen | None = None) -> Contents:
        """Check every page of the copy at *path* and return what it holds.

        Without a *key* of then it is under the key of now. Raises ``BACKUP_DAMAGED``.
        """

    def is_of_this_store(self, holds: Contents) -> bool:
        """Whether the trail of the store in use holds the end of the copy's trail."""

    def records(self, path: Path, key: KeyOfThen) -> Records: ...
    def records_now(self) -> Records: ...


class Begun(Protocol):
    """A backup in the making, with a folder for what is passing."""

    id: str
    place: Path

    def seal(self, copy: Path, step: Step) -> int: ...
    def unseal(self, step: Step) -> Path: ...
    def keep(self, generation: Generation) -> None: ...


class BackupsKept(Protocol):
    """Where the sealed backups lie."""

    def generations(self) -> tuple[Generation, ...]: ...
    def begin(self, id_: str) -> AbstractContextManager[Begun]: ...
    def lent(self, id_: str, step: Step) -> AbstractContextManager[tuple[Path, KeyOfThen]]: ...
    def forget(self, ids: Iterable[str]) -> None: ...
    def tidy(self, now: datetime) -> None: ...
    def set_aside(self, now: datetime) -> None: ...


_OF_BACKUPS = {
    Problem.STORE_FULL: Problem.BACKUP_NO_ROOM,
    Problem.STORE_READ_ONLY: Problem.BACKUP_NOT_WRITTEN,
    Problem.FOLDER_READ_ONLY: Problem.BACKUP_NOT_WRITTEN,
}
"""What a problem of the disk means for a backup: it costs no answer."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a backup would bring back, and what would be lost by it.

    *is_of_this_store* is False where the trail of the store in use does not lead back to it.
    Without *step* the store in use could not be read.
    """

    generation: Generation
    step: Difference | None
    is_of_this_store: bool


class Backups:
    """The backups of an open store, for its clerk *clerk_id*."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk_id: str,
        copies: Copies,
        shelf: BackupsKept,
    ) -> None:
        self._work = work
        self._clock = clock
        self._ids = ids
        self._clerk_id = clerk_id
        self._copies = copies
        self._shelf = shelf
        self._one_at_a_time = threading.Lock()

    def generations(self) -> tuple[Generation, ...]:
        """Return the backups, the newest first. Raises ``DeskError``."""
        return tuple(reversed(self._shelf.generations()))

    def room_is_low(self) -> bool:
        """Whether less room is free on the disk than the desk keeps in reserve."""
        return self._copies.room_is_low()

    def is_due(self, untouched: timedelta, unlocked: timedelta) -> bool:
        """Whether it is time for a backup of itself. Raises ``DeskError``."""
        made = [each.made_at for each in self._shelf.generations()]
        return is_due(self._clock.now(), made[-1] if made else None, untouched, unlocked)

    def make(self, step: Step) -> Generation:
        """Make a backup, open it again to look whether it is whole, and forget what is too old.

        Raises ``Stopped`` when *step* does, and ``DeskError``; all that was there before stays.
        """
        with self._one_at_a_time:
            try:
                return self._made(step)
            except Exception as refusal:
                step()  # a desk that locks takes its key and its store away from under this
                if isinstance(refusal, DeskError) and refusal.problem in _OF_BACKUPS:
                    raise DeskError(_OF_BACKUPS[refusal.problem]) from None
                raise

    def make_now(self, step: Step) -> Generation:
        """Make a backup because the clerk asks for it; her role must include that."""
        self._refuse_unless(Deed.BACK_UP)
        return self.make(step)

    def prospect(self, id_: str, step: Step) -> Prospect:
        """Return what the backup *id_* would bring back; nothing is changed."""
        self._refuse_unless(Deed.RESTORE)
        with self._one_at_a_time, self._shelf.lent(id_, step) as (path, key):
            holds = self._copies.looked_through(path, step, key)
            generation = next(each for each in self._shelf.generations() if each.id == id_)
            if holds != generation.holds:
                raise DeskError(Problem.BACKUP_DAMAGED, part="contents")
            then = self._copies.records(path, key)
        return Prospect(
            generation,
            difference(self._copies.records_now(), then),
            self._copies.is_of_this_store(holds),
        )

    def tidy(self) -> None:
        """Take away what was cut short, as when the power failed. Raises ``DeskError``."""
        with self._one_at_a_time:
            self._shelf.tidy(self._clock.now())

    def set_aside(self) -> None:
        """Put backups whose list cannot be read aside, and begin anew."""
        self._refuse_unless(Deed.RESTORE)
        with self._one_at_a_time:
            self._shelf.set_aside(self._clock.now())

    def last_holding(self, day: date) -> date | None:
        """Return on which day the last backup is due to go that holds what was there on *day*."""
        return last_holding(day, self._shelf.generations(), self._clock.now())

    def _made(self, step: Step) -> Generation:
        now = self._clock.now()
        self._shelf.tidy(now)
        with self._shelf.begin(self._ids.new()) as begun:
            copy = begun.place / "copy"
            self._copies.copy_into(copy, step)
            octets = begun.seal(copy, step)
            holds = self._looked_through(begun, step)
            generation = Generation(begun.id, now, octets, holds)
            step()
            begun.keep(generation)
        gone = forgotten(self._shelf.generations(), now)
        self._shelf.forget(each.id for each in gone)
        self._tell(generation, gone)
        return generation

    def _looked_through(self, begun: Begun, step: Step) -> Contents:
        """Open the sealed backup as a restore would, and look whether it is this store's."""
        holds = self._copies.looked_through(begun.unseal(step), step)
        if not self._copies.is_of_this_store(holds):
            raise DeskError(Problem.BACKUP_DAMAGED, part="trail")
        return holds

    def _tell(self, made: Generation, gone: tuple[Generation, ...]) -> None:
        with self._work() as work:
            work.trail.note(Act.BACKUP_MADE, made.id)
            for each in gone:
                work.trail.note(Act.BACKUP_FORGOTTEN, each.id)
            work.commit()

    def _refuse_unless(self, deed: Deed) -> None:
        with permitted(self._work, self._clerk_id, deed)() as work:
            work.only_read()
            work.center.center()
