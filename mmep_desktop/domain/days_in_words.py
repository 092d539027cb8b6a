"""Days, months and seasons in words: on the desk, in a reason and on paper alike.

They are said in the language of *translate*; the office's sheet is English and passes none.
"""

from datetime import date

from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.marking import Translate, mark


def month_name(month: int, translate: Translate = str) -> str:
    """Name the *month*, 1 to 12."""
    return translate(_MONTHS[month - 1])


def season_name(season: int, translate: Translate = str) -> str:
    """Name the *season* by its EDTF code, 21 to 24."""
    return translate(_SEASONS[season - 21])


def day_in_words(day: date, translate: Translate = str, *, with_year: bool = True) -> str:
    """Return *day* as ``14 August 2025``."""
    month = month_name(day.month, translate)
    if not with_year:
        return translate(mark("{day} {month}")).format(day=day.day, month=month)
    return translate(mark("{day} {month} {year}")).format(day=day.day, month=month, year=day.year)


def span_in_words(span: Span, translate: Translate = str) -> str:
    """Say the days that *span* covers, both included: ``between 1 June and 31 August 2025``."""
    if span.earliest == span.latest:
        return translate(mark("on {day}")).format(day=day_in_words(span.earliest, translate))
    with_year = span.earliest.year != span.latest.year
    first = day_in_words(span.earliest, translate, with_year=with_year)
    last = day_in_words(span.latest, translate)
    return translate(mark("between {first} and {last}")).format(first=first, last=last)


_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
_SEASONS = (mark("Spring"), mark("Summer"), mark("Autumn"), mark("Winter"))
