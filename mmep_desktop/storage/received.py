"""What centers sent, in MMEP's store: batches, referrals as they stand, and files that wait."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import defer

from mmep_desktop.domain.batches import News
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.domain.names import Name, folded
from mmep_desktop.domain.partner_keys import read_keys
from mmep_desktop.domain.receiving import (
    Held,
    HeldChild,
    HeldRecord,
    ReceivedBatch,
    WorkLine,
    initials_of,
    twins_in,
)
from mmep_desktop.domain.strict_json import NotAsAgreed
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.receiving_ports import Waiting
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.many_rows import ManyRows, Values
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.received_cells import (
    answers_from,
    answers_text,
    cells_from,
    cells_text,
)
from mmep_desktop.storage.received_tables import (
    GivenAnswerRow,
    ReceivedBatchRow,
    ReceivedChildRow,
    ReceivedRecordRow,
    WaitingParcelRow,
)
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.traced_session import TracedSession
from mmep_desktop.storage.trail_lines import Line

_AT_ONCE: Final = 500

_WITHOUT_ANSWERS = defer(ReceivedRecordRow.answers, raiseload=False)
_LISTED = (
    ReceivedChildRow.child,
    ReceivedChildRow.born,
    ReceivedChildRow.state_id,
    ReceivedChildRow.first,
    ReceivedChildRow.middle,
    ReceivedChildRow.last_1,
    ReceivedChildRow.last_2,
    ReceivedChildRow.suffix,
)
_NEAR = select(
    ReceivedChildRow.record,
    ReceivedChildRow.child,
    ReceivedChildRow.born,
    ReceivedChildRow.state_id,
    ReceivedChildRow.first,
    ReceivedChildRow.last_1,
    ReceivedChildRow.last_2,
)
"""An index holds all of it, so that no row is read of whoever shares a birth date alone."""

_WHOLE = (
    select(
        ReceivedChildRow.record,
        ReceivedChildRow.child,
        ReceivedChildRow.cells,
        ReceivedRecordRow.center,
    )
    .join(ReceivedRecordRow)
    .where(ReceivedRecordRow.center > "")  # each has one: SQLite takes the index that holds it
)
_RESULTS = select(GivenAnswerRow.record, GivenAnswerRow.child, GivenAnswerRow.result).order_by(
    GivenAnswerRow.entry
)


class SqlReceivedRecords:
    """``ReceivedRecords`` on one session."""

    def __init__(self, session: TracedSession, seals: Seals) -> None:
        self._session = session
        self._seals = seals

    def batches_of(self, center: str) -> Mapping[int, ReceivedBatch]:
        """Return the batches of one desk by their numbers."""
        rows = select(ReceivedBatchRow).where(ReceivedBatchRow.center == center)
        return {row.number: batch_of(row) for row in self._session.scalars(rows)}

    def batches(self) -> tuple[ReceivedBatch, ...]:
        """Return every batch that was opened, by desk and number."""
        in_order = (ReceivedBatchRow.center, ReceivedBatchRow.number)
        rows = self._session.scalars(select(ReceivedBatchRow).order_by(*in_order))
        return tuple(batch_of(row) for row in rows)

    def known(self, records: Iterable[str]) -> Mapping[str, HeldRecord]:
        """Return those of *records* that are held, without their answers."""
        found: dict[str, HeldRecord] = {}
        for some in in_chunks(tuple(records)):
            rows = select(ReceivedRecordRow).options(_WITHOUT_ANSWERS)
            for row in self._session.scalars(rows.where(ReceivedRecordRow.record.in_(some))):
                found[row.record] = _record_of(row)
        return found

    def take(self, batch: ReceivedBatch, held: Sequence[Held]) -> None:
        """Keep that *batch* was opened, and what is *held* now in the place of what was."""
        self._session.add(
            ReceivedBatchRow(
                id=batch.id,
                center=batch.center,
                name=batch.name,
                number=batch.number,
                made_at=batch.made_at,
                previous=batch.previous,
                digest=batch.digest,
                receipt=batch.receipt,
                opened_at=batch.opened_at,
                opened_by=batch.opened_by,
                told_in="",
            )
        )
        self._session.flush()
        for line in self._keep(self._session.connection(), held):
            self._session.wrote(line)
        self._session.expire_all()  # what the session has of these rows is what they were

    def record(self, record: str) -> Held:
        """Return one referral. Raises ``LookupError``."""
        row = self._session.get(ReceivedRecordRow, record)
        if row is None:
            raise LookupError(f"no record {record}")
        of_it = select(ReceivedChildRow).where(ReceivedChildRow.record == record)
        children = self._session.scalars(of_it.order_by(ReceivedChildRow.child))
        told = replace(_record_of(row), answers=answers_from(row.answers))
        return Held(told, tuple(map(_child_of, children)))

    def near(self, children: Sequence[HeldChild]) -> tuple[tuple[HeldChild, str], ...]:
        """Return others who share an id of the state, or birth date and a first letter."""
        own = {child.record for child in children}
        ids = {child.state_id for child in children} - {""}
        letters: defaultdict[str, set[str]] = defaultdict(set)
        for child in children:
            name = child.name
            letters[child.born] |= initials_of(name.first, name.last_1, name.last_2)
        letters.pop("", None)
        alike: set[tuple[str, int]] = set()
        for column, values in ((ReceivedChildRow.born, letters), (ReceivedChildRow.state_id, ids)):
            for some in in_chunks(tuple(values)):
                found = self._session.execute(_NEAR.where(column.in_(some)))
                for record, place, born, state_id, *parts in found:
                    shared = letters.get(born, set()) & initials_of(*parts)
                    if record not in own and (shared or state_id in ids):
                        alike.add((record, place))
        return tuple(self._whole(alike))

    def _whole(self, alike: Collection[tuple[str, int]]) -> Iterator[tuple[HeldChild, str]]:
        """Yield each of these children, with the desk that told of it."""
        for some in in_chunks(tuple({record for record, _place in alike})):
            rows = self._session.execute(_WHOLE.where(ReceivedChildRow.record.in_(some)))
            for record, place, cells, center in rows:
                if (record, place) in alike:
                    yield HeldChild(record, place, cells_from(cells)), center

    def lines(self) -> tuple[WorkLine, ...]:
        """Return every child that is held, and each withdrawn referral once, by town and name."""
        results = {
            (record, child): known(Result, result)
            for record, child, result in self._session.execute(_RESULTS)
        }
        held = select(ReceivedRecordRow, *_LISTED).outerjoin(ReceivedChildRow)
        rows = [
            (_record_of(row), child or 0, Name(*(part or "" for part in parts)), born, state_id)
            for row, child, born, state_id, *parts in self._session.execute(
                held.options(_WITHOUT_ANSWERS)
            )
        ]
        twins = twins_in(
            ((record.record, child), name, born or "", state_id or "")
            for record, child, name, born, state_id in rows
        )
        lines = [
            WorkLine(
                record=record.record,
                child=child,
                name=name,
                number=record.number,
                center=record.center,
                town=record.town,
                language=record.language,
                news=record.news,
                result=results.get((record.record, child)),
                is_twin=(record.record, child) in twins,
            )
            for record, child, name, _born, _state_id in rows
        ]
        return tuple(sorted(lines, key=_place_on_list))

    def everything(self) -> Iterator[tuple[HeldRecord, HeldChild]]:
        """Yield every child that is held, record by record."""
        rows = select(ReceivedRecordRow, ReceivedChildRow.child, ReceivedChildRow.cells)
        rows = rows.options(_WITHOUT_ANSWERS).join(ReceivedChildRow)
        in_order = rows.order_by(ReceivedRecordRow.center, ReceivedRecordRow.number)
        for row, child, cells in self._session.execute(
            in_order.execution_options(yield_per=_AT_ONCE)
        ):
            yield _record_of(row), HeldChild(row.record, child, cells_from(cells))

    def wait(self, waiting: Waiting) -> None:
        """Keep a sealed file aside; the same one twice is one."""
        if self._session.get(WaitingParcelRow, waiting.id) is None:
            self._session.add(
                WaitingParcelRow(
                    id=waiting.id,
                    keys=waiting.keys.file,
                    came_at=waiting.came_at,
                    sealed=waiting.sealed,
                )
            )
            self._session.flush()

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the files that wait, in the order in which they came."""
        rows = self._session.scalars(select(WaitingParcelRow).order_by(WaitingParcelRow.came_at))
        return tuple(_waiting(row) for row in rows)

    def wait_no_more(self, ids: Iterable[str]) -> None:
        """Let sealed files go."""
        for some in in_chunks(tuple(ids)):
            rows = select(WaitingParcelRow).where(WaitingParcelRow.id.in_(some))
            for row in self._session.scalars(rows):
                self._session.delete(row)
        self._session.flush()

    def _keep(self, connection: Connection, held: Sequence[Held]) -> Iterator[Line]:
        """Put *held* in the place of what is there, many rows at once: a state sends thousands."""
        records = ManyRows(ReceivedRecordRow, self._seals)
        children = ManyRows(ReceivedChildRow, self._seals)
        ids = [one.record.record for one in held]
        yield from children.remove(connection, list(children.of(connection, "record", ids)))
        there = {row["record"] for row in records.of(connection, "record", ids)}
        told = [_record_row(one.record) for one in held]
        yield from records.change(connection, [row for row in told if row["record"] in there])
        yield from records.add(connection, [row for row in told if row["record"] not in there])
        yield from children.add(
            connection, [_child_row(child) for one in held for child in one.children]
        )


