"""What MMEP answered, in its store: results in their order, and the files that carried them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from mmep_desktop.domain.batches import News
from mmep_desktop.domain.mmep_answers import Answer, AnswerFile, Result
from mmep_desktop.domain.receiving import Answerable, Given, ReceivedBatch
from mmep_desktop.services.receiving_ports import AnswersMade
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.received import batch_of
from mmep_desktop.storage.received_tables import (
    GivenAnswerRow,
    GivenFileRow,
    ReceivedBatchRow,
    ReceivedChildRow,
    ReceivedRecordRow,
)

_NOT_TOLD = ""
_WITHOUT_SEALED = select(GivenFileRow).options(defer(GivenFileRow.sealed, raiseload=False))
_STATES = select(
    ReceivedRecordRow.record,
    ReceivedRecordRow.number,
    ReceivedRecordRow.revision,
    ReceivedRecordRow.news,
)
_UNTOLD_BATCHES = (
    select(ReceivedBatchRow)
    .where(ReceivedBatchRow.told_in == _NOT_TOLD)
    .order_by(ReceivedBatchRow.number)
)
_HOW_LONG = func.length(GivenFileRow.sealed)


class SqlGivenAnswers:
    """``GivenAnswers`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, given: Given) -> None:
        """Keep what was written down of one child."""
        self.add_all((given,))

    def add_all(self, given: Sequence[Given]) -> None:
        """Keep what was written down of many children, in this order."""
        self._session.add_all(_row(one) for one in given)
        self._session.flush()

    def answerable(self, numbers: Iterable[str]) -> tuple[Answerable, ...]:
        """Return the referrals that have these *numbers*."""
        wanted = frozenset(numbers)
        asked = [row for row in self._session.execute(_STATES) if row.number in wanted]
        children: defaultdict[str, set[int]] = defaultdict(set)
        listed = select(ReceivedChildRow.record, ReceivedChildRow.child)
        for some in in_chunks(tuple(row.record for row in asked)):
            for record, place in self._session.execute(
                listed.where(ReceivedChildRow.record.in_(some))
            ):
                children[record].add(place)
        return tuple(
            Answerable(record, number, revision, known(News, news), frozenset(children[record]))
            for record, number, revision, news in asked
        )

    def last_of_each(self, records: Iterable[str]) -> Mapping[tuple[str, int], Answer]:
        """Return what was written down last of each child of *records*, by record and place."""
        last: dict[tuple[str, int], Answer] = {}
        for some in in_chunks(tuple(records)):
            rows = select(GivenAnswerRow).where(GivenAnswerRow.record.in_(some))
            for row in self._session.scalars(rows.order_by(GivenAnswerRow.entry)):
                last[row.record, row.child] = _given(row).answer
        return last

    def of(self, record: str) -> tuple[Given, ...]:
        """Return what was written down of a referral, the first one first."""
        rows = select(GivenAnswerRow).where(GivenAnswerRow.record == record)
        in_order = self._session.scalars(rows.order_by(GivenAnswerRow.entry))
        return tuple(map(_given, in_order))

    def untold(self) -> Mapping[str, int]:
        """Return, for each desk, of how many children no file has carried the last word yet."""
        children = select(ReceivedRecordRow.center, GivenAnswerRow.record, GivenAnswerRow.child)
        untold = children.join(ReceivedRecordRow).where(GivenAnswerRow.file_id == _NOT_TOLD)
        each = untold.distinct().subquery()
        counted = select(each.c.center, func.count()).group_by(each.c.center)
        return {center: int(count) for center, count in self._session.execute(counted)}

    def untold_to(self, center: str) -> tuple[Given, ...]:
        """Return what no file has carried to a desk yet: of each child the last word."""
        last: dict[tuple[str, int], Given] = {}
        for row in self._untold_rows(center):
            last[row.record, row.child] = _given(row)
        return tuple(last.values())

    def untold_batches(self) -> Mapping[str, tuple[ReceivedBatch, ...]]:
        """Return, for each desk, the batches that no file has told it were opened."""
        found: defaultdict[str, tuple[ReceivedBatch, ...]] = defaultdict(tuple)
        for row in self._session.scalars(_UNTOLD_BATCHES):
            found[row.center] += (batch_of(row),)
        return found

    def untold_batches_to(self, center: str) -> tuple[ReceivedBatch, ...]:
        """Return the batches of a desk that no file has told it were opened."""
        rows = self._session.scalars(_UNTOLD_BATCHES.where(ReceivedBatchRow.center == center))
        return tuple(map(batch_of, rows))

    def last_of(self, center: str) -> AnswersMade | None:
        """Return the file that was made last for a desk."""
        rows = _WITHOUT_SEALED.where(GivenFileRow.center == center)
        row = self._session.scalar(rows.order_by(GivenFileRow.number.desc()).limit(1))
        return _made(row) if row is not None else None

    def keep_file(self, made: AnswersMade, told: AnswerFile, sealed: bytes) -> None:
        """Keep a file, and that it carries all that was not told so far to its desk.

        That are its batches, and its answers with those that they took the place of.
        """
        self._session.add(
            GivenFileRow(
                id=made.id,
                center=made.center,
                name=made.name,
                number=made.number,
                made_at=made.made_at,
                made_by=made.made_by,
                digest=made.digest,
                answers=made.answers,
                files=made.files,
                sealed=sealed,
            )
        )
        numbers = {number for number, _digest in told.received}
        batches = _UNTOLD_BATCHES.where(ReceivedBatchRow.center == made.center)
        for batch in self._session.scalars(batches):
            if batch.number in numbers:
                batch.told_in = made.id
        carried = {(answer.record, answer.child) for answer in told.answers}
        for row in self._untold_rows(made.center):
            if (row.record, row.child) in carried:
                row.file_id = made.id
        self._session.flush()

    def files(self) -> tuple[AnswersMade, ...]:
        """Return every file that was made, the last one first."""
        in_order = (GivenFileRow.made_at.desc(), GivenFileRow.center)
        rows = self._session.execute(_WITHOUT_SEALED.add_columns(_HOW_LONG).order_by(*in_order))
        return tuple(_made(row, is_whole=bool(length)) for row, length in rows)

    def sealed(self, file_id: str) -> bytes:
        """Return a file as it is written. Raises ``LookupError``, also where it is not whole."""
        sealed = self._file(file_id).sealed
        if not sealed:
            raise LookupError(f"nothing is left of answer file {file_id}")
        return sealed

    def count_written(self, file_id: str) -> None:
        """Count that a file was written."""
        self._file(file_id).files += 1
        self._session.flush()

    def _untold_rows(self, center: str) -> Iterator[GivenAnswerRow]:
        """Yield a desk's results that no file has carried, in their order.

        They are looked for by its referrals: a state may have thousands that no file has carried.
        """
        of_it = select(ReceivedRecordRow.record).where(ReceivedRecordRow.center == center)
        rows = select(GivenAnswerRow).order_by(GivenAnswerRow.entry)
        for some in in_chunks(tuple(self._session.scalars(of_it))):
            for row in self._session.scalars(rows.where(GivenAnswerRow.record.in_(some))):
                if row.file_id == _NOT_TOLD:
                    yield row

    def _file(self, file_id: str) -> GivenFileRow:
        row = self._session.get(GivenFileRow, file_id)
        if row is None:
            raise LookupError(f"no answer file {file_id}")
        return row


def _row(given: Given) -> GivenAnswerRow:
    answer = given.answer
    return GivenAnswerRow(
        id=given.id,
        record=answer.record,
        child=answer.child,
        number=answer.number,
        revision=answer.revision,
        result=answer.result.value,
        on=answer.on,
        eligible_from=answer.eligible_from,
        eligible_until=answer.eligible_until,
        tries=answer.tries,
        duplicate_of=answer.duplicate_of,
        given_by=given.by,
        given_at=given.at,
        file_id=given.file,
    )


def _given(row: GivenAnswerRow) -> Given:
    answer = Answer(
        record=row.record,
        number=row.number,
        revision=row.revision,
        child=row.child,
        result=known(Result, row.result),
        on=row.on,
        eligible_from=row.eligible_from,
        eligible_until=row.eligible_until,
        tries=row.tries,
        duplicate_of=row.duplicate_of,
    )
    return Given(row.id, answer, row.given_by, row.given_at, row.file_id)


def _made(row: GivenFileRow, *, is_whole: bool = True) -> AnswersMade:
    return AnswersMade(
        id=row.id,
        center=row.center,
        name=row.name,
        number=row.number,
        made_at=row.made_at,
        made_by=row.made_by,
        digest=row.digest,
        answers=row.answers,
        files=row.files,
        is_whole=is_whole,
    )
