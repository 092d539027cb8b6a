"""Cells as they are kept: cleaned a whole column at a time, for most columns are clean already."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from mmep_desktop.domain.names import cleaned

Made = TypeVar("Made")

NOTHING = "NULL"
"""What some exports write into a cell that is empty."""

_MOST_REMEMBERED = 50_000
_BETWEEN = "|"
_AS_TEXT = '="'


class Remembered(dict[str, Made]):
    """Makes something of each text once; what was made is remembered, up to a bound."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> Made:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        made = self[text] = self._make(text)
        return made

    def of_all(self, texts: Sequence[str]) -> list[Made]:
        """Return what is made of each of *texts*."""
        return list(map(self.__getitem__, texts))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


def cleaned_cells(cells: list[str]) -> list[str]:
    """Return each of *cells* as it is kept; one that says that it is empty is empty."""
    if _are_clean(cells):
        return cells
    return [cell if _are_clean([cell]) else cleaned_cell(cell) for cell in cells]


def cleaned_cell(cell: str) -> str:
    """Return one cell as it is kept; ``="007"`` is how some exports write the text 007."""
    kept = cleaned(cell)
    if kept.startswith(_AS_TEXT) and kept.endswith('"'):
        kept = cleaned(kept[len(_AS_TEXT) : -1])
    return "" if kept == NOTHING else kept


def _are_clean(cells: list[str]) -> bool:
    """Whether cleaning would change none of *cells*, asked of all of them at once.

    A cell with a bar in it may give a false alarm and no false peace.
    """
    joined = _BETWEEN.join(cells)
    return (
        joined.isprintable()
        and NOTHING not in joined
        and _AS_TEXT not in joined
        and "  " not in joined
        and f" {_BETWEEN}" not in joined
        and f"{_BETWEEN} " not in joined
        and not joined.startswith(" ")
        and not joined.endswith(" ")
        and unicodedata.is_normalized("NFC", joined)
    )
