"""Exactly what leaves of one referral, line by line."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from mmep_desktop.words import _
from ui.theme.measures import SPACE_1, SPACE_4
from ui.widgets.card import Card
from ui.widgets.reading_row import ReadingRow
from ui.widgets.text import isolated, label


class RowCard(Card):
    """Each caption of the workbook with what stands under it; those that are empty are left out."""

    def __init__(self, name: str = "batches_row", heading: str = "") -> None:
        super().__init__(name, heading or _("What leaves of this referral"))
        self._lines: list[_Line] = []
        self.body.setSpacing(SPACE_1)
        self.hide()

    def show_lines(self, lines: Iterable[tuple[str, str]], *, focused: bool = True) -> None:
        """Show *lines*: a child's columns, then every answer; as in the workbook, in English."""
        self.clear()
        name = self.objectName().removesuffix("_row")
        self._lines = [_Line(f"{name}_line_{place}", *line) for place, line in enumerate(lines)]
        for line in self._lines:
            self.add(line)
        self.show()
        for first in self._lines[:1] if focused else ():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Let nothing of a family stand here."""
        for line in self._lines:
            self.body.removeWidget(line)
            line.forget()
            line.hide()
            line.deleteLater()
        self._lines.clear()
        self.hide()


class _Line(ReadingRow):
    """A caption, and what stands under it beside it."""

    def __init__(self, name: str, caption: str, text: str) -> None:
        super().__init__(name)
        self.setAccessibleName(f"{caption}: {text}")
        self._parts = (label(caption, "muted"), label(isolated(text), "strong"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_1, SPACE_1, SPACE_1, SPACE_1)
        row.setSpacing(SPACE_4)
        for part in self._parts:
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)

    def forget(self) -> None:
        """Let neither eye nor ear find what stood here."""
        self.setAccessibleName("")
        for part in self._parts:
            part.clear()
