"""Destroying records takes two people, or one who sleeps on it; that it was done stays written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mmep_desktop.domain.center import Center
from mmep_desktop.domain.keeping import Ending, Remnant, Terms

ALONE_AFTER = timedelta(hours=24)
"""How long somebody waits who has nobody else to confirm what she proposed."""


class HoldReason(StrEnum):
    """Why a record must not be destroyed although its time has come."""

    RECORDS_REQUEST = "records_request"
    COURT = "court"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RecordHold:
    """A family's record that is kept until somebody lifts this."""

    family_id: str
    reason: HoldReason
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """Records that somebody proposed to destroy, under the *terms* of that day.

    *proposed_at* is never before anything that was done at the desk until then, so that a clock
    that was set back shortens no wait.
    """

    id: str
    proposed_by: str
    proposed_at: datetime
    terms: Terms
    family_ids: tuple[str, ...]


class Confirming(StrEnum):
    """Whether somebody may confirm a proposal now."""

    MAY = "may"
    SECOND_PERSON = "second_person"
    NOT_YET = "not_yet"


def confirming(proposal: Proposal, clerk_id: str, now: datetime, *, has_others: bool) -> Confirming:
    """Return whether the clerk may confirm: *has_others* says that somebody else could."""
    if clerk_id != proposal.proposed_by:
        return Confirming.MAY
    if has_others:
        return Confirming.SECOND_PERSON
    return Confirming.MAY if now >= alone_from(proposal) else Confirming.NOT_YET


def alone_from(proposal: Proposal) -> datetime:
    """Return from when the one who proposed may confirm it herself, where nobody else can."""
    return proposal.proposed_at + ALONE_AFTER


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What became of one record: what remains of who registered, and how much it held.

    Of a child who only stood in a school's list nothing remains.
    """

    remnants: tuple[Remnant, ...]
    screenings: int
    children: int


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What says that a record was here: its id, how it ended, and how much it held."""

    record_id: str
    ending: Ending
    children: int
    screenings: int


@dataclass(frozen=True, slots=True)
class Destruction:
    """One act of destroying, for good; *cleared_at* is nothing while its traces may be left.

    Who proposed it and who confirmed it are ids of clerks.
    """

    id: str
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str
    confirmed_at: datetime
    cleared_at: datetime | None
    terms: Terms
    tombstones: tuple[Tombstone, ...]

    @property
    def children(self) -> int:
        """How many children the records were of."""
        return sum(each.children for each in self.tombstones)

    @property
    def screenings(self) -> int:
        """How many screenings they held, those that were asked alone too."""
        return sum(each.screenings for each in self.tombstones)

    @property
    def by_ending(self) -> Mapping[Ending, int]:
        """How many families ended in which way, those that occur."""
        return counted(each.ending for each in self.tombstones)


def counted(endings: Iterable[Ending]) -> dict[Ending, int]:
    """Return how often each of *endings* occurs, in the order of ``Ending``."""
    told = Counter(endings)
    return {ending: told[ending] for ending in Ending if ending in told}


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the paper says of one destruction; *last_backup* is the day on which the last goes.

    It is nothing where no backup holds any of the records.
    """

    destruction: Destruction
    center: Center
    proposed_by: str
    confirmed_by: str
    last_backup: date | None
