"""How old somebody of a household is, or may be, on a day; what is not known may be anything."""

from datetime import date

from mmep_desktop.domain.dates import BadDate, Span, birthday, read_date
from mmep_desktop.domain.replies import Person


def may_be(person: Person, years: int, on: date) -> bool:
    """Whether *person* is, or by some reading of the birth date may be, *years* old *on* a day."""
    born = _born(person, on)
    return born is None or birthday(born.earliest, years) <= on


def may_be_aged(person: Person, first: int | None, last: int | None, on: date) -> bool:
    """Whether *person* is, or may be, from *first* to *last* years old, both included, *on* a day.

    None leaves an end open.
    """
    if first is not None and not may_be(person, first, on):
        return False
    born = _born(person, on)
    return last is None or born is None or birthday(born.latest, last + 1) > on


def _born(person: Person, on: date) -> Span | None:
    try:
        return read_date(person.born, on) if person.born else None
    except BadDate:
        return None
