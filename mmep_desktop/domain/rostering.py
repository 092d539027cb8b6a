"""Who counts as registered: what becomes of a student whom a school's list names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mmep_desktop.domain.roster import FileRead, Guardian, Layout, RowRefused, Student, fingerprint

LATER_AT_LEAST = timedelta(days=30)
"""By how much a date must follow a registration here of which no list ever told the day.

A child who was written down at the counter stands in the list with the day on which the office put
it there, which may be some days later: that is no second registration.
"""


class Arrival(StrEnum):
    """What a student of a list comes to; the words are kept for good."""

    BASELINE = "baseline"
    REGISTERED = "registered"
    SAME = "same"
    CHANGED = "changed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"

    @property
    def is_registration(self) -> bool:
        """Whether the family is to be asked."""
        return self in {Arrival.REGISTERED, Arrival.RETURNED}


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept already of a student, as far as it decides anything.

    A child is *of another* source where it is known by local id and birth date from its list.

    *registered_on* is nothing for whoever was never registered here, *told_on* is the registration
    date that the list gave, and *fingerprint* is of what the list said last.
    """

    registration_id: str
    registered_on: date | None
    told_on: date | None = None
    withdrawn_on: date | None = None
    fingerprint: str = ""
    is_of_another: bool = False

    @property
    def is_registered(self) -> bool:
        """Whether the child was registered here, and not only stood in a list."""
        return self.registered_on is not None


@dataclass(frozen=True, slots=True)
class Placed:
    """As much of a *student* as is kept, and as what.

    There is a *family_id* where it is a new registration; else one that is there is changed, and
    what the list leaves blank stays as it was.
    """

    student: Student
    registration_id: str
    family_id: str
    registered_on: date | None
    told_on: date | None
    withdrawn_on: date | None = None

    @property
    def is_new(self) -> bool:
        """Whether nothing is there yet under its id."""
        return bool(self.family_id)


@dataclass(frozen=True, slots=True)
class FromList:
    """What a school's list told of a child beyond the registration itself."""

    source: str = ""
    source_id: str = ""
    address: str = ""
    language: str = ""
    withdrawn_on: date | None = None
    guardians: tuple[Guardian, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterImport:
    """One reading of a school's list; *digest* is of the file that was read.

    *counts* are of those students who are kept, which may not be all of them yet.
    """

    id: str
    source: str
    layout: Layout
    digest: str
    made_by: str
    made_at: datetime
    is_baseline: bool
    counts: Mapping[Arrival, int]
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Some students of a list that was read, *packed*, who wait to be kept; *size* is how many."""

    import_id: str
    place: int
    size: int
    packed: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a list: how many students it has, and which rows are not read.

    Nothing is kept where rows were refused and the clerk wanted all or nothing. *counts* tell how
    many students came to what, as far as they are kept. *import_id* is empty for a list that
    changes nothing.
    """

    file: FileRead
    students: int
    counts: Mapping[Arrival, int]
    refused: tuple[RowRefused, ...]
    is_baseline: bool
    is_kept: bool
    read_before: datetime | None = None
    import_id: str = ""

    @property
    def registered(self) -> int:
        """How many families are to be asked because of it."""
        return sum(n for arrival, n in self.counts.items() if arrival.is_registration)


_BY = " | "
"""Stands between what a file calls its source and who sends it."""


def sent_by(file: FileRead, sender: str) -> FileRead:
    """Return *file* as one that *sender* sends: ids of others mean other children.

    Without a sender it is one of all files that call themselves so.
    """
    return replace(file, source=f"{file.source}{_BY}{sender}") if sender else file


def senders_among(sources: Iterable[str]) -> tuple[str, ...]:
    """Return whoever sent a list of *sources*, in the order of the names."""
    return tuple(sorted({source.partition(_BY)[2] for source in sources} - {""}))


def compare(
    student: Student,
    known: Known | None,
    go_live: date,
    *,
    is_baseline: bool,
    destroyed_on: date | None = None,
) -> Arrival:
    """Return what *student* comes to.

    *is_baseline* is the first whole list of a source: it tells who was there before, and nobody in
    it registers unless its date says so. *destroyed_on* is the day on which a child registered
    whose record is destroyed since: that it stands in the list still is no new registration.
    """
    if known is None:
        return _of_a_stranger(student, go_live, destroyed_on, is_baseline=is_baseline)
    has_left = known.withdrawn_on is not None
    if student.is_withdrawn:
        return Arrival.SAME if has_left or known.is_of_another else Arrival.WITHDRAWN
    if _is_later(student, known) or (has_left and not known.is_of_another):
        return Arrival.RETURNED
    if not known.is_registered and _is_since(student, go_live):
        return Arrival.REGISTERED
    kept = student if known.is_registered else as_listed(student)
    is_same = known.is_of_another or fingerprint(kept) == known.fingerprint
    return Arrival.SAME if is_same else Arrival.CHANGED


def placed(
    student: Student,
    known: Known | None,
    arrival: Arrival,
    day: date,
    today: date,
    new_ids: tuple[str, str],
) -> Placed | None:
    """Return how *student* is kept after her *arrival*, or nothing where nothing changes.

    *day* is the one on which a registration counts. *new_ids* are those of a registration and of a
    family, for whoever gets new ones: somebody who returns is asked anew, and what was asked before
    stays with her old registration.
    """
    if arrival is Arrival.SAME:
        return None
    on = known.registered_on if known else None
    if arrival.is_registration:
        is_new, on = known is None or known.is_registered, day
    else:
        is_new = known is None
    kept = student if on else as_listed(student)
    told_on = kept.registered_on
    if known and not is_new:
        days = [each for each in (known.told_on, told_on) if each is not None]
        told_on = max(days, default=None)
    withdrawn_on = today if arrival is Arrival.WITHDRAWN else None
    id_ = new_ids[0] if is_new or known is None else known.registration_id
    return Placed(kept, id_, new_ids[1] if is_new else "", on, told_on, withdrawn_on)


def as_listed(student: Student) -> Student:
    """Return as much of *student* as is kept of somebody who never registered here."""
    return replace(student, phone="", address="", language="", guardians=(), registered_on=None)


def likely_kept(student: Student, go_live: date | None, *, is_baseline: bool) -> Student:
    """Return as much of *student* as is kept, as far as her list alone tells it."""
    is_counted = go_live is not None and _is_since(student, go_live)
    return student if is_counted or not is_baseline else as_listed(student)


def counts_on(student: Student, go_live: date, today: date) -> date:
    """Return the day on which a registration counts: the one it tells, if this center was asking.

    A day to come is not waited for: the family was here.
    """
    told = student.registered_on
    return told if told is not None and go_live <= told <= today else today


def _of_a_stranger(
    student: Student, go_live: date, destroyed_on: date | None, *, is_baseline: bool
) -> Arrival:
    if student.is_withdrawn:
        return Arrival.SAME
    if destroyed_on is not None:
        told = student.registered_on
        is_again = told is not None and told > destroyed_on + LATER_AT_LEAST
        return Arrival.RETURNED if is_again else Arrival.BASELINE
    if is_baseline and not _is_since(student, go_live):
        return Arrival.BASELINE
    return Arrival.REGISTERED


def _is_since(student: Student, go_live: date) -> bool:
    return student.registered_on is not None and student.registered_on >= go_live


def _is_later(student: Student, known: Known) -> bool:
    told = student.registered_on
    if told is None or known.registered_on is None:
        return False
    if known.told_on is not None:
        return told > known.told_on
    return told > known.registered_on + LATER_AT_LEAST
