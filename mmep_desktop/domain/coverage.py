"""Who registered in a span of days, who was asked, and what came of it: counted, never listed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from mmep_desktop.domain.dates import add_months
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.school_year import school_year_of

_Key = TypeVar("_Key")

_YEAR_OF_WEEKS = timedelta(weeks=52)
_MONTHS_OF_A_YEAR = 12


class Span(StrEnum):
    """How long a time the page tells of."""

    DAY = "day"
    MONTH = "month"
    SCHOOL_YEAR = "school_year"


class NotYetReason(StrEnum):
    """Why a family was not asked yet; the words are kept for good."""

    LEFT_BEFORE_ASKED = "left_before_asked"
    NO_INTERPRETER = "no_interpreter"
    PAPER_PENDING = "paper_pending"
    COMES_BACK = "comes_back"
    NOT_REACHED = "not_reached"


class Fate(StrEnum):
    """Where a child who registered stands; each child stands in exactly one of these.

    Forgotten is one who was referred and whose record is destroyed since: what became of the
    consent is not known any more.
    """

    NOT_YET = "not_yet"
    NO_REFERRAL = "no_referral"
    DECLINED = "declined"
    CONSENT_MISSING = "consent_missing"
    CONSENT_REFUSED = "consent_refused"
    TO_HAND_OVER = "to_hand_over"
    HANDED_OVER = "handed_over"
    FORGOTTEN = "forgotten"


REFERRED = (
    Fate.HANDED_OVER,
    Fate.TO_HAND_OVER,
    Fate.CONSENT_MISSING,
    Fate.CONSENT_REFUSED,
    Fate.FORGOTTEN,
)
"""What may become of a child of whom a recruiter is to hear."""


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether *day* is one of them."""
        return self.first <= day <= self.last

    def until(self, day: date) -> "Days":
        """Return the part up to *day*, and the first day at least."""
        return Days(self.first, max(self.first, min(self.last, day)))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many children share all of this; *language* is empty while nobody was asked."""

    day: date
    school: str
    language: str
    fate: Fate
    reason: NotYetReason | None
    count: int


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """Children counted by where they stand; *why* counts those who were not asked yet."""

    by_fate: Mapping[Fate, int] = field(default_factory=dict)
    why: Mapping[NotYetReason | None, int] = field(default_factory=dict)

    @property
    def registered(self) -> int:
        """How many registered."""
        return sum(self.by_fate.values())

    @property
    def not_yet(self) -> int:
        """How many were not asked to the end."""
        return self.of(Fate.NOT_YET)

    @property
    def asked(self) -> int:
        """How many were asked to the end."""
        return self.registered - self.not_yet

    @property
    def referred(self) -> int:
        """Of how many a recruiter is to hear, whatever became of the consent."""
        return sum(map(self.of, REFERRED))

    @property
    def percent(self) -> int:
        """Whole per cent asked, never rounded up to a hundred that is not reached."""
        return self.asked * 100 // self.registered if self.registered else 0

    def of(self, fate: Fate) -> int:
        """Return how many stand at *fate*."""
        return self.by_fate.get(fate, 0)


Lines = tuple[tuple[str, CoverageLine], ...]
"""A line for each school or language, the one with the most children first."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is told of one span of days, beside the same days a year *before*, also by school.

    *parts* are its days or months in order; a single day has none. *minutes* is the middle of how
    long the *interviews* took, nothing where there was none.
    """

    span: Span
    days: Days
    whole: CoverageLine
    schools: Lines
    languages: Lines
    parts: tuple[tuple[Days, CoverageLine], ...]
    minutes: float | None
    interviews: int
    before_days: Days
    before: CoverageLine
    schools_before: Lines = ()


def days_of(span: Span, on: date) -> Days:
    """Return the days of the *span* in which the day *on* lies."""
    match span:
        case Span.DAY:
            return Days(on, on)
        case Span.MONTH:
            return _month(on.replace(day=1))
        case Span.SCHOOL_YEAR:
            first = school_year_of(on)
            return Days(first, add_months(first, _MONTHS_OF_A_YEAR) - timedelta(days=1))


def neighbour(span: Span, days: Days, steps: int) -> Days:
    """Return the span one step earlier or later than *days*: *steps* is -1 or 1."""
    inside = days.first - timedelta(days=1) if steps < 0 else days.last + timedelta(days=1)
    return days_of(span, inside)


def a_year_before(span: Span, days: Days) -> Days:
    """Return the same days a year earlier; a single day's is of the same day of the week."""
    if span is Span.DAY:
        return Days(days.first - _YEAR_OF_WEEKS, days.last - _YEAR_OF_WEEKS)
    whole = days_of(span, days.last) == days
    first = add_months(days.first, -_MONTHS_OF_A_YEAR)
    if whole:  # February of a leap year is compared with all of another February
        return days_of(span, first)
    return Days(first, add_months(days.last, -_MONTHS_OF_A_YEAR))


