"""MMEP answers: what became of each child, written down and carried to its center in a file."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Final

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batch_rows import COLUMNS, Column
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import Clerk, short_name
from mmep_desktop.domain.mmep_answers import (
    ANSWERS_FILE,
    MOST_RECEIVED,
    SUFFIX,
    Answer,
    AnswerFile,
    Result,
    answers_json,
    answers_manifest,
    fault_of,
    with_digest,
)
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, PublicKeys
from mmep_desktop.domain.receiving import Given, HeldChild, HeldRecord, desk_of
from mmep_desktop.domain.sheets import Cell, Sheet
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.parcel_ports import Parcels
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import ClearFiles, Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.printing_many import Going
from mmep_desktop.services.receiving_ports import AnswersMade, LockedFiles

_SERIES: Final = "answers {}"


@dataclass(frozen=True, slots=True)
class Wrote:
    """What one gesture wrote: the files, and which centers have none because no key is known."""

    files: tuple[AnswersMade, ...]
    places: tuple[str, ...]
    without_key: tuple[str, ...]


class Replying:
    """Writes results down, and makes the files of them, as *clerk* of MMEP."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk: Clerk,
        parcels: Parcels,
        files: ClearFiles,
        locked: LockedFiles,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.ANSWER)
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._parcels = parcels
        self._files = files
        self._locked = locked

    def today(self) -> date:
        """Return the day that a result is of."""
        return self._clock.now().date()

    def of(self, record: str) -> tuple[Given, ...]:
        """Return what was written down of a referral, the first one first."""
        with self._work() as work:
            work.only_read()
            return work.given_answers.of(record)

    def give(
        self,
        record: str,
        child: int,
        result: Result,
        *,
        days: tuple[date, date] | None = None,
        tries: int = 0,
        duplicate_of: str = "",
    ) -> Given:
        """Write down what became of one child; the last word counts.

        *days* are those of the Certificate of Eligibility. Raises ``ValueError`` for a result
        without what it needs, and ``DeskError(REFERRAL_WITHDRAWN)``.
        """
        first, last = days or (None, None)
        with self._work() as work:
            held = work.received.record(record)
            if held.record.news is News.WITHDRAWN:
                raise DeskError(Problem.REFERRAL_WITHDRAWN)
            if child not in {each.child for each in held.children}:
                raise LookupError(f"no child {child}")
            number, revision = held.record.number, held.record.revision
            answer = Answer(
                *(record, number, revision, child, result, self.today()),
                *(first, last, tries, duplicate_of),
            )
            if fault := fault_of(answer):
                raise ValueError(fault)
            given = Given(self._ids.new(), answer, self._clerk.id, self._clock.now())
            work.given_answers.add(given)
            work.trail.note(Act.RESULT_GIVEN, record)
            work.commit()
        return given

    def made(self) -> tuple[AnswersMade, ...]:
        """Return every file that was made, the last one first."""
        with self._work() as work:
            work.only_read()
            return work.given_answers.files()

    def write_all(self, folder: str, going: Going) -> Wrote:
        """Make a file for each center that has something to be told, and write them to *folder*.

        So are those that were made and never written. What is made is kept, whether it can be
        written or not, and when *going* is cancelled. Not for the window's thread. Raises
        ``DeskError(COPY_NOT_SAVED)``.
        """
        without_key = self._make_all()
        waiting = sorted(
            (one for one in self.made() if one.is_whole and not one.files),
            key=lambda one: (one.center, one.number),
        )
        places: list[str] = []
        for done, one in enumerate(waiting):
            going.report(done, len(waiting))
            if going.is_cancelled:
                break
            places.append(str(PurePath(folder) / f"{file_stem(one)}{SUFFIX}"))
            self.write(one.id, places[-1])
        return Wrote(tuple(waiting[: len(places)]), tuple(places), without_key)

    def write(self, file_id: str, place: str) -> None:
        """Write a file that was made to *place*, as often as it takes; it is always the same."""
        with self._work() as work:
            work.only_read()
            sealed = work.given_answers.sealed(file_id)
        with self._work() as work:
            work.be_ready()
            self._files.write(place, sealed)
            work.given_answers.count_written(file_id)
            work.trail.note(Act.EXPORTED, file_id)
            work.commit()

    def save_everything(self, place: str) -> str:
        """Write all that is held to one workbook, and return the words that open it.

        Not for the window's thread. Raises ``DeskError(COPY_NOT_SAVED)``.
        """
        words = self._locked.new_words()
        with self._work() as work:
            work.be_ready()
            rows = (_row(record, child) for record, child in work.received.everything())
            heads = tuple(column.value for column in COLUMNS)
            self._locked.write_sheets(place, (Sheet("Referrals", heads, rows),), words)
            work.trail.note(Act.ALL_RECEIVED_SAVED)
            work.commit()
        return words

    def _make_all(self) -> tuple[str, ...]:
        """Make a file for each desk that has something to be told; return those without a key."""
        with self._work() as work:
            work.only_read()
            asked = sorted({*work.given_answers.untold(), *work.given_answers.untold_batches()})
            pinned = {
                desk_of(one.keys.district, one.keys.desk): one.keys
                for one in work.partners.pinned(PartnerKind.CENTER)
            }
        for center in asked:
            if center in pinned:
                self._make(center, pinned[center])
        return tuple(center for center in asked if center not in pinned)

    def _make(self, center: str, keys: PublicKeys) -> None:
        with self._work() as work:
            own = work.partners.own()
            if own is None:
                raise DeskError(Problem.PARCEL_NOT_FOR_US)
            try:
                file = self._file(work, center, keys)
                made = AnswersMade(
                    id=file.id,
                    center=center,
                    name=keys.name,
                    number=file.number,
                    made_at=file.made_at,
                    made_by=self._clerk.id,
                    digest=file.digest,
                    answers=len(file.answers),
                )
                work.given_answers.keep_file(made, file, self._sealed(file, keys, own))
            finally:
                own.wipe()
            work.trail.note(Act.ANSWERS_MADE, file.id)
            work.commit()

    def _file(self, work: UnitOfWork, center: str, keys: PublicKeys) -> AnswerFile:
        last = work.given_answers.last_of(center)
        batches = work.given_answers.untold_batches_to(center)[:MOST_RECEIVED]
        answers = work.given_answers.untold_to(center)
        file = AnswerFile(
            id=self._ids.new(),
            number=work.center.next_number(_SERIES.format(center)),
            made_at=self._clock.now(),
            made_by=work.center.center().name,
            district=keys.district,
            desk=keys.desk,
            previous=last.digest if last else "",
            digest="",
            received=tuple((batch.number, batch.digest) for batch in batches),
            answers=tuple(given.answer for given in answers),
        )
        return with_digest(file)

    def _sealed(self, file: AnswerFile, keys: PublicKeys, own: OwnKeys) -> bytes:
        manifest = answers_manifest(file, keys.fingerprint)
        members = {ANSWERS_FILE: answers_json(file)}
        return self._parcels.made(manifest, members, own, (keys.sealing, own.public.sealing))


def file_stem(made: AnswersMade) -> str:
    """Return what a file of answers is called: ``0201-A_answers-0003``."""
    district, _, desk = made.center.partition("-")
    return f"{short_name(district, desk)}_answers-{made.number:04d}"


def _row(record: HeldRecord, child: HeldChild) -> tuple[Cell, ...]:
    placed = {**child.row, Column.BATCH: record.batch, Column.ROW: child.child + 1}
    return tuple(placed.get(column) for column in COLUMNS)
