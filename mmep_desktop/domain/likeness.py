"""Whether two children on the list are one, are brothers or sisters, or only share a name.

It is advice and decides nothing: two people may share name and birth date, and a family may write
one name in two ways.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from mmep_desktop.domain.names import Name, folded
from mmep_desktop.domain.registration import Registration

Closeness = Callable[[str, str], float]
"""How near two folded words are to each other, from 0 to 1."""

CLOSE = 0.8
"""From here on one word may be the other with a slip: Perez and Peres, Xuncax and Xunkax."""

_OF_A_PARTICLE = 3


class Likeness(StrEnum):
    """What somebody on the list may be to the child who is being written down."""

    SAME = "same"
    SIBLING = "sibling"
    NAMESAKE = "namesake"


class Because(StrEnum):
    """What makes one think so."""

    LOCAL_ID = "local_id"
    NAME = "name"
    NEARLY_THE_NAME = "nearly_the_name"
    SURNAME = "surname"
    BORN = "born"
    NEARLY_BORN = "nearly_born"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a child so far, any part of which may be empty; *born* is EDTF."""

    name: Name
    born: str = ""
    local_id: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """Somebody on the list who may be meant, or belongs to the same family, and why."""

    registration: Registration
    likeness: Likeness
    because: tuple[Because, ...]


def advice_on(
    person: Person, others: Iterable[Registration], closeness: Closeness
) -> tuple[Advice, ...]:
    """Return what to think of *others*, the likeliest first; nothing of those who are nobody near.

    A child without a given name and a surname is too little to go by, unless its id is known.
    """
    advised = (_advice(person, other, closeness) for other in others)
    found = [advice for advice in advised if advice is not None]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.likeness], -len(each.because))))


_ORDER = {Likeness.SAME: 0, Likeness.SIBLING: 1, Likeness.NAMESAKE: 2}


def _advice(person: Person, other: Registration, closeness: Closeness) -> Advice | None:
    known = Person(other.name, other.born, other.local_id, other.phone)
    because = tuple(_shared(person, known, closeness))
    likeness = _likeness(person, known, frozenset(because))
    return Advice(other, likeness, because) if likeness is not None else None


def _likeness(person: Person, known: Person, shared: frozenset[Because]) -> Likeness | None:
    named_so = bool(shared & {Because.NAME, Because.NEARLY_THE_NAME})
    born_so = bool(shared & {Because.BORN, Because.NEARLY_BORN})
    if Because.LOCAL_ID in shared or (named_so and born_so):
        return Likeness.SAME
    if named_so and not (person.born and known.born):
        return Likeness.SAME
    if Because.NAME in shared:
        return Likeness.NAMESAKE
    if Because.PHONE in shared and Because.SURNAME in shared:
        return Likeness.SIBLING
    return None


def _shared(person: Person, known: Person, closeness: Closeness) -> Iterable[Because]:
    if person.local_id and folded(person.local_id) == folded(known.local_id):
        yield Because.LOCAL_ID
    yield from _of_names(person.name, known.name, closeness)
    if person.born and known.born:
        if person.born == known.born:
            yield Because.BORN
        elif is_slip_of(person.born, known.born):
            yield Because.NEARLY_BORN
    if figures_of(person.phone) and figures_of(person.phone) == figures_of(known.phone):
        yield Because.PHONE


def _of_names(one: Name, other: Name, closeness: Closeness) -> Iterable[Because]:
    surnames, others = surnames_of(one), surnames_of(other)
    if not surnames & others and not _any_close(surnames, others, closeness):
        return
    given, others_given = _given(one), _given(other)
    if surnames & others and given & others_given:
        yield Because.NAME
    elif _any_close(given, others_given, closeness) or _is_short_for(given, others_given):
        yield Because.NEARLY_THE_NAME
    elif surnames & others:
        yield Because.SURNAME


def _any_close(some: Iterable[str], others: Iterable[str], closeness: Closeness) -> bool:
    others = tuple(others)
    return any(closeness(one, other) >= CLOSE for one in some for other in others)


def surnames_of(name: Name) -> frozenset[str]:
    """Return each surname folded: any one of two is enough, whichever was written first.

    Two that stand in one field are told apart by their words; short ones (de, da, la) tell nobody.
    """
    parts = [folded(part) for part in (name.last_1, name.last_2)]
    words = (word for part in parts for word in part.split() if len(word) > _OF_A_PARTICLE)
    return frozenset(filter(None, parts)).union(words)


def _given(name: Name) -> frozenset[str]:
    """Return the names that somebody may be called by: first, both given ones, and the used one."""
    both = f"{name.first} {name.middle}"
    return frozenset(filter(None, map(folded, (name.first, both, name.used))))


def _is_short_for(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of two given names stands for both: Ana for Ana Beatriz."""
    pairs = [(one, other) for one in some for other in others]
    return any(
        one.split()[0] == other or other.split()[0] == one for one, other in pairs if one != other
    )


def is_slip_of(one: str, other: str) -> bool:
    """Whether two whole days differ as by a slip: one figure, or day and month changed places."""
    days = [each.split("-") for each in (one, other)]
    if any(list(map(len, parts)) != [4, 2, 2] for parts in days):
        return False
    (year, month, day), (other_year, other_month, other_day) = days
    if year == other_year and (month, day) == (other_day, other_month):
        return True
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def figures_of(phone: str) -> str:
    """Return the last ten figures of *phone*: with or without the country, it is the same one."""
    return "".join(mark for mark in phone if mark.isdecimal())[-10:]
