"""The lines of the list of clerks as Qt reads them."""

from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mmep_desktop.services.clerks import ClerkLine
from mmep_desktop.words import _
from ui.clerks.roles import role_words, standing_words
from ui.widgets.row_painting import QUIET_ROLE, STRONG_ROLE, TONE_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    ID = 1
    ROLE = 2
    STANDING = 3
    SINCE = 4
    LEFT_ON = 5


class ClerkModel(QAbstractTableModel):
    """Holds everybody who ever worked here; it is filled whole and never edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ClerkLine, ...] = ()

    def fill(self, lines: tuple[ClerkLine, ...]) -> None:
        """Show *lines* instead of what was there."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer what Qt asks about one cell."""
        line, column = self.lines[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return line.clerk.name if column is Column.NAME else None
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = (_shown(line, each) for each in Column)
                return ", ".join(part for part in shown if part)
        if role == TONE_ROLE:
            return standing_words(line)[1] if column is Column.STANDING else None
        if role == STRONG_ROLE:
            return column is Column.NAME
        return column in {Column.ID, Column.SINCE, Column.LEFT_ON} if role == QUIET_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Answer what stands above a column."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (_("Name"), _("Id"), _("Role"), _("At the desk"), _("Since"), _("Left on"))
        return names[section]


def _shown(line: ClerkLine, column: Column) -> str:
    clerk = line.clerk
    match column:
        case Column.NAME:
            return clerk.name
        case Column.ID:
            return clerk.id
        case Column.ROLE:
            return role_words(clerk.role)
        case Column.STANDING:
            return standing_words(line)[0]
        case Column.SINCE:
            return _day(line.since)
        case Column.LEFT_ON:
            return _day(clerk.left_on)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
