"""Which families on the list may be one household: by a guardian, a phone, or where they live.

It proposes and decides nothing: two families may share a phone, and a shelter's address is many
families'. A clerk asks, and confirms or says no.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mmep_desktop.domain.likeness import Likeness, Person, advice_on, figures_of, surnames_of
from mmep_desktop.domain.names import folded
from mmep_desktop.domain.one_child import OneChild
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.roster import Guardian

MOST_FAMILIES = 6
"""Families that may share one phone or address as brothers and sisters on a school's list do.

What more of them share is an office's, a shelter's or a frequent name, and tells nothing alone.
"""

_SHORTEST_PHONE = 7
_SHORTEST_NAME = 2
"""Figures of a phone, and words of a guardian's name, under which it tells nobody."""


_RARE_NAME = 3
"""Words of a guardian's name from which on it is a reason alone; many are called María García."""


class Shared(StrEnum):
    """What two families have in common; a surname alone is no reason."""

    GUARDIAN = "guardian"
    PHONE = "phone"
    ADDRESS = "address"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Child:
    """A child on the list, with what a school's list told of where and with whom it lives."""

    registration: Registration
    address: str = ""
    guardians: tuple[Guardian, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another family that may belong to the same household, and why."""

    family_id: str
    children: tuple[Registration, ...]
    reasons: frozenset[Shared]


@dataclass(frozen=True, slots=True)
class Came:
    """The *children*, by their ids, who came from the family that was *family_id*."""

    family_id: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Families that became one, *family_id*, on the word of a clerk; kept as its history.

    *one* says that two entries were one child, and which of them was given up for the other.

    The interview *screening_id* of the family that remained stood at *revision* before, and had
    been saved *savings* times once the new children were counted in; there is none where nobody was
    asked. What was saved since cannot be undone with the rest.
    """

    id: str
    family_id: str
    came: tuple[Came, ...]
    by: str
    at: datetime
    screening_id: str = ""
    revision: int = 0
    savings: int = 0
    undone_by: str = ""
    undone_at: datetime | None = None
    one: OneChild | None = None

    @property
    def is_undone(self) -> bool:
        """Whether the children are back in families of their own."""
        return self.undone_at is not None

    @property
    def children(self) -> frozenset[str]:
        """The ids of all who came."""
        return frozenset(id_ for one in self.came for id_ in one.children)


def proposals(family: Sequence[Child], others: Iterable[Child]) -> tuple[Proposal, ...]:
    """Return which families of *others* may live with *family*, those with most in common first.

    One that has the very child of *family* again is no other family; and of a child who was
    registered anew only the family that comes first in *others* is proposed.
    """
    ours, families = _traits_of(family), _without_former(_by_family(others))
    theirs = {id_: _traits_of(children) for id_, children in families.items()}
    crowds = _crowds((ours, *theirs.values()))
    found = []
    for id_, children in families.items():
        reasons = _reasons(ours, theirs[id_], crowds)
        if reasons and not any(_is_one(one, other) for one in family for other in children):
            registrations = tuple(child.registration for child in children)
            found.append(Proposal(id_, registrations, reasons))
    return tuple(sorted(found, key=lambda one: -len(one.reasons)))


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a family can be known by, folded so that two ways of writing it are one."""

    guardians: frozenset[str]
    phones: frozenset[str]
    addresses: frozenset[str]
    surnames: frozenset[str]


def _traits_of(children: Iterable[Child]) -> _Traits:
    family = tuple(children)
    guardians = tuple(each for child in family for each in child.guardians)
    phones = (*(child.registration.phone for child in family), *(one.phone for one in guardians))
    return _Traits(
        guardians=frozenset(filter(None, (_guardian(one.name) for one in guardians))),
        phones=frozenset(filter(None, map(phone_key, phones))),
        addresses=frozenset(filter(None, (address_key(child.address) for child in family))),
        surnames=frozenset().union(*(surnames_of(one.registration.name) for one in family)),
    )


def _reasons(ours: _Traits, theirs: _Traits, crowds: frozenset[str]) -> frozenset[Shared]:
    """Return what both have in common, or nothing where that is too little to ask about."""
    guardians = (ours.guardians & theirs.guardians) - crowds
    phones, addresses = ours.phones & theirs.phones, ours.addresses & theirs.addresses
    named = {
        Shared.GUARDIAN: guardians,
        Shared.PHONE: phones,
        Shared.ADDRESS: addresses,
        Shared.SURNAME: ours.surnames & theirs.surnames,
    }
    shared = frozenset(reason for reason, both in named.items() if both)
    is_rare = any(len(name.split()) >= _RARE_NAME for name in guardians)
    stands_alone = is_rare or bool((phones | addresses) - crowds)
    is_backed = bool(shared & _BACKING) and len(shared) > 1
    return shared if stands_alone or is_backed else frozenset()


_BACKING = frozenset({Shared.GUARDIAN, Shared.SURNAME})
"""With one of these also a shelter's phone tells something; its address beside it does not."""


def _crowds(families: Iterable[_Traits]) -> frozenset[str]:
    """Return what more families share than can be one household."""
    counts = Counter(
        each for family in families for each in family.guardians | family.phones | family.addresses
    )
    return frozenset(each for each, count in counts.items() if count > MOST_FAMILIES)


def _by_family(children: Iterable[Child]) -> Mapping[str, Sequence[Child]]:
    families: defaultdict[str, list[Child]] = defaultdict(list)
    for child in children:
        families[child.registration.family_id].append(child)
    return families


def _without_former(families: Mapping[str, Sequence[Child]]) -> Mapping[str, Sequence[Child]]:
    """Return *families* but those with a child who stands, by the same id, in one before."""
    seen: set[tuple[str, str]] = set()
    kept: dict[str, Sequence[Child]] = {}
    for family_id, children in families.items():
        ids = {id_ for child in children for id_ in _ids_of(child.registration)}
        if not ids & seen:
            kept[family_id] = children
        seen |= ids
    return kept


def _ids_of(child: Registration) -> Iterator[tuple[str, str]]:
    if child.source:
        yield child.source, child.source_id
    if child.local_id:
        yield "", folded(child.local_id)


def _is_one(one: Child, other: Child) -> bool:
    """Whether both are one child, who is on the list twice."""
    child = one.registration
    person = Person(child.name, child.born, child.local_id)
    advised = advice_on(person, (other.registration,), lambda a, b: float(a == b))
    return any(advice.likeness is Likeness.SAME for advice in advised)


def phone_key(phone: str) -> str:
    """Return the figures by which one phone is known, with or without its country; or nothing."""
    figures = figures_of(phone)
    return figures if len(figures) >= _SHORTEST_PHONE else ""


def _guardian(name: str) -> str:
    """Return *name* with its words in one order: some lists write the surname first."""
    words = sorted(folded(name).split())
    return " ".join(words) if len(words) >= _SHORTEST_NAME else ""


def address_key(address: str) -> str:
    """Return *address* as it is compared, its apartment with it; nothing without a house number."""
    words = tuple(_plain(folded(address).split()))
    is_a_place = len(words) > 1 and any(word[0].isdecimal() for word in words)
    return " ".join(words) if is_a_place else ""


def _plain(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word not in _OF_A_FLAT:
            yield _SHORT.get(word, word)


_OF_A_FLAT = frozenset({"apt", "apartment", "unit", "no", "number", "suite", "ste"})
"""Words before the number of an apartment, which some leave out: 12 Elm St Apt 3, 12 Elm St #3."""

_SHORT = {
    "street": "st",
    "avenue": "ave",
    "av": "ave",
    "road": "rd",
    "drive": "dr",
    "court": "ct",
    "lane": "ln",
    "place": "pl",
    "square": "sq",
    "terrace": "ter",
    "boulevard": "blvd",
    "highway": "hwy",
    "circle": "cir",
    "parkway": "pkwy",
    "floor": "fl",
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
    "massachusetts": "ma",
}
"""The words of addresses as the post shortens them."""
