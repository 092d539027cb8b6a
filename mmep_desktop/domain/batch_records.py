"""The records of a batch as JSON, written at the desk and read again where batches are received."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from mmep_desktop.domain.batch_rows import Column
from mmep_desktop.domain.batches import FORMAT, News, digest_of
from mmep_desktop.domain.sheets import Cell
from mmep_desktop.domain.strict_json import LONGEST_TEXT, Members, NotAsAgreed, canonical, is_text

MOST_RECORDS: Final = 50_000
_MOST_CHILDREN: Final = 60
_MOST_ANSWERS: Final = 2_000
_MOST_COUNTS: Final = 200
_ID: Final = 64
_RECEIPT: Final = 16

_DAYS: Final = frozenset(
    {
        Column.SCREENED_ON,
        Column.BORN,
        Column.MOVED_EARLIEST,
        Column.MOVED_LATEST,
        Column.CONSENT_ON,
    }
)
_PLACED: Final = frozenset({Column.BATCH, Column.ROW})
"""What a row is given where it stands in one sheet, and is none of the record's own."""

_NAMED: Final[Mapping[str, Column]] = {column.value: column for column in Column}


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """One child who is referred: its place in the household, from 0, and what the row says."""

    child: int
    row: Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One referral of a batch; *record* is its id at the desk, and one withdrawn says no more.

    An answer is a question, what was said, and whether a young person was asked alone.
    """

    record: str
    number: str
    revision: int
    news: News
    children: tuple[ChildRecord, ...]
    answers: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class SentBatch:
    """A batch as it is read where it arrives.

    *digest* is what the center's next batch names this one by, and is the same for every *copy*.
    """

    center: str
    district: str
    desk: str
    number: int
    id: str
    made_at: datetime
    previous: str
    digest: str
    copy: int
    receipt: str
    records: tuple[BatchRecord, ...]
    counts: tuple[tuple[str, int], ...]


def batch_json(
    batch_id: str, receipt: str, records: Iterable[BatchRecord], counts: Iterable[tuple[str, int]]
) -> bytes:
    """Return what a batch says as ``batch.json``; number and desk stand in the manifest."""
    return canonical(
        {
            "format": FORMAT,
            "id": batch_id,
            "receipt": receipt,
            "records": [_plain(record) for record in records],
            "counts": [[what, count] for what, count in counts],
        }
    )


def read_batch_json(told: Mapping[str, object], manifest: Mapping[str, object]) -> SentBatch:
    """Return the batch that *told* and its *manifest*, both as JSON says them, are.

    Raises ``NotAsAgreed``, which names the place and nothing that stands there.
    """
    inside, outside = Members(told), Members(manifest, "manifest")
    inside.must_be(("format", "id", "receipt", "records", "counts"))
    for one in (inside, outside):
        if one.text("format") != FORMAT:
            one.refuse("format")
    if inside.text("id", _ID) != outside.text("id", _ID):
        inside.refuse("id")
    records = tuple(_record(one) for one in inside.objects("records", MOST_RECORDS))
    _refuse_others(outside.object("referrals"), records)
    _refuse_twice(inside, records)
    return SentBatch(
        center=outside.text("center"),
        district=outside.text("district", 8),
        desk=outside.text("desk", 40),
        number=outside.whole("batch"),
        id=inside.text("id", _ID),
        made_at=outside.moment("made_at"),
        previous=_digest_or_nothing(outside, "previous"),
        digest=digest_of(manifest),
        copy=outside.whole("copy"),
        receipt=inside.text("receipt", _RECEIPT),
        records=records,
        counts=tuple(_count(inside, one) for one in inside.items("counts", _MOST_COUNTS)),
    )


def _plain(record: BatchRecord) -> dict[str, object]:
    return {
        "record": record.record,
        "number": record.number,
        "revision": record.revision,
        "news": record.news.value,
        "children": [
            {"child": one.child, "row": dict(_plain_cells(one.row))} for one in record.children
        ],
        "answers": [list(answer) for answer in record.answers],
    }


def _plain_cells(row: Mapping[Column, Cell]) -> Iterator[tuple[str, Cell]]:
    for column, cell in row.items():
        if cell not in {None, ""} and column not in _PLACED:
            yield column.value, cell.isoformat() if isinstance(cell, date) else cell


def _record(told: Members) -> BatchRecord:
    told.must_be(("record", "number", "revision", "news", "children", "answers"))
    news = told.choice("news", News)
    children = tuple(_child(one) for one in told.objects("children", _MOST_CHILDREN))
    if (news is News.WITHDRAWN) == bool(children) or len({one.child for one in children}) < len(
        children
    ):
        told.refuse("children")
    answers = tuple(_answer(told, one) for one in told.items("answers", _MOST_ANSWERS))
    if news is News.WITHDRAWN and answers:
        told.refuse("answers")
    record = told.text("record", _ID)
    if not record or not record.isprintable():
        told.refuse("record")
    return BatchRecord(
        record, told.text("number", _ID), told.whole("revision"), news, children, answers
    )


def _child(told: Members) -> ChildRecord:
    told.must_be(("child", "row"))
    cells = told.object("row")
    row: dict[Column, Cell] = {}
    for name in cells.names():
        column = _NAMED.get(name)
        if column is None or column in _PLACED:
            raise NotAsAgreed(told.place_of("row"))
        row[column] = _cell(cells, column)
    return ChildRecord(told.whole("child", _MOST_CHILDREN), row)


def _cell(cells: Members, column: Column) -> Cell:
    if column in _DAYS:
        return cells.day(column.value)
    if column is Column.REVISION:
        return cells.whole(column.value)
    return cells.text(column.value)


def _answer(told: Members, one: object) -> tuple[str, str, bool]:
    match one:
        case [str(question), str(answer), bool(alone)] if _fits(question) and _fits(answer):
            return question, answer, alone
    raise NotAsAgreed(told.place_of("answers"))


def _count(told: Members, one: object) -> tuple[str, int]:
    match one:
        case [str(what), int(count)] if _fits(what) and not isinstance(count, bool):
            return what, count
    raise NotAsAgreed(told.place_of("counts"))


def _fits(text: str) -> bool:
    return len(text) <= LONGEST_TEXT and is_text(text)


def _refuse_others(counted: Members, records: tuple[BatchRecord, ...]) -> None:
    """Refuse a batch that does not hold as many of each as its manifest says."""
    for news in News:
        if counted.whole(news.value) != sum(1 for one in records if one.news is news):
            counted.refuse(news.value)


def _refuse_twice(told: Members, records: tuple[BatchRecord, ...]) -> None:
    if len({one.record for one in records}) < len(records):
        told.refuse("records")


def _digest_or_nothing(told: Members, name: str) -> str:
    return told.hexadecimal(name, 32) if told.text(name) else ""
