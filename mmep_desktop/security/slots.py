"""A slot: a key pair whose private half one clerk, code or sheet opens, and the secrets in boxes.

What a clerk types opens her private key; the store's secrets are boxed for the public one. There
are two boxes while the store's key is being exchanged, and one otherwise.
"""

import json
import os
import secrets as chance
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KEY_BYTES, SALT_BYTES, KdfParameters
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.sealed_box import (
    OVERHEAD,
    new_private_key,
    public_key_of,
    sealed,
    unboxed,
    unsealed,
)
from mmep_desktop.security.store_key import SECRETS_BYTES, UnlockedKey

PUBLIC_BYTES: Final = KEY_BYTES
PRIVATE_BYTES: Final = KEY_BYTES + OVERHEAD
BOX_BYTES: Final = PUBLIC_BYTES + SECRETS_BYTES + OVERHEAD
FORMAT: Final = 2


class SlotKind(StrEnum):
    """Who a slot is for."""

    CLERK = "clerk"
    ENROLMENT = "enrolment"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class SlotLabel:
    """What a slot is bound to: it opens under no other store, clerk or key."""

    store_id: str
    kind: SlotKind
    clerk_id: str
    key_id: str

    def bound(self, *what: str | int) -> bytes:
        """Return the canonical JSON that a seal covers; *what* says what is sealed."""
        named = [self.store_id, self.kind.value, self.clerk_id, self.key_id]
        text = json.dumps(["mmep-keyfile", FORMAT, *named, *what], separators=(",", ":"))
        return text.encode("ascii")


@dataclass(frozen=True, slots=True)
class DeviceHalf:
    """The computer account's half of the key, and which keyring keeps it."""

    keyring: str
    secret: bytearray


@dataclass(frozen=True, slots=True)
class Opening:
    """How the private key of a slot is opened; *cost* is None for a key on paper.

    *keyring* is None where no device secret is needed. *expires* is in seconds since 1970, and 0
    for what does not.
    """

    salt: bytes
    cost: KdfParameters | None = None
    keyring: str | None = None
    expires: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """The store's secrets of one generation, for one slot."""

    generation: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the store."""

    kind: SlotKind
    clerk_id: str
    key_id: str
    opening: Opening
    public: bytes
    private: bytes
    boxes: tuple[Box, ...]

    @property
    def keyring(self) -> str | None:
        """The keyring that holds the computer's half, where one is needed."""
        return self.opening.keyring

    @property
    def needs_device_secret(self) -> bool:
        """Whether the passphrase alone cannot open this slot."""
        return self.opening.keyring is not None

    def label(self, store_id: str) -> SlotLabel:
        """Return what this slot is bound to, if it belongs to *store_id*."""
        return SlotLabel(store_id, self.kind, self.clerk_id, self.key_id)

    def for_generation(self, generation: int, key: UnlockedKey, store_id: str) -> "Slot":
        """Return this slot with one more box, for the secrets of *generation*.

        Raises ``KEY_FILE_DAMAGED`` where the public key is none.
        """
        bound = self.label(store_id).bound("secrets", generation)
        box = Box(generation, key.boxed_for(self.public, bound))
        return replace(self, boxes=(*self.boxes, box))

    def only(self, generation: int) -> "Slot":
        """Return this slot without the boxes of other generations."""
        return replace(self, boxes=tuple(b for b in self.boxes if b.generation == generation))


def new_opening(
    cost: KdfParameters | None = None, keyring: str | None = None, expires: int = 0
) -> Opening:
    """Return how a new slot will open, under a fresh salt."""
    return Opening(os.urandom(SALT_BYTES), cost, keyring, expires)


def new_slot(label: SlotLabel, opening: Opening, kek: bytearray) -> Slot:
    """Return a slot with a new key pair and no box yet; *kek* opens it."""
    private = new_private_key()
    try:
        closed = sealed(private, kek, label.bound("private"))
        public = public_key_of(private)
    finally:
        wipe(private)
    return Slot(label.kind, label.clerk_id, label.key_id, opening, public, closed, ())


def new_key_id() -> str:
    """Return an id that no other key has."""
    return chance.token_hex(8)


def opened_slot(slot: Slot, store_id: str, kek: bytearray) -> dict[int, UnlockedKey]:
    """Return what the slot's boxes hold, by generation, for the caller to wipe.

    Raises ``WRONG_PASSPHRASE`` for whatever does not fit: nobody can tell a wrong passphrase from
    another computer's half, a foreign slot or changed bytes, and so nobody can learn which.
    """
    label = slot.label(store_id)
    private = unsealed(slot.private, kek, label.bound("private"), KEY_BYTES)
    if private is None:
        raise DeskError(Problem.WRONG_PASSPHRASE)
    opened: dict[int, UnlockedKey] = {}
    try:
        for box in slot.boxes:
            opened[box.generation] = _opened_box(box, private, label)
    except BaseException:
        for key in opened.values():
            key.wipe()
        raise
    finally:
        wipe(private)
    return opened


def _opened_box(box: Box, private: bytearray, label: SlotLabel) -> UnlockedKey:
    found = unboxed(box.content, private, label.bound("secrets", box.generation), SECRETS_BYTES)
    if found is None:
        raise DeskError(Problem.KEY_FILE_DAMAGED, found="a box that does not open")
    return UnlockedKey(found)
