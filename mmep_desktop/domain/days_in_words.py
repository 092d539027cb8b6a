"""Days, months and seasons in words: on the desk, in a reason and on paper alike.

The texts are marked for the translators here and said in the language of *translate*; the office's
sheet is English and passes none.
"""

from collections.abc import Callable
from datetime import date

from mmep_desktop.domain.dates import Span

Translate = Callable[[str], str]


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
        return translate(_("{day} {month}")).format(day=day.day, month=month)
    return translate(_("{day} {month} {year}")).format(day=day.day, month=month, year=day.year)


def span_in_words(span: Span, translate: Translate = str) -> str:
    """Say the days that *span* covers, both included: ``between 1 June and 31 August 2025``."""
    if span.earliest == span.latest:
        return translate(_("on {day}")).format(day=day_in_words(span.earliest, translate))
    with_year = span.earliest.year != span.latest.year
    first = day_in_words(span.earliest, translate, with_year=with_year)
    last = day_in_words(span.latest, translate)
    return translate(_("between {first} and {last}")).format(first=first, last=last)


def _(text: str) -> str:
    """Mark *text* for the translators; it is translated when it is said."""
    return text


_MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
_SEASONS = (_("Spring"), _("Summer"), _("Autumn"), _("Winter"))
