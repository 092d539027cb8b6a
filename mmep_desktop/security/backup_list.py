"""The list of backups: what each holds, in figures, and the key that opens it, sealed.

It lies outside the store, in two copies, for it is needed when the store is not whole. A backup is
forgotten once neither copy has its key, so no older version of the list is ever kept.
"""

import json
import os
import re
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mmep_desktop.domain.backups import Contents, Generation
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KEY_BYTES
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.safe_files import write_safely
from mmep_desktop.security.sealed_box import NONCE_BYTES, TAG_BYTES
from mmep_desktop.security.strict_json import Fields, NotWellFormed, fields_of, written

LIST_NAMES: Final = ("backups.json", "backups.json.copy")
SPEC_BYTES: Final = 2 * KEY_BYTES + 3
"""How long a key is in the form in which the database takes it."""

SEALED_BYTES: Final = NONCE_BYTES + KEY_BYTES + SPEC_BYTES + TAG_BYTES
_FORMAT: Final = 1
_SIZE_LIMIT: Final = 256 * 1024
_ENTRY: Final = {"id", "made_at", "octets", "holds", "keys"}
_HOLDS: Final = {"families", "screenings", "referrals", "newest", "acts", "head", "revision"}
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]{8,15}[+-]\d\d:\d\d(:[0-9.]+)?")
_HEAD: Final = re.compile(r"([0-9a-f]{2}){0,64}")


@dataclass(frozen=True, slots=True)
class Listed:
    """One backup with its keys, sealed: its own, and that of the store as it was then.

    While the store's key is exchanged they are sealed twice, under the old key and the new one.
    """

    generation: Generation
    keys: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class BackupList:
    """The backups of one store, in the order in which they were made."""

    store_id: str
    entries: tuple[Listed, ...] = ()

    def entry(self, id_: str) -> Listed:
        """Return one entry. Raises ``LookupError``."""
        for each in self.entries:
            if each.generation.id == id_:
                return each
        raise LookupError("there is no such backup")

    def without(self, ids: set[str]) -> "BackupList":
        """Return the list after those were forgotten."""
        return replace(
            self, entries=tuple(each for each in self.entries if each.generation.id not in ids)
        )


def read_list(folder: Path, store_id: str) -> BackupList | None:
    """Return the list in *folder*, or nothing where there never was one.

    One copy that cannot be read is passed over for the other. Raises ``BACKUP_LIST_DAMAGED``,
    ``BACKUPS_NEWER`` or ``BACKUP_FOREIGN``.
    """
    is_damaged = False
    for name in LIST_NAMES:
        try:
            return _checked(fields_of(folder / name, _SIZE_LIMIT), store_id)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (NotWellFormed, ValueError):
            is_damaged = True
    if is_damaged:
        raise DeskError(Problem.BACKUP_LIST_DAMAGED)
    return None


def write_list(folder: Path, told: BackupList) -> None:
    """Write both copies. Raises ``FOLDER_READ_ONLY`` or ``STORE_FULL``."""
    members = {
        "format": _FORMAT,
        "store_id": told.store_id,
        "backups": [
            {**_members(each.generation), "keys": [{"sealed": keys.hex()} for keys in each.keys]}
            for each in told.entries
        ],
    }
    for name in LIST_NAMES:
        write_safely(folder / name, written(members))


def sealed_keys(
    wrapping: bytearray, own: bytearray, spec: bytearray, store_id: str, about: Generation
) -> bytes:
    """Return both keys of the backup *about*, sealed; what the list says of it is bound to them.

    *spec* is the store's key as the database takes it.
    """
    nonce, both = os.urandom(NONCE_BYTES), own + spec
    try:
        return nonce + AESGCM(wrapping).encrypt(nonce, both, _bound(store_id, about))
    finally:
        wipe(both)


def opened_keys(wrapping: bytearray, entry: Listed, store_id: str) -> tuple[bytearray, bytearray]:
    """Return the backup's own key and the store's of then, for the caller to wipe.

    Raises ``BACKUP_DAMAGED`` where the entry was changed, or the keys are under another key.
    """
    bound, both = _bound(store_id, entry.generation), bytearray(KEY_BYTES + SPEC_BYTES)
    for keys in entry.keys:
        try:
            AESGCM(wrapping).decrypt_into(keys[:NONCE_BYTES], keys[NONCE_BYTES:], bound, both)
        except InvalidTag:
            continue
        try:
            return both[:KEY_BYTES], both[KEY_BYTES:]
        finally:
            wipe(both)
    raise DeskError(Problem.BACKUP_DAMAGED, part="entry")


def _bound(store_id: str, about: Generation) -> bytes:
    bound = ["mmep-backup", _FORMAT, store_id, _members(about)]
    return json.dumps(bound, separators=(",", ":"), sort_keys=True).encode("ascii")


def _members(generation: Generation) -> dict[str, object]:
    members = asdict(generation)
    newest = generation.holds.newest
    members["made_at"] = generation.made_at.isoformat()
    members["holds"]["newest"] = newest.isoformat() if newest else ""
    return members


def _checked(fields: Fields, store_id: str) -> BackupList:
    if fields.number("format") > _FORMAT:
        raise DeskError(Problem.BACKUPS_NEWER)
    fields.must_be({"format", "store_id", "backups"})
    if fields.text("store_id") != store_id:
        raise DeskError(Problem.BACKUP_FOREIGN)
    entries = tuple(_entry(each) for each in fields.objects("backups"))
    if len({each.generation.id for each in entries}) != len(entries):
        raise NotWellFormed
    return BackupList(store_id, entries)


def _entry(fields: Fields) -> Listed:
    fields.must_be(_ENTRY)
    generation = Generation(
        id=fields.text("id"),
        made_at=_moment(fields.text("made_at", _MOMENT)),
        octets=fields.number("octets"),
        holds=_contents(fields.object("holds")),
    )
    return Listed(generation, tuple(_sealed(each) for each in fields.objects("keys")))


def _sealed(fields: Fields) -> bytes:
    fields.must_be({"sealed"})
    return fields.octets("sealed", SEALED_BYTES)


def _contents(fields: Fields) -> Contents:
    fields.must_be(_HOLDS)
    newest = fields.text("newest", re.compile(rf"({_MOMENT.pattern})?"))
    return Contents(
        families=fields.number("families"),
        screenings=fields.number("screenings"),
        referrals=fields.number("referrals"),
        newest=_moment(newest) if newest else None,
        acts=fields.number("acts"),
        head=fields.text("head", _HEAD),
        revision=fields.text("revision"),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
