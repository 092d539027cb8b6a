"""Words in a cell that is too narrow for them: on two lines, and shortened as the last means."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

_LEADING = 18


def shortened(words: str, metrics: QFontMetrics, room: int) -> str:
    """Return as much of *words* as *room* holds."""
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


def two_lines(words: str, metrics: QFontMetrics, room: int, *, is_name: bool) -> list[str]:
    """Break *words* into two lines of *room*; what they do not hold is left out.

    Of a name, the surnames are shortened on the first line, and the first names have the second: by
    these a family's children are told apart. Words of which even the first is too long stay on one.
    """
    first = _first_line(words, metrics, room)
    rest = words[len(first) :].strip()
    if first and metrics.horizontalAdvance(rest) <= room:
        return [first, rest]
    surnames, comma, given = words.partition(", ")
    if is_name and comma:
        before = room - metrics.horizontalAdvance(",")
        return [f"{shortened(surnames, metrics, before)},", shortened(given, metrics, room)]
    return [first, shortened(rest, metrics, room)] if first else [shortened(words, metrics, room)]


def draw_lines(painter: QPainter, box: QRect, lines: Sequence[str], aligned: int) -> None:
    """Draw *lines* under each other, in the middle of the height of *box*."""
    how = aligned | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    for place, line in enumerate(lines):
        lowered = round((place - (len(lines) - 1) / 2) * _LEADING)
        painter.drawText(box.translated(0, lowered), int(how), line)


def _first_line(words: str, metrics: QFontMetrics, room: int) -> str:
    """Return the whole words that one line holds, nothing where it does not hold the first."""
    blanks = [place for place, mark in enumerate(words) if mark == " "]
    fitting = (words[:end] for end in reversed(blanks))
    return next((line for line in fitting if metrics.horizontalAdvance(line) <= room), "")
