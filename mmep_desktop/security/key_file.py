"""The key file beside the store: sealed keys, no secret in clear, no names."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import SALT_BYTES, KdfParameters
from mmep_desktop.security.safe_files import keep_older, write_safely
from mmep_desktop.security.slots import BLOB_BYTES, Slot, SlotKind
from mmep_desktop.security.strict_json import Fields, NotWellFormed, fields_of, written

KEY_FILE_NAME: Final = "keys.json"
KEPT_VERSIONS: Final = 3
_FORMAT: Final = 1
_SIZE_LIMIT: Final = 64 * 1024
_KDF: Final = "argon2id"
_AEAD: Final = "aes-256-gcm"
_KINDS: Final = {kind.value for kind in SlotKind}
_FILE_NAMES: Final = {"format", "store_id", "counter", "without_keyring_allowed", "slots"}
_SLOT_NAMES: Final = {
    *("kind", "clerk_id", "key_id", "kdf", "memory_kib", "iterations", "lanes", "salt"),
    *("device_secret", "keyring", "aead", "blob"),
}


class _Newer(Exception):
    """The file uses something that this version has never heard of."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slots of one store; *counter* rises with each writing."""

    store_id: str
    slots: tuple[Slot, ...]
    without_keyring_allowed: bool
    counter: int = 0

    def slot_of(self, clerk_id: str) -> Slot | None:
        """Return the clerk's slot, or None."""
        return next((slot for slot in self.slots if slot.clerk_id == clerk_id), None)


def read_key_file(folder: Path) -> KeyFile:
    """Return the key file in *folder*.

    Raises ``KEY_FILE_MISSING``, ``KEY_FILE_DAMAGED`` or ``KEY_FILE_NEWER``.
    """
    try:
        return _key_file(fields_of(folder / KEY_FILE_NAME, _SIZE_LIMIT))
    except (FileNotFoundError, NotADirectoryError):
        raise DeskError(Problem.KEY_FILE_MISSING) from None
    except NotWellFormed:
        raise DeskError(Problem.KEY_FILE_DAMAGED) from None
    except _Newer:
        raise DeskError(Problem.KEY_FILE_NEWER) from None


def write_key_file(folder: Path, key_file: KeyFile) -> KeyFile:
    """Write *key_file* with the next counter, keep the versions before it, return it as written.

    Raises ``FOLDER_READ_ONLY`` or ``STORE_FULL``; the old file is in place then.
    """
    path = folder / KEY_FILE_NAME
    numbered = replace(key_file, counter=max(key_file.counter, _counter_at(folder)) + 1)
    keep_older(path, KEPT_VERSIONS)
    write_safely(path, written(_members(numbered)))
    return numbered


def _counter_at(folder: Path) -> int:
    try:
        return read_key_file(folder).counter
    except DeskError:
        return 0


def _key_file(fields: Fields) -> KeyFile:
    found = fields.number("format")
    if found > _FORMAT:
        raise _Newer
    fields.must_be(_FILE_NAMES)
    key_file = KeyFile(
        store_id=fields.text("store_id"),
        slots=tuple(_slot(each) for each in fields.objects("slots")),
        without_keyring_allowed=fields.flag("without_keyring_allowed"),
        counter=fields.number("counter"),
    )
    if found != _FORMAT or not _consistent(key_file):
        raise NotWellFormed
    return key_file


def _consistent(key_file: KeyFile) -> bool:
    owners = {(slot.kind, slot.clerk_id) for slot in key_file.slots}
    halves = all(slot.needs_device_secret for slot in key_file.slots)
    return len(owners) == len(key_file.slots) and (halves or key_file.without_keyring_allowed)


def _slot(fields: Fields) -> Slot:
    algorithms = (fields.text("kdf"), fields.text("aead"))
    if fields.text("kind") not in _KINDS or algorithms != (_KDF, _AEAD):
        raise _Newer
    fields.must_be(_SLOT_NAMES)
    slot = Slot(
        kind=SlotKind(fields.text("kind")),
        clerk_id=fields.text("clerk_id"),
        key_id=fields.text("key_id"),
        cost=_cost(fields),
        salt=fields.octets("salt", SALT_BYTES),
        keyring=fields.text_or_null("keyring"),
        blob=fields.octets("blob", BLOB_BYTES),
    )
    if slot.needs_device_secret != fields.flag("device_secret"):
        raise NotWellFormed
    return slot


def _cost(fields: Fields) -> KdfParameters:
    cost = KdfParameters(
        memory_kib=fields.number("memory_kib"),
        iterations=fields.number("iterations"),
        lanes=fields.number("lanes"),
    )
    if not cost.bearable:
        raise NotWellFormed
    return cost


def _members(key_file: KeyFile) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "store_id": key_file.store_id,
        "counter": key_file.counter,
        "without_keyring_allowed": key_file.without_keyring_allowed,
        "slots": [_slot_members(slot) for slot in key_file.slots],
    }


def _slot_members(slot: Slot) -> dict[str, object]:
    return {
        "kind": slot.kind.value,
        "clerk_id": slot.clerk_id,
        "key_id": slot.key_id,
        "kdf": _KDF,
        "memory_kib": slot.cost.memory_kib,
        "iterations": slot.cost.iterations,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "device_secret": slot.needs_device_secret,
        "keyring": slot.keyring,
        "aead": _AEAD,
        "blob": slot.blob.hex(),
    }
