"""A sealed batch is believed of an office whose key was confirmed, and of nobody else."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mmep_desktop.domain.batch_records import batch_json
from mmep_desktop.domain.batches import Envelope
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.parcels import unpacked
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.security.sealing import unsealed
from mmep_desktop.services.opening_batches import OpeningBatches
from tests.builders import TODAY, a_center, a_clerk
from tests.fake_batches import StandInOutbox
from tests.fake_work import FakeWork
from tests.fakes import Drawer
from tests.services.batches import HERS, a_referral, made
from tests.services.desk import DeskInMemory


class InOneProcess(SealedParcels):
    """Parcels that are unpacked here: that it happens elsewhere is tested with parcels."""

    @contextmanager
    def opening(self) -> Iterator[Any]:
        yield self

    def opened(self, parcel: bytes, identity: bytearray) -> Mapping[str, bytes]:
        return unpacked(unsealed(parcel, identity))


PARCELS = InOneProcess()
CENTER, MMEP, STRANGER, NEIGHBOR = (
    PARCELS.new_keys(kind, code, desk, "An office")
    for kind, code, desk in (
        (PartnerKind.CENTER, "02010000", "A"),
        (PartnerKind.MMEP, "", ""),
        (PartnerKind.CENTER, "02010000", "A"),
        (PartnerKind.CENTER, "02010000", "B"),
    )
)
MANIFEST: dict[str, object] = {
    "format": "mmep-batch/1",
    "district": "02010000",
    "desk": "A",
    "center": "An office",
    "batch": 1,
    "id": "b1",
    "made_at": "2026-09-01T15:30:00-04:00",
    "previous": "",
    "referrals": {"new": 0, "changed": 0, "withdrawn": 0},
    "copy": 0,
    "recipient": MMEP.public.fingerprint,
}
FILES = {"batch.json": batch_json("b1", "7GK2M9QX", (), ()), "batch.xlsx": b"a workbook"}


def an_office(own: OwnKeys, *pinned: OwnKeys) -> OpeningBatches:
    work = FakeWork(a_center(), a_clerk())
    with work() as begun:
        begun.partners.keep_own(own, TODAY)
        for one in pinned:
            begun.partners.pin(Pinned(one.public, TODAY, a_clerk().id))
        begun.commit()
    return OpeningBatches(work, PARCELS, StandInOutbox(), Drawer())


def a_file(
    folder: Path, signer: OwnKeys, to: OwnKeys = MMEP, said: Mapping[str, object] | None = None
) -> str:
    place = folder / "file.mepbatch"
    manifest = {**MANIFEST, **(said or {})}
    place.write_bytes(PARCELS.made(manifest, FILES, signer, (to.public.sealing,)))
    return str(place)


def test_mmep_opens_what_a_center_signed_and_saves_its_workbook(tmp_path: Path) -> None:
    opening = an_office(MMEP, CENTER)
    opened = opening.opened(a_file(tmp_path, CENTER))
    assert (opened.batch.id, opened.signer) == ("b1", CENTER.public)
    assert opening.save_workbook(opened, "stick/book.xlsx") == "words of file 1"


def test_a_center_opens_its_own_batch_again(tmp_path: Path) -> None:
    opened = an_office(CENTER, MMEP).opened(a_file(tmp_path, CENTER, CENTER))
    assert opened.signer == CENTER.public


@pytest.mark.parametrize(
    ("signer", "to", "said", "expected"),
    [
        (STRANGER, MMEP, {}, Problem.PARCEL_SENDER_UNKNOWN),
        (CENTER, STRANGER, {}, Problem.PARCEL_NOT_FOR_US),
        (CENTER, MMEP, {"recipient": STRANGER.public.fingerprint}, Problem.PARCEL_NOT_FOR_US),
        (NEIGHBOR, MMEP, {}, Problem.PARCEL_SENDER_UNKNOWN),
        (MMEP, MMEP, {}, Problem.PARCEL_SENDER_UNKNOWN),
        (CENTER, MMEP, {"format": "mmep-batch/2"}, Problem.PARCEL_KIND_UNKNOWN),
        (CENTER, MMEP, {"id": "b2"}, Problem.PARCEL_KIND_UNKNOWN),
    ],
)
def test_what_is_not_as_it_should_be_is_refused(
    tmp_path: Path, signer: OwnKeys, to: OwnKeys, said: dict[str, object], expected: Problem
) -> None:
    opening = an_office(MMEP, CENTER, NEIGHBOR)
    with pytest.raises(DeskError) as refused:
        opening.opened(a_file(tmp_path, signer, to, said))
    assert refused.value.problem is expected


def test_an_office_without_keys_opens_nothing(tmp_path: Path) -> None:
    work = FakeWork(a_center(), a_clerk())
    with pytest.raises(DeskError) as refused:
        OpeningBatches(work, PARCELS, StandInOutbox(), Drawer()).opened(a_file(tmp_path, CENTER))
    assert refused.value.problem is Problem.PARCEL_NOT_FOR_US


def test_a_batch_is_sealed_once_the_key_of_mmep_is_confirmed() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    batch = made(desk)
    assert desk.batching.envelopes() == (Envelope.WORKBOOK,)
    with pytest.raises(DeskError) as refused:
        desk.batching.write(batch.id, "stick/batch", envelope=Envelope.SEALED)
    assert refused.value.problem is Problem.NO_KEY_OF_MMEP
    assert (desk.outbox.files, desk.work.kept.batches[batch.id][0].copies) == ({}, 0)
    with desk.work() as work:
        work.partners.keep_own(CENTER, TODAY)
        work.partners.pin(Pinned(MMEP.public, TODAY, a_clerk().id))
        work.commit()
    assert desk.batching.envelopes() == (Envelope.SEALED, Envelope.WORKBOOK)
    for passphrase, said in (("", "copy 0 to An office"), (HERS, "copy 1 to An office")):
        words = desk.batching.write(batch.id, "stick/batch", passphrase, Envelope.SEALED)
        assert (words, desk.outbox.files["stick/batch"][1]) == ("", said)
    desk.outbox.is_full = True
    with pytest.raises(DeskError):
        desk.batching.write(batch.id, "stick/batch", HERS, Envelope.SEALED)
    assert desk.work.kept.batches[batch.id][0].copies == 2
    assert any(CENTER.signing)
