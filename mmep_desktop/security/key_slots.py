"""How a slot stands in the key file, and what must be so for it to be one."""

from typing import Final

from mmep_desktop.security.derivation import SALT_BYTES, KdfParameters
from mmep_desktop.security.slots import (
    BOX_BYTES,
    PRIVATE_BYTES,
    PUBLIC_BYTES,
    Box,
    Opening,
    Slot,
    SlotKind,
)
from mmep_desktop.security.strict_json import Fields, NotWellFormed

_TYPED: Final = "argon2id"
_PRINTED: Final = "hkdf-sha256"
_BOX: Final = "x25519-hkdf-sha256"
_AEAD: Final = "aes-256-gcm"
_KINDS: Final = {kind.value for kind in SlotKind}
_NAMES: Final = {
    *("kind", "clerk_id", "key_id", "kdf", "memory_kib", "iterations", "lanes", "salt"),
    *("device_secret", "keyring", "expires", "box", "aead", "public", "private", "boxes"),
}


class NewerSlot(Exception):
    """The file uses something that this version has never heard of."""


def slot_from(fields: Fields) -> Slot:
    """Return the slot in *fields*; raises ``NotWellFormed`` or ``NewerSlot``."""
    kdf, algorithms = fields.text("kdf"), (fields.text("box"), fields.text("aead"))
    if (
        fields.text("kind") not in _KINDS
        or kdf not in {_TYPED, _PRINTED}
        or algorithms != (_BOX, _AEAD)
    ):
        raise NewerSlot
    fields.must_be(_NAMES)
    slot = Slot(
        kind=SlotKind(fields.text("kind")),
        clerk_id=fields.text("clerk_id"),
        key_id=fields.text("key_id"),
        opening=Opening(
            salt=fields.octets("salt", SALT_BYTES),
            cost=_cost(fields, kdf),
            keyring=fields.text_or_null("keyring"),
            expires=fields.number("expires"),
        ),
        public=fields.octets("public", PUBLIC_BYTES),
        private=fields.octets("private", PRIVATE_BYTES),
        boxes=tuple(_box(each) for each in fields.objects("boxes")),
    )
    if not _fits_together(slot) or slot.needs_device_secret != fields.flag("device_secret"):
        raise NotWellFormed
    return slot


def slot_members(slot: Slot) -> dict[str, object]:
    """Return *slot* as it stands in the file."""
    cost = slot.opening.cost
    return {
        "kind": slot.kind.value,
        "clerk_id": slot.clerk_id,
        "key_id": slot.key_id,
        "kdf": _TYPED if cost else _PRINTED,
        "memory_kib": cost.memory_kib if cost else 0,
        "iterations": cost.iterations if cost else 0,
        "lanes": cost.lanes if cost else 0,
        "salt": slot.opening.salt.hex(),
        "device_secret": slot.needs_device_secret,
        "keyring": slot.opening.keyring,
        "expires": slot.opening.expires,
        "box": _BOX,
        "aead": _AEAD,
        "public": slot.public.hex(),
        "private": slot.private.hex(),
        "boxes": [
            {"generation": box.generation, "content": box.content.hex()} for box in slot.boxes
        ],
    }


def _fits_together(slot: Slot) -> bool:
    """Whether the slot is opened as its kind is: only a clerk types a passphrase."""
    if slot.kind is SlotKind.CLERK:
        return slot.opening.cost is not None and not slot.opening.expires
    return slot.opening.cost is None and not slot.needs_device_secret


def _box(fields: Fields) -> Box:
    fields.must_be({"generation", "content"})
    return Box(fields.number("generation"), fields.octets("content", BOX_BYTES))


def _cost(fields: Fields, kdf: str) -> KdfParameters | None:
    figures = [fields.number(name) for name in ("memory_kib", "iterations", "lanes")]
    if kdf == _PRINTED:
        if any(figures):
            raise NotWellFormed
        return None
    cost = KdfParameters(*figures)
    if not cost.bearable:
        raise NotWellFormed
    return cost
