"""The lines of a list as Qt reads them; what a cell answers is the list's own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip

AnyIndex = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line")


class LineModel(QAbstractTableModel, Generic[Line]):
    """Holds the lines that are shown now; it is filled whole and never edited.

    *headings* stand above the columns; *told* returns what a line's cell in a column answers to Qt
    under a role.
    """

    def __init__(
        self,
        headings: Sequence[str],
        told: Callable[[Line, int, int], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings, self._told = tuple(headings), told
        self.lines: tuple[Line, ...] = ()

    def fill(self, lines: Sequence[Line]) -> None:
        """Show *lines* instead of what was there."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        return self._told(self.lines[index.row()], index.column(), role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


def told_by(
    cells: Sequence[str], column: int, role: int, *, tones: Mapping[int, str] | None = None
) -> object:
    """Answer Qt for a line of *cells*: the first is strong and is read out as the whole line.

    *tones* are those of the cells that stand in a pill, by column.
    """
    if role == Qt.ItemDataRole.DisplayRole:
        return cells[column]
    if role == Qt.ItemDataRole.ToolTipRole:
        return tip(cells[column])
    if role == TONE_ROLE:
        return (tones or {}).get(column)
    if column != 0:
        return None
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return ", ".join(filter(None, cells))
    return True if role == STRONG_ROLE else None
