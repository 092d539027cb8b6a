"""Who made a parcel: signatures in the form of minisign, which other programs check, too.

Ed25519 over BLAKE2b of the text, then over that signature with its trusted comment.
"""

import base64
import binascii
import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mmep_desktop.domain.partner_keys import key_id_of
from mmep_desktop.security.memory import random_secret

KEY_BYTES: Final = 32
LONGEST: Final = 1024
_SIGNATURE_BYTES: Final = 64
_PREHASHED: Final = b"ED"
_UNTRUSTED: Final = "untrusted comment: signature from mmep-desktop"
_TRUSTED: Final = "trusted comment: "
_LINES: Final = 4


def new_signing_key() -> bytearray:
    """Return the seed of a signing key, for the caller to wipe."""
    return random_secret(KEY_BYTES)


def verifying_key(signing: bytearray) -> bytes:
    """Return the public key that checks what *signing* signs."""
    return Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()


def signed(text: bytes, signing: bytearray, comment: str) -> bytes:
    """Return the signature of *text*, as a file of minisign; *comment* is one line, signed too."""
    key = Ed25519PrivateKey.from_private_bytes(signing)
    public = key.public_key().public_bytes_raw()
    signature = key.sign(_hashed(text))
    overall = key.sign(signature + comment.encode())
    lines = (
        _UNTRUSTED,
        _as_text(_PREHASHED + key_id_of(public) + signature),
        f"{_TRUSTED}{comment}",
        _as_text(overall),
        "",
    )
    return "\n".join(lines).encode()


def is_signed_by(signature: bytes, public: bytes) -> bool:
    """Whether *signature* says that it is of *public*, which is no proof."""
    lines = _lines(signature)
    return lines is not None and lines[0].startswith(_PREHASHED + key_id_of(public))


def comment_if_signed(text: bytes, signature: bytes, public: bytes) -> str | None:
    """Return the comment of *signature* if *public* checks it over *text*, else nothing."""
    lines = _lines(signature)
    if lines is None or not is_signed_by(signature, public):
        return None
    first, comment, overall = lines
    own = first[-_SIGNATURE_BYTES:]
    if len(first) != len(_PREHASHED) + len(key_id_of(public)) + _SIGNATURE_BYTES:
        return None
    key = Ed25519PublicKey.from_public_bytes(public)
    try:
        key.verify(own, _hashed(text))
        key.verify(overall, own + comment.encode())
    except InvalidSignature:
        return None
    return comment


def _lines(signature: bytes) -> tuple[bytes, str, bytes] | None:
    """Return both signatures and the comment between them, nothing where the form is another."""
    if len(signature) > LONGEST:
        return None
    try:
        lines = signature.decode().split("\n")
        if len(lines) != _LINES + 1 or lines[-1]:
            return None
        untrusted, first, trusted, overall, _end = lines
        if untrusted != _UNTRUSTED or not trusted.startswith(_TRUSTED):
            return None
        return _from_text(first), trusted.removeprefix(_TRUSTED), _from_text(overall)
    except (binascii.Error, ValueError):
        return None


def _hashed(text: bytes) -> bytes:
    return hashlib.blake2b(text).digest()


def _as_text(octets: bytes) -> str:
    return base64.b64encode(octets).decode("ascii")


def _from_text(text: str) -> bytes:
    octets = base64.b64decode(text, validate=True)
    if _as_text(octets) != text:  # the last letter may say the same in several ways
        raise ValueError
    return octets
