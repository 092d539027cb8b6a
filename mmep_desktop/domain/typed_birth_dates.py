"""A birth date among typed words, read as the figures under which the date is kept.

Clerks type 3/14/2015, 14.3.2015, 2015-03-14, "14 mar 2015", "March 14 2015" or "14 de marzo de
2015", and every part of it on the way there; day and month are tried in both orders.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mmep_desktop.domain.typed_date_words import is_filler, month_named

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
"""A year, a month or a day in EDTF; of a season only the year is searched."""

_DAY_OF_AN_ORDER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|ro|o)")
_YEAR = re.compile(r"(?:19|20)\d{1,2}")
"""The year in which somebody living was born, as far as it was typed."""

_MOST_DAYS, _MOST_MONTHS = 31, 12
_LONGEST = 6
"""Words of "14th of March of the 2015"."""

_MONTH_AND_DAY = {"md", "yd", "dd", "ymd", "ydd"}
_MONTH_AND_YEAR = {"my", "ym", "dy"}
_WHOLE = {"mdd", "mdy", "dmd", "dmy", "ddd", "ddy"}
"""Parts of a date in typed order: m a month by its name, d one or two figures, y a year.

Of the first kind the last part is a day or a month, and may not be typed to its end.
"""


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date in the words from *begin* to before *end*; its kept figures begin with one of these.

    *is_full* when day, month and some of the year were typed: then the words mean nothing else.
    """

    begin: int
    end: int
    beginnings: tuple[str, ...]
    is_full: bool


def kept_figures(born: str) -> Iterator[str]:
    """Yield the figures of a birth date in EDTF in the orders in which people say it."""
    for year, month, day in _DATE.findall(born):
        yield year + month + day
        if month:
            yield from (month + year, month.lstrip("0") + day.lstrip("0") + year)
        if day:
            for order in (month + day, day + month):
                yield from (order + year, order + year[2:])


def date_among(words: Sequence[str]) -> TypedDate | None:
    """Return the first date among folded *words*, the longest there; None without any."""
    for begin in range(len(words)):
        for end in range(min(len(words), begin + _LONGEST), begin + 1, -1):
            found = _read(words[begin:end])
            if found:
                return replace(found, begin=begin, end=begin + found.end)
    return None


def _read(words: Sequence[str]) -> TypedDate | None:
    """Read all *words* as one date. "14 de marzo de" is still on its way to the year."""
    month = next((number for word in words if (number := month_named(word))), None)
    fillers = month is not None and not is_filler(words[0])
    parts = [_figures(word) for word in words if not (fillers and is_filler(word))]
    shape = "".join(map(_shape, parts))
    beginnings = tuple(_beginnings(shape, parts))
    if not beginnings:
        return None
    return TypedDate(0, len(words), beginnings, len(shape) > len("dd"))


def _figures(word: str) -> str:
    """Return the figures of a day or a year; a month by its name keeps an "m" before its own."""
    if found := _DAY_OF_AN_ORDER.fullmatch(word):
        return found[1]
    month = month_named(word)
    return f"m{month:02}" if month else word


def _shape(part: str) -> str:
    if part.startswith("m") and part[1:].isdecimal():
        return "m"
    if not (part.isascii() and part.isdecimal()):
        return "?"
    if len(part) <= len("31"):
        return "d"
    return "y" if _YEAR.fullmatch(part) else "?"


def _beginnings(shape: str, parts: Sequence[str]) -> Iterator[str]:
    """Yield the figures with which kept dates begin that *parts* may go on to be."""
    bare = [part.lstrip("m") for part in parts]
    if not _is_possible(shape, bare):
        return
    if shape.startswith("dm"):
        bare[:2] = bare[1::-1]
    *known, last = bare
    start = "".join(part.zfill(2) for part in known)
    if shape in _MONTH_AND_DAY and len(last) == 1:
        yield start + last.zfill(2)
    yield start + last


def _is_possible(shape: str, bare: Sequence[str]) -> bool:
    """Whether days and months can be what they would have to be, in either order."""
    if shape not in _MONTH_AND_DAY | _MONTH_AND_YEAR | _WHOLE | {"dm"}:
        return False
    small = [int(part) for part, kind in zip(bare, shape, strict=True) if kind != "y"]
    if shape in _WHOLE and shape.endswith("d"):
        small.pop()  # a year of two figures
    least, most = min(small), max(small)
    return most <= _MOST_DAYS and least <= _MOST_MONTHS
