"""The door: the first set-up of a desk, and unlocking it every day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import (
    Center,
    Clerk,
    DeskKind,
    MmepContact,
    Role,
    School,
    new_clerk_id,
)
from mmep_desktop.domain.names import cleaned
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.arriving import Arrival, names_in
from mmep_desktop.services.keys import DeskKeys, KeyringState, OpenKeys, PassphraseRules, StoreKey
from mmep_desktop.services.noting import noted
from mmep_desktop.services.pins import DayPin, Pins, is_pin
from mmep_desktop.services.ports import Clock, Identifiers
from mmep_desktop.services.unlocked import OpenStore, StoreOpener, Unlocked


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
    kind: DeskKind = DeskKind.CENTER


_KEY_OF_BEFORE = {Problem.STORE_DAMAGED, Problem.KEY_FILE_DAMAGED}
"""What a key meets that a PIN kept, where the store's key was exchanged since, or is just being."""


class Entering:
    """Opens a real desk, or sets it up the first time."""

    def __init__(
        self,
        keys: DeskKeys,
        stores: StoreOpener,
        ids: Identifiers,
        rules: PassphraseRules,
        clock: Clock,
        pins: Pins,
    ) -> None:
        self._keys = keys
        self._stores = stores
        self._ids = ids
        self._clock = clock
        self.passphrases = rules
        self.pins = pins

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
        names, alone = names_in(center, (clerk,)), given.without_keyring
        if self.passphrases.fault(given.passphrase, names, stands_alone=alone) is not None:
            raise DeskError(Problem.PASSPHRASE_TOO_WEAK)
        key = self._keys.create(
            center.store_id, clerk.id, given.passphrase, without_keyring=given.without_keyring
        )
        try:
            store = self._stores.create(key, center, clerk)
        except BaseException:
            key.wipe()
            self._keys.abandon()
            raise
        return self._settled(key, store, clerk.id, may_begin_pin=True)

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the ids of the clerks who can unlock. Raises ``DeskError``."""
        return self._keys.clerk_ids()

    def unlock(self, clerk_id: str, typed: str) -> Unlocked:
        """Open the desk for a clerk with her passphrase, or with her PIN where she has one today.

        An empty *clerk_id* is the first one's. Raises ``DeskError``.
        """
        clerk_ids = self._keys.clerk_ids()
        if not clerk_ids:
            raise DeskError(Problem.KEY_FILE_DAMAGED)
        clerk_id = clerk_id or clerk_ids[0]
        if is_pin(typed):
            return self._unlock_with_pin(clerk_id, typed)
        key = self._keys.unlock(clerk_id, typed)
        unlocked = self._settled(key, opened(self._stores, key), clerk_id, may_begin_pin=True)
        with closing_on_failure(unlocked.store):
            _note_failures(unlocked, self._keys.failed_before(clerk_id))
        return unlocked

    def seconds_left(self, clerk_id: str) -> int:
        """Return how long the clerk's next try must wait; 0 where it need not.

        Asks the keyring: not for the window's thread. Raises ``DeskError``.
        """
        return self._keys.seconds_left(clerk_id)

    def key_of(self, clerk_id: str, passphrase: str) -> StoreKey:
        """Return the store's key without opening the store, which may be damaged or missing.

        The caller wipes it. Raises what ``unlock`` raises of keys.
        """
        clerk_ids = self._keys.clerk_ids()
        if not clerk_ids:
            raise DeskError(Problem.KEY_FILE_DAMAGED)
        return self._keys.unlock(clerk_id or clerk_ids[0], passphrase)

    def enroll(self, code: str) -> Arrival:
        """Open the desk for the clerk who was given the one-time *code*.

        Raises ``CODE_REFUSED``, or what ``unlock`` may raise.
        """
        clerk_id, key = self._keys.open_invitation(code, self._clock.now())
        return self._arrived(key, clerk_id)

    def recover(self, typed: str) -> Arrival:
        """Open the desk for a supervisor who has typed the recovery key of the sheet.

        Raises ``RECOVERY_KEY_MISTYPED``, ``RECOVERY_KEY_REFUSED``, or what ``unlock`` may raise.
        """
        return self._arrived(self._keys.open_recovery(typed))

    def _unlock_with_pin(self, clerk_id: str, pin: str) -> Unlocked:
        key = self.pins.open(clerk_id, pin)
        try:
            store = opened(self._stores, key)
            return self._settled(key, store, clerk_id, may_begin_pin=False)
        except DeskError as error:
            if error.problem not in _KEY_OF_BEFORE:
                raise
            self.pins.forget(clerk_id)
            raise DeskError(Problem.NO_PIN) from None

    def _settled(
        self, key: StoreKey, store: OpenStore, clerk_id: str, *, may_begin_pin: bool
    ) -> Unlocked:
        with closing_on_failure(store):
            keys = self._keys.with_key(key)
            settle(store, keys)
        work = store.work(clerk_id)
        pin = DayPin(self.pins, clerk_id, keys, work, may_begin=may_begin_pin)
        unlocked = replace(entered(store, clerk_id), keys=keys, pin=pin)
        with closing_on_failure(store):
            noted(work, Act.UNLOCKED)
        return unlocked

    def _arrived(self, key: StoreKey, invited: str = "") -> Arrival:
        store = opened(self._stores, key)
        with closing_on_failure(store):
            keys = self._keys.with_key(key)
            settle(store, keys)
            return Arrival(store, keys, self.passphrases, invited)


def opened(stores: StoreOpener, key: StoreKey) -> OpenStore:
    """Open the store with *key*, and wipe the key at once where it does not open."""
    try:
        return stores.open(key)
    except BaseException:
        key.wipe()
        raise


def settle(store: OpenStore, keys: OpenKeys) -> None:
    """Let store and key file agree on which key file is the last one.

    Raises ``KEY_FILE_OLD`` for one from before. What a crash left open in between is finished.
    """
    with store.work()() as work:
        kept = work.center.key_counter()
        if keys.counter < kept:
            raise DeskError(Problem.KEY_FILE_OLD)
        keys.end_exchange()
        if keys.counter != kept:
            work.center.keep_key_counter(keys.counter)
            work.commit()


def entered(store: OpenStore, clerk_id: str) -> Unlocked:
    """Return the open desk of one of the store's clerks, and close it where that fails."""
    with closing_on_failure(store), store.work()() as work:
        center = work.center.center()
        clerk = _known(work.center.clerk(clerk_id))
    return Unlocked(store, center, clerk)


@contextmanager
def closing_on_failure(store: OpenStore) -> Iterator[None]:
    """Close *store* where what follows fails."""
    try:
        yield
    except BaseException:
        store.close()
        raise


def _note_failures(unlocked: Unlocked, failures: int) -> None:
    """Let the trail say that somebody tried in vain, now that it can be written to again."""
    if failures:
        with unlocked.store.work()() as work:
            for _ in range(failures):
                work.trail.note(Act.UNLOCK_FAILED, unlocked.clerk.id)
            work.commit()


def _known(clerk: Clerk | None) -> Clerk:
    if clerk is None:
        raise DeskError(Problem.STORE_DAMAGED, part="clerks")
    if clerk.left_on is not None:
        raise DeskError(Problem.WRONG_PASSPHRASE)
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
        kind=given.kind,
    )
