"""A row that is read, not pressed: it takes the focus, so that the page shows it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame


class ReadingRow(QFrame):
    """Down and Up go to the row below and above, as in a list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next row, or the one before."""
        match event.key():
            case Qt.Key.Key_Down:
                self._go(1)
            case Qt.Key.Key_Up:
                self._go(-1)
            case _:
                super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        holder = self.parentWidget()
        rows = [row for row in holder.findChildren(ReadingRow) if row.isVisible()] if holder else []
        at = rows.index(self) + step if self in rows else -1
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)
