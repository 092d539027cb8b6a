"""A list of registrations whose focused line opens with Enter."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from mmep_desktop.domain.registration import Listing, Standing
from ui.theme.measures import NARROW
from ui.today.listing_model import Column, ListingModel
from ui.widgets.keys import bind
from ui.widgets.line_table import LineTable

MOST_ROOM = 100
"""The stretch of a list on its page: it is never more than its lines need."""

_SHARES = (31, 12, 22, 24, 11)
"""How the columns share the room, of a hundred."""

_NARROW_SHARES = (46, 16, 0, 38, 0)
"""What matters most when there is little room: the name, the grade and the state."""

_NARROWEST_SHARES = (54, 0, 0, 46, 0)
"""What is left on a card in a narrow window: the name and the state."""

_NARROWEST_WITH_SCHOOL = NARROW * 2 // 3
_NARROWEST_WITH_GRADE = 500


class ListingTable(LineTable):
    """Shows registrations; a click on the action, a double click or Enter opens one.

    ``interview_asked`` carries the id of a family that is still to be asked to the end,
    ``screening_opened`` the id of a finished screening. F6 asks for the record of the current
    line's family: ``record_asked`` carries its id.
    """

    interview_asked = Signal(str)
    screening_opened = Signal(str)
    record_asked = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self._lines = ListingModel(self)
        self.show_model(self._lines, _SHARES)
        self.make_room(0)
        self.opened.connect(self._tell)
        self.clicked.connect(self._open_clicked_action)
        bind("F6", self, self._ask_record, anywhere=False)

    @property
    def lines(self) -> tuple[Listing, ...]:
        """The lines in the order shown."""
        return self._lines.lines

    def show_lines(self, lines: tuple[Listing, ...]) -> None:
        """Show *lines*; the line that was current stays so while its state is the same."""
        before = self.current()
        self.clearSpans()
        self._lines.fill(lines)
        self.make_room(self._lines.rowCount())
        self._make_current(before)

    def show_nearly_right(self, lines: tuple[Listing, ...]) -> None:
        """Show *lines* under a heading, below what is there, which stays where it is."""
        self._lines.append_nearly_right(lines)
        self.setSpan(self._lines.heading or 0, 0, 1, len(Column))
        self.make_room(self._lines.rowCount())
        if not self.currentIndex().isValid():
            self.make_first_current()

    def make_first_current(self) -> None:
        """Let Enter open the first line."""
        self.setCurrentIndex(self._lines.index(self.first_row(), Column.CHILD))

    def current(self) -> Listing | None:
        """Return the line that Enter opens."""
        index = self.currentIndex()
        return self._lines.listing(index.row()) if index.isValid() else None

    def first_row(self) -> int:
        """Return the row of the first line: a heading may stand above it."""
        return 1 if self._lines.heading == 0 else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold school and action away when the window is narrow, and then the grade."""
        self.show_model(self._lines, _shares_at(event.size().width()))
        super().resizeEvent(event)

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

    def _ask_record(self) -> None:
        line = self.current()
        if line is not None:
            self.record_asked.emit(line.registration.family_id)

    def _open_clicked_action(self, index: object) -> None:
        current = self.currentIndex()
        if current == index and current.column() == Column.ACTION:
            self._tell(current.row())


def first_to_ask(lines: tuple[Listing, ...]) -> int:
    """Return the row of the first family nobody asked; then of one begun; then the first."""
    for standing in (Standing.NOT_ASKED, Standing.BEGUN):
        for row, line in enumerate(lines):
            if line.standing is standing:
                return row
    return 0


def _shares_at(width: int) -> tuple[int, ...]:
    if width < _NARROWEST_WITH_GRADE:
        return _NARROWEST_SHARES
    return _NARROW_SHARES if width < _NARROWEST_WITH_SCHOOL else _SHARES
