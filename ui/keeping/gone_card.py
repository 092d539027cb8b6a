"""What is gone for good: when, how much, what may be left of it, and its certificate to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.words import _
from ui.keeping.words import left_told
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class GoneLine:
    """One act: its *words*, the day its last backup goes, and *what* its certificate is of."""

    words: str
    last_backup: date | None
    is_cleared: bool
    what: object


class GoneCard(Card):
    """``print_asked`` carries what a certificate is of; ``clear_asked`` wants no traces left."""

    print_asked = Signal(object)
    clear_asked = Signal()

    def __init__(self, prefix: str, title: str) -> None:
        super().__init__(f"{prefix}_past", title)
        self._prefix = prefix
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_3)
        self.body.addLayout(self._rows)
        self._clear = KeyButton(f"{prefix}_clear", _("Clear the last traces"))
        row = FlowLayout()
        row.addWidget(self._clear)
        self.body.addLayout(row)
        self._clear.clicked.connect(self.clear_asked)

    def show_lines(self, lines: Sequence[GoneLine]) -> None:
        """Show what is gone, the latest first."""
        self.setVisible(bool(lines))
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, line in enumerate(lines[:_SHOWN]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(place, line))
        self._clear.setVisible(not all(line.is_cleared for line in lines))

    def _row(self, place: int, line: GoneLine) -> QWidget:
        button = KeyButton(f"{self._prefix}_print_{place}", _("Print the certificate"))
        button.setAccessibleDescription(line.words)
        button.clicked.connect(partial(self._print, line.what))
        held, column, buttons = QWidget(), QVBoxLayout(), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(line.words, "strong"))
        left = left_told(line.last_backup, is_cleared=line.is_cleared)
        column.addWidget(label(left, "muted"))
        buttons.addWidget(button)
        column.addLayout(buttons)
        held.setLayout(column)
        return held

    def _print(self, what: object, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.print_asked.emit(what)
