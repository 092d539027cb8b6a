"""A list of registrations whose focused line opens with Enter."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from mmep_desktop.domain.registration import Listing, Standing
from ui.theme.measures import FOCUS_WIDTH, NARROW
from ui.today.listing_model import Column, ListingModel
from ui.widgets.row_table import ROW_HEIGHT, RowTable

MOST_ROOM = 100
"""The stretch of a list on its page: it is never more than its lines need."""

_SHARES = (31, 12, 22, 24, 11)
"""How the columns share the room, of a hundred."""

_NARROW_SHARES = (46, 16, 0, 38, 0)
"""What matters most when there is little room: the name, the grade and the state."""

_NARROWEST_WITH_SCHOOL = NARROW * 2 // 3
_FEWEST_LINES = 1
_RING_RADIUS = 6
_INSIDE = (1.5, 1.5, -1.5, -2.5)


class ListingTable(RowTable):
    """Shows registrations; a click on the action, a double click or Enter opens one.

    ``interview_asked`` carries the id of a family that is still to be asked to the end,
    ``screening_opened`` the id of a finished screening.
    """

    interview_asked = Signal(str)
    screening_opened = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self._lines = ListingModel(self)
        self.show_model(self._lines, _SHARES)
        self.setProperty("ringless", True)  # the ring is around the current line instead
        self.setMinimumHeight(self._height_of(_FEWEST_LINES))
        self.opened.connect(self._tell)
        self.clicked.connect(self._open_clicked_action)

    @property
    def lines(self) -> tuple[Listing, ...]:
        """The lines in the order shown."""
        return self._lines.lines

    def show_lines(self, lines: tuple[Listing, ...]) -> None:
        """Show *lines*; the line that was current stays so while its state is the same."""
        before = self.current()
        self.clearSpans()
        self._lines.fill(lines)
        self._make_room()
        self._make_current(before)

    def show_nearly_right(self, lines: tuple[Listing, ...]) -> None:
        """Show *lines* under a heading, below what is there, which stays where it is."""
        self._lines.append_nearly_right(lines)
        self.setSpan(self._lines.heading or 0, 0, 1, len(Column))
        self._make_room()
        if not self.currentIndex().isValid():
            self.make_first_current()

    def make_first_current(self) -> None:
        """Let Enter open the first line."""
        row = 1 if self._lines.heading == 0 else 0
        self.setCurrentIndex(self._lines.index(row, Column.CHILD))

    def current(self) -> Listing | None:
        """Return the line that Enter opens."""
        index = self.currentIndex()
        return self._lines.listing(index.row()) if index.isValid() else None

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
                return self._lines.index(1 if self._lines.heading == 0 else 0, Column.CHILD)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self._lines.index(self._lines.rowCount() - 1, Column.CHILD)
            case QAbstractItemView.CursorAction.MoveLeft | QAbstractItemView.CursorAction.MoveRight:
                return self.currentIndex()
            case _:
                return super().moveCursor(cursor_action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone: finding has a box of its own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold school and action away when the window is narrow."""
        narrow = event.size().width() < _NARROWEST_WITH_SCHOOL
        self.show_model(self._lines, _NARROW_SHARES if narrow else _SHARES)
        super().resizeEvent(event)

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

    def _current_rect(self) -> QRect:
        cell = self.visualRect(self.currentIndex().siblingAtColumn(0))
        return QRect(0, cell.top(), self.viewport().width(), cell.height())

    def _make_current(self, before: Listing | None) -> None:
        row = None if before is None else self._lines.row_of(before.registration.id)
        if before is None or row is None or self.lines[row].standing is not before.standing:
            row = first_to_ask(self.lines)
        if self.lines:
            self.setCurrentIndex(self._lines.index(row, Column.CHILD))

    def _tell(self, row: int) -> None:
        line = self._lines.listing(row)
        if line is None:
            return
        if line.standing.is_asked and line.screening_id:
            self.screening_opened.emit(line.screening_id)
        else:
            self.interview_asked.emit(line.registration.family_id)

    def _open_clicked_action(self, index: object) -> None:
        current = self.currentIndex()
        if current == index and current.column() == Column.ACTION:
            self._tell(current.row())

    def _make_room(self) -> None:
        self.setMaximumHeight(self._height_of(max(self._lines.rowCount(), _FEWEST_LINES)))

    def _height_of(self, lines: int) -> int:
        header = self.horizontalHeader().sizeHint().height()
        return header + lines * ROW_HEIGHT + 2 * self.frameWidth()


def first_to_ask(lines: tuple[Listing, ...]) -> int:
    """Return the row of the first family nobody asked; then of one begun; then the first."""
    for standing in (Standing.NOT_ASKED, Standing.BEGUN):
        for row, line in enumerate(lines):
            if line.standing is standing:
                return row
    return 0
