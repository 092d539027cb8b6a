"""The vault: makes a real store's key, and opens it for a clerk, a one-time code or the sheet."""

import contextlib
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KDF_COSTS, KdfCosts, clerk_kek
from mmep_desktop.security.device_secrets import (
    DeviceKeyring,
    entry_of,
    kept_secret,
    new_half,
    remove_half,
)
from mmep_desktop.security.key_file import (
    COPY_NAME,
    KEY_FILE_NAME,
    RECOVERY_ID,
    KeyFile,
    key_file_of,
    refuse_edited,
    refuse_practice,
    write_key_file,
)
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.open_vault import OpenVault
from mmep_desktop.security.passphrases import refuse_weak
from mmep_desktop.security.printed_keys import (
    ONE_TIME_CODE,
    RECOVERY_KEY,
    PrintedKind,
    printed_kek,
    typed_in,
)
from mmep_desktop.security.safe_files import folder_problems
from mmep_desktop.security.slots import Slot, SlotKind, opened_slot
from mmep_desktop.security.store_key import UnlockedKey, new_secrets
from mmep_desktop.security.store_marker import (
    MARKER_NAME,
    STORE_NAME,
    StoreMarker,
    read_marker,
    write_marker,
)
from mmep_desktop.security.strict_json import ID
from mmep_desktop.security.throttle import Throttle
from mmep_desktop.security.typed_slots import clerk_slot
from mmep_desktop.services.keys import KeyringState, StoreKey


