"""The vault: makes a real store's key, and opens it for a clerk with her passphrase."""

import contextlib
import secrets
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KDF_COSTS, KdfCosts
from mmep_desktop.security.device_secrets import (
    DeviceKeyring,
    entry_of,
    kept_secret,
    new_half,
    remove_half,
)
from mmep_desktop.security.key_file import KEY_FILE_NAME, KeyFile, read_key_file, write_key_file
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.passphrases import fault_alone, fault_of
from mmep_desktop.security.safe_files import folder_problems
from mmep_desktop.security.slots import (
    DeviceHalf,
    Slot,
    SlotKind,
    SlotLabel,
    opened_slot,
    sealed_slot,
)
from mmep_desktop.security.store_key import UnlockedKey, new_secrets
from mmep_desktop.security.store_marker import (
    MARKER_NAME,
    STORE_NAME,
    StoreMarker,
    read_marker,
    write_marker,
)
from mmep_desktop.security.strict_json import ID
from mmep_desktop.services.keys import KeyringState


class Vault:
    """The keys of the real store in *folder*, which must exist."""

    def __init__(
        self, folder: Path, keyring: DeviceKeyring, *, costs: KdfCosts = KDF_COSTS
    ) -> None:
        self._folder = folder
        self._keyring = keyring
        self._costs = costs
        self._created_here = False

    @property
    def practice(self) -> bool:
        """Never practice."""
        return False

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the ids of the clerks who have a slot, in the order of the key file."""
        return tuple(slot.clerk_id for slot in self._key_file().slots)

    def keyring_state(self) -> KeyringState:
        """Look whether the keyring answers; the system may ask the clerk to unlock it."""
        return self._keyring.state()

    def unlock(self, clerk_id: str, passphrase: str) -> UnlockedKey:
        """Return the store's key; see ``KeySource`` for what may be wrong."""
        key_file = self._key_file()
        slot = key_file.slot_of(clerk_id)
        if slot is None:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        secret = self._device_secret(slot, key_file.store_id)
        try:
            return UnlockedKey(opened_slot(slot, key_file.store_id, passphrase, secret))
        finally:
            wipe(secret)

    def create(
        self, store_id: str, clerk_id: str, passphrase: str, *, without_keyring: bool
    ) -> UnlockedKey:
        """Make the keys of a new store; see ``DeskKeys``.

        Raises ``PASSPHRASE_TOO_WEAK``, ``STORE_ALREADY_THERE``, ``PRACTICE_STORE``,
        ``FOLDER_READ_ONLY``, ``STORE_FULL`` or a problem of the keyring.
        """
        if not (ID.fullmatch(store_id) and ID.fullmatch(clerk_id)):
            raise ValueError("ids are letters, digits, - and _; they name nobody")
        _refuse_weak(passphrase, without_keyring=without_keyring)
        self._refuse_used_folder()
        label = SlotLabel(store_id, SlotKind.CLERK, clerk_id, secrets.token_hex(8))
        with contextlib.ExitStack() as undo:
            half = None if without_keyring else self._new_half(label, undo)
            key = new_secrets()
            undo.callback(wipe, key)
            slot = self._sealed(key, label, passphrase, half)
            self._write(KeyFile(store_id, (slot,), without_keyring_allowed=without_keyring), undo)
            undo.pop_all()
        self._created_here = True
        return UnlockedKey(key)

    def abandon(self) -> None:
        """Take back this vault's own ``create``: keyring entry, key file and marker.

        Any other vault raises ``ValueError``: a store whose database is only missing for a while
        must not lose its keys.
        """
        if not self._created_here:
            raise ValueError("only the vault that created a store may abandon it")
        if (self._folder / STORE_NAME).exists():
            raise DeskError(Problem.STORE_ALREADY_THERE)
        key_file = self._key_file()
        for slot in key_file.slots:
            if slot.keyring is not None:
                entry = entry_of(key_file.store_id, slot.clerk_id)
                remove_half(self._keyring, slot.keyring, entry)
        with folder_problems():
            self._remove_files()
        self._created_here = False

    def _key_file(self) -> KeyFile:
        marker = read_marker(self._folder)
        self._refuse_practice(marker)
        key_file = read_key_file(self._folder)
        if marker is not None and marker.store_id != key_file.store_id:
            raise DeskError(Problem.KEY_FILE_DAMAGED, found="another store's key file")
        return key_file

    def _refuse_practice(self, marker: StoreMarker | None) -> None:
        if marker is not None and marker.practice:
            raise DeskError(Problem.PRACTICE_STORE)

    def _device_secret(self, slot: Slot, store_id: str) -> bytearray:
        if slot.keyring is None:
            return bytearray()
        return kept_secret(self._keyring, slot.keyring, entry_of(store_id, slot.clerk_id))

    def _refuse_used_folder(self) -> None:
        self._refuse_practice(read_marker(self._folder))
        with folder_problems():
            for name in (STORE_NAME, MARKER_NAME, KEY_FILE_NAME, f"{KEY_FILE_NAME}.1"):
                if (self._folder / name).exists():
                    raise DeskError(Problem.STORE_ALREADY_THERE, found=name)

    def _new_half(self, label: SlotLabel, undo: contextlib.ExitStack) -> DeviceHalf:
        entry = entry_of(label.store_id, label.clerk_id)
        half = new_half(self._keyring, entry)
        undo.callback(wipe, half.secret)
        undo.callback(remove_half, self._keyring, half.keyring, entry)
        return half

    def _sealed(
        self, key: bytearray, label: SlotLabel, passphrase: str, half: DeviceHalf | None
    ) -> Slot:
        alone = self._costs.without_device_secret
        cost = self._costs.with_device_secret if half else alone
        try:
            return sealed_slot(key, label, passphrase, half, cost)
        finally:
            if half:
                wipe(half.secret)

    def _write(self, key_file: KeyFile, undo: contextlib.ExitStack) -> None:
        undo.callback(self._remove_quietly)
        write_key_file(self._folder, key_file)
        write_marker(self._folder, StoreMarker(key_file.store_id, practice=False))

    def _remove_quietly(self) -> None:
        with contextlib.suppress(OSError):  # a folder that takes no file has none of ours
            self._remove_files()

    def _remove_files(self) -> None:
        for name in (MARKER_NAME, KEY_FILE_NAME):
            (self._folder / name).unlink(missing_ok=True)


def _refuse_weak(passphrase: str, *, without_keyring: bool) -> None:
    fault = fault_alone(passphrase) if without_keyring else fault_of(passphrase)
    if fault is not None:
        raise DeskError(Problem.PASSPHRASE_TOO_WEAK, reason=fault.value)
