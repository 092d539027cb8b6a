"""Let a page scroll up and down, never sideways, and keep the focused part in view."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.measures import NARROW, SPACE_3, SPACE_5

_ROOM_AROUND_FOCUS = 12


class ScrollPage(QScrollArea):
    """One column of parts as wide as the window allows, as tall as it needs."""

    def __init__(self, name: str, *, margin: int = SPACE_5) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "scrolled")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(SPACE_3)
        self.column.addStretch(1)
        self.setWidget(content)
        QApplication.instance().focusChanged.connect(self._show_focused)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Put *part* under what is there."""
        self.column.insertWidget(self.column.count() - 1, part, stretch)

    def clear(self) -> None:
        """Take every part away."""
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and self.widget().isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _ROOM_AROUND_FOCUS)


class SideBySide(QWidget):
    """A page with a column at its side, which folds away when the window is narrow."""

    def __init__(self, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._side = side
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(main, 1)
        layout.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the side."""
        super().resizeEvent(event)
        self._side.setVisible(self.window().width() > NARROW)
