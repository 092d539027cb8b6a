"""The records that are due as Qt reads them: as little of each family as it takes to know it."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mmep_desktop.services.keeping import Line
from mmep_desktop.words import _
from ui.keeping.words import ending_words, tone_of
from ui.widgets.date_words import day_in_words
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE

_AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    NUMBER = 0
    INITIALS = 1
    CHILDREN = 2
    ENDING = 3
    DUE = 4


class DueModel(QAbstractTableModel):
    """Holds the lines that are shown now; it is filled whole and never edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def fill(self, lines: tuple[Line, ...]) -> None:
        """Show *lines* instead of what was there."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Column(index.column())
        match role, column:
            case (Qt.ItemDataRole.DisplayRole, _any):
                return shown(line, column)
            case (Qt.ItemDataRole.AccessibleTextRole, Column.NUMBER):
                return ", ".join(part for each in Column if (part := shown(line, each)))
            case (int(asked), Column.ENDING) if asked == TONE_ROLE:
                return tone_of(line.ending)
            case (int(asked), Column.NUMBER) if asked == STRONG_ROLE:
                return True
            case _:
                return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return _headings()[section] if role == Qt.ItemDataRole.DisplayRole else None


def shown(line: Line, column: Column) -> str:
    """Return what one cell says."""
    return {
        Column.NUMBER: line.number or _("no number"),
        Column.INITIALS: line.initials,
        Column.CHILDREN: str(line.children),
        Column.ENDING: ending_words(line.ending),
        Column.DUE: day_in_words(line.due_on),
    }[column]


def _headings() -> tuple[str, ...]:
    return (_("Number"), _("Initials"), _("Children"), _("How it ended"), _("Kept until"))
