"""A sealed batch is opened again, by the center that made it or by MMEP, and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mmep_desktop.domain.batch_records import SentBatch, read_batch_json
from mmep_desktop.domain.batches import RECORDS
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, PublicKeys
from mmep_desktop.domain.strict_json import NotAsAgreed
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.batch_ports import Outbox
from mmep_desktop.services.parcel_ports import Parcels
from mmep_desktop.services.ports import ClearFiles, OpenWork, UnitOfWork

SIGNATURE_SUFFIX: Final = ".minisig"


@dataclass(frozen=True, slots=True)
class OpenedBatch:
    """A batch whose signature and digests were right, its members, and who made it."""

    manifest: Mapping[str, object]
    members: Mapping[str, bytes]
    batch: SentBatch
    signer: PublicKeys


class OpeningBatches:
    """Opens sealed batches; *work* is that of somebody who may."""

    def __init__(self, work: OpenWork, parcels: Parcels, outbox: Outbox, files: ClearFiles) -> None:
        self._work = work
        self._parcels = parcels
        self._outbox = outbox
        self._files = files

    def opened(self, place: str) -> OpenedBatch:
        """Open and check the file *place*; not for the window's thread.

        Raises ``DeskError``: a problem of parcels. Nothing is believed of a sender whose key was
        not confirmed.
        """
        parcel = self._parcels.read(place)
        with self._work() as work:
            work.only_read()
            own = work.partners.own()
        if own is None:
            raise DeskError(Problem.PARCEL_NOT_FOR_US)
        try:
            with self._parcels.opening() as opening:
                members = opening.opened(parcel, own.identity)
        finally:
            own.wipe()
        return self._checked(members, own)

    def save_workbook(self, opened: OpenedBatch, place: str) -> str:
        """Write the workbook of a batch to the file *place*, and return the words that open it."""
        words = self._outbox.new_words()
        self._outbox.lock(place, opened.members, words)
        return words

    def save_signed(self, opened: OpenedBatch, place: str) -> None:
        """Write what is signed to the file *place*, and its signature beside it.

        Neither names anybody; other programs check by them who made the batch. Raises
        ``DeskError(COPY_NOT_SAVED)``.
        """
        text, signature = self._parcels.signed_text(opened.members)
        self._files.write(place, text)
        self._files.write(place + SIGNATURE_SUFFIX, signature)

    def _checked(self, members: Mapping[str, bytes], own: OwnKeys) -> OpenedBatch:
        claimed = self._parcels.claimed(members).get("signer")
        with self._work() as work:
            work.only_read()
            signer = _known(work, own.public, claimed)
        if signer is None:
            raise DeskError(Problem.PARCEL_SENDER_UNKNOWN)
        reader = "" if signer == own.public else own.public.fingerprint
        return believed(self._parcels, members, signer, reader)


def believed(
    parcels: Parcels, members: Mapping[str, bytes], signer: PublicKeys, reader: str = ""
) -> OpenedBatch:
    """Return the batch in *members* once *signer* is proved to have made all of it for *reader*.

    Raises ``DeskError``: a problem of parcels.
    """
    manifest = parcels.verified(members, signer.signing, reader)
    if RECORDS not in members:
        raise DeskError(Problem.PARCEL_KIND_UNKNOWN)
    try:
        batch = read_batch_json(parcels.told(members[RECORDS]), manifest)
    except NotAsAgreed:
        raise DeskError(Problem.PARCEL_KIND_UNKNOWN) from None
    if (batch.district, batch.desk) != (signer.district, signer.desk):
        raise DeskError(Problem.PARCEL_SENDER_UNKNOWN)
    return OpenedBatch(manifest, members, batch, signer)


def _known(work: UnitOfWork, own: PublicKeys, fingerprint: object) -> PublicKeys | None:
    """Return the keys of a sender: this office itself, or a center whose key was confirmed."""
    if fingerprint == own.fingerprint:
        return own
    pinned = work.partners.find(fingerprint) if isinstance(fingerprint, str) else None
    return pinned.keys if pinned and pinned.keys.kind is PartnerKind.CENTER else None
