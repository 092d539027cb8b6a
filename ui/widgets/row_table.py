"""Show a list in calm rows, states as pills, the current row marked at its edge."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.measures import SMALL_TEXT, SPACE_3

# What a model answers under this role is the tone of a pill around the cell's words.
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
# True draws the cell's words semibold, as the name of the row.
STRONG_ROLE = Qt.ItemDataRole.UserRole + 2

ROW_HEIGHT = 42
_PILL_HEIGHT = 26
_BAR = 4
_Index = QModelIndex | QPersistentModelIndex


class RowTable(QTableView):
    """Whole rows to choose; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(RowDelegate(self))
        self.doubleClicked.connect(self._open_clicked)

    def set_model(self, model: QAbstractItemModel, widths: tuple[int, ...]) -> None:
        """Show *model*; *widths* shares the room among its columns."""
        self.setModel(model)
        self._widths = widths
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _open_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())


class RowDelegate(QStyledItemDelegate):
    """Paints one cell: plain words, the row's name, or a state as a pill."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tones: dict[str, tuple[str, str]] = {}
