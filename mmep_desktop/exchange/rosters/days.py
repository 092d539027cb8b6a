"""Days as files write them: the year first, or the month, or the day, or the month by its name."""

import re
from collections.abc import Iterable
from datetime import date

from mmep_desktop.domain.roster import DateOrder, Reason
from mmep_desktop.domain.typed_date_words import month_named

FIRST_YEAR = 1900

_TIME = re.compile(
    r"[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)", re.ASCII)
_IN_WORDS = re.compile(r"[ ,./-]+")
_MOST_SEEN = 100_000
_LONGEST = 40


class Days:
    """Reads days in one *order*, as of *today*.

    Texts that can mean one day only are read in every order.
    """

    def __init__(self, order: DateOrder, today: date) -> None:
        self._order = order
        self._today = today

    def read(self, text: str) -> date | None:
        """Return the day that *text* is, None where it is none or lies before 1900."""
        day = _read(text, self._order, self._today)
        return day if day is not None and day.year >= FIRST_YEAR else None

    def born(self, text: str) -> str:
        """Return a birth date in EDTF, empty as *text* is, or the reason why it cannot be."""
        if not text:
            return ""
        day = self.read(text)
        if day is None:
            return Reason.BAD_BIRTH_DATE
        return Reason.FUTURE_BIRTH_DATE if day > self._today else day.isoformat()

    def registered(self, text: str) -> str:
        """Return the day of a registration, empty as *text* is, or the reason."""
        if not text:
            return ""
        day = self.read(text)
        return Reason.BAD_REGISTRATION_DATE if day is None else day.isoformat()


class OrdersSeen:
    """Finds, from all the days of a file, in which orders they can be read."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._misfits = {DateOrder.MONTH_FIRST: 0, DateOrder.DAY_FIRST: 0}
        self._are_any = False

    def add(self, texts: Iterable[str]) -> None:
        """Look at more cells that hold days."""
        new = set(texts) - self._seen
        if len(self._seen) < _MOST_SEEN:
            self._seen |= new
        for text in new:
            self._look(text)

    @property
    def possible(self) -> tuple[DateOrder, ...]:
        """The orders in which as few days as possible stay unread; the likeliest first."""
        if not self._are_any:
            return (DateOrder.YEAR_FIRST,)
        fewest = min(self._misfits.values())
        return tuple(order for order, misfits in self._misfits.items() if misfits == fewest)

    def _look(self, text: str) -> None:
        match = _YEAR_LAST.fullmatch(_without_time(text))
        if match is None:
            return
        self._are_any = True
        one, other = int(match[1]), int(match[3])
        self._misfits[DateOrder.MONTH_FIRST] += _day(2000, one, other) is None
        self._misfits[DateOrder.DAY_FIRST] += _day(2000, other, one) is None


def _read(text: str, order: DateOrder, today: date) -> date | None:
    bare = _without_time(text)
    if match := _YEAR_FIRST.fullmatch(bare):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.fullmatch(bare):
        one, other = int(match[1]), int(match[3])
        month, day = (other, one) if order is DateOrder.DAY_FIRST else (one, other)
        return _day(_whole_year(match[4], today), month, day)
    return _in_words(bare, today)


def _without_time(text: str) -> str:
    """Return *text* without the time of day that some exports add to it."""
    if len(text) > _LONGEST:
        return ""
    match = _TIME.search(text)
    return text[: match.start()] if match and match.end() == len(text) else text


def _in_words(text: str, today: date) -> date | None:
    """Read ``14-Mar-2015`` or ``March 14, 2015``: a month by its name is unmistakable."""
    parts = [part for part in _IN_WORDS.split(text.casefold()) if part]
    if len(parts) != len(DateOrder):
        return None
    month = month_named(parts[0]) or month_named(parts[1])
    others = [part for part in parts if not month_named(part)]
    if not month or len(others) != len(("day", "year")) or not "".join(others).isdecimal():
        return None
    return _day(_whole_year(others[1], today), month, int(others[0]))


def _whole_year(figures: str, today: date) -> int:
    """Return a year; one of two figures is the latest that has come."""
    year = int(figures)
    if len(figures) > len("15"):
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year else century - 100 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
