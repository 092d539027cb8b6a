"""What the services need to send and read parcels: sealed files that an office signed."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, PublicKeys


class Opening(Protocol):
    """Opens parcels, one after the other, for as long as it is held."""

    def opened(self, parcel: bytes, identity: bytearray) -> Mapping[str, bytes]:
        """Return the members of *parcel*, whoever made it.

        Raises ``DeskError``: ``PARCEL_KIND_UNKNOWN``, ``PARCEL_NOT_FOR_US``, ``PARCEL_DAMAGED``,
        ``PARCEL_TOO_LARGE`` or ``PARCEL_UNSAFE``.
        """


class Parcels(Protocol):
    """Makes and opens parcels in memory; what is in one is never a file of its own."""

    def new_keys(self, kind: PartnerKind, district: str, desk: str, name: str) -> OwnKeys:
        """Return new keys for this office, whose secrets the caller wipes."""

    def read_keys(self, raw: bytes) -> PublicKeys:
        """Return an office's keys from its file. Raises ``DeskError(KEYS_FILE_UNREADABLE)``."""

    def read_keys_file(self, place: str) -> PublicKeys:
        """Return an office's keys from the file *place*. Raises ``DeskError`` besides."""

    def words(self, keys: PublicKeys) -> tuple[str, ...]:
        """Return the eight words that two offices compare."""

    def made(
        self,
        manifest: Mapping[str, object],
        files: Mapping[str, bytes],
        own: OwnKeys,
        recipients: Sequence[str],
    ) -> bytes:
        """Return the parcel of *files* with their *manifest*, signed by *own*.

        The manifest is given its ``files`` (SHA-256 by name) and ``signer``. Each of *recipients*
        opens it, and nobody else.
        """

    def read(self, place: str) -> bytes:
        """Return the parcel in a file. Raises ``PARCEL_UNREADABLE`` or ``PARCEL_TOO_LARGE``."""

    def opening(self) -> AbstractContextManager[Opening]:
        """Return what opens parcels; not for the window's thread."""

    def claimed(self, members: Mapping[str, bytes]) -> dict[str, object]:
        """Return the manifest as it stands there, whoever wrote it; nothing of it is believed.

        Raises ``DeskError(PARCEL_KIND_UNKNOWN)``.
        """

    def claimed_keys(self, members: Mapping[str, bytes]) -> PublicKeys | None:
        """Return the keys that the sender says are its own, for two people to compare by phone."""

    def verified(
        self, members: Mapping[str, bytes], signer: bytes, reader: str = ""
    ) -> dict[str, object]:
        """Return the manifest once *signer*'s signature and every digest in it are right.

        *reader* is the fingerprint that the manifest must name as its recipient: what was sealed
        anew for another office is not its own. Raises ``DeskError``: ``PARCEL_SENDER_UNKNOWN``,
        ``PARCEL_CHANGED``, ``PARCEL_KIND_UNKNOWN`` or ``PARCEL_NOT_FOR_US``.
        """

    def signed_text(self, members: Mapping[str, bytes]) -> tuple[bytes, bytes]:
        """Return the manifest and its signature, byte for byte, for another program to check.

        Raises ``DeskError(PARCEL_KIND_UNKNOWN)``.
        """

    def told(self, member: bytes) -> dict[str, object]:
        """Return a member as strict JSON. Raises ``DeskError(PARCEL_KIND_UNKNOWN)``."""
