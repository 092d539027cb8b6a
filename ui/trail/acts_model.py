"""The last acts as Qt reads them."""

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mmep_desktop.services.verifying import Done
from mmep_desktop.services.words_of_checks import act_in_words
from mmep_desktop.words import _
from ui.widgets.row_painting import QUIET_ROLE, STRONG_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    TIME = 0
    CLERK = 1
    ACT = 2
    ABOUT = 3


class ActsModel(QAbstractTableModel):
    """Holds the acts of a day, or the last ones; it is filled whole and never edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: tuple[Done, ...] = ()

    def fill(self, acts: tuple[Done, ...]) -> None:
        """Show *acts* instead of what was there."""
        self.beginResetModel()
        self._acts = acts
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._acts)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer what Qt asks about one cell."""
        done, column = self._acts[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(done, column)
            case Qt.ItemDataRole.ToolTipRole:
                return None if column is Column.TIME else _shown(done, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (_shown(done, each) for each in Column)))
        if role == STRONG_ROLE:
            return column is Column.ACT
        return column in {Column.TIME, Column.ABOUT} if role == QUIET_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Answer what stands above a column."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Time"), _("Clerk"), _("What was done"), _("About"))[section]


def _shown(done: Done, column: Column) -> str:
    entry = done.entry
    match column:
        case Column.TIME:
            return _moment(entry.at)
        case Column.CLERK:
            return done.by or _("the desk itself")
        case Column.ACT:
            return act_in_words(entry.act, entry.kind)
        case Column.ABOUT:
            return entry.about


def _moment(moment: datetime) -> str:
    """Return day and time as the clock at the desk showed them."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"
