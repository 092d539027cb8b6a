"""The lines of the lists as Qt reads them."""

import html
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mmep_desktop.domain.follow_ups import FollowUp, Why
from mmep_desktop.words import _
from ui.follow_up.words import by_words, who_words, why_words
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE

_AnyIndex = QModelIndex | QPersistentModelIndex
_URGENT = {Why.CLOSES_SOONER, Why.NEARLY_TOO_OLD}


class Column(IntEnum):
    """The columns, from the left."""

    WHO = 0
    WHY = 1
    BY = 2
    NUMBER = 3


class FollowUpModel(QAbstractTableModel):
    """Holds the lines that are shown now; it is filled whole and never edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[FollowUp, ...] = ()

    def fill(self, lines: tuple[FollowUp, ...]) -> None:
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
            case (Qt.ItemDataRole.ToolTipRole, Column.WHO | Column.WHY):
                return html.escape(shown(line, column))
            case (_role, Column.WHO):
                return _of_who(line, role)
            case (int(asked), Column.WHY) if asked == TONE_ROLE:
                return "amber" if line.why in _URGENT else "slate"
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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _headings()[section] if role == Qt.ItemDataRole.DisplayRole else None


def _of_who(line: FollowUp, role: int) -> object:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return ", ".join(part for each in Column if (part := shown(line, each)))
    return True if role == STRONG_ROLE else None


def shown(line: FollowUp, column: Column) -> str:
    """Return what one cell says."""
    return {
        Column.WHO: who_words(line),
        Column.WHY: why_words(line.why),
        Column.BY: by_words(line),
        Column.NUMBER: line.number,
    }[column]


def _headings() -> tuple[str, ...]:
    return (_("Children"), _("Why"), _("By"), _("Number"))
