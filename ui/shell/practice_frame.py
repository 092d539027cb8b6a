"""Frame the whole window in stripes while it is for practice."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_WIDTH = 6
_STRIPE = 14


class PracticeFrame(QFrame):
    """Stripes on all four sides in practice, nothing at all otherwise."""

    def __init__(self, inside: QWidget, *, practice: bool) -> None:
        super().__init__()
        self.setObjectName("practice_frame")
        self.setProperty("practice", practice)
        self._practice = practice
        width = _WIDTH if practice else 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(width, width, width, width)
        layout.addWidget(inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stripes; the style sheet gives their two colours."""
        super().paintEvent(event)
        if not self._practice:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(self.palette().color(self.foregroundRole()))
        pen.setWidth(_STRIPE // 2)
        painter.setPen(pen)
        size: QRect = self.rect()
        for x in range(-size.height(), size.width(), _STRIPE):
            painter.drawLine(x, size.height(), x + size.height(), 0)
        painter.end()
