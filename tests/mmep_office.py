"""MMEP's office as a desk meets it: its keys, and the files of answers that it signs."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mmep_desktop.domain.batches import Batch
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.mmep_answers import (
    ANSWERS_FILE,
    Answer,
    AnswerFile,
    Result,
    answers_json,
    answers_manifest,
    with_digest,
)
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned, PublicKeys
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.services.ports import OpenWork
from tests.fakes import MORNING

PARCELS = SealedParcels()
MMEP = PARCELS.new_keys(PartnerKind.MMEP, "", "", "MMEP, Northampton")
STRANGER = PARCELS.new_keys(PartnerKind.MMEP, "", "", "MMEP, Northampton")
FROM, UNTIL = date(2026, 8, 14), date(2027, 8, 14)


def exchange_keys(work_on: OpenWork) -> PublicKeys:
    """Let a desk and MMEP know each other's keys, and return the desk's."""
    with work_on() as work:
        center = work.center.center()
        own = PARCELS.new_keys(PartnerKind.CENTER, center.district_code, center.desk, center.name)
        work.partners.keep_own(own, MORNING.date())
        work.partners.pin(Pinned(MMEP.public, MORNING.date(), "clerk-1"))
        work.commit()
    return own.public


def certified(batch: Batch, child: int = 0) -> Answer:
    """Return that a child of the batch's first referral has a certificate."""
    item = batch.items[0]
    return Answer(
        *(item.screening_id, item.number, item.revision, child, Result.ELIGIBLE, FROM),
        eligible_from=FROM,
        eligible_until=UNTIL,
    )


def not_reached(batch: Batch, tries: int = 3) -> Answer:
    """Return that MMEP did not reach the family of the batch's first referral."""
    item = batch.items[0]
    return Answer(
        *(item.screening_id, item.number, item.revision, 0, Result.NOT_REACHED, FROM), tries=tries
    )


def file_of(
    center: Center,
    *answers: Answer,
    received: Iterable[Batch] = (),
    after: AnswerFile | None = None,
) -> AnswerFile:
    """Return a file of *answers* that follows the one *after* which it was made."""
    number = after.number + 1 if after else 1
    return with_digest(
        AnswerFile(
            id=f"answers-{number}",
            number=number,
            made_at=MORNING,
            made_by="MMEP, Northampton",
            district=center.district_code,
            desk=center.desk,
            previous=after.digest if after else "",
            digest="",
            received=tuple((batch.number, batch.digest) for batch in received),
            answers=answers,
        )
    )


def written(folder: Path, file: AnswerFile, to: PublicKeys, by: OwnKeys = MMEP) -> str:
    """Return the place of *file*, signed and sealed as MMEP does."""
    parcel = PARCELS.made(
        answers_manifest(file, to.fingerprint),
        {ANSWERS_FILE: answers_json(file)},
        by,
        (to.sealing, by.public.sealing),
    )
    place = folder / f"{file.id}.mepanswer"
    place.write_bytes(parcel)
    return str(place)