def parts_of(span: Span, days: Days) -> tuple[Days, ...]:
    """Return the days of a month, or the months of a school year; a day has no parts."""
    match span:
        case Span.DAY:
            return ()
        case Span.MONTH:
            count = (days.last - days.first).days + 1
            each = (days.first + timedelta(days=number) for number in range(count))
            return tuple(Days(day, day) for day in each)
        case Span.SCHOOL_YEAR:
            return tuple(_months(days))


def line_of(tallies: Iterable[Tally]) -> CoverageLine:
    """Return the line that *tallies* add up to."""
    by_fate: Counter[Fate] = Counter()
    why: Counter[NotYetReason | None] = Counter()
    for tally in tallies:
        by_fate[tally.fate] += tally.count
        if tally.fate is Fate.NOT_YET:
            why[tally.reason] += tally.count
    return CoverageLine(dict(by_fate), dict(why))


def lines_by(tallies: Iterable[Tally], key: Callable[[Tally], str]) -> Lines:
    """Return a line for each *key*, the one with the most children first."""
    groups = _grouped(tallies, key)
    lines = [(name, line_of(some)) for name, some in groups.items()]
    return tuple(sorted(lines, key=lambda one: (-one[1].registered, one[0])))


def coverage_of(
    span: Span,
    days: Days,
    tallies: Iterable[Tally],
    before: Iterable[Tally],
    seconds: tuple[float, ...],
) -> Coverage:
    """Return what is told of *days*; *seconds* are how long each interview took."""
    tallies, before = tuple(tallies), tuple(before)
    asked = (tally for tally in tallies if tally.fate is not Fate.NOT_YET)
    by_day = _grouped(tallies, lambda tally: tally.day)
    return Coverage(
        span=span,
        days=days,
        whole=line_of(tallies),
        schools=lines_by(tallies, lambda tally: tally.school),
        languages=lines_by(asked, lambda tally: tally.language),
        parts=tuple((part, _part(part, by_day)) for part in parts_of(span, days)),
        minutes=middle(seconds) / 60 if seconds else None,
        interviews=len(seconds),
        before_days=a_year_before(span, days),
        before=line_of(before),
        schools_before=lines_by(before, lambda tally: tally.school),
    )


def fate_of(outcome: Outcome | None, *, signed: bool, refused: bool, handed_over: bool) -> Fate:
    """Return where a child stands, by the outcome of its family and what became of the consent."""
    match outcome:
        case None:
            return Fate.NOT_YET
        case Outcome.NO_REFERRAL:
            return Fate.NO_REFERRAL
        case Outcome.DECLINED:
            return Fate.DECLINED
    if refused:
        return Fate.CONSENT_REFUSED
    if not signed:
        return Fate.CONSENT_MISSING
    return Fate.HANDED_OVER if handed_over else Fate.TO_HAND_OVER


def middle(values: Iterable[float]) -> float:
    """Return the median of *values*, of which there is one at least."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def _part(part: Days, by_day: Mapping[date, list[Tally]]) -> CoverageLine:
    return line_of(tally for day, some in by_day.items() if part.holds(day) for tally in some)


def _grouped(tallies: Iterable[Tally], key: Callable[[Tally], _Key]) -> dict[_Key, list[Tally]]:
    groups: dict[_Key, list[Tally]] = {}
    for tally in tallies:
        groups.setdefault(key(tally), []).append(tally)
    return groups


def _month(first: date) -> Days:
    return Days(first, add_months(first, 1) - timedelta(days=1))


def _months(days: Days) -> Iterator[Days]:
    first = days.first
    while first <= days.last:
        month = _month(first)
        yield Days(month.first, min(month.last, days.last))
        first = add_months(first, 1)
