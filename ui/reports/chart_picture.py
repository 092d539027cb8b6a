"""Show a chart as it stands on paper, in the colours of the desk and as wide as there is room."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from mmep_desktop.domain.charts import Chart, Look
from ui.theme.measures import SMALL_TEXT

Draw = Callable[[Chart, Look], bytes]
"""Draws a chart as SVG."""

_NARROWEST = 240


class ChartPicture(QWidget):
    """Says in words, for the ear, what its bars say to the eye."""

    def __init__(self, name: str, draw: Draw) -> None:
        super().__init__()
        self.setObjectName(name)
        self._draw = draw
        self._chart: Chart | None = None
        self._drawn: Look | None = None
        self._picture: QSvgRenderer | None = None
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart, spoken: str) -> None:
        """Show *chart*; *spoken* is what a screen reader says."""
        self.setAccessibleName(spoken)
        if chart != self._chart:
            self._chart, self._drawn = chart, None
            self._draw_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it as wide as there is room now."""
        super().resizeEvent(event)
        self._draw_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in other colours when the desk is dressed anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._draw_anew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what was drawn."""
        if self._picture is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = self._picture.defaultSize()
            self._picture.render(painter, QRectF(0, 0, size.width(), size.height()))
            painter.end()

    def _draw_anew(self) -> None:
        look = self._look()
        if self._chart is None or look == self._drawn:
            return
        self._drawn = look
        self._picture = QSvgRenderer(QByteArray(self._draw(self._chart, look)))
        self.setFixedHeight(self._picture.defaultSize().height())
        self.update()

    def _look(self) -> Look:
        role, palette = QPalette.ColorRole, self.palette()

        def ink(which: QPalette.ColorRole) -> str:
            return palette.color(which).name()

        return Look(
            width=max(self.width(), _NARROWEST),
            letters=SMALL_TEXT,
            ink=ink(role.Text),
            muted=ink(role.PlaceholderText),
            line=ink(role.Mid),
            asked=ink(role.Highlight),
            not_yet=ink(role.Text),
            ground=ink(role.Base),
        )
