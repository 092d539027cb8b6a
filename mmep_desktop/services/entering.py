"""The door: the first set-up of a desk, and unlocking it every day."""

from dataclasses import dataclass
from typing import Protocol

from mmep_desktop.domain.center import (
    Center,
    Clerk,
    MmepContact,
    Role,
    School,
    new_clerk_id,
)
from mmep_desktop.domain.names import cleaned
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.keys import DeskKeys, KeyringState, PassphraseRules, StoreKey
from mmep_desktop.services.ports import Identifiers, OpenWork


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the first set-up asks. *without_keyring* is the supervisor's own choice in words."""

    district_code: str
    district: str
    center_name: str
    desk: str
    phone: str
    schools: tuple[School, ...]
    mmep: MmepContact
    supervisor: str
    passphrase: str
    without_keyring: bool = False


class OpenStore(Protocol):
    """A store that was opened with its key."""

    def work(self, clerk_id: str = "") -> OpenWork:
        """Return how to begin a unit of work on it; the trail says that *clerk_id* did it.

        Without one it was the desk itself.
        """

    def close(self) -> None:
        """Close every connection; the key in them is gone afterwards."""


class StoreOpener(Protocol):
    """Makes and opens the store in the desk's folder."""

    def create(self, key: StoreKey, center: Center, clerk: Clerk) -> OpenStore: ...
    def open(self, key: StoreKey) -> OpenStore: ...


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An open desk: the store and who opened it."""

    store: OpenStore
    center: Center
    clerk: Clerk


class Entering:
    """Opens a real desk, or sets it up the first time."""

    def __init__(
        self, keys: DeskKeys, stores: StoreOpener, ids: Identifiers, rules: PassphraseRules
    ) -> None:
        self._keys = keys
        self._stores = stores
        self._ids = ids
        self.passphrases = rules

    def keyring_state(self) -> KeyringState:
        """Return whether this computer's keyring can hold the machine's half of the key."""
        return self._keys.keyring_state()

    def set_up(self, given: SetUp) -> Unlocked:
        """Make the key, the store and the supervisor.

        Raises ``DeskError``; whatever was begun is taken back then.
        """
        name = cleaned(given.supervisor)
        clerk = Clerk(new_clerk_id(name, ()), name, Role.SUPERVISOR)
        center = _center(given, self._ids.new())
        key = self._keys.create(
            center.store_id, clerk.id, given.passphrase, without_keyring=given.without_keyring
        )
        try:
            store = self._stores.create(key, center, clerk)
        except BaseException:
            key.wipe()
            self._keys.abandon()
            raise
        return Unlocked(store, center, clerk)

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the ids of the clerks who can unlock. Raises ``DeskError``."""
        return self._keys.clerk_ids()

    def unlock(self, clerk_id: str, passphrase: str) -> Unlocked:
        """Open the desk for a clerk; an empty *clerk_id* is the first one's.

        Raises ``DeskError``.
        """
        clerk_ids = self._keys.clerk_ids()
        if not clerk_ids:
            raise DeskError(Problem.KEY_FILE_DAMAGED)
        key = self._keys.unlock(clerk_id or clerk_ids[0], passphrase)
        return entered(opened(self._stores, key), clerk_id or clerk_ids[0])


def opened(stores: StoreOpener, key: StoreKey) -> OpenStore:
    """Open the store with *key*, and wipe the key at once where it does not open."""
    try:
        return stores.open(key)
    except BaseException:
        key.wipe()
        raise


def entered(store: OpenStore, clerk_id: str) -> Unlocked:
    """Return the open desk of one of the store's clerks, and close it where that fails."""
    try:
        begin = store.work()
        with begin() as work:
            center = work.center.center()
            clerk = _known(work.center.clerk(clerk_id))
    except BaseException:
        store.close()
        raise
    return Unlocked(store, center, clerk)


def _known(clerk: Clerk | None) -> Clerk:
    if clerk is None:
        raise DeskError(Problem.STORE_DAMAGED, part="clerks")
    return clerk


def _center(given: SetUp, store_id: str) -> Center:
    return Center(
        store_id=store_id,
        district_code=cleaned(given.district_code),
        district=cleaned(given.district),
        name=cleaned(given.center_name),
        desk=cleaned(given.desk).upper(),
        phone=cleaned(given.phone),
        schools=given.schools,
        mmep=given.mmep,
        practice=False,
    )
