"""Show a coverage as a ring that fills."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_DIAMETER = 68
_WIDTH = 8
_FULL_TURN = 360 * 16
_TOP = 90 * 16


class Ring(QWidget):
    """A part of a whole; the figure beside it says the same in words."""

    def __init__(self, name: str, diameter: int = _DIAMETER) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedSize(diameter, diameter)
        self._share = 0.0

    def show_share(self, share: float, spoken: str) -> None:
        """Fill *share* of the ring, 0 to 1; *spoken* is what a screen reader says."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(spoken)
        self.update()

    def share(self) -> float:
        """Give the share shown, 0 to 1."""
        return self._share

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track and, over it, the share."""
        box = QRectF(self.rect()).adjusted(_WIDTH, _WIDTH, -_WIDTH, -_WIDTH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.Midlight), _WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(box)
        if self._share > 0:
            pen.setColor(self.palette().color(QPalette.ColorRole.Highlight))
            painter.setPen(pen)
            painter.drawArc(box, _TOP, -round(_FULL_TURN * self._share))
        painter.end()