def batch_of(row: ReceivedBatchRow) -> ReceivedBatch:
    """Return a batch as it was opened."""
    return ReceivedBatch(
        id=row.id,
        center=row.center,
        name=row.name,
        number=row.number,
        made_at=row.made_at,
        previous=row.previous,
        digest=row.digest,
        receipt=row.receipt,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
    )


def _place_on_list(line: WorkLine) -> tuple[bool, str, str, str]:
    """Return what a line is sorted by: those withdrawn come last, for nothing is to do there."""
    is_over = line.news is News.WITHDRAWN
    return is_over, folded(line.town), folded(line.name.listed), line.number


def _record_of(row: ReceivedRecordRow) -> HeldRecord:
    """Return a record without its answers."""
    return HeldRecord(
        record=row.record,
        center=row.center,
        number=row.number,
        revision=row.revision,
        news=known(News, row.news),
        batch=row.batch,
        town=row.town,
        language=row.language,
    )


def _waiting(row: WaitingParcelRow) -> Waiting:
    try:
        return Waiting(row.id, read_keys(row.keys), row.came_at, row.sealed)
    except NotAsAgreed:
        raise DeskError(Problem.STORE_DAMAGED, part="waiting") from None


def _child_of(row: ReceivedChildRow) -> HeldChild:
    return HeldChild(row.record, row.child, cells_from(row.cells))


def _record_row(told: HeldRecord) -> Values:
    return {
        "record": told.record,
        "center": told.center,
        "number": told.number,
        "revision": told.revision,
        "news": told.news.value,
        "batch": told.batch,
        "town": told.town,
        "language": told.language,
        "answers": answers_text(told.answers),
    }


def _child_row(child: HeldChild) -> Values:
    name = child.name
    return {
        "record": child.record,
        "child": child.child,
        "first": name.first,
        "middle": name.middle,
        "last_1": name.last_1,
        "last_2": name.last_2,
        "suffix": name.suffix,
        "born": child.born,
        "state_id": child.state_id,
        "cells": cells_text(child.row),
    }
