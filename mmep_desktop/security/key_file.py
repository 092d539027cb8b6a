"""The key file beside the store: sealed keys, no secret in clear, no names.

A code over all of it, under a key that only an unlock gives, shows what was edited.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.key_slots import NewerSlot, slot_from, slot_members
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.safe_files import write_safely
from mmep_desktop.security.slots import FORMAT, Slot, SlotKind
from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.security.store_marker import StoreMarker, read_marker
from mmep_desktop.security.strict_json import Fields, NotWellFormed, fields_of, written
from mmep_desktop.services.keys import Purpose

KEY_FILE_NAME: Final = "keys.json"
COPY_NAME: Final = "keys.json.1"
BACKUPS: Final = "backups"
"""The folder of the backups beside the store."""
RECOVERY_ID: Final = "recovery"
_SIZE_LIMIT: Final = 256 * 1024
_CODE_BYTES: Final = 32
_FILE_NAMES: Final = {
    *("format", "store_id", "counter", "generation", "next_generation"),
    *("without_keyring_allowed", "slots", "code"),
}
_NO_CODE: Final = bytes(_CODE_BYTES)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slots of one store; *counter* rises with each writing.

    *generation* counts the store's keys. While one is exchanged, *next_generation* is the number of
    the new one, and the slots hold both; it is 0 otherwise.
    """

    store_id: str
    slots: tuple[Slot, ...]
    without_keyring_allowed: bool
    counter: int = 0
    generation: int = 1
    next_generation: int = 0
    code: bytes = _NO_CODE

    @property
    def generations(self) -> tuple[int, ...]:
        """The keys that may open the store: one, or two while it is exchanged."""
        both = (self.generation, self.next_generation)
        return both if self.next_generation else both[:1]

    def slot_of(self, clerk_id: str, kind: SlotKind = SlotKind.CLERK) -> Slot | None:
        """Return the clerk's slot, or None."""
        owner = (kind, clerk_id)
        return next((slot for slot in self.slots if (slot.kind, slot.clerk_id) == owner), None)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Return the file with *slot* in the place of what its owner had, or at the end."""
        owner = (slot.kind, slot.clerk_id)
        had = [(each.kind, each.clerk_id) for each in self.slots]
        if owner not in had:
            return replace(self, slots=(*self.slots, slot))
        place = had.index(owner)
        return replace(self, slots=(*self.slots[:place], slot, *self.slots[place + 1 :]))

    def without_expired(self, now: datetime) -> "KeyFile":
        """Return the file without the codes that have run out."""
        at = now.timestamp()
        kept = (slot for slot in self.slots if not 0 < slot.opening.expires <= at)
        return replace(self, slots=tuple(kept))

    def without(self, clerk_id: str, *kinds: SlotKind) -> "KeyFile":
        """Return the file without the clerk's slots of *kinds*."""
        kept = (slot for slot in self.slots if slot.clerk_id != clerk_id or slot.kind not in kinds)
        return replace(self, slots=tuple(kept))


def read_key_file(folder: Path) -> KeyFile:
    """Return the key file in *folder*; that nobody edited it shows only after an unlock.

    Raises ``KEY_FILE_MISSING``, ``KEY_FILE_DAMAGED`` or ``KEY_FILE_NEWER``.
    """
    try:
        return _key_file(fields_of(folder / KEY_FILE_NAME, _SIZE_LIMIT))
    except (FileNotFoundError, NotADirectoryError):
        raise DeskError(Problem.KEY_FILE_MISSING) from None
    except NotWellFormed:
        raise DeskError(Problem.KEY_FILE_DAMAGED) from None
    except NewerSlot:
        raise DeskError(Problem.KEY_FILE_NEWER) from None


def key_file_of(folder: Path) -> KeyFile:
    """Return the key file of the real store in *folder*.

    Raises ``PRACTICE_STORE`` where the marker says practice, ``KEY_FILE_OLD`` for a copy from
    before the store's key was exchanged, and as ``read_key_file`` does.
    """
    marker = read_marker(folder)
    refuse_practice(marker)
    key_file = read_key_file(folder)
    if marker is not None and marker.store_id != key_file.store_id:
        raise DeskError(Problem.KEY_FILE_DAMAGED, found="another store's key file")
    if marker is not None and marker.key_generation > max(key_file.generations):
        raise DeskError(Problem.KEY_FILE_OLD, found="another generation")
    return key_file


