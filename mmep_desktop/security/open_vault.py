"""The key file of an open desk: every change is boxed and coded with the store's own key."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KdfCosts, clerk_kek
from mmep_desktop.security.device_secrets import (
    DeviceKeyring,
    entry_of,
    half_for,
    kept_secret,
    remove_half,
)
from mmep_desktop.security.key_file import (
    RECOVERY_ID,
    KeyFile,
    key_file_of,
    refuse_edited,
    write_key_file,
)
from mmep_desktop.security.keyring_end import KeyringEnd
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.passphrases import refuse_weak
from mmep_desktop.security.printed_keys import ONE_TIME_CODE, RECOVERY_KEY, new_printed, typed_in
from mmep_desktop.security.slots import FORMAT, Slot, SlotKind, opened_slot
from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.security.store_marker import StoreMarker, write_marker
from mmep_desktop.security.throttle import Throttle
from mmep_desktop.security.typed_slots import clerk_slot, enrolment_slot, recovery_slot
from mmep_desktop.services.keys import KeyringState, OneTimeCode

CODE_LASTS: Final = timedelta(days=1)


class OpenVault:
    """See ``OpenKeys``; *key* is the open store's, and is wiped by whoever closes the store."""

    def __init__(
        self,
        folder: Path,
        keyring: DeviceKeyring,
        costs: KdfCosts,
        key: UnlockedKey,
        throttle: Throttle,
    ) -> None:
        self._folder = folder
        self._keyring = keyring
        self._costs = costs
        self._key = key
        self._throttle = throttle

    @property
    def counter(self) -> int:
        """How often the key file was written."""
        return self._read().counter

    @property
    def has_recovery(self) -> bool:
        """Whether there is a recovery key that was typed back and not used."""
        return self._read().slot_of(RECOVERY_ID, SlotKind.RECOVERY) is not None

    @property
    def without_keyring_allowed(self) -> bool:
        """Whether somebody may use this desk with six words and no keyring."""
        return self._read().without_keyring_allowed

    def boxed_for(self, public: bytes, bound: bytes) -> bytes:
        """Return the store's secrets in a box that the private key of *public* opens."""
        return self._key.boxed_for(public, bound)

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the ids of the clerks who can unlock."""
        return tuple(slot.clerk_id for slot in self._of_kind(SlotKind.CLERK))

    def invited_ids(self, now: datetime) -> tuple[str, ...]:
        """Return the ids of the clerks whose one-time code is still good."""
        invited = self._of_kind(SlotKind.ENROLMENT)
        return tuple(s.clerk_id for s in invited if now.timestamp() < s.opening.expires)

    def keyring_state(self) -> KeyringState:
        """Look whether this account's keyring answers."""
        return self._keyring.state()

    def end_keeper(self, clerk_id: str) -> KeyringEnd:
        """Return what keeps the end of the trail in the keyring of the clerk's slot."""
        key_file = self._read()
        slot = key_file.slot_of(clerk_id, SlotKind.CLERK)
        return KeyringEnd(self._keyring, slot.keyring if slot else None, key_file.store_id)

    def invite(self, clerk_id: str, now: datetime) -> OneTimeCode:
        """Make a one-time code for the clerk."""
        key_file = self._read().without_expired(now)
        code, expires_at = new_printed(ONE_TIME_CODE), now + CODE_LASTS
        number = typed_in(code, ONE_TIME_CODE) or 0
        self._keep_slot(key_file, enrolment_slot(key_file.store_id, clerk_id, number, expires_at))
        return OneTimeCode(code, expires_at)

    def withdraw(self, clerk_id: str) -> None:
        """Make the clerk's one-time code void."""
        self._write(self._read().without(clerk_id, SlotKind.ENROLMENT))

    def set_passphrase(self, clerk_id: str, passphrase: str, *, without_keyring: bool) -> None:
        """Let the clerk unlock with *passphrase* and this account; her code is used up."""
        refuse_weak(passphrase, stands_alone=without_keyring)
        key_file = self._read()
        if without_keyring and not key_file.without_keyring_allowed:
            raise DeskError(Problem.KEYRING_ABSENT)
        entry = entry_of(key_file.store_id, clerk_id)
        half = None if without_keyring else half_for(self._keyring, entry)
        slot = clerk_slot(key_file.store_id, clerk_id, passphrase, half, self._costs)
        self._keep_slot(key_file.without(clerk_id, SlotKind.ENROLMENT), slot)
        self._throttle.forget(slot, key_file.store_id)

    def change_passphrase(self, clerk_id: str, old: str, new: str) -> None:
        """Let the clerk unlock with *new*; raises ``WRONG_PASSPHRASE`` unless *old* is hers."""
        key_file = self._read()
        slot = key_file.slot_of(clerk_id)
        if slot is None:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        self._prove(key_file, slot, old)
        self.set_passphrase(clerk_id, new, without_keyring=not slot.needs_device_secret)

    def prove(self, clerk_id: str, passphrase: str) -> None:
        """Raise ``WRONG_PASSPHRASE`` unless *passphrase*, on this account, is the clerk's."""
        key_file = self._read()
        slot = key_file.slot_of(clerk_id)
        if slot is None:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        self._prove(key_file, slot, passphrase)

    def stands_alone(self, clerk_id: str) -> bool:
        """Whether the clerk unlocks with six words and no keyring."""
        slot = self._read().slot_of(clerk_id)
        return slot is not None and not slot.needs_device_secret

    def keyring_of(self, clerk_id: str) -> str:
        """Return which keyring holds this computer's half for the clerk; empty without one."""
        slot = self._read().slot_of(clerk_id)
        return (slot.keyring if slot is not None else None) or ""

    @property
    def generation(self) -> int:
        """How many keys the records have had."""
        return self._read().generation

    @property
    def format(self) -> int:
        """Which version of the key file this is."""
        return FORMAT

    def is_same_printed(self, typed: str, printed: str) -> bool:
        """Whether *typed* is the recovery key *printed*."""
        number = typed_in(typed, RECOVERY_KEY)
        return number is not None and number == typed_in(printed, RECOVERY_KEY)

    def new_recovery_key(self) -> str:
        """Return a new recovery key as it is printed; it opens nothing yet."""
        return new_printed(RECOVERY_KEY)

    def keep_recovery_key(self, printed: str) -> None:
        """Let *printed* open the store once; raises ``RECOVERY_KEY_MISTYPED``."""
        number = typed_in(printed, RECOVERY_KEY)
        if number is None:
            raise DeskError(Problem.RECOVERY_KEY_MISTYPED)
        key_file = self._read()
        self._keep_slot(key_file, recovery_slot(key_file.store_id, number))

    def drop_recovery_key(self) -> None:
        """Make the recovery key void."""
        self._write(self._read().without(RECOVERY_ID, SlotKind.RECOVERY))

    def allow_without_keyring(self) -> None:
        """Note that a supervisor chose, in words, to do without the keyring."""
        self._write(replace(self._read(), without_keyring_allowed=True))

    def begin_exchange(self, leaving: str = "") -> UnlockedKey:
        """Seal a new key for everybody but *leaving*, beside the one in use, and return it."""
        key_file = self._read()
        staying = key_file.without(leaving, SlotKind.CLERK, SlotKind.ENROLMENT)
        following = self._key.following
        if following is None:
            following = self._key.successor()
            number = key_file.generation + 1
            slots = tuple(
                slot.for_generation(number, following, key_file.store_id) for slot in staying.slots
            )
            staying = replace(staying, next_generation=number, slots=slots)
        self._key.be_followed_by(following)
        self._write(staying)
        self._forget_half(key_file.slot_of(leaving), key_file.store_id)
        return following

    def end_exchange(self) -> None:
        """Let the new key be the only one; the store must be under it by now."""
        key_file = self._read()
        number = key_file.next_generation
        if not number or self._key.following is not None:
            return
        slots = tuple(slot.only(number) for slot in key_file.slots)
        self._write(replace(key_file, slots=slots, generation=number, next_generation=0))
        marker = StoreMarker(key_file.store_id, practice=False, key_generation=number)
        write_marker(self._folder, marker)

    def _of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        return tuple(slot for slot in self._read().slots if slot.kind is kind)

    def _read(self) -> KeyFile:
        key_file = key_file_of(self._folder)
        refuse_edited(key_file, self._key)
        return key_file

    def _write(self, key_file: KeyFile) -> None:
        write_key_file(self._folder, key_file, self._key)

    def _keep_slot(self, key_file: KeyFile, slot: Slot) -> None:
        for number in key_file.generations:
            following = self._key.following
            key = following if following and number == key_file.next_generation else self._key
            slot = slot.for_generation(number, key, key_file.store_id)
        self._write(key_file.with_slot(slot))

    def _prove(self, key_file: KeyFile, slot: Slot, passphrase: str) -> None:
        cost, keyring = slot.opening.cost, slot.keyring
        if cost is None:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        entry = entry_of(key_file.store_id, slot.clerk_id)
        secret, kek = bytearray(), bytearray()
        with self._throttle.trying(slot, key_file.store_id):
            try:
                secret = kept_secret(self._keyring, keyring, entry) if keyring else secret
                kek = clerk_kek(passphrase, secret, slot.opening.salt, cost)
                for key in opened_slot(slot, key_file.store_id, kek).values():
                    key.wipe()
            finally:
                wipe(secret, kek)

    def _forget_half(self, slot: Slot | None, store_id: str) -> None:
        """Take the half of whoever left out of this account's keyring, if it is there."""
        if slot is not None and slot.keyring is not None:
            remove_half(self._keyring, slot.keyring, entry_of(store_id, slot.clerk_id))
