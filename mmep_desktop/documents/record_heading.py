"""The top of a paper about a whole record: what it is, of whom, and where and when it was made."""

from collections.abc import Iterable
from datetime import date

from mmep_desktop.documents.bidi import END_OF_ISOLATE, ISOLATE
from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.dates_in_words import as_remembered
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.office_styles import (
    LABEL,
    OVERLINE,
    SMALL,
    STRONG,
    Columns,
    column,
    columns,
    heading,
    labelled,
    row,
)
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.answers import TypedDate
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.dates import BadDate, read_date
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.registration import Registration

_NAME = Style(15, 21, Weight.SEMI_BOLD)
_LEFT, _RIGHT = (0.0, 330.0), (346.0, TEXT_WIDTH - 346.0)

Fact = tuple[str, str]


def isolated(text: str) -> str:
    """Return *text* so that its direction does not turn the words around it."""
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if text else ""


def born_in_words(born: str) -> str:
    """Return a birth date as it was given, in words."""
    try:
        return as_remembered(TypedDate(born, read_date(born, date.max))) if born else ""
    except BadDate:
        return born


def registered_in_words(child: Registration) -> str:
    """Return on which day *child* registered here, if it did."""
    if child.registered_on is None:
        return "In the school's list, not registered here"
    return day_in_words(child.registered_on)


def table(title: str, places: Columns, heads: tuple[str, ...], rows: Iterable[Strip]) -> Group:
    """Return a section whose columns have their heads below its heading, on each page anew."""
    cells = tuple(column(*at, (head, LABEL)) for at, head in zip(places, heads, strict=True))
    return Group(tuple(rows), (heading(title), Strip(cells, above=1)), stays_together=False)


def record_heading(
    title: str, name: str, facts: tuple[Fact, ...], center: Center, made_on: date, by: str = ""
) -> Group:
    """Return the heading with *facts* about it, each under its label."""
    made = f"Made on {day_in_words(made_on)}" + (f" by {by}" if by else "")
    top = Strip(
        (
            column(*_LEFT, (title.upper(), OVERLINE), (name, _NAME)),
            column(
                *_RIGHT,
                (center.name, STRONG),
                (f"{center.district}, district {center.district_code}", SMALL),
                (f"Phone {center.phone}" if center.phone else "", SMALL),
                (f"{made}, desk {center.desk}", SMALL),
            ),
        ),
        above=2,
        gap=5,
    )
    places = columns(*[1] * max(len(facts), 1))
    told = (labelled(*at, *fact) for at, fact in zip(places, facts, strict=True))
    return Group((top, row(*told)) if facts else (top,))
