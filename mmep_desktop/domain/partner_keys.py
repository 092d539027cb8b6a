"""Whose key a parcel is sealed to and signed by, and the words that two offices read to each other.

A center and MMEP exchange their public keys once. Eight words on both screens show on the phone
that no other key came between.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from mmep_desktop.domain.center import short_name
from mmep_desktop.domain.strict_json import Members, NotAsAgreed, canonical, loaded

FORMAT: Final = "mmep-keys/1"
SUFFIX: Final = ".mepkeys"
LARGEST_FILE: Final = 4096
WORDS: Final = 8
"""Words of a list of more than 7,000: over 100 bits, which nobody finds a second key for."""

SIGNING_BYTES: Final = 32
_RECIPIENT: Final = "age1"
_RECIPIENT_LENGTH: Final = 62
_BECH32: Final = frozenset("qpzry9x8gf2tvdw0s3jn54khce6mua7l")
_LONGEST_NAME: Final = 200
_MINISIGN: Final = b"Ed"
_KEY_ID_BYTES: Final = 8


class PartnerKind(StrEnum):
    """Who a key belongs to; the words are kept for good."""

    CENTER = "center"
    MMEP = "mmep"


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What an office gives away: *signing* checks what it signed, *sealing* seals to it alone.

    *district* is DESE's code of eight digits and *desk* one desk of it; both are empty for MMEP.
    """

    kind: PartnerKind
    district: str
    desk: str
    name: str
    signing: bytes
    sealing: str

    @property
    def file(self) -> bytes:
        """The file that an office gives to the other, always the same for the same keys."""
        return canonical(
            {
                "format": FORMAT,
                "kind": self.kind.value,
                "district": self.district,
                "desk": self.desk,
                "name": self.name,
                "signing": self.signing.hex(),
                "sealing": self.sealing,
            }
        )

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the file, by which a manifest names who signed and for whom."""
        return hashlib.sha256(self.file).hexdigest()

    def words(self, listed: Sequence[str]) -> tuple[str, ...]:
        """Return the eight words of *listed* that these keys are compared by on the phone."""
        left = int(self.fingerprint, 16)
        found: list[str] = []
        for _each in range(WORDS):
            left, place = divmod(left, len(listed))
            found.append(listed[place])
        return tuple(found)

    @property
    def key_id(self) -> bytes:
        """The eight bytes by which minisign tells keys apart."""
        return key_id_of(self.signing)

    @property
    def minisign(self) -> str:
        """The signing key as the ``minisign`` command takes it."""
        return base64.b64encode(_MINISIGN + self.key_id + self.signing).decode("ascii")


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """This office's keys: *signing* and *identity* are secret, and wiped when they were used.

    The secrets are the seed of an Ed25519 key, and the text of an age identity.
    """

    public: PublicKeys
    signing: bytearray = field(repr=False)
    identity: bytearray = field(repr=False)

    def wipe(self) -> None:
        """Overwrite the secrets."""
        for secret in (self.signing, self.identity):
            secret[:] = bytes(len(secret))


@dataclass(frozen=True, slots=True)
class Pinned:
    """Keys of a partner that this office relies on, and who confirmed them when.

    *seconded_by* is the second person, where they took the place of others.
    """

    keys: PublicKeys
    on: date
    by: str
    seconded_by: str = ""


def file_stem(keys: PublicKeys) -> str:
    """Return what the file of an office's key is called: ``0201-A_key``, or ``mmep_key``."""
    return f"{short_name(keys.district, keys.desk)}_key" if keys.desk else "mmep_key"


def key_id_of(signing: bytes) -> bytes:
    """Return the eight bytes by which minisign tells a public key from others."""
    return hashlib.sha256(signing).digest()[:_KEY_ID_BYTES]


def read_keys(raw: bytes) -> PublicKeys:
    """Return the keys in a file of ``PublicKeys.file``. Raises ``NotAsAgreed``."""
    if len(raw) > LARGEST_FILE:
        raise NotAsAgreed("its length")
    told = Members(loaded(raw))
    told.must_be(("format", "kind", "district", "desk", "name", "signing", "sealing"))
    if told.text("format") != FORMAT:
        told.refuse("format")
    keys = PublicKeys(
        kind=told.choice("kind", PartnerKind),
        district=told.text("district", 8),
        desk=told.text("desk", 40),
        name=told.text("name", _LONGEST_NAME),
        signing=bytes.fromhex(told.hexadecimal("signing", SIGNING_BYTES)),
        sealing=told.text("sealing"),
    )
    if not is_a_recipient(keys.sealing):
        told.refuse("sealing")
    if not keys.name.strip() or not f"{keys.name}{keys.desk}{keys.district}".isprintable():
        told.refuse("name")
    is_center = keys.kind is PartnerKind.CENTER
    if is_center != bool(keys.desk) or is_center != _is_a_code(keys.district):
        told.refuse("kind")
    if keys.file != raw:
        raise NotAsAgreed("its form")
    return keys


def is_a_recipient(text: str) -> bool:
    """Whether *text* looks like a recipient of age; its check letters are left to age."""
    return (
        text.startswith(_RECIPIENT)
        and len(text) == _RECIPIENT_LENGTH
        and _BECH32.issuperset(text.removeprefix(_RECIPIENT))
    )


def _is_a_code(text: str) -> bool:
    return len(text) == 8 and text.isascii() and text.isdecimal()  # noqa: PLR2004 - DESE's digits
