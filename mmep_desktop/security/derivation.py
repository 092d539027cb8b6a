"""From what a clerk types and what the computer keeps to the key that opens her slot.

What this leaves in memory: a typed passphrase arrives as a Python string, and neither it nor the
copy that Qt holds can be overwritten. Here it becomes a bytearray at once, through one short-lived
encoded copy, and that bytearray and every derived key are wiped.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final, cast

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mmep_desktop.security.memory import wipe

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
_MOST_LANES: Final = 8
_MOST_ITERATIONS: Final = 10
_MOST_MEMORY_KIB: Final = 512 * 1024


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """The cost of one Argon2id run; *memory_kib* in units of 1024 bytes."""

    memory_kib: int
    iterations: int
    lanes: int

    @property
    def bearable(self) -> bool:
        """Whether the figures are legal and a small computer can bear them (RFC 9106, 3.1).

        They come from a file: a hostile one must not make an unlock ask for 100 GiB.
        """
        return (
            1 <= self.lanes <= _MOST_LANES
            and 1 <= self.iterations <= _MOST_ITERATIONS
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
        )


@dataclass(frozen=True, slots=True)
class KdfCosts:
    """What a new slot is made with, with and without the computer's half of the key."""

    with_device_secret: KdfParameters
    without_device_secret: KdfParameters


# RFC 9106 section 4, second choice; four times its memory where the passphrase stands alone.
KDF_COSTS: Final = KdfCosts(
    with_device_secret=KdfParameters(memory_kib=64 * 1024, iterations=3, lanes=4),
    without_device_secret=KdfParameters(memory_kib=256 * 1024, iterations=3, lanes=4),
)


def clerk_kek(
    passphrase: str, device_secret: bytearray, salt: bytes, cost: KdfParameters
) -> bytearray:
    """Return the key that opens a clerk's slot; *device_secret* is empty where none is used."""
    typed = typed_bytes(passphrase)
    material = bytearray(KEY_BYTES + len(device_secret))
    try:
        with memoryview(material) as view:
            _argon2id(typed, salt, cost, view[:KEY_BYTES])
            view[KEY_BYTES:] = device_secret
        return expanded(material, b"clerk-kek", salt)
    finally:
        wipe(typed, material)


def expanded(material: bytearray, info: bytes, salt: bytes | None = None) -> bytearray:
    """Return a 32-byte key for the purpose *info* (HKDF-SHA256, RFC 5869)."""
    key = bytearray(KEY_BYTES)
    HKDF(hashes.SHA256(), KEY_BYTES, salt, info).derive_into(material, key)
    return key


def typed_bytes(passphrase: str) -> bytearray:
    """Return *passphrase* in the form that is hashed: NFKC (NIST SP 800-63B, 3.1.1), UTF-8.

    Half a surrogate pair is encoded as it is: an encoding error would carry the passphrase.
    """
    return bytearray(unicodedata.normalize("NFKC", passphrase), "utf-8", "surrogatepass")


def _argon2id(typed: bytearray, salt: bytes, cost: KdfParameters, into: memoryview) -> None:
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    # The stub asks for bytes; the call takes any buffer, and a bytes copy could not be wiped.
    kdf.derive_into(cast("bytes", typed), into)
