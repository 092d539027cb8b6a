"""A table of counts, a line for each school or language, that is read and not opened."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent

from mmep_desktop.domain.coverage import CoverageLine
from mmep_desktop.domain.coverage_masked import Column
from mmep_desktop.domain.coverage_words import column_words
from mmep_desktop.words import _
from ui.theme.measures import NARROW
from ui.widgets.card import Card
from ui.widgets.line_table import LineTable
from ui.widgets.row_painting import STRONG_ROLE
from ui.widgets.text import tip

_AnyIndex = QModelIndex | QPersistentModelIndex
_NAME, _COUNT = 40, 12
_MOST_LINES = 12
_ALWAYS = {Column.ASKED, Column.REGISTERED, Column.REFERRED}


class LinesCard(Card):
    """Shows as many columns as there is room for; the name and what matters most stay."""

    def __init__(self, name: str, heading: str, of_what: str, columns: Sequence[Column]) -> None:
        super().__init__(name, heading)
        self._columns = tuple(columns)
        self._model = LinesModel(of_what, self._columns, self)
        self._table = LineTable(f"{name}_table", heading)
        self._fit()
        self.add(self._table)

    def show_lines(self, lines: Sequence[tuple[str, CoverageLine]]) -> None:
        """Show *lines* under their names; an empty table is away."""
        self._model.fill(lines)
        self._table.make_room(min(len(lines), _MOST_LINES))
        self._table.setMinimumHeight(self._table.maximumHeight())
        self.setVisible(bool(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to what matters most in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.window().width() <= NARROW
        shares = [_COUNT if not is_narrow or column in _ALWAYS else 0 for column in self._columns]
        self._table.show_model(self._model, (_NAME, *shares))


class LinesModel(QAbstractTableModel):
    """A name and its counts; it is filled whole and never edited."""

    def __init__(self, of_what: str, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._of_what = of_what
        self._columns = columns
        self._lines: tuple[tuple[str, CoverageLine], ...] = ()

    def fill(self, lines: Sequence[tuple[str, CoverageLine]]) -> None:
        """Show *lines* instead of what was there."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1 + len(self._columns)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        name, line = self._lines[index.row()]
        if index.column() == 0:
            return self._of_name(name, line, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(self._columns[index.column() - 1].of(line))
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight
            case _:
                return None

    def _of_name(self, name: str, line: CoverageLine, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole:
                return tip(name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((name, *self._told(line)))
            case _:
                return True if role == STRONG_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_words(self._columns[section - 1], _) if section else self._of_what

    def _told(self, line: CoverageLine) -> list[str]:
        return [f"{column_words(each, _)}: {each.of(line)}" for each in self._columns]