class Vault:
    """The keys of the real store in *folder*, which must exist."""

    def __init__(
        self,
        folder: Path,
        keyring: DeviceKeyring,
        *,
        costs: KdfCosts = KDF_COSTS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._keyring = keyring
        self._costs = costs
        self._throttle = Throttle(folder, keyring, monotonic)
        self._created_here = False

    @property
    def practice(self) -> bool:
        """Never practice."""
        return False

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the ids of the clerks who have a slot, in the order of the key file."""
        slots = key_file_of(self._folder).slots
        return tuple(slot.clerk_id for slot in slots if slot.kind is SlotKind.CLERK)

    def keyring_state(self) -> KeyringState:
        """Look whether the keyring answers; the system may ask the clerk to unlock it."""
        return self._keyring.state()

    def unlock(self, clerk_id: str, passphrase: str) -> UnlockedKey:
        """Return the store's key; see ``KeySource`` for what may be wrong."""
        key_file = key_file_of(self._folder)
        slot = key_file.slot_of(clerk_id)
        if slot is None or slot.opening.cost is None:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        with self._throttle.trying(slot, key_file.store_id):
            secret = self._device_secret(slot, key_file.store_id)
            try:
                kek = clerk_kek(passphrase, secret, slot.opening.salt, slot.opening.cost)
            finally:
                wipe(secret)
            return _opened(key_file, slot, kek)

    def failed_before(self, clerk_id: str) -> int:
        """Return how many wrong tries there were before the clerk unlocked."""
        return self._throttle.before_the_right_one(clerk_id)

    def seconds_left(self, clerk_id: str) -> int:
        """Return how long the clerk's next try must wait."""
        key_file = key_file_of(self._folder)
        slot = key_file.slot_of(clerk_id)
        return 0 if slot is None else self._throttle.seconds_left(slot, key_file.store_id)

    def open_invitation(self, code: str, now: datetime) -> tuple[str, UnlockedKey]:
        """Return whom the one-time *code* is for, and the store's key; see ``DeskKeys``."""
        key_file = key_file_of(self._folder)
        number = typed_in(code, ONE_TIME_CODE)
        good = (
            slot
            for slot in key_file.slots
            if slot.kind is SlotKind.ENROLMENT and now.timestamp() < slot.opening.expires
        )
        if number is None:
            raise DeskError(Problem.CODE_REFUSED)
        for slot in good:
            try:
                return slot.clerk_id, self._printed(key_file, slot, number, ONE_TIME_CODE)
            except DeskError as error:
                if error.problem is not Problem.WRONG_PASSPHRASE:
                    raise
        raise DeskError(Problem.CODE_REFUSED)

    def open_recovery(self, typed: str) -> UnlockedKey:
        """Return the store's key for the recovery key; see ``DeskKeys``."""
        key_file = key_file_of(self._folder)
        number = typed_in(typed, RECOVERY_KEY)
        if number is None:
            raise DeskError(Problem.RECOVERY_KEY_MISTYPED)
        slot = key_file.slot_of(RECOVERY_ID, SlotKind.RECOVERY)
        if slot is None:
            raise DeskError(Problem.RECOVERY_KEY_REFUSED)
        try:
            return self._printed(key_file, slot, number, RECOVERY_KEY)
        except DeskError as error:
            if error.problem is not Problem.WRONG_PASSPHRASE:
                raise
            raise DeskError(Problem.RECOVERY_KEY_REFUSED) from None

    def with_key(self, key: StoreKey) -> OpenVault:
        """Return what can be changed now that the store is open with *key*."""
        if not isinstance(key, UnlockedKey):
            raise TypeError("only a key of this vault changes its key file")
        return OpenVault(self._folder, self._keyring, self._costs, key, self._throttle)

    def create(
        self, store_id: str, clerk_id: str, passphrase: str, *, without_keyring: bool
    ) -> UnlockedKey:
        """Make the keys of a new store; see ``DeskKeys``.

        Raises ``PASSPHRASE_TOO_WEAK``, ``STORE_ALREADY_THERE``, ``PRACTICE_STORE``,
        ``FOLDER_READ_ONLY``, ``STORE_FULL`` or a problem of the keyring.
        """
        if not (ID.fullmatch(store_id) and ID.fullmatch(clerk_id)):
            raise ValueError("ids are letters, digits, - and _; they name nobody")
        refuse_weak(passphrase, stands_alone=without_keyring)
        self._refuse_used_folder()
        with contextlib.ExitStack() as undo:
            half = None
            if not without_keyring:
                entry = entry_of(store_id, clerk_id)
                half = new_half(self._keyring, entry)
                undo.callback(remove_half, self._keyring, half.keyring, entry)
            key = UnlockedKey(new_secrets())
            undo.callback(key.wipe)
            slot = clerk_slot(store_id, clerk_id, passphrase, half, self._costs)
            slot = slot.for_generation(1, key, store_id)
            self._write(KeyFile(store_id, (slot,), without_keyring), key, undo)
            undo.pop_all()
        self._created_here = True
        return key

    def abandon(self) -> None:
        """Take back this vault's own ``create``: keyring entry, key file and marker.

        Any other vault raises ``ValueError``: a store whose database is only missing for a while
        must not lose its keys.
        """
        if not self._created_here:
            raise ValueError("only the vault that created a store may abandon it")
        if (self._folder / STORE_NAME).exists():
            raise DeskError(Problem.STORE_ALREADY_THERE)
        key_file = key_file_of(self._folder)
        for slot in key_file.slots:
            if slot.keyring is not None:
                entry = entry_of(key_file.store_id, slot.clerk_id)
                remove_half(self._keyring, slot.keyring, entry)
        with folder_problems():
            self._remove_files()
        self._created_here = False

    def _device_secret(self, slot: Slot, store_id: str) -> bytearray:
        if slot.keyring is None:
            return bytearray()
        return kept_secret(self._keyring, slot.keyring, entry_of(store_id, slot.clerk_id))

    def _printed(
        self, key_file: KeyFile, slot: Slot, number: int, kind: PrintedKind
    ) -> UnlockedKey:
        return _opened(key_file, slot, printed_kek(number, kind, slot.opening.salt))

    def _refuse_used_folder(self) -> None:
        refuse_practice(read_marker(self._folder))
        with folder_problems():
            for name in (STORE_NAME, MARKER_NAME, KEY_FILE_NAME, COPY_NAME):
                if (self._folder / name).exists():
                    raise DeskError(Problem.STORE_ALREADY_THERE, found=name)

    def _write(self, key_file: KeyFile, key: UnlockedKey, undo: contextlib.ExitStack) -> None:
        undo.callback(self._remove_quietly)
        write_key_file(self._folder, key_file, key)
        write_marker(self._folder, StoreMarker(key_file.store_id, practice=False))

    def _remove_quietly(self) -> None:
        with contextlib.suppress(OSError):  # a folder that takes no file has none of ours
            self._remove_files()

    def _remove_files(self) -> None:
        for name in (MARKER_NAME, KEY_FILE_NAME, COPY_NAME):
            (self._folder / name).unlink(missing_ok=True)


def _opened(key_file: KeyFile, slot: Slot, kek: bytearray) -> UnlockedKey:
    """Return the key that *slot* holds, once the whole file is known to be as it was written."""
    try:
        keys = opened_slot(slot, key_file.store_id, kek)
    finally:
        wipe(kek)
    key = keys[key_file.generation]
    key.be_followed_by(keys.get(key_file.next_generation))
    try:
        refuse_edited(key_file, key)
    except BaseException:
        key.wipe()
        raise
    return key
