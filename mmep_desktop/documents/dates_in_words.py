"""Dates as the office reads them: what the family remembers, and the days that it may mean."""

import re
from datetime import date

from mmep_desktop.domain.answers import TypedDate
from mmep_desktop.domain.dates import Span, has_turned
from mmep_desktop.domain.days_in_words import day_in_words, month_name, season_name

MONTHS_OF_A_YEAR = 12
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)")


def days_in_words(span: Span) -> str:
    """Return a span as ``1 June to 31 August 2025``."""
    first, last = span.earliest, span.latest
    if first == last:
        return day_in_words(first)
    begin = day_in_words(first)
    if first.year == last.year:
        begin = begin.removesuffix(f" {first.year}")
        begin = begin.split()[0] if first.month == last.month else begin
    return f"{begin} to {day_in_words(last)}"


def as_remembered(typed: TypedDate) -> str:
    """Return the date as it was said: ``about August 2025``, ``summer 2025``, ``2025``."""
    return " to ".join(_point(part) for part in typed.text.split("/"))


def needs_days(typed: TypedDate) -> bool:
    """Whether the days meant do not show in what was said: a season, an "about", an interval."""
    point = _POINT.fullmatch(typed.text)
    return point is None or bool(point[4]) or _is_season(point[2])


def age_in_words(born: Span, on: date) -> str:
    """Return the age on a day, with both ends where the birth date leaves it open."""
    youngest, oldest = _age(born.latest, on), _age(born.earliest, on)
    if youngest != oldest:
        return f"{youngest} to {oldest} years"
    return {0: "under 1 year", 1: "1 year"}.get(oldest, f"{oldest} years")


def _point(text: str) -> str:
    point = _POINT.fullmatch(text)
    if point is None:
        return text
    year, month, day, about = point.groups()
    words = year
    if _is_season(month):
        words = f"{season_name(int(month)).lower()} {year}"
    elif month:
        words = f"{month_name(int(month))} {year}"
    if day:
        words = f"{int(day)} {words}"
    return f"about {words}" if about else words


def _is_season(month: str | None) -> bool:
    return month is not None and int(month) > MONTHS_OF_A_YEAR


def _age(born: date, on: date) -> int:
    age = max(on.year - born.year, 0)
    return age - 1 if age and not has_turned(born, age, on) else age
