"""Which cells of a table are hidden, so that none under ten is read off it or worked out from it.

A cell of 1 to 9 tells of few enough people to know them; one of 0 tells of nobody, and stays. A sum
that is shown gives a lone hidden part away, and several sums together may: so more is hidden until
nothing can be worked out. All hidden cells look alike, whether small themselves or not.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

LEAST = 10
"""The least number of people that a cell may tell of (the cell size of the state's reports)."""

Key = TypeVar("Key", bound=Hashable)
_Row = dict[Key, Fraction]


@dataclass(frozen=True, slots=True)
class Sum(Generic[Key]):
    """A *total* that is the sum of its *parts*, as every reader knows."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def cells(self) -> tuple[Key, ...]:
        """The parts and the total, which is hidden only when the parts are."""
        return (*self.parts, self.total)


def is_small(count: int) -> bool:
    """Whether *count* tells of so few people that it is not shown."""
    return 0 < count < LEAST


def hidden(cells: Mapping[Key, int], sums: Sequence[Sum[Key]]) -> frozenset[Key]:
    """Return the cells that are not shown. Every key of *sums* is among *cells*."""
    out = {key for key, count in cells.items() if is_small(count)}
    while True:
        bare = [one for one in sums if _is_bare(cells, one, out)]
        more = {_next_of(cells, one.cells, out) for one in bare} - {None}
        if not more:
            more = _over_given_away(cells, sums, out)
        if not more:
            return frozenset(out)
        out |= {key for key in more if key is not None}


def given_away(sums: Iterable[Sum[Key]], out: Iterable[Key]) -> frozenset[Key]:
    """Return which of the hidden cells *out* follow from those shown, by adding and subtracting.

    A cell follows when the sums, solved for the hidden cells, leave it alone in an equation.
    """
    hidden_ones = frozenset(out)
    solved: dict[Key, _Row[Key]] = {}
    for one in sums:
        row = _reduced(_equation(one, hidden_ones), solved)
        if row:
            _solve(solved, row)
    return frozenset(key for key, row in solved.items() if len(row) == 1)


def _is_bare(cells: Mapping[Key, int], one: Sum[Key], out: set[Key]) -> bool:
    """Whether what *one* hides is a lone cell, or parts of fewer than ten people together."""
    parts = [key for key in one.parts if key in out]
    if one.total in out:
        return not parts
    return bool(parts) and (len(parts) == 1 or sum(cells[key] for key in parts) < LEAST)


def _next_of(cells: Mapping[Key, int], some: Sequence[Key], out: set[Key]) -> Key | None:
    """Return which of *some* is hidden next: the smallest that is not nought, the total last."""
    shown = [key for key in some if key not in out]
    if not shown:
        return None
    return min(shown, key=lambda key: (not cells[key], key == some[-1], cells[key]))


def _over_given_away(
    cells: Mapping[Key, int], sums: Sequence[Sum[Key]], out: set[Key]
) -> set[Key | None]:
    """Return what is hidden as well, because small cells follow from what is shown."""
    small = {key for key in given_away(sums, out) if is_small(cells[key])}
    around = [one for one in sums if small & set(one.cells)]
    more = {_next_of(cells, one.cells, out) for one in around} - {None}
    if small and not more:
        more = {_next_of(cells, tuple(cells), out)} - {None}
    return more


def _equation(one: Sum[Key], hidden_ones: frozenset[Key]) -> _Row[Key]:
    """Return the hidden cells of *one* with their signs; the shown ones are a number to readers."""
    row = {key: Fraction(1) for key in one.parts if key in hidden_ones}
    if one.total in hidden_ones:
        row[one.total] = Fraction(-1)
    return row


def _reduced(row: _Row[Key], solved: Mapping[Key, _Row[Key]]) -> _Row[Key]:
    """Return *row* without the cells that other equations were solved for."""
    row = dict(row)
    for key in [key for key in row if key in solved]:
        _subtract(row, row[key], solved[key])
    return row


def _solve(solved: dict[Key, _Row[Key]], row: _Row[Key]) -> None:
    """Solve *row* for one of its cells, and take that cell out of every other equation."""
    pivot = next(iter(row))
    row = {key: value / row[pivot] for key, value in row.items()}
    for other in solved.values():
        if pivot in other:
            _subtract(other, other[pivot], row)
    solved[pivot] = row


def _subtract(row: _Row[Key], times: Fraction, other: _Row[Key]) -> None:
    for key, value in other.items():
        left = row.get(key, Fraction(0)) - times * value
        if left:
            row[key] = left
        else:
            row.pop(key, None)
