"""Dates as people remember them: a text in EDTF, used as its earliest and its latest day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_ABOUT_A_DAY = timedelta(days=14)
_ABOUT_A_YEAR = 6
_ABOUT_A_MONTH = 2

_SEASONS = {
    "21": (2, 4),
    "22": (5, 7),
    "23": (8, 10),
    "24": (-1, 13),
}
"""First and last month of a season, counted from its year's January; a winter may be named by the
year of either end, so that its days run from one December to the February after next."""

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")


class BadDate(ValueError):
    """A date that cannot be read or cannot be; it never carries the text that was typed."""


class FutureDate(BadDate):
    """A date that had not come yet on the screening day."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a remembered date may mean, from the *earliest* to the *latest*."""

    earliest: date
    latest: date


def read_date(text: str, screened_on: date | None) -> Span:
    """Return the days that *text*, in EDTF (ISO 8601-2, level 1 and seasons), may mean.

    What is asked lies in the past: a latest day beyond *screened_on* is cut to it. Without a
    screening day nothing is cut. Raises ``BadDate``, and ``FutureDate`` when even the earliest
    day had not come.
    """
    span = _span(text)
    if screened_on is None:
        return span
    if span.earliest > screened_on:
        raise FutureDate
    if span.latest > screened_on:
        return Span(span.earliest, screened_on)
    return span


def read_day(text: str) -> date:
    """Return the one day written as ``YYYY-MM-DD``. Raises ``BadDate``."""
    point = _POINT.fullmatch(text)
    if point is None or point[3] is None or point[4]:
        raise BadDate
    return _day(int(point[1]), int(point[2]), int(point[3]))


def add_months(day: date, months: int) -> date:
    """Return the same day *months* later or earlier, or that month's last day if it has none."""
    month = _month_of(day) + months
    first, last = _first_day(month), _last_day(month)
    return first if first == last else first.replace(day=min(day.day, last.day))


def anniversary(day: date, months: int) -> date:
    """Return the same day *months* later; where there is none, the first of the next month.

    So the anniversary of 29 February is 1 March, for a move and for a birth alike.
    """
    same = add_months(day, months)
    if same.day == day.day or same == date.max:
        return same
    return same + _ONE_DAY


def birthday(born: date, years: int) -> date:
    """Return the birthday on which someone *born* on a day turns *years*."""
    return anniversary(born, 12 * years)


def has_turned(born: date, years: int, on: date) -> bool:
    """Whether someone *born* on a day had the birthday of that age by *on*, to the calendar's end.

    As with every anniversary, someone born on 29 February has the birthday on 1 March.
    """
    return (born.year + years, born.month, born.day) <= (on.year, on.month, on.day)


def _span(text: str) -> Span:
    begin, slash, end = text.partition("/")
    if not slash:
        return _point(begin)
    span = Span(_point(begin).earliest, _point(end).latest)
    if span.latest < span.earliest:
        raise BadDate
    return span


def _point(text: str) -> Span:
    point = _POINT.fullmatch(text)
    if point is None:
        raise BadDate
    year, month, day, about = point.groups()
    if day is not None:
        return _about_a_day(_day(int(year), int(month), int(day)), about)
    if int(year) < date.min.year:
        raise BadDate
    january = int(year) * 12
    if month is None:
        return _months(january, january + 11, _ABOUT_A_YEAR if about else 0)
    first, last = _SEASONS.get(month) or _month(int(month))
    return _months(january + first, january + last, _ABOUT_A_MONTH if about else 0)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadDate from None


def _month(number: int) -> tuple[int, int]:
    if not 1 <= number <= 12:  # noqa: PLR2004 - the months of a year
        raise BadDate
    return number - 1, number - 1


def _about_a_day(day: date, about: str) -> Span:
    if not about:
        return Span(day, day)
    return Span(
        day - min(_ABOUT_A_DAY, day - date.min),
        day + min(_ABOUT_A_DAY, date.max - day),
    )


def _months(first: int, last: int, widened_by: int) -> Span:
    return Span(_first_day(first - widened_by), _last_day(last + widened_by))


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    """Return the first of a month counted from January of year 0, kept within the calendar."""
    if month < _FIRST_MONTH:
        return date.min
    if month > _LAST_MONTH:
        return date.max
    return date(month // 12, month % 12 + 1, 1)


def _last_day(month: int) -> date:
    first = _first_day(month)
    if not _FIRST_MONTH <= month <= _LAST_MONTH:
        return first
    return first.replace(day=monthrange(first.year, first.month)[1])


_FIRST_MONTH, _LAST_MONTH = _month_of(date.min), _month_of(date.max)
