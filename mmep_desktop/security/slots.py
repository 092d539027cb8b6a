"""A slot: the store's key, sealed so that one clerk's passphrase and computer open it."""

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KEY_BYTES, SALT_BYTES, KdfParameters, clerk_kek
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.store_key import SECRETS_BYTES

NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
BLOB_BYTES: Final = NONCE_BYTES + SECRETS_BYTES + TAG_BYTES


class SlotKind(StrEnum):
    """Who a slot is for."""

    CLERK = "clerk"


@dataclass(frozen=True, slots=True)
class SlotLabel:
    """What a slot is bound to: it opens under no other store, clerk or key."""

    store_id: str
    kind: SlotKind
    clerk_id: str
    key_id: str

    @property
    def associated_data(self) -> bytes:
        """The canonical JSON that the seal covers."""
        bound = ["mmep-keyfile", 1, self.store_id, self.kind.value, self.clerk_id, self.key_id]
        return json.dumps(bound, separators=(",", ":"), ensure_ascii=True).encode("ascii")


@dataclass(frozen=True, slots=True)
class DeviceHalf:
    """The computer account's half of the key, and which keyring keeps it."""

    keyring: str
    secret: bytearray


@dataclass(frozen=True, slots=True)
class Slot:
    """One sealed copy of the store's key; *keyring* is None where no device secret is needed."""

    kind: SlotKind
    clerk_id: str
    key_id: str
    cost: KdfParameters
    salt: bytes
    keyring: str | None
    blob: bytes

    @property
    def needs_device_secret(self) -> bool:
        """Whether the passphrase alone cannot open this slot."""
        return self.keyring is not None

    def label(self, store_id: str) -> SlotLabel:
        """Return what this slot is bound to, if it belongs to *store_id*."""
        return SlotLabel(store_id, self.kind, self.clerk_id, self.key_id)


def sealed_slot(
    key: bytearray,
    label: SlotLabel,
    passphrase: str,
    half: DeviceHalf | None,
    cost: KdfParameters,
) -> Slot:
    """Return *key* sealed for *label* under a fresh salt and nonce."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    kek = clerk_kek(passphrase, half.secret if half else bytearray(), salt, cost)
    try:
        sealed = AESGCM(kek).encrypt(nonce, key, label.associated_data)
    finally:
        wipe(kek)
        _overwrite_stack()
    return Slot(
        kind=label.kind,
        clerk_id=label.clerk_id,
        key_id=label.key_id,
        cost=cost,
        salt=salt,
        keyring=half.keyring if half else None,
        blob=nonce + sealed,
    )


def opened_slot(slot: Slot, store_id: str, passphrase: str, device_secret: bytearray) -> bytearray:
    """Return the store's key, for the caller to wipe.

    Raises ``WRONG_PASSPHRASE`` for whatever does not fit: nobody can tell a wrong passphrase from
    another computer's half, a foreign slot or changed bytes, and so nobody can learn which.
    """
    kek = clerk_kek(passphrase, device_secret, slot.salt, slot.cost)
    key = bytearray(SECRETS_BYTES)
    try:
        fits = _opens(slot.blob, kek, slot.label(store_id).associated_data, key)
    finally:
        wipe(kek)
        _overwrite_stack()
    if not fits:
        wipe(key)
        raise DeskError(Problem.WRONG_PASSPHRASE)
    return key


def _opens(blob: bytes, kek: bytearray, associated_data: bytes, into: bytearray) -> bool:
    try:
        AESGCM(kek).decrypt_into(blob[:NONCE_BYTES], blob[NONCE_BYTES:], associated_data, into)
    except InvalidTag:
        return False
    return True


def _overwrite_stack() -> None:
    # The library leaves the key of its last call on the stack (seen in memory); the same call with
    # a key of zeros puts that there instead.
    AESGCM(bytes(KEY_BYTES)).encrypt(bytes(NONCE_BYTES), bytes(KEY_BYTES), None)
