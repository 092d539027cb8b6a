"""Show a list in calm rows; Enter or a double click opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme.measures import CARD_RADIUS
from ui.widgets.row_painting import RowPainter

ROW_HEIGHT = 42


class RowTable(QTableView):
    """Whole rows to choose, the current one marked at its edge; columns share the room.

    A column is as wide as its words, except where its cells tell the whole in a tip.
    """

    opened = Signal(int)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("corner", CARD_RADIUS)
        self._shares: tuple[int, ...] = ()
        self._least: list[int] = []
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
        self.horizontalHeader().sectionCountChanged.connect(self._measure)

    def show_model(self, model: QAbstractItemModel, shares: Sequence[int]) -> None:
        """Show *model*; its columns get room in proportion to *shares*."""
        before, self._shares = self._shares, tuple(shares)
        if self.model() is not model:
            self.setModel(model)
            model.modelReset.connect(self._measure)
        if self._shares != before:
            self._measure()

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

    def _measure(self) -> None:
        """Find out how wide each column has to be at least, and share the rest."""
        if self.model() is not None:  # there is none while the table is taken away
            self._least = [self._least_of(column) for column in range(len(self._shares))]
            self._share_room()

    def _least_of(self, column: int) -> int:
        model, header = self.model(), self.horizontalHeader()
        if not self._shares[column]:
            return 0
        cells = (model.index(row, column) for row in range(model.rowCount()))
        told_apart = {str(each.data()): each for each in cells}.values()
        whole = [each for each in told_apart if not each.data(Qt.ItemDataRole.ToolTipRole)]
        widths = [self.sizeHintForIndex(each).width() for each in whole]
        return max(header.sectionSizeHint(column), *widths, 0)

    def _share_room(self) -> None:
        """Give each column its share; one that needs more takes it from those that need less."""
        room, shares = self.viewport().width(), dict(enumerate(self._shares))
        widths: dict[int, int] = {}
        while shares:
            whole = sum(shares.values())
            part = {column: room * share // max(whole, 1) for column, share in shares.items()}
            tight = {each: self._least[each] for each in shares if self._least[each] > part[each]}
            for column, width in (tight or part).items():
                widths[column] = width
                shares.pop(column)
                room -= width
        for column, width in widths.items():
            self.setColumnWidth(column, max(width, 0))
