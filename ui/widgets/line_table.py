"""A list whose current line is ringed while the keys go to it; the cursor moves by whole lines."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView

from ui.theme.measures import FOCUS_WIDTH
from ui.widgets.row_table import ROW_HEIGHT, RowTable

_RING_RADIUS = 6
_INSIDE = (1.5, 1.5, -1.5, -2.5)
_FEWEST_LINES = 1


class LineTable(RowTable):
    """Enter opens the current line; Home and End go to the first and the last."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.setProperty("ringless", True)  # the ring is around the current line instead

    def first_row(self) -> int:
        """Return the row of the first line."""
        return 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a held Enter open nothing: it may be held from the page before."""
        if event.isAutoRepeat() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)

    def moveCursor(
        self,
        cursor_action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Move by whole lines: Home and End to the first and the last."""
        match cursor_action:
            case QAbstractItemView.CursorAction.MoveHome:
                return self.model().index(self.first_row(), 0)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self.model().index(self.model().rowCount() - 1, 0)
            case QAbstractItemView.CursorAction.MoveLeft | QAbstractItemView.CursorAction.MoveRight:
                return self.currentIndex()
            case _:
                return super().moveCursor(cursor_action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone: finding has a box of its own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring the current line while the keys go to the list."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        line = QRectF(self._current_rect()).adjusted(*_INSIDE)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), FOCUS_WIDTH))
        painter.drawRoundedRect(line, _RING_RADIUS, _RING_RADIUS)
        painter.end()

    def make_room(self, lines: int) -> None:
        """Be no taller than *lines* need, and never without the first of them."""
        self.setMinimumHeight(self._height_of(_FEWEST_LINES))
        self.setMaximumHeight(self._height_of(max(lines, _FEWEST_LINES)))

    def _current_rect(self) -> QRect:
        cell = self.visualRect(self.currentIndex().siblingAtColumn(0))
        return QRect(0, cell.top(), self.viewport().width(), cell.height())

    def _height_of(self, lines: int) -> int:
        header = self.horizontalHeader().sizeHint().height()
        return header + lines * ROW_HEIGHT + 2 * self.frameWidth()
