"""A box that opens a list, with the arrow that says so."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from ui.theme.measures import SMALL_TEXT, SPACE_2
from ui.widgets.icon_mark import IconMark
from ui.widgets.shortening import draw_lines, two_lines
from ui.widgets.text import tip

_ARROW = 18
_WIDEST = 420
_TWO_LINES = 48


class ListBox(QComboBox):
    """Qt's own box, whose arrow the style sheet cannot draw in the ink of the text.

    What is too long for one line of it stands on two.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._arrow = IconMark.of("chevron-down", _ARROW)
        self._arrow.setParent(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentTextChanged.connect(self._make_room)

    def minimumSizeHint(self) -> QSize:
        """Be wide enough for each entry, for any of them may be the one shown."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), _WIDEST), whole.height())

    def showPopup(self) -> None:
        """Open as wide as the longest entry, as far as the screen goes."""
        entries = self.view()
        entries.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        needed = entries.sizeHintForColumn(0) + entries.verticalScrollBar().sizeHint().width()
        entries.setMinimumWidth(min(needed, self.screen().availableGeometry().width()))
        super().showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrow at the far side, and all that is chosen in sight."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is chosen on two lines of smaller letters where one is too short."""
        if not self._is_long():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._draw_words(painter)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        font, room = self.font(), self._room()
        font.setPixelSize(SMALL_TEXT)
        painter.setFont(font)
        lines = two_lines(self.currentText(), QFontMetrics(font), room.width(), is_name=False)
        draw_lines(painter, room, lines, Qt.AlignmentFlag.AlignLeading)

    def _make_room(self) -> None:
        """Be taller for two lines, and tell the whole on hover."""
        is_long = self._is_long()
        self.setMinimumHeight(_TWO_LINES if is_long else 0)
        self.setToolTip(tip(self.currentText()) if is_long else "")
        # Not before: while a page is shown, Qt tells nothing of a box that grew in its resizing.
        x = self.width() - _ARROW - SPACE_2 if not self.isRightToLeft() else SPACE_2
        self._arrow.move(x, (self.height() - _ARROW) // 2)
        self._arrow.raise_()

    def _is_long(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room().width()

    def _room(self) -> QRect:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field, box = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(box, option, field, self)