def refuse_practice(marker: StoreMarker | None) -> None:
    """Raise ``PRACTICE_STORE`` where *marker* says practice."""
    if marker is not None and marker.practice:
        raise DeskError(Problem.PRACTICE_STORE)


def write_key_file(folder: Path, key_file: KeyFile, key: UnlockedKey) -> KeyFile:
    """Write *key_file* with the next counter and its code, and return it as written.

    *key* is the open store's. The copies, beside it and with the backups, are written first and are
    the same: an older version would still hold the slot of a clerk who left, and the store refuses
    it. Raises ``FOLDER_READ_ONLY`` or ``STORE_FULL``; the old file is in place then.
    """
    counter = max(key_file.counter, _counter_at(folder)) + 1
    coded = _coded(replace(key_file, counter=counter), key)
    content = written(_members(coded))
    for path in (*_copies(folder), folder / KEY_FILE_NAME):
        write_safely(path, content)
    return coded


def refuse_edited(key_file: KeyFile, key: UnlockedKey) -> None:
    """Raise ``KEY_FILE_DAMAGED`` unless *key_file* is as it was written."""
    if not hmac.compare_digest(_coded(key_file, key).code, key_file.code):
        raise DeskError(Problem.KEY_FILE_DAMAGED, found="edited")


def _copies(folder: Path) -> tuple[Path, ...]:
    """Return where a copy of the key file is kept."""
    with_backups = folder / BACKUPS / KEY_FILE_NAME
    return (folder / COPY_NAME, *((with_backups,) if with_backups.exists() else ()))


def _coded(key_file: KeyFile, key: UnlockedKey) -> KeyFile:
    """Return *key_file* with its code, under the newest key that is sealed in it."""
    content = written(_members(replace(key_file, code=_NO_CODE)))
    newest = key.following if key_file.next_generation and key.following else key
    secret = newest.derived(Purpose.KEY_FILE)
    try:
        return replace(key_file, code=hmac.digest(secret, content, "sha256"))
    finally:
        wipe(secret)


def _counter_at(folder: Path) -> int:
    try:
        return read_key_file(folder).counter
    except DeskError:
        return 0


def _key_file(fields: Fields) -> KeyFile:
    found = fields.number("format")
    if found > FORMAT:
        raise NewerSlot
    fields.must_be(_FILE_NAMES)
    key_file = KeyFile(
        store_id=fields.text("store_id"),
        slots=tuple(slot_from(each) for each in fields.objects("slots")),
        without_keyring_allowed=fields.flag("without_keyring_allowed"),
        counter=fields.number("counter"),
        generation=fields.number("generation"),
        next_generation=fields.number("next_generation"),
        code=fields.octets("code", _CODE_BYTES),
    )
    if found != FORMAT or not _consistent(key_file):
        raise NotWellFormed
    return key_file


def _consistent(key_file: KeyFile) -> bool:
    owners = {(slot.kind, slot.clerk_id) for slot in key_file.slots}
    halves = all(slot.needs_device_secret for slot in key_file.slots if slot.kind is SlotKind.CLERK)
    boxes = all(
        tuple(box.generation for box in slot.boxes) == key_file.generations
        for slot in key_file.slots
    )
    return (
        boxes
        and len(owners) == len(key_file.slots)
        and (halves or key_file.without_keyring_allowed)
        and len(set(key_file.generations)) == len(key_file.generations)
    )


def _members(key_file: KeyFile) -> dict[str, object]:
    return {
        "format": FORMAT,
        "store_id": key_file.store_id,
        "counter": key_file.counter,
        "generation": key_file.generation,
        "next_generation": key_file.next_generation,
        "without_keyring_allowed": key_file.without_keyring_allowed,
        "slots": [slot_members(slot) for slot in key_file.slots],
        "code": key_file.code.hex(),
    }
