"""How old what centers sent is, the letting go of it, and what stays, in MMEP's store."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import exists, func, select

from mmep_desktop.domain.batches import News
from mmep_desktop.domain.letting_go import LetGo, Letting, ReceivedAge, ReceivedTerms, is_over
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.many_rows import ManyRows
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.received_tables import (
    GivenAnswerRow,
    GivenFileRow,
    LetGoRow,
    LettingRow,
    ReceivedBatchRow,
    ReceivedChildRow,
    ReceivedRecordRow,
    ReceivedTermsRow,
)
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.tables import CenterRow
from mmep_desktop.storage.traced_session import TracedSession

_HEARD = select(
    ReceivedRecordRow.record,
    ReceivedRecordRow.number,
    ReceivedRecordRow.news,
    ReceivedBatchRow.opened_at,
).join(
    ReceivedBatchRow,
    (ReceivedBatchRow.center == ReceivedRecordRow.center)
    & (ReceivedBatchRow.number == ReceivedRecordRow.batch),
)
"""Each referral with the last batch that told of it."""

_SAID = select(
    GivenAnswerRow.record,
    GivenAnswerRow.child,
    GivenAnswerRow.result,
    GivenAnswerRow.given_at,
    GivenFileRow.files,
).outerjoin(GivenFileRow, GivenFileRow.id == GivenAnswerRow.file_id)
"""Each result, and how often the file was written that carries it, if there is one."""

_UNCLEARED = LettingRow.cleared_at.is_(None)


class SqlLettingRecords:
    """``LettingRecords`` on one session."""

    def __init__(self, session: TracedSession, seals: Seals) -> None:
        self._session = session
        self._seals = seals

    def terms(self) -> ReceivedTerms:
        """Return how long this office keeps what."""
        row = self._session.scalars(select(ReceivedTermsRow)).one_or_none()
        return ReceivedTerms() if row is None else ReceivedTerms(row.answered, row.open)

    def keep_terms(self, terms: ReceivedTerms) -> None:
        """Keep *terms* from now on."""
        store_id = self._session.scalars(select(CenterRow.store_id)).one()
        self._session.merge(
            ReceivedTermsRow(store_id=store_id, answered=terms.answered, open=terms.open)
        )
        self._session.flush()

    def ages(self, heard_before: datetime) -> tuple[ReceivedAge, ...]:
        """Return the referrals that no batch told of since then, by their ages."""
        old = _HEARD.where(ReceivedBatchRow.opened_at < heard_before)
        heard = self._session.execute(old).all()
        records = tuple(record for record, *_rest in heard)
        children, said = self._children(records), self._said(records)
        return tuple(
            _age(record, number, known(News, news), at, children[record], said[record])
            for record, number, news, at in heard
        )

    def let_go(self, letting_id: str, records: Sequence[str]) -> None:
        """Take away all that is kept of *records*, and what files of answers say of them."""
        self._session.flush()
        connection = self._session.connection()
        answers, children, kept, gone = (
            ManyRows(form, self._seals)
            for form in (GivenAnswerRow, ReceivedChildRow, ReceivedRecordRow, LetGoRow)
        )
        told = list(answers.of(connection, "record", records))
        known_as = list(kept.of(connection, "record", records))
        stays = [
            {
                "record": row["record"],
                "letting_id": letting_id,
                "center": row["center"],
                "revision": row["revision"],
                "batch": row["batch"],
            }
            for row in known_as
        ]
        for lines in (
            answers.remove(connection, told),
            children.remove(connection, list(children.of(connection, "record", records))),
            kept.remove(connection, known_as),
            gone.add(connection, stays),
        ):
            for line in lines:
                self._session.wrote(line)
        self._session.expire_all()  # what the session has of these rows is what they were
        for id_ in sorted({str(row["file_id"]) for row in told} - {""}):
            self._session.get_one(GivenFileRow, id_).sealed = b""
        self._session.flush()

    def gone(self, records: Iterable[str]) -> Mapping[str, LetGo]:
        """Return those of *records* that were let go."""
        return {
            row.record: LetGo(row.record, row.center, row.revision, row.batch)
            for row in self._gone(records)
        }

    def held_again(self, records: Iterable[str]) -> None:
        """Count *records* as let go no longer: a later batch told of them."""
        for row in self._gone(records):
            self._session.delete(row)
        self._session.flush()

    def keep(self, letting: Letting) -> None:
        """Keep that something was let go."""
        self._session.add(
            LettingRow(
                id=letting.id,
                let_go_by=letting.by,
                let_go_at=letting.at,
                cleared_at=letting.cleared_at,
                answered=letting.terms.answered,
                open=letting.terms.open,
                referrals=letting.referrals,
                children=letting.children,
                files=letting.files,
            )
        )
        self._session.flush()

    def all(self) -> tuple[Letting, ...]:
        """Return what was let go, the latest first."""
        in_order = (LettingRow.let_go_at.desc(), LettingRow.id.desc())
        rows = self._session.scalars(select(LettingRow).order_by(*in_order))
        return tuple(map(_letting, rows))

    def desks(self, letting_id: str) -> tuple[tuple[str, int], ...]:
        """Return of which desks referrals were let go then, and how many, by desk."""
        counted = select(LetGoRow.center, func.count()).where(LetGoRow.letting_id == letting_id)
        rows = self._session.execute(counted.group_by(LetGoRow.center).order_by(LetGoRow.center))
        return tuple((center, int(count)) for center, count in rows)

    def mark_cleared(self, at: datetime) -> None:
        """Keep that no trace is left of anything that was let go so far."""
        for row in self._session.scalars(select(LettingRow).where(_UNCLEARED)):
            row.cleared_at = at
        self._session.flush()

    def are_uncleared(self) -> bool:
        """Whether traces of something that was let go may be left in the files."""
        return bool(self._session.scalar(select(exists().where(_UNCLEARED))))

    def _gone(self, records: Iterable[str]) -> list[LetGoRow]:
        return [
            row
            for some in in_chunks(tuple(records))
            for row in self._session.scalars(select(LetGoRow).where(LetGoRow.record.in_(some)))
        ]

    def _children(self, records: tuple[str, ...]) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {record: [] for record in records}
        places = select(ReceivedChildRow.record, ReceivedChildRow.child)
        for some in in_chunks(records):
            for record, place in self._session.execute(
                places.where(ReceivedChildRow.record.in_(some))
            ):
                found[record].append(place)
        return found

    def _said(self, records: tuple[str, ...]) -> Mapping[str, "_Said"]:
        found = {record: _Said() for record in records}
        for some in in_chunks(records):
            rows = _SAID.where(GivenAnswerRow.record.in_(some)).order_by(GivenAnswerRow.entry)
            for record, child, result, at, files in self._session.execute(rows):
                found[record].add(child, known(Result, result), at, was_told=bool(files))
        return found


class _Said:
    """The results of one referral: the last one of each child, and when the last one came."""

    def __init__(self) -> None:
        self.at: datetime | None = None
        self._last: dict[int, Result | None] = {}

    def add(self, child: int, result: Result, at: datetime, *, was_told: bool) -> None:
        """Take the next result; one that no file has carried yet is nobody's last word."""
        self.at = at if self.at is None else max(self.at, at)
        self._last[child] = result if was_told else None

    @property
    def told(self) -> list[tuple[int, Result]]:
        """The last results that were carried to the center, by child."""
        return [(child, result) for child, result in self._last.items() if result is not None]


def _age(
    record: str, number: str, news: News, at: datetime, children: list[int], said: _Said
) -> ReceivedAge:
    return ReceivedAge(
        record=record,
        number=number,
        news=news,
        children=len(children),
        heard_on=at.date(),
        said_on=said.at.date() if said.at else None,
        is_over=is_over(news, children, said.told),
    )


def _letting(row: LettingRow) -> Letting:
    return Letting(
        id=row.id,
        by=row.let_go_by,
        at=row.let_go_at,
        cleared_at=row.cleared_at,
        terms=ReceivedTerms(row.answered, row.open),
        referrals=row.referrals,
        children=row.children,
        files=row.files,
    )
