"""The folded words under which a registration is found; each is found by its beginning."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from mmep_desktop.domain.names import folded
from mmep_desktop.domain.registration import Registration

_US_DIGITS = 10
"""Area code, exchange and line: the digits of a phone number without its country code."""

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
"""A year, a month or a day in EDTF; of a season only the year is searched."""


def words_of(registration: Registration, numbers: Iterable[str]) -> frozenset[str]:
    """Return the words for *registration* and the *numbers* its family's screenings were given.

    A word that only begins another one is left out: it finds nothing more.
    """
    words = {word for text in _texts(registration, numbers) for word in _with_whole(text)}
    words.update(_phone_words(registration.phone), _birth_words(registration.born))
    return frozenset(_without_beginnings(words))


def last_prefix_of(word: str) -> str:
    """Return the end of the range, in code point order, in which every word begins with *word*."""
    return word + "\U0010ffff"


def _texts(registration: Registration, numbers: Iterable[str]) -> Iterator[str]:
    yield from (part for _, part in registration.name.parts)
    yield registration.local_id
    for number in numbers:
        yield number
        yield number.rpartition("-")[2].lstrip("0")


def _with_whole(text: str) -> Iterator[str]:
    """Yield the words of *text*, and all of it as one word: ``de la cruz`` and ``delacruz``."""
    words = folded(text).split()
    yield from words
    if words:
        yield "".join(words)


def _phone_words(phone: str) -> Iterator[str]:
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


def _birth_words(born: str) -> Iterator[str]:
    """Yield the digits in the orders in which people say a date, with and without zeros."""
    for year, month, day in _DATE.findall(born):
        yield from (year + month + day, year)
        if not month:
            continue
        yield from (month + day + year, month.lstrip("0") + day.lstrip("0") + year)
        yield month.lstrip("0")
        if day:
            yield from (month + day + year[2:], day + month + year, day.lstrip("0"))


def _without_beginnings(words: set[str]) -> Iterator[str]:
    for word, following in pairwise([*sorted(words), ""]):
        if word and not following.startswith(word):
            yield word
