"""Exactly what leaves of one referral, line by line."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QLabel

from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.text import isolated, label


class RowCard(Card):
    """Each caption of the workbook with what stands under it; those that are empty are left out."""

    def __init__(self) -> None:
        super().__init__("batches_row", _("What leaves of this referral"))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._shown: list[QLabel] = []
        self.body.addLayout(self._grid)
        self.hide()

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show *lines*: a child's columns, then every answer; as in the workbook, in English."""
        self.clear()
        for place, (caption, text) in enumerate(lines):
            for column, part in enumerate(
                (label(caption, "muted"), label(isolated(text), "strong"))
            ):
                self._grid.addWidget(part, place, column)
                self._shown.append(part)
        self.show()

    def clear(self) -> None:
        """Let nothing of a family stand here."""
        for each in self._shown:
            self._grid.removeWidget(each)
            each.clear()
            each.hide()
            each.deleteLater()
        self._shown.clear()
        self.hide()
