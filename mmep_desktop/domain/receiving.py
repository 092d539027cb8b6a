"""What many centers sent to MMEP, held together: each batch at its place, each referral once.

A desk numbers its batches without a gap, and each names the one before it. So MMEP sees what is
missing, and what a later batch said of a referral is never undone by an earlier one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from mmep_desktop.domain.batch_records import BatchRecord, SentBatch
from mmep_desktop.domain.batch_rows import Column
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.letting_go import LetGo
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.domain.names import Name, folded
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.sheets import Cell

MOST_WAITING: Final = 1_000
"""Files of centers that are not known yet, kept locked until somebody has asked them."""


class Came(StrEnum):
    """How a file stands to what is held."""

    TAKEN = "taken"
    AGAIN = "again"
    CONTRARY = "contrary"
    UNKNOWN_CENTER = "unknown_center"


@dataclass(frozen=True, slots=True)
class ReceivedBatch:
    """One batch that was opened; *center* names the desk that sent it, as ``desk_of`` does."""

    id: str
    center: str
    name: str
    number: int
    made_at: datetime
    previous: str
    digest: str
    receipt: str
    opened_at: datetime
    opened_by: str


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """One referral as the last batch that told of it, number *batch* of its center, said it."""

    record: str
    center: str
    number: str
    revision: int
    news: News
    batch: int
    town: str
    language: str
    answers: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class HeldChild:
    """One referred child of a record, at its place in the household."""

    record: str
    child: int
    row: Mapping[Column, Cell]

    @property
    def name(self) -> Name:
        """The child's name as the center wrote it."""
        parts = (Column.FIRST, Column.MIDDLE, Column.LAST_1, Column.LAST_2, Column.SUFFIX)
        return Name(*(text_in(self.row, part) for part in parts))

    @property
    def born(self) -> str:
        """The birth date, or nothing where it was told in part only."""
        born = self.row.get(Column.BORN)
        return born.isoformat() if isinstance(born, date) else ""

    @property
    def state_id(self) -> str:
        """The id that the state gave the child."""
        return text_in(self.row, Column.STATE_ID)


@dataclass(frozen=True, slots=True)
class Held:
    """One referral with its children, none of whom is named any more once it is withdrawn."""

    record: HeldRecord
    children: tuple[HeldChild, ...]


@dataclass(frozen=True, slots=True)
class Answerable:
    """One referral as far as an answer to it needs: its state, and which *children* it has."""

    record: str
    number: str
    revision: int
    news: News
    children: frozenset[int]


@dataclass(frozen=True, slots=True)
class Given:
    """A result that a recruiter wrote down; *file* is the answer file that carried it, if any."""

    id: str
    answer: Answer
    by: str
    at: datetime
    file: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a batch changes: what is *held* from now on, and how many it told of too late."""

    held: tuple[Held, ...]
    older: int
    foreign: int


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One child on the list of work: where it lives and what is spoken, and what became of it.

    *twin* is whether another child that is held has the same id of the state, or name and birth
    date.
    """

    record: str
    child: int
    name: Name
    number: str
    center: str
    town: str
    language: str
    news: News
    result: Result | None
    is_twin: bool


def desk_of(district: str, desk: str) -> str:
    """Return what a desk is called here, whatever key it signs with: ``02010000-A``."""
    return f"{district}-{desk}"


def text_in(row: Mapping[Column, Cell], column: Column) -> str:
    """Return what stands in *column* as text."""
    cell = row.get(column)
    return "" if cell is None else str(cell)


def standing_of(batch: SentBatch, held: Mapping[int, ReceivedBatch]) -> Came:
    """Return how *batch* stands to those of its desk that are *held*, by their numbers.

    One that names another batch before it than the one that is held, or stands at a number that is
    taken, contradicts what came before: nothing of it may be used.
    """
    there = held.get(batch.number)
    if there is not None:
        is_same = (there.id, there.digest) == (batch.id, batch.digest)
        return Came.AGAIN if is_same else Came.CONTRARY
    if any(one.id == batch.id for one in held.values()):
        return Came.CONTRARY
    before, after = held.get(batch.number - 1), held.get(batch.number + 1)
    if batch.number < 1 or (batch.number == 1) != (batch.previous == ""):
        return Came.CONTRARY
    if before is not None and before.digest != batch.previous:
        return Came.CONTRARY
    if after is not None and after.previous != batch.digest:
        return Came.CONTRARY
    return Came.TAKEN


def missing_of(numbers: Collection[int]) -> tuple[int, ...]:
    """Return which batches of a desk never came, as far as later ones tell."""
    return tuple(number for number in range(1, max(numbers, default=0)) if number not in numbers)


def taken_from(batch: SentBatch, known: Mapping[str, HeldRecord | LetGo]) -> Taken:
    """Return what *batch* changes of what is *known* of its records, also of those let go.

    What a later batch said stays, and so does a later revision, unless it is withdrawn now. A
    record of another desk is not this one's to change.
    """
    center = desk_of(batch.district, batch.desk)
    held: list[Held] = []
    older = foreign = 0
    for told in batch.records:
        before = known.get(told.record)
        if before is not None and before.center != center:
            foreign += 1
        elif before is not None and not _comes_after(told, batch.number, before):
            older += 1
        else:
            held.append(_held(told, center, batch.number))
    return Taken(tuple(held), older, foreign)


def as_registration(child: HeldChild, center: str) -> Registration:
    """Return *child* as the advice on likeness reads it; ids of schools hold in one district."""
    local_id = text_in(child.row, Column.LOCAL_ID)
    return Registration(
        id=f"{child.record}/{child.child}",
        family_id=child.record,
        name=child.name,
        born=child.born,
        school="",
        grade="",
        local_id=f"{center[:8]} {local_id}" if local_id else "",
        phone=text_in(child.row, Column.PARENT_PHONE),
        registered_on=None,
    )


def initials_of(first: str, last_1: str, last_2: str) -> frozenset[str]:
    """Return the first letter of each word of a name: of two that are one child, one is shared."""
    return frozenset(word[0] for word in folded(f"{first} {last_1} {last_2}").split())


def twins_in(
    children: Iterable[tuple[tuple[str, int], Name, str, str]],
) -> frozenset[tuple[str, int]]:
    """Return who shares an id of the state, or name and birth date, with a child of another record.

    Each child is given as its key, its name, its birth date and its id of the state.
    """
    alike: defaultdict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for key, name, born, state_id in children:
        for shared in _shared(name, born, state_id):
            alike[shared].append(key)
    return frozenset(
        key for keys in alike.values() if len({record for record, _ in keys}) > 1 for key in keys
    )


def _shared(name: Name, born: str, state_id: str) -> Iterator[tuple[str, ...]]:
    if state_id:
        yield ("state", folded(state_id))
    if born and name.first:
        words = sorted(folded(f"{name.last_1} {name.last_2}").split())
        yield ("named", folded(name.first), " ".join(words), born)


def _comes_after(told: BatchRecord, number: int, before: HeldRecord | LetGo) -> bool:
    if number <= before.batch:
        return False
    return told.news is News.WITHDRAWN or told.revision >= before.revision


def _held(told: BatchRecord, center: str, number: int) -> Held:
    row = told.children[0].row if told.children else {}
    record = HeldRecord(
        record=told.record,
        center=center,
        number=told.number,
        revision=told.revision,
        news=told.news,
        batch=number,
        town=text_in(row, Column.DISTRICT),
        language=text_in(row, Column.LANGUAGE),
        answers=told.answers,
    )
    return Held(record, tuple(HeldChild(told.record, one.child, one.row) for one in told.children))
