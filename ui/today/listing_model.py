"""The lines of a list as Qt reads them; what is shown is asked line by line."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mmep_desktop.domain.registration import Listing
from mmep_desktop.words import _
from ui.keeping.words import asked_before_words
from ui.today.grades import grade_shown
from ui.today.states import action_words, state_told, tone_of
from ui.widgets.row_painting import QUIET_ROLE, STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    CHILD = 0
    GRADE = 1
    SCHOOL = 2
    STATE = 3
    ACTION = 4


class ListingModel(QAbstractTableModel):
    """Holds the lines that are shown now; below them, under a heading, those nearly right.

    It is filled whole and never edited; the lines nearly right come later and move nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Listing | None, ...] = ()

    @property
    def lines(self) -> tuple[Listing, ...]:
        """The lines in the order shown."""
        return tuple(row for row in self._rows if row is not None)

    @property
    def heading(self) -> int | None:
        """The row of the heading, if there is one."""
        return self._rows.index(None) if None in self._rows else None

    def fill(self, lines: tuple[Listing, ...]) -> None:
        """Show *lines* instead of what was there."""
        self.beginResetModel()
        self._rows = lines
        self.endResetModel()

    def append_nearly_right(self, lines: tuple[Listing, ...]) -> None:
        """Show *lines* below those that are there, under their heading."""
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(lines))
        self._rows = (*self._rows, None, *lines)
        self.endInsertRows()

    def listing(self, row: int) -> Listing | None:
        """Return the line in *row*; None for the heading."""
        return self._rows[row]

    def row_of(self, registration_id: str) -> int | None:
        """Return the row of a registration, if it is shown."""
        rows = (row for row, line in enumerate(self._rows) if _is_of(line, registration_id))
        return next(rows, None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let the cursor pass over the heading."""
        is_line = index.isValid() and self.listing(index.row())
        return super().flags(index) if is_line else Qt.ItemFlag.NoItemFlags

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        listing = self.listing(index.row())
        if listing is None:
            return _of_the_heading(role) if index.column() == Column.CHILD else None
        answer = told(listing, Column(index.column()), role)
        if role == Qt.ItemDataRole.AccessibleTextRole and answer and self._is_below(index.row()):
            return f"{_('Nearly right')}: {answer}"
        return answer

    def _is_below(self, row: int) -> bool:
        return self.heading is not None and row > self.heading

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _is_of(line: Listing | None, registration_id: str) -> bool:
    return line is not None and line.registration.id == registration_id


def _of_the_heading(role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return _("Nearly right")
    return True if role == QUIET_ROLE else None


def told(listing: Listing, column: Column, role: int) -> object:
    """Return what one cell answers to Qt under *role*."""
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _):
            return shown(listing, column)
        case (Qt.ItemDataRole.ToolTipRole, Column.CHILD | Column.GRADE | Column.SCHOOL):
            return tip(shown(listing, column))
        case (Qt.ItemDataRole.ToolTipRole, Column.STATE) if listing.asked_before is not None:
            return asked_before_words(listing.asked_before)
        case (Qt.ItemDataRole.AccessibleTextRole, Column.CHILD):
            return spoken(listing)
        case _:
            return _painted(listing, column, role)


def _painted(listing: Listing, column: Column, role: int) -> object:
    """Return how one cell looks under *role*."""
    match role, column:
        case (Qt.ItemDataRole.TextAlignmentRole, Column.ACTION):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        case (int(asked), Column.STATE) if asked == TONE_ROLE:
            return tone_of(listing.standing)
        case (int(asked), Column.CHILD) if asked == STRONG_ROLE:
            return True
        case _:
            return None


def shown(listing: Listing, column: Column) -> str:
    """Return what one cell says."""
    registration = listing.registration
    match column:
        case Column.CHILD:
            return registration.name.listed
        case Column.GRADE:
            return grade_shown(registration.grade)
        case Column.SCHOOL:
            return registration.school
        case Column.STATE:
            return state_told(listing)
        case Column.ACTION:
            return action_words(listing.standing)


def spoken(listing: Listing) -> str:
    """Return a whole line for somebody who hears it: the cursor moves by lines."""
    before = listing.asked_before
    parts = [shown(listing, column) for column in Column]
    return ", ".join(filter(None, [*parts, asked_before_words(before) if before else ""]))


def _headings() -> tuple[str, ...]:
    return (_("Child"), _("Grade"), _("School"), _("State"), "")
