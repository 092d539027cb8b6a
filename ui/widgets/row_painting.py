"""Paint the cells of a row: words, the row's name, a state as a pill, the current row's mark."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QRegion
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui.theme.measures import SMALL_TEXT, SPACE_2, SPACE_4
from ui.widgets.pill import Pill
from ui.widgets.shortening import draw_lines, shortened, two_lines
from ui.widgets.text import reads_right_to_left

# Under these roles a model answers the tone of a pill around the words, or True for the row's name.
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
STRONG_ROLE = Qt.ItemDataRole.UserRole + 2
QUIET_ROLE = Qt.ItemDataRole.UserRole + 3

_MARK = 4
_PILL_SPARE = 24
_AnyIndex = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Draws every cell itself, so that rows look alike on every system."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._pill = Pill("", name="")
        self._pill.setParent(table)
        self._pill.hide()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Draw the cell at *index*."""
        painter.save()
        self._ground(painter, option, index)
        box = option.rect.adjusted(SPACE_4, 0, -_beside(index), 0)
        if tone := index.data(TONE_ROLE):
            self._draw_pill(painter, box, index.data() or "", tone)
        else:
            self._draw_words(painter, box, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        """Ask for the words, or the pill, and the room around them."""
        words = str(index.data() or "")
        if index.data(TONE_ROLE):
            self._pill.setText(words)
            size = self._pill.sizeHint() + QSize(_PILL_SPARE, 0)
        else:
            size = QFontMetrics(_font(option, index)).size(0, words)
        return size + QSize(SPACE_4 + _beside(index), SPACE_4)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
            if index.column() == 0:
                edge = option.rect
                mark = QRect(edge.left(), edge.top(), _MARK, edge.height())
                painter.fillRect(mark, option.palette.color(QPalette.ColorRole.Accent))
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _draw_words(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: _AnyIndex
    ) -> None:
        font, words = _font(option, index), str(index.data() or "")
        lines = [words]
        if QFontMetrics(font).horizontalAdvance(words) > box.width():
            font.setPixelSize(SMALL_TEXT)
            is_name = bool(index.data(STRONG_ROLE))
            lines = two_lines(words, QFontMetrics(font), box.width(), is_name=is_name)
        painter.setFont(font)
        role = QPalette.ColorRole
        ink = role.PlaceholderText if index.data(QUIET_ROLE) else role.Text
        painter.setPen(option.palette.color(ink))
        aligned = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if reads_right_to_left(words)
            else Qt.LayoutDirection.LeftToRight
        )
        draw_lines(painter, box, lines, int(aligned) | Qt.AlignmentFlag.AlignAbsolute)

    def _draw_pill(self, painter: QPainter, box: QRect, words: str, tone: str) -> None:
        pill = self._pill
        if pill.property("tone") != tone:
            pill.show_state(words, tone)
        pill.setText(shortened(words, pill.fontMetrics(), box.width() - _PILL_SPARE))
        pill.resize(pill.sizeHint())
        top = box.top() + (box.height() - pill.height()) // 2
        painter.translate(box.left(), top)
        pill.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)


def _font(option: QStyleOptionViewItem, index: _AnyIndex) -> QFont:
    font = QFont(option.font)
    if index.data(STRONG_ROLE):
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _beside(index: _AnyIndex) -> int:
    """Return the room after the words: the last column keeps away from the table's edge."""
    return SPACE_4 if index.column() == index.model().columnCount() - 1 else SPACE_2
