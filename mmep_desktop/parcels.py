"""Parcels between a center and MMEP: members under a signed manifest, sealed to who shall read."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mmep_desktop.domain.partner_keys import (
    LARGEST_FILE,
    OwnKeys,
    PartnerKind,
    PublicKeys,
    read_keys,
)
from mmep_desktop.domain.strict_json import NotAsAgreed, canonical, loaded
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.parcels import KEYS, LARGEST, MANIFEST, MIB, SIGNATURE, packed
from mmep_desktop.exchange.unpacking import ParcelUnpacking
from mmep_desktop.security.passphrases import word_list
from mmep_desktop.security.sealing import is_recipient, new_identity, sealed, unsealed
from mmep_desktop.security.signing import (
    comment_if_signed,
    is_signed_by,
    new_signing_key,
    signed,
    verifying_key,
)

LARGEST_PARCEL: Final = LARGEST + MIB
_NAMED_IN_COMMENT: Final = ("format", "district", "desk", "batch", "number")


class SealedParcels:
    """Answers the ``Parcels`` port."""

    def new_keys(self, kind: PartnerKind, district: str, desk: str, name: str) -> OwnKeys:
        """Return new keys for this office, whose secrets the caller wipes."""
        signing = new_signing_key()
        identity, recipient = new_identity()
        public = PublicKeys(kind, district, desk, name, verifying_key(signing), recipient)
        return OwnKeys(public, signing, identity)

    def read_keys(self, raw: bytes) -> PublicKeys:
        """Return an office's keys from its file. Raises ``DeskError(KEYS_FILE_UNREADABLE)``."""
        try:
            keys = read_keys(raw)
        except NotAsAgreed:
            raise DeskError(Problem.KEYS_FILE_UNREADABLE) from None
        if not is_recipient(keys.sealing):
            raise DeskError(Problem.KEYS_FILE_UNREADABLE)
        return keys

    def words(self, keys: PublicKeys) -> tuple[str, ...]:
        """Return the eight words that two offices compare."""
        return keys.words(word_list())

    def made(
        self,
        manifest: Mapping[str, object],
        files: Mapping[str, bytes],
        own: OwnKeys,
        recipients: Sequence[str],
    ) -> bytes:
        """Return the parcel of *files* with their *manifest*, signed, sealed to *recipients*."""
        every = {**files, KEYS: own.public.file}
        whole = {
            **manifest,
            "signer": own.public.fingerprint,
            "files": {name: hashlib.sha256(every[name]).hexdigest() for name in every},
        }
        text = canonical(whole)
        comment = " ".join(str(whole[name]) for name in _NAMED_IN_COMMENT if whole.get(name))
        signature = signed(text, own.signing, comment)
        return sealed(packed({**every, MANIFEST: text, SIGNATURE: signature}), recipients)

    def read(self, place: str) -> bytes:
        """Return the parcel in a file. Raises ``PARCEL_UNREADABLE`` or ``PARCEL_TOO_LARGE``."""
        return _content_of(place, LARGEST_PARCEL)

    def read_keys_file(self, place: str) -> PublicKeys:
        """Return an office's keys from the file *place*."""
        return self.read_keys(_content_of(place, LARGEST_FILE))

    @contextmanager
    def opening(self) -> Iterator["ParcelOpening"]:
        """Hold what opens parcels."""
        with ParcelUnpacking() as unpacking:
            yield ParcelOpening(unpacking)

    def claimed(self, members: Mapping[str, bytes]) -> dict[str, object]:
        """Return the manifest as it stands there; nothing of it is believed."""
        return self.told(self.signed_text(members)[0])

    def claimed_keys(self, members: Mapping[str, bytes]) -> PublicKeys | None:
        """Return the keys that the sender says are its own."""
        try:
            keys = self.read_keys(members.get(KEYS, b""))
        except DeskError:
            return None
        return keys if self.claimed(members).get("signer") == keys.fingerprint else None

    def verified(
        self, members: Mapping[str, bytes], signer: bytes, reader: str = ""
    ) -> dict[str, object]:
        """Return the manifest once *signer*'s signature and every digest in it are right."""
        text, signature = self.signed_text(members)
        if not is_signed_by(signature, signer):
            raise DeskError(Problem.PARCEL_SENDER_UNKNOWN)
        if comment_if_signed(text, signature, signer) is None:
            raise DeskError(Problem.PARCEL_CHANGED)
        manifest = self.told(text)
        rest = {
            name: hashlib.sha256(member).hexdigest()
            for name, member in members.items()
            if name not in {MANIFEST, SIGNATURE}
        }
        if manifest.get("files") != rest:
            raise DeskError(Problem.PARCEL_CHANGED)
        if reader and manifest.get("recipient") != reader:
            raise DeskError(Problem.PARCEL_NOT_FOR_US)
        return manifest

    def signed_text(self, members: Mapping[str, bytes]) -> tuple[bytes, bytes]:
        """Return the manifest and its signature as they lie there."""
        if not {MANIFEST, SIGNATURE} <= members.keys():
            raise DeskError(Problem.PARCEL_KIND_UNKNOWN)
        return members[MANIFEST], members[SIGNATURE]

    def told(self, member: bytes) -> dict[str, object]:
        """Return a member as strict JSON. Raises ``DeskError(PARCEL_KIND_UNKNOWN)``."""
        try:
            return loaded(member)
        except NotAsAgreed:
            raise DeskError(Problem.PARCEL_KIND_UNKNOWN) from None


class ParcelOpening:
    """Answers the ``Opening`` port: unsealed here, unpacked in a process with bounds."""

    def __init__(self, unpacking: ParcelUnpacking) -> None:
        self._unpacking = unpacking

    def opened(self, parcel: bytes, identity: bytearray) -> Mapping[str, bytes]:
        """Return the members of *parcel*, whoever made it."""
        if len(parcel) > LARGEST_PARCEL:
            raise DeskError(Problem.PARCEL_TOO_LARGE)
        return self._unpacking.unpacked(unsealed(parcel, identity))


def _content_of(place: str, most: int) -> bytes:
    try:
        with Path(place).open("rb") as reading:
            content = reading.read(most + 1)
    except (OSError, ValueError):
        raise DeskError(Problem.PARCEL_UNREADABLE) from None
    if len(content) > most:
        raise DeskError(Problem.PARCEL_TOO_LARGE)
    return content
