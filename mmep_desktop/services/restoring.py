"""Bringing a backup back: from behind the door, so that it works where the store does not open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.backups import Contents, Generation, difference
from mmep_desktop.domain.center import Clerk
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.backups import (
    Backups,
    BackupsKept,
    Copies,
    KeyOfThen,
    Prospect,
    Step,
)
from mmep_desktop.services.keys import StoreKey
from mmep_desktop.services.permissions import Deed, refuse_unless
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork

UNREADABLE = {Problem.STORE_DAMAGED, Problem.STORE_EMPTY, Problem.STORE_MISSING}
"""What a store says that a backup can help."""


class PresentStore(Protocol):
    """The store that is there now."""

    def work(self, clerk_id: str = "") -> OpenWork: ...
    def close(self) -> None: ...


class Places(Protocol):
    """Where a restored store is made ready, and steps in."""

    def open(self, key: StoreKey) -> PresentStore: ...
    def make_ready(
        self,
        copy: Path,
        then: KeyOfThen,
        now: StoreKey,
        holds: Contents,
        changed: Callable[[Callable[[str], OpenWork]], None],
    ) -> Path: ...
    def step_in(self, ready: Path) -> None: ...
    def set_damaged_aside(self) -> None: ...


Unlock = Callable[[str, str], StoreKey]
"""Returns the store's key for a clerk's id and passphrase. Raises ``DeskError``."""


@dataclass(frozen=True, slots=True)
class _Since:
    """What stays as it is now: who works here, and which numbers were given."""

    clerks: tuple[Clerk, ...]
    key_counter: int
    numbers: Mapping[str, int]


class Restoring:
    """The backups of a desk that is locked, for the clerk who has typed her passphrase.

    Whoever holds this holds the key; ``close`` wipes it.
    """

    def __init__(
        self,
        unlock: Unlock,
        clerk_id: str,
        passphrase: str,
        parts: Callable[[StoreKey], tuple[Copies, BackupsKept]],
        places: Places,
        clock: Clock,
        ids: Identifiers,
    ) -> None:
        self._unlock = unlock
        self._clerk_id = clerk_id
        self._places = places
        self._clock = clock
        self._ids = ids
        self._key = unlock(clerk_id, passphrase)
        try:
            self._copies, self._shelf = parts(self._key)
            self._is_readable = self._look()
        except BaseException:
            self._key.wipe()
            raise

    @property
    def is_readable(self) -> bool:
        """Whether the store that is there now can be opened."""
        return self._is_readable

    def generations(self) -> tuple[Generation, ...]:
        """Return the backups, the newest first. Raises ``DeskError``."""
        return tuple(reversed(self._shelf.generations()))

    def prospect(self, id_: str, step: Step) -> Prospect:
        """Return what the backup *id_* would bring back; nothing is changed."""
        with self._shelf.lent(id_, step) as (path, key):
            generation = self._checked(id_, path, key, step)
            if not self._is_readable:
                return Prospect(generation, None, is_of_this_store=True)
            return Prospect(
                generation,
                difference(self._copies.records_now(), self._copies.records(path, key)),
                self._copies.is_of_this_store(generation.holds),
            )

    def restore(self, id_: str, passphrase: str, step: Step) -> None:
        """Put the store as the backup *id_* holds it in the place of the present one.

        The present one is kept as one more backup. Raises ``Stopped`` as long as nothing was
        changed, and ``DeskError``: ``WRONG_PASSPHRASE`` where *passphrase* is not hers.
        """
        self._unlock(self._clerk_id, passphrase).wipe()
        with self._shelf.lent(id_, step) as (path, then):
            holds = self._checked(id_, path, then, step).holds
            since = self._kept_as_a_backup(step) if self._is_readable else None
            changed = partial(self._carry_over, id_, since)
            ready = self._places.make_ready(path, then, self._key, holds, changed)
            step()
            if not self._is_readable:
                self._places.set_damaged_aside()
            self._places.step_in(ready)

    def close(self) -> None:
        """Overwrite the key."""
        self._key.wipe()

    def _look(self) -> bool:
        """Return whether the present store opens; whoever may not restore goes no further."""
        try:
            store = self._places.open(self._key)
        except DeskError as refusal:
            if refusal.problem not in UNREADABLE:
                raise
            return False
        try:
            with store.work()() as work:
                work.only_read()
                refuse_unless(work, self._clerk_id, Deed.RESTORE)
        finally:
            store.close()
        return True

    def _checked(self, id_: str, path: Path, key: KeyOfThen, step: Step) -> Generation:
        generation = next(each for each in self._shelf.generations() if each.id == id_)
        if self._copies.looked_through(path, step, key) != generation.holds:
            raise DeskError(Problem.BACKUP_DAMAGED, part="contents")
        return generation

    def _kept_as_a_backup(self, step: Step) -> _Since:
        """Make one last backup of the present store, and return what stays as it is there."""
        store = self._places.open(self._key)
        try:
            begin = store.work(self._clerk_id)
            parts = self._copies, self._shelf
            Backups(begin, self._clock, self._ids, self._clerk_id, *parts).make(step)
            with begin() as work:
                work.only_read()
                center = work.center
                return _Since(center.clerks(), center.key_counter(), center.numbers_given())
        finally:
            store.close()

    def _carry_over(self, id_: str, since: _Since | None, begin: Callable[[str], OpenWork]) -> None:
        with begin(self._clerk_id)() as work:
            if since is None:
                self._refuse_stranger(work)
            else:
                for clerk in since.clerks:
                    work.center.keep_clerk(clerk)
                work.center.keep_key_counter(since.key_counter)
                work.center.give_no_number_again(since.numbers)
            work.trail.note(Act.RESTORED, id_)
            work.commit()

    def _refuse_stranger(self, work: UnitOfWork) -> None:
        """Raise unless the clerk may restore by what the backup says: nothing else can be asked."""
        try:
            refuse_unless(work, self._clerk_id, Deed.RESTORE)
        except DeskError as refusal:
            if refusal.problem is not Problem.NOT_ALLOWED:
                raise
            raise DeskError(Problem.BACKUP_BEFORE_YOU) from None
