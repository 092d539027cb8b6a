"""Whole names as files write them, taken apart so that the name shown stays the same."""

import re
from functools import lru_cache

from mmep_desktop.exchange.rosters.cells import words_of

NameParts = tuple[str, str, str, str, str]
"""First, middle, first surname, second surname, suffix."""

_LEADING = words_of(
    "a abd abu al ap ben bin bint d da de del della den der des di do dos du e el ibn la las le "
    "los mac mc o of saint san santa santo st ste ter und van vande vander von y zu"
)
"""Words that begin a surname and are none of their own: ``da Silva``, ``de la Cruz``."""

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_SUFFIX_ENDS = frozenset("rRiIvV.")
_USUAL = re.compile(r"([^ ,.]+)(?: ([^ ,.]+))?, ([^ ,]+)(?: ([^,]+))?")
"""``Last, First`` with a second surname or middle names, which most rows are."""

_TWO = 2
_MOST_REMEMBERED = 50_000


@lru_cache(_MOST_REMEMBERED)
def two_surnames(text: str) -> tuple[str, str]:
    """Return the first and the second surname of *text*; all of it is the first unless it is two.

    ``García López`` is two, ``da Silva`` and ``Jean-Baptiste`` are one.
    """
    first, _, second = text.partition(" ")
    if second and (" " in second or first.lower().rstrip(".") in _LEADING):
        surnames = _units(text.split())
        return (surnames[0], surnames[1]) if len(surnames) == _TWO else (text, "")
    return first, second


def name_parts(text: str) -> NameParts:
    """Take apart ``Last, First Middle``, or a name as it is spoken where there is no comma.

    Of a spoken name the last surname alone is taken for one; a single name is a first name.
    """
    if (usual := _USUAL.fullmatch(text)) and text[-1] not in _SUFFIX_ENDS:
        last_1, last_2, first, middle = usual.groups("")
        if not last_2 or (last_1.lower() not in _LEADING and last_2[-1] not in _SUFFIX_ENDS):
            return (first, middle, last_1, last_2, "")
    last, comma, given = text.partition(",")
    if not comma:
        return _spoken(text)
    last, suffix = _without_suffix(last.strip())
    given, _, after = given.partition(",")
    given = given.strip()
    if after.strip():
        suffix = suffix or after.strip()
    elif not suffix:
        given, suffix = _without_suffix(given)
    first, _, middle = given.partition(" ")
    return (first, middle, *two_surnames(last), suffix)


def surname_parts(text: str) -> tuple[str, str, str]:
    """Return the two surnames of a column that may also hold a suffix, and the suffix."""
    last, suffix = _without_suffix(text)
    return (*two_surnames(last), suffix)


def _spoken(text: str) -> NameParts:
    spoken, suffix = _without_suffix(text)
    words = spoken.split()
    if len(words) < _TWO:
        return (spoken, "", "", "", suffix)
    units = _units(words[1:])
    return (words[0], " ".join(units[:-1]), units[-1], "", suffix)


def _units(words: list[str]) -> list[str]:
    """Join words that lead a surname with the word they lead; the last word always ends one."""
    units, begun = [], 0
    for place, word in enumerate(words, 1):
        if word.lower().rstrip(".") not in _LEADING or place == len(words):
            units.append(" ".join(words[begun:place]))
            begun = place
    return units


def _without_suffix(text: str) -> tuple[str, str]:
    if text[-1:] not in _SUFFIX_ENDS:
        return text, ""
    rest, _, last = text.rpartition(" ")
    if rest and last.rstrip(".").lower() in _SUFFIXES:
        return rest.rstrip(","), last
    return text, ""
