"""The words of a store that somebody may have meant who made a slip or two while typing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mmep_desktop.domain.finding import Part, Term

SLIPS = (1, 2)
"""A letter left out, put in, swapped with its neighbour or mistaken is one slip."""

_SHORTEST_WITH_SLIPS = 4
_SHORTEST_WITH_TWO = 8
_SHORTEST_FIGURES = 7
"""A phone number without its area code; shorter figures are near to too many others."""

_MOST = 60
"""Words tried in the place of one; the nearest are taken."""

_FIGURES = "0123456789"


def how_near(one: str, other: str) -> float:
    """Return how near two words are, from 0 to 1, by the slips that lead from one to the other."""
    return OSA.normalized_similarity(one, other)


def slips_allowed(word: str) -> int:
    """Return how many slips are forgiven in *word*."""
    if word.isdecimal():
        return int(len(word) >= _SHORTEST_FIGURES)
    if not word.isalpha() or len(word) < _SHORTEST_WITH_SLIPS:
        return 0
    return 1 if len(word) < _SHORTEST_WITH_TWO else 2


def terms_near(part: Part, slips: int, vocabulary: Sequence[str]) -> tuple[Term, ...]:
    """Return what *part* may stand for when up to *slips* were made in it, besides itself.

    *vocabulary* are the words of names; figures are tried in every way in which they can slip.
    """
    found: dict[str, None] = {}
    for word in part.typed:
        allowed = min(slips, slips_allowed(word))
        if allowed:
            near = _figures(word) if word.isdecimal() else _names(word, allowed, vocabulary)
            found.update(dict.fromkeys(near))
    return tuple(map(Term, found))


def _names(word: str, slips: int, vocabulary: Sequence[str]) -> Iterator[str]:
    """Yield words, or beginnings of words that go on, that are *slips* or fewer away."""
    length = len(word)
    near = process.extract(
        word,
        sorted(set(_beginnings(length, slips, vocabulary))),
        scorer=OSA.distance,
        score_cutoff=slips,
        limit=_MOST,
    )
    return (text for text, _, _ in near if not text.startswith(word))


def _beginnings(length: int, slips: int, vocabulary: Sequence[str]) -> Iterator[str]:
    """Yield what may stand for so many letters: a slip may have left some of them out."""
    for word in vocabulary:
        if len(word) >= length - slips:
            yield word[:length]
            for cut in range(length + 1, min(length + slips, len(word)) + 1):
                yield word[:cut]


def _figures(word: str) -> Iterable[str]:
    """Yield everything that is one slip away from the figures in *word*."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + figure + after for figure in _FIGURES)
        if after:
            yield before + after[1:]
            yield from (before + figure + after[1:] for figure in _FIGURES if figure != after[0])
    for place, (one, other) in enumerate(pairwise(word)):
        if one != other:
            yield word[:place] + other + one + word[place + 2 :]
