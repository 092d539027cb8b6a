"""What a clerk typed into the find box, read as what to look for.

A text has several readings: its words as they stand, some that stand side by side taken as one
("de la Cruz" may be kept as Delacruz), and the date in it. Somebody is found whose words fit every
part of one reading. How well a part fits is its level: the very word, its beginning, the sound of
the word, the beginning of its sound.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from mmep_desktop.domain.names import folded
from mmep_desktop.domain.sounds import heard, heard_beginning, spoken_words
from mmep_desktop.domain.typed_birth_dates import TypedDate, date_among

LEVELS = (1, 2, 3, 4)
"""How well a part fits, the best first: 1 and 2 as it is spelled, 3 and 4 as it is heard."""

_MOST_WORDS = 30
"""A whole page pasted into the field finds nobody, and is not looked for."""

_LONGEST_DAY = 2
"""Figures with which a date may begin that names its month: 14-mar-2015."""

_SHORTEST_SOUND = 2
"""Letters of a sound with which others may begin; half of a list begins with one."""

_MOST_JOINED = 5
"""Words up to which those side by side are tried as one; no name is typed in more pieces."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a kept word must be, or begin with: as it is spelled, or as it is heard."""

    text: str
    is_whole: bool = False
    is_sound: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One word or date: the terms that fit it at each level, and what may have been mistyped."""

    typed: tuple[str, ...]
    levels: tuple[tuple[Term, ...], ...]

    def up_to(self, level: int) -> tuple[Term, ...]:
        """Return the terms that fit at *level* or better, none that another one takes in."""
        terms = [term for terms in self.levels[:level] for term in terms]
        open_ends = {(term.text, term.is_sound) for term in terms if not term.is_whole}
        return tuple(term for term in terms if not term.is_whole or not _begins_so(term, open_ends))


def _begins_so(term: Term, beginnings: Container[tuple[str, bool]]) -> bool:
    text = term.text
    return any((text[:length], term.is_sound) in beginnings for length in range(1, len(text) + 1))


Reading = tuple[Part, ...]
"""Parts that must all be found."""

Typed = tuple[str, str]
"""A folded word, and the same word as it is heard: with ç as s."""


def readings_of(text: str) -> tuple[Reading, ...]:
    """Return every reading of *text*; none when there is nothing to look for, or too much."""
    chunks = [tuple(_words(chunk)) for chunk in text.split()]
    typed = [word for chunk in chunks for word in chunk]
    if not typed or len(set(typed)) > _MOST_WORDS:
        return ()
    parts = [_part(*word) for word in typed]
    date = date_among([word for word, _ in typed])
    readings = [] if date is None else [_dated(parts, date)]
    if date and (date.is_full or _is_in_one(chunks, date)):
        readings.append(_with_one(typed, parts, date.begin, date.end))
    else:
        readings += [parts, *_joined(typed, parts)]
    return tuple(dict.fromkeys(tuple(dict.fromkeys(reading)) for reading in readings))


def _words(chunk: str) -> Iterator[Typed]:
    """Yield what was typed without a space: an id (LASID-4471), names, the parts of a date."""
    pieces = tuple(zip(folded(chunk).split(), spoken_words(chunk), strict=True))
    figures = [has_figures(word) for word, _ in pieces]
    is_a_date = figures[:1] == [True] and len(pieces[0][0]) <= _LONGEST_DAY
    if all(figures) or not any(figures) or is_a_date:
        yield from pieces
    else:
        yield _as_one(pieces)


def _as_one(pieces: Sequence[Typed]) -> Typed:
    return "".join(word for word, _ in pieces), "".join(spoken for _, spoken in pieces)


def _dated(parts: Sequence[Part], date: TypedDate) -> list[Part]:
    as_one = Part(date.beginnings, (tuple(map(Term, date.beginnings)),))
    return [*parts[: date.begin], as_one, *parts[date.end :]]


def _is_in_one(chunks: Sequence[Sequence[Typed]], date: TypedDate) -> bool:
    """Whether the whole date was typed without a space: 3/14 is no 3 and no 14."""
    ends = accumulate(map(len, chunks), initial=0)
    return any(begin <= date.begin and date.end <= end for begin, end in pairwise(ends))


def _joined(typed: Sequence[Typed], parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield readings in which names that stand side by side are one, or figures are, or all is."""
    if len(typed) > _MOST_JOINED:
        return
    for begin, end in combinations(range(len(typed) + 1), 2):
        kinds = {has_figures(word) for word, _ in typed[begin:end]}
        if end - begin > 1 and (len(kinds) == 1 or end - begin == len(typed)):
            yield _with_one(typed, parts, begin, end)


def _with_one(typed: Sequence[Typed], parts: Sequence[Part], begin: int, end: int) -> list[Part]:
    return [*parts[:begin], _part(*_as_one(typed[begin:end])), *parts[end:]]


def has_figures(word: str) -> bool:
    """Whether *word* is not made of letters alone."""
    return not word.isalpha() and any(mark.isdigit() for mark in word)


def _part(word: str, spoken: str) -> Part:
    spelled = ((Term(word, is_whole=True),), (Term(word),))
    sounds = _sounds(heard(spoken), is_whole=True)
    if not sounds:
        return Part((word,), spelled)
    begun = (key for key in heard_beginning(spoken) if len(key) >= _SHORTEST_SOUND)
    return Part((word,), (*spelled, sounds, _sounds(begun, is_whole=False)))


def _sounds(keys: Iterable[str], *, is_whole: bool) -> tuple[Term, ...]:
    return tuple(Term(key, is_whole, is_sound=True) for key in sorted(keys))
