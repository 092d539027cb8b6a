"""Say a date back, in the clerk's language unless *said* is another: on 14 August 2025."""

from datetime import date

from mmep_desktop.domain import days_in_words
from mmep_desktop.domain.dates import Span, read_date
from mmep_desktop.domain.marking import Translate, mark
from mmep_desktop.words import _


def in_words(span: Span, said: Translate = _) -> str:
    """Say the days that *span* covers, both included."""
    return days_in_words.span_in_words(span, said)


def edtf_in_words(edtf: str | None, screened_on: date | None, said: Translate = _) -> str:
    """Say what *edtf* means on the screening day; None is a date that nobody knows."""
    if edtf is None:
        return said(mark("date not known"))
    return in_words(read_date(edtf, screened_on), said)


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """Say one day: 14 August 2025."""
    return days_in_words.day_in_words(day, _, with_year=with_year)


def month_name(month: int) -> str:
    """Name the *month*, 1 to 12, in the clerk's language."""
    return days_in_words.month_name(month, _)


def season_name(season: int, said: Translate = _) -> str:
    """Name the *season* by its EDTF code, 21 to 24."""
    return days_in_words.season_name(season, said)
