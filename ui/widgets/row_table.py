"""Show a list in calm rows; Enter or a double click opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme.measures import CARD_RADIUS
from ui.widgets.row_painting import RowPainter

ROW_HEIGHT = 42


class RowTable(QTableView):
    """Whole rows to choose, the current one marked at its edge; columns share the room."""

    opened = Signal(int)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("corner", CARD_RADIUS)
        self._shares: tuple[int, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(RowPainter(self))
        self._set_headers()
        self.doubleClicked.connect(self._open)
        self.horizontalHeader().sectionCountChanged.connect(self._share_room)

    def show_model(self, model: QAbstractItemModel, shares: Sequence[int]) -> None:
        """Show *model*; its columns get room in proportion to *shares*."""
        self._shares = tuple(shares)
        self.setModel(model)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def _set_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(0)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _share_room(self) -> None:
        whole = sum(self._shares)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, self.viewport().width() * share // whole)
