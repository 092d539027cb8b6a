"""The only way from data to paper: text is laid out as it is, and nothing in it is ever markup."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from mmep_desktop.documents.bidi import (
    END_OF_ISOLATE,
    ISOLATE,
    is_right_to_left,
    levels_of,
)
from mmep_desktop.documents.fonts import LATIN, Weight, clings, typeface
from mmep_desktop.documents.runs import Run, faces_of, runs_of

_KEPT = {"\u200c", "\u200d", ISOLATE, END_OF_ISOLATE}
_JOINTS = "-\u2010\u2013/@_"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co"}
_SLACK = 0.01
"""Points by which a line may pass its measure: sums of widths are not exact."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and leading in points, the ink as ``#RRGGBB``."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    ink: str = "#17212B"

    def with_ink(self, ink: str) -> "Style":
        return replace(self, ink=ink)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, broken and ordered, ready to be drawn."""

    runs: tuple[Run, ...]
    width: float
    style: Style


def lay_out(text: str, style: Style, room: float, *, rtl: bool | None = None) -> tuple[Line, ...]:
    """Break *text* into lines of *room* points; every character is drawn, as a box at worst.

    A word that is wider than *room* is broken between letters. Without *rtl* the direction is that
    of the first letter. Line feeds begin a new line; other control characters, direction marks and
    private characters are left out.
    """
    return tuple(
        line
        for part in text.split("\n")
        for line in _Paragraph(printable(part), style, rtl=rtl).lines(room)
    )


def width_of(text: str, style: Style) -> float:
    """Return the width of *text* on one line, in points."""
    return sum(line.width for line in lay_out(text, style, float("inf")))


def printable(text: str) -> str:
    """Return *text* composed, with single blanks and without what has no place on paper."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (
        " " if mark.isspace() else mark
        for mark in unicodedata.normalize("NFC", text)
        if mark.isspace() or mark in _KEPT or unicodedata.category(mark) not in _INVISIBLE
    )
    return " ".join("".join(kept).split())


class _Paragraph:
    """A text with its directions, measured piece by piece."""

    def __init__(self, text: str, style: Style, *, rtl: bool | None) -> None:
        self._text = text
        self._style = style
        base = is_right_to_left(text) if rtl is None else rtl
        self._is_plain = not base and _is_plain(text, style.weight)
        self._levels = [] if self._is_plain else levels_of(text, int(base))

    def lines(self, room: float) -> Iterator[Line]:
        blank = typeface(LATIN, self._style.weight).width(" ", self._style.size)
        begin = end = 0
        taken = 0.0
        for first, last in self._words(room):
            width = self._width(first, last)
            needed = taken + blank * (first - end) + width
            if end > begin and (needed > room + _SLACK or first == end):
                yield self._line(begin, end)
                begin, needed = first, width
            end, taken = last, needed
        yield self._line(begin, end)

    def _words(self, room: float) -> Iterator[tuple[int, int]]:
        """Yield where each word begins and ends, in pieces where it is wider than *room*."""
        place = 0
        for word in self._text.split(" "):
            end = place + len(word)
            while place < end:
                stop = end if self._width(place, end) <= room else self._longest(place, end, room)
                yield place, stop
                place = stop
            place = end + 1

    def _longest(self, begin: int, end: int, room: float) -> int:
        """Return the last place up to which the letters fit, or that after the first letter."""
        stops = [place for place in range(begin + 1, end) if not clings(self._text[place])] or [end]
        low, high = 0, len(stops) - 1
        while low < high:
            middle = (low + high + 1) // 2
            fits = self._width(begin, stops[middle]) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return self._after_a_joint(stops[: low + 1])

    def _after_a_joint(self, stops: list[int]) -> int:
        """Return the last of *stops* that follows a hyphen or the like, else the very last."""
        joints = [stop for stop in stops if self._text[stop - 1] in _JOINTS]
        return joints[-1] if joints else stops[-1]

    def _width(self, begin: int, end: int) -> float:
        if self._is_plain:
            style = self._style
            return typeface(LATIN, style.weight).width(self._text[begin:end], style.size)
        return sum(run.width for run in self._runs(begin, end))

    def _line(self, begin: int, end: int) -> Line:
        runs = self._runs(begin, end)
        return Line(runs, sum(run.width for run in runs), self._style)

    def _runs(self, begin: int, end: int) -> tuple[Run, ...]:
        text, style = self._text[begin:end], self._style
        if self._is_plain:
            return (_plain_run(text, style),) if text else ()
        return runs_of(text, self._levels[begin:end], style.weight, style.size)


def _plain_run(text: str, style: Style) -> Run:
    face = typeface(LATIN, style.weight)
    return Run(text, face.name, face.width(text, style.size))


@lru_cache(maxsize=4096)
def _is_plain(text: str, weight: Weight) -> bool:
    """Whether one font draws *text* from left to right without shaping."""
    latin = typeface(LATIN, weight)
    return all(face is latin for face in faces_of(text, weight)) and not any(map(_is_special, text))


def _is_special(mark: str) -> bool:
    return mark in _KEPT or clings(mark) or unicodedata.bidirectional(mark) in {"R", "AL", "AN"}
