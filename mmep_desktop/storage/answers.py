"""What MMEP answered, in the store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from mmep_desktop.domain.heard import AppliedFile, Heard
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.storage.answer_tables import AnswerFileRow, MmepAnswerRow
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.plain import known


class SqlAnswerRecords:
    """``AnswerRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, file: AppliedFile, answers: Iterable[Answer]) -> None:
        """Keep the answers of *file*, and *file* itself unless it is kept already."""
        if self._session.get(AnswerFileRow, file.id) is None:
            self._session.add(
                AnswerFileRow(
                    id=file.id,
                    number=file.number,
                    digest=file.digest,
                    made_at=file.made_at,
                    made_by=file.made_by,
                    applied_at=file.applied_at,
                    applied_by=file.applied_by,
                )
            )
        self._session.add_all([_row(file, answer) for answer in answers])
        self._session.flush()

    def files(self) -> tuple[AppliedFile, ...]:
        """Return every file that was applied, the last number first."""
        rows = select(AnswerFileRow).order_by(AnswerFileRow.number.desc())
        return tuple(
            AppliedFile(
                row.id,
                row.number,
                row.digest,
                row.made_at,
                row.made_by,
                row.applied_at,
                row.applied_by,
            )
            for row in self._session.scalars(rows)
        )

    def heard_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, tuple[Heard, ...]]:
        """Return every answer to each of *screening_ids* that has one, in the order of files."""
        found: defaultdict[str, list[Heard]] = defaultdict(list)
        for some in in_chunks(screening_ids):
            rows = select(MmepAnswerRow).where(MmepAnswerRow.screening_id.in_(some))
            in_order = rows.order_by(MmepAnswerRow.file, MmepAnswerRow.child)
            for row in self._session.scalars(in_order):
                found[row.screening_id].append(_heard(row))
        return {id_: tuple(heard) for id_, heard in found.items()}


def _row(file: AppliedFile, answer: Answer) -> MmepAnswerRow:
    return MmepAnswerRow(
        screening_id=answer.record,
        child=answer.child,
        file=file.number,
        applied_on=file.applied_at.date(),
        number=answer.number,
        revision=answer.revision,
        result=answer.result.value,
        result_on=answer.on,
        eligible_from=answer.eligible_from,
        eligible_until=answer.eligible_until,
        tries=answer.tries,
        duplicate_of=answer.duplicate_of,
    )


def _heard(row: MmepAnswerRow) -> Heard:
    answer = Answer(
        record=row.screening_id,
        number=row.number,
        revision=row.revision,
        child=row.child,
        result=known(Result, row.result),
        on=row.result_on,
        eligible_from=row.eligible_from,
        eligible_until=row.eligible_until,
        tries=row.tries,
        duplicate_of=row.duplicate_of,
    )
    return Heard(answer, row.file, row.applied_on)
