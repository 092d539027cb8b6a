"""A desk with a supervisor and a clerk, and the computer accounts that they sit at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from mmep_desktop.clock import SystemClock
from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Role
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.folder_stores import FolderStores
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.pin import PinsInMemory
from mmep_desktop.services.clerks import Clerks, Invitation, Standing
from mmep_desktop.services.entering import Entering
from mmep_desktop.services.keys import Purpose, StoreKey
from mmep_desktop.services.recovery import Recovery
from mmep_desktop.services.today import today_of
from mmep_desktop.services.unlocked import OpenStore, StoreOpener, Unlocked
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.fakes import SetClock, Tray
from tests.prepared_desk import PASSPHRASE
from tests.security.desk import LIGHT, vault_at
from tests.security.fake_keyring import FakeKeyring

BOS_WORDS = "copper lantern meadow thistle"
NEW_WORDS = "quartz ribbon saddle umbrella"


@dataclass
class Center:
    """A desk with a supervisor, and the computer accounts that people sit at."""

    folder: Path
    clock: SetClock = field(default_factory=SetClock)
    keyring: FakeKeyring = field(default_factory=FakeKeyring)

    def door(
        self, keyring: FakeKeyring | None = None, stores: StoreOpener | None = None
    ) -> Entering:
        return Entering(
            vault_at(self.folder, keyring or self.keyring),
            stores or FolderStores(self.folder, practice=False),
            TimedIdentifiers(),
            Passphrases(),
            self.clock,
            PinsInMemory(cost=LIGHT),
        )

    @contextmanager
    def open(self, clerk_id: str = "ms", words: str = PASSPHRASE) -> Iterator["AtTheDesk"]:
        stores = RememberingStores(self.folder, practice=False)
        unlocked = self.door(stores=stores).unlock(clerk_id, words)
        try:
            yield AtTheDesk(unlocked, self.clock, stores.keys)
        finally:
            unlocked.store.close()

    def invite_bo(self, role: Role = Role.CLERK) -> Invitation:
        with self.open() as desk:
            return desk.clerks.invite("  Bo   Nhu ", role)

    def enroll_bo(self, role: Role = Role.CLERK) -> None:
        arrival = self.door().enroll(self.invite_bo(role).code)
        arrival.finish("bn", BOS_WORDS).store.close()


class RememberingStores(FolderStores):
    """The folder's real stores; remembers the keys that they are opened with."""

    keys: tuple[StoreKey, ...] = ()

    def open(self, key: StoreKey) -> OpenStore:
        self.keys = (*self.keys, key)
        return super().open(key)


class AtTheDesk:
    """Whoever unlocked, with what she can do about clerks and keys."""

    def __init__(
        self, unlocked: Unlocked, clock: SetClock, keys: tuple[StoreKey, ...] = ()
    ) -> None:
        assert unlocked.keys
        self.opened_with = keys
        self.unlocked, self.keys = unlocked, unlocked.keys
        who = unlocked.clerk.id
        self.clerks = Clerks(unlocked.store, unlocked.keys, Passphrases(), clock, who)
        work, self.tray = unlocked.store.work(who), Tray()
        self.recovery = Recovery(work, self.keys, clock, who, DeskPapers(), self.tray)

    @property
    def key(self) -> StoreKey:
        (key,) = self.opened_with
        return key

    def key_now(self) -> dict[str, bytes]:
        """Return what is derived from the store's key, by purpose."""
        derived = {str(purpose): bytes(self.key.derived(purpose)) for purpose in Purpose}
        return {"database": bytes(self.key.database_key_spec()), **derived}

    def today(self) -> date:
        return today_of(SystemClock())

    def acts(self) -> list[tuple[str, Act, str]]:
        with self.unlocked.store.work()() as work:
            entries = work.trail.entries()
            return [(each.clerk_id, each.act, each.about) for each in entries if not each.kind]

    def standings(self) -> dict[str, Standing]:
        return {line.clerk.id: line.standing for line in self.clerks.lines()}


@contextmanager
def refused(problem: Problem) -> Iterator[None]:
    with pytest.raises(DeskError) as caught:
        yield
    assert caught.value.problem is problem
