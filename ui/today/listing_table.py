"""A list of registrations whose focused line opens with Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from mmep_desktop.domain.registration import Listing, Standing
from ui.theme.measures import NARROW
from ui.today.listing_model import Column, ListingModel
from ui.widgets.row_table import ROW_HEIGHT, RowTable

_WIDTHS = (30, 8, 17, 29, 12)
"""How the columns share the room, of a hundred."""

_FEWEST_LINES = 2
_NARROWEST_WITH_SCHOOL = NARROW // 2


class ListingTable(RowTable):
    """Shows registrations; a click on the action, a double click or Enter opens one."""

    listing_opened = Signal(object)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self._lines = ListingModel(self)
        self.set_model(self._lines, _WIDTHS)
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
        self._lines.fill(lines)
        self.setMaximumHeight(self._height_of(max(len(lines), _FEWEST_LINES)))
        self._make_current(before)

    def current(self) -> Listing | None:
        """Return the line that Enter opens."""
        index = self.currentIndex()
        return self._lines.listing(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a held Enter open nothing: it may be held from the page before."""
        if event.isAutoRepeat() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone: finding has a box of its own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what matters most when there is little room: name, grade and state."""
        narrow = event.size().width() < _NARROWEST_WITH_SCHOOL
        self.setColumnHidden(Column.SCHOOL, narrow)
        self.setColumnHidden(Column.ACTION, narrow)
        super().resizeEvent(event)

    def _make_current(self, before: Listing | None) -> None:
        row = None if before is None else self._lines.row_of(before.registration.id)
        if before is None or row is None or self.lines[row].standing is not before.standing:
            row = first_to_ask(self.lines)
        if self.lines:
            self.setCurrentIndex(self._lines.index(row, Column.CHILD))

    def _tell(self, row: int) -> None:
        self.listing_opened.emit(self.lines[row])

    def _open_clicked_action(self, index: object) -> None:
        current = self.currentIndex()
        if current == index and current.column() == Column.ACTION:
            self._tell(current.row())

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
