"""Whom the desk should come back to, and by when: families that were asked and are not done with.

A date that is not sure is read the urgent way: what may close soon is told soon.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.dates import BadDate, Span, birthday, read_date
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.keeping import window_closes
from mmep_desktop.domain.replies import Dated, Draft, Person
from mmep_desktop.domain.school_year import school_year_of

SOON, SOONER = 60, 30
"""Days before a window closes from which the family stands on a list."""

TOO_OLD_AT = 22
"""From this birthday on nobody is served (34 CFR 200.81: through 21)."""

_NEARLY = timedelta(days=180)
_PRESCHOOL = range(3, 6)
_SPRING, _SUMMER_ENDS = (3, 1), (8, 31)
_ONE_DAY = timedelta(days=1)


class Why(StrEnum):
    """Why somebody stands on a list."""

    CLOSES_SOONER = "closes_sooner"
    CLOSES_SOON = "closes_soon"
    NEARLY_TOO_OLD = "nearly_too_old"
    CONSENT_LATER = "consent_later"
    SPRING_ARRIVAL = "spring_arrival"
    PRESCHOOL = "preschool"
    ASK_AGAIN = "ask_again"


@dataclass(frozen=True, slots=True)
class Followed:
    """What is known of one family that was asked to the end.

    *people* are the household as it was told, *consent* is the last that was recorded; the
    *draft* and the people are looked at only of a referral.
    """

    family_id: str
    screening_id: str
    number: str
    outcome: Outcome
    screened_on: date
    draft: Draft
    people: tuple[Person, ...]
    consent: ConsentState | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One line of a list: the family, whom of it, and the last day on which it still helps."""

    why: Why
    family_id: str
    screening_id: str
    number: str
    who: tuple[Person, ...]
    by: date | None = None


def follow_ups(family: Followed, today: date) -> Iterator[FollowUp]:
    """Yield each reason to come back to *family*, once."""
    if family.outcome is Outcome.NO_REFERRAL and family.screened_on < school_year_of(today):
        yield _line(family, Why.ASK_AGAIN, family.people)
    if not family.outcome.is_referral:
        return
    yield from _closing(family, today)
    yield from _by_age(family, today)
    if family.consent in {None, ConsentState.LATER}:
        yield _line(family, Why.CONSENT_LATER, family.people)
    if _came_in_spring(family, today):
        yield _line(family, Why.SPRING_ARRIVAL, family.people)


def _closing(family: Followed, today: date) -> Iterator[FollowUp]:
    """Yield the family whose window closes soon by the earliest day on which it may have moved."""
    moved = _last_move(family)
    if moved is None or window_closes(moved.latest) <= today:
        return
    last_day = window_closes(moved.earliest) - _ONE_DAY
    left = (last_day - today).days
    if left <= SOONER:
        yield _line(family, Why.CLOSES_SOONER, family.people, last_day)
    elif left <= SOON:
        yield _line(family, Why.CLOSES_SOON, family.people, last_day)


def _by_age(family: Followed, today: date) -> Iterator[FollowUp]:
    small = []
    for person in family.people:
        born = _span(person.born, family.screened_on)
        if born is None:
            continue
        ends, may_end = (birthday(day, TOO_OLD_AT) for day in (born.latest, born.earliest))
        if may_end - _NEARLY <= today < ends:
            yield _line(family, Why.NEARLY_TOO_OLD, (person,), max(may_end - _ONE_DAY, today))
        if not person.registration and _may_be_preschool(born, today):
            small.append(person)
    if small:
        yield _line(family, Why.PRESCHOOL, tuple(small))


def _may_be_preschool(born: Span, today: date) -> bool:
    may_be_three = birthday(born.earliest, _PRESCHOOL.start) <= today
    may_be_under_six = birthday(born.latest, _PRESCHOOL.stop) > today
    return may_be_three and may_be_under_six


def _came_in_spring(family: Followed, today: date) -> bool:
    """Whether the family may have come since March, while summer programs take children."""
    moved = _last_move(family)
    spring, over = date(today.year, *_SPRING), date(today.year, *_SUMMER_ENDS)
    return moved is not None and spring <= today <= over and moved.latest >= spring


def _last_move(family: Followed) -> Span | None:
    """Return when the last dated move was; nothing where no day was told."""
    told = [reply for key, reply in family.draft.items() if key.startswith("move_when:")]
    spans = [_span(reply.edtf, family.screened_on) for reply in told if isinstance(reply, Dated)]
    return max((span for span in spans if span), key=lambda one: one.latest, default=None)


def _span(edtf: str | None, screened_on: date) -> Span | None:
    try:
        return read_date(edtf, screened_on) if edtf else None
    except BadDate:
        return None


def _line(family: Followed, why: Why, who: tuple[Person, ...], by: date | None = None) -> FollowUp:
    return FollowUp(why, family.family_id, family.screening_id, family.number, who, by)
