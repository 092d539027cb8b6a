"""Hold what belongs together on a card of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.measures import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.text import label

_STATE_WIDTH = 92
_ABOUT_WIDTH = 124


class Card(QFrame):
    """A card with a heading and, at its far side, a word in a tone; parts go below."""

    def __init__(self, name: str, heading: str = "", aside: str = "", tone: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        self.body.setSpacing(SPACE_2)
        if heading:
            self.body.addLayout(_heading_row(heading, aside, tone))

    def add(self, part: QWidget) -> None:
        """Put *part* under what is there."""
        self.body.addWidget(part)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: a state in its tone, what it is about, and the reason."""

    state: str
    tone: str
    about: str
    reason: str


class Lines(QWidget):
    """Lines under each other, parted by hairlines, their columns aligned."""

    def __init__(self, name: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self.setObjectName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2 - 1)
        grid.setColumnMinimumWidth(0, _STATE_WIDTH)
        grid.setColumnMinimumWidth(1, _ABOUT_WIDTH)
        grid.setColumnStretch(2, 1)
        for place, line in enumerate(lines):
            self._add(grid, place * 2, line)

    def _add(self, grid: QGridLayout, row: int, line: Line) -> None:
        grid.addWidget(hairline(), row, 0, 1, 3)
        state = label(line.state, "state", wraps=False)
        state.setProperty("tone", line.tone)
        about, reason = label(breakable(line.about)), label(line.reason, "muted")
        for column, words in enumerate((state, about, reason)):
            grid.addWidget(words, row + 1, column, Qt.AlignmentFlag.AlignTop)


def breakable(name: str) -> str:
    """Let the name of a file or a key be broken where its parts meet."""
    return re.sub(r"([./_])", "\\1\u200b", name)


def hairline() -> QFrame:
    """Make the one thin line that parts rows."""
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedHeight(1)
    return line


def _heading_row(heading: str, aside: str, tone: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(heading, "heading"), 1)
    if aside:
        words = label(aside, "state", wraps=False)
        words.setProperty("tone", tone)
        row.addWidget(words)
    return row
