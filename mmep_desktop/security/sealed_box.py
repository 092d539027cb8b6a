"""A sealed box: whoever knows a slot's public key can close it, only its private key opens it.

So the store's key can be exchanged for everybody who stays, without anybody's passphrase. The
shared secret comes from the library as ``bytes``; it is overwritten where it stands.
"""

import ctypes
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mmep_desktop.security.derivation import KEY_BYTES, expanded
from mmep_desktop.security.memory import random_secret, wipe

NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
OVERHEAD: Final = NONCE_BYTES + TAG_BYTES
"""How many bytes a sealed text is longer than what is in it."""

_BOX: Final = b"mmep/slot"
_BYTES_HEAD: Final = bytes.__basicsize__ - 1


def new_private_key() -> bytearray:
    """Return a random X25519 private key, for the caller to wipe."""
    return random_secret(KEY_BYTES)


def public_key_of(private: bytearray) -> bytes:
    """Return the public key that belongs to *private*."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def boxed(content: bytearray, public: bytes, bound: bytes) -> bytes:
    """Return *content* in a box for *public*; it opens only where *bound* is the same.

    Raises ``ValueError`` for a public key that no private key belongs to.
    """
    once = new_private_key()
    try:
        once_public = public_key_of(once)
        key = _agreed(once, public, once_public + public)
    finally:
        wipe(once)
    try:
        return once_public + sealed(content, key, bound)
    finally:
        wipe(key)


def unboxed(box: bytes, private: bytearray, bound: bytes, length: int) -> bytearray | None:
    """Return the *length* bytes in *box*, for the caller to wipe; None where it does not open."""
    once_public, closed = box[:KEY_BYTES], box[KEY_BYTES:]
    try:
        key = _agreed(private, once_public, once_public + public_key_of(private))
    except ValueError:
        return None
    try:
        return unsealed(closed, key, bound, length)
    finally:
        wipe(key)


def sealed(content: bytearray, key: bytearray, bound: bytes) -> bytes:
    """Return *content* under AES-256-GCM with a fresh nonce before it."""
    nonce = os.urandom(NONCE_BYTES)
    try:
        return nonce + AESGCM(key).encrypt(nonce, content, bound)
    finally:
        _overwrite_stack()


def unsealed(closed: bytes, key: bytearray, bound: bytes, length: int) -> bytearray | None:
    """Return the *length* bytes in *closed*, for the caller to wipe; None where it is not ours."""
    content = bytearray(length)
    try:
        AESGCM(key).decrypt_into(closed[:NONCE_BYTES], closed[NONCE_BYTES:], bound, content)
    except InvalidTag:
        wipe(content)
        return None
    finally:
        _overwrite_stack()
    return content


def _agreed(private: bytearray, public: bytes, salt: bytes) -> bytearray:
    ours = X25519PrivateKey.from_private_bytes(private)
    shared = ours.exchange(X25519PublicKey.from_public_bytes(public))
    material = bytearray(shared)
    try:
        return expanded(material, _BOX, salt)
    finally:
        wipe(material)
        _overwrite(shared)


def _overwrite(shared: bytes) -> None:
    """Zero the bytes of *shared* in place: nobody else holds this object."""
    ctypes.memset(id(shared) + _BYTES_HEAD, 0, len(shared))


def _overwrite_stack() -> None:
    # The library leaves the key of its last call on the stack (seen in memory); the same call with
    # a key of zeros puts that there instead.
    AESGCM(bytes(KEY_BYTES)).encrypt(bytes(NONCE_BYTES), bytes(KEY_BYTES), None)
