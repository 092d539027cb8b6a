"""Exactly what leaves of one referral, column by column."""

from PySide6.QtWidgets import QGridLayout, QLabel

from mmep_desktop.domain.batch_rows import COLUMNS, Row
from mmep_desktop.domain.sheets import Cell
from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.text import isolated, label


class RowCard(Card):
    """A referral's rows, one under the other; columns that hold nothing are left out."""

    def __init__(self) -> None:
        super().__init__("batches_row", _("What leaves of this referral"))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._shown: list[QLabel] = []
        self.body.addLayout(self._grid)
        self.hide()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show *rows*, a child each; the captions are those of the workbook, in English."""
        self.clear()
        place = 0
        for row in rows:
            for column in COLUMNS:
                text = _text(row.get(column))
                if text:
                    self._add(place, label(column.value, "muted"), label(isolated(text), "strong"))
                    place += 1
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

    def _add(self, place: int, caption: QLabel, value: QLabel) -> None:
        for column, part in enumerate((caption, value)):
            self._grid.addWidget(part, place, column)
            self._shown.append(part)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
