"""The words under which a child is found: as they are spelled, by ear, and in figures."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mmep_desktop.domain.finding import Term, has_figures
from mmep_desktop.domain.names import Name, folded
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.sounds import heard, spoken_words
from mmep_desktop.domain.typed_birth_dates import kept_figures

_US_DIGITS = 10
"""Area code, exchange and line: the digits of a phone number without its country code."""


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Folded words of names, the keys of how those are heard, and words with figures in them.

    They are kept apart: nobody who types a letter means the one with which everybody's id begins.
    """

    names: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()


def words_of_part(part: str) -> SearchWords:
    """Return the words of one part of a name, and the keys of how they are heard."""
    spelled = frozenset(_with_whole(folded(part).split()))
    figures = frozenset(filter(has_figures, spelled))
    sounds = (key for word in _with_whole(spoken_words(part)) for key in heard(word))
    return SearchWords(spelled - figures, frozenset(sounds), figures)


@dataclass(frozen=True, slots=True)
class Findable:
    """As much of a child as it is found by."""

    name: Name
    born: str
    local_id: str
    phone: str


def words_of(
    registration: Registration | Findable,
    of_part: Callable[[str], SearchWords] = words_of_part,
    of_birth: Callable[[str], Iterable[str]] = kept_figures,
) -> SearchWords:
    """Return the words for the name, the local id, the phone and the birth date.

    A figure that only begins another one is left out: it finds nothing more. Whoever makes the
    words of many children gives an *of_part* and an *of_birth* that remember.
    """
    parts = [of_part(part) for _, part in registration.name.parts]
    id_words = frozenset(_id(registration.local_id))
    id_figures = frozenset(filter(has_figures, id_words))
    figures = id_figures.union(
        *(part.figures for part in parts),
        _phone(registration.phone),
        of_birth(registration.born),
    )
    return SearchWords(
        names=(id_words - id_figures).union(*(part.names for part in parts)),
        sounds=frozenset().union(*(part.sounds for part in parts)),
        figures=frozenset(_without_beginnings(figures)),
    )


def words_of_numbers(numbers: Iterable[str]) -> SearchWords:
    """Return the words for the *numbers* that a family's screenings were given."""
    return SearchWords(
        figures=frozenset(word for each in numbers if each for word in _number(each))
    )


def fits(term: Term, words: SearchWords) -> bool:
    """Whether one of *words* is, or begins with, what *term* asks for."""
    among = getattr(words, column_of(term))
    if term.is_whole:
        return term.text in among
    return any(word.startswith(term.text) for word in among)


def column_of(term: Term) -> str:
    """Return which of the ``SearchWords`` *term* looks among."""
    if term.is_sound:
        return "sounds"
    return "figures" if has_figures(term.text) else "names"


def _id(local_id: str) -> Iterator[str]:
    """Yield the whole id, and the pieces of it that are figures."""
    pieces = folded(local_id).split()
    if pieces:
        yield "".join(pieces)
    yield from filter(has_figures, pieces)


def _number(number: str) -> Iterator[str]:
    """Yield the whole number, what it is without the district, its count; the count without 0s."""
    pieces = folded(number).split()
    for count in {pieces[-1], pieces[-1].lstrip("0")}:
        yield from ("".join([*pieces[begin:-1], count]) for begin in (0, -2, -1))


def _with_whole(words: Iterable[str]) -> Iterator[str]:
    """Yield *words*, and all of them as one: ``de la cruz`` and ``delacruz``."""
    each = tuple(words)
    yield from each
    if each:
        yield "".join(each)


def _phone(phone: str) -> Iterator[str]:
    """Yield the groups as typed, the whole, and its ends as people quote them."""
    groups = re.findall(r"\d+", phone)
    whole = "".join(groups)
    if not whole:
        return
    yield from groups
    yield whole
    if len(whole) >= _US_DIGITS:
        national = whole[-_US_DIGITS:]
        yield from (national, "1" + national, national[3:], national[6:])


def _without_beginnings(words: Iterable[str]) -> Iterator[str]:
    for word, following in pairwise([*sorted(words), ""]):
        if word and not following.startswith(word):
            yield word
