"""Say a date back in words: between 1 June and 31 August 2025."""

from datetime import date

from mmep_desktop.domain.dates import Span, read_date
from mmep_desktop.words import _


def in_words(span: Span) -> str:
    """Say the days that *span* covers, both included."""
    if span.earliest == span.latest:
        return _("on {day}").format(day=day_in_words(span.earliest))
    first = day_in_words(span.earliest, with_year=span.earliest.year != span.latest.year)
    return _("between {first} and {last}").format(first=first, last=day_in_words(span.latest))


def edtf_in_words(edtf: str | None, screened_on: date | None) -> str:
    """Say what *edtf* means on the screening day; None is a date that nobody knows."""
    if edtf is None:
        return _("date not known")
    return in_words(read_date(edtf, screened_on))


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """Say one day: 14 August 2025."""
    if not with_year:
        return _("{day} {month}").format(day=day.day, month=month_name(day.month))
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)


def month_name(month: int) -> str:
    """Name the *month*, 1 to 12, in the clerk's language."""
    return (
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
    )[month - 1]


def season_name(season: int) -> str:
    """Name the *season* by its EDTF code, 21 to 24."""
    return (_("Spring"), _("Summer"), _("Autumn"), _("Winter"))[season - 21]
