"""How long MMEP keeps what centers sent: by what became of it and when, never by who it is of.

The reasons for each rule are in ``docs/decisions/0039``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from mmep_desktop.domain.batches import News
from mmep_desktop.domain.dates import add_months, anniversary
from mmep_desktop.domain.mmep_answers import Result

ANSWERED_ALLOWED: Final = range(6, 37)
"""Months for which a referral may be kept that has its last result."""

OPEN_ALLOWED: Final = range(12, 37)
"""Months for which one may be kept that has none: a move counts no longer (34 CFR 200.81)."""


@dataclass(frozen=True, slots=True)
class ReceivedTerms:
    """How many months MMEP keeps a referral: *answered* after its last result, *open* without."""

    answered: int = 12
    open: int = OPEN_ALLOWED[-1]

    @property
    def are_allowed(self) -> bool:
        """Whether nothing goes before it was of use, or stays for longer than it can be."""
        return self.answered in ANSWERED_ALLOWED and self.open in OPEN_ALLOWED

    def until(self, last: date, *, is_over: bool) -> date:
        """Return the first day on which nothing is kept that was touched *last* on a day."""
        return anniversary(last, self.answered if is_over else self.open)

    def heard_by(self, today: date) -> date:
        """Return the last day on which what may be due *today* can have been heard of."""
        return add_months(today, -min(self.answered, self.open))


@dataclass(frozen=True, slots=True)
class ReceivedAge:
    """What of one referral decides how long it is kept, and by what somebody knows it again.

    *heard_on* is the day on which the last batch that told of it was opened, *said_on* that of its
    last result. *is_over* says that nothing is left to do; see ``is_over``.
    """

    record: str
    number: str
    news: News
    children: int
    heard_on: date
    said_on: date | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class LetGo:
    """What stays of a referral that was let go, so that no older batch brings it back."""

    record: str
    center: str
    revision: int
    batch: int


@dataclass(frozen=True, slots=True)
class Letting:
    """One act of letting go, for good; *cleared_at* is nothing while its traces may be left.

    *files* are those of centers that were never let in.
    """

    id: str
    by: str
    at: datetime
    cleared_at: datetime | None
    terms: ReceivedTerms
    referrals: int
    children: int
    files: int


@dataclass(frozen=True, slots=True)
class LettingCertificate:
    """What the paper says of one letting go: whose it was, desk by desk, and what may be left.

    *by* is a name, *desks* each with how many of its referrals went, and *last_backup* the day on
    which the last backup goes that holds them, if one does.
    """

    letting: Letting
    office: str
    by: str
    desks: tuple[tuple[str, int], ...]
    last_backup: date | None


def is_over(news: News, children: Iterable[int], told: Iterable[tuple[int, Result]]) -> bool:
    """Whether nothing is left to do for a referral: withdrawn, or every child has its last word.

    *told* are the last results of children that a file has carried to the center. An appointment
    is not the last word.
    """
    if news is News.WITHDRAWN:
        return True
    done = {child for child, result in told if result is not Result.APPOINTMENT}
    places = set(children)
    return bool(places) and places <= done


def due_on(age: ReceivedAge, terms: ReceivedTerms) -> date:
    """Return the first day on which a referral is kept no longer."""
    last = max(filter(None, (age.heard_on, age.said_on)))
    return terms.until(last, is_over=age.is_over)


def due_of(ages: Iterable[ReceivedAge], terms: ReceivedTerms, on: date) -> tuple[ReceivedAge, ...]:
    """Return the referrals whose time has come *on* a day, by their day and number."""
    days = [(due_on(age, terms), age.number, age.record, age) for age in ages]
    due = sorted((one for one in days if one[0] <= on), key=lambda one: one[:3])
    return tuple(age for *_day, age in due)
