"""Let a page scroll up and down, never sideways, and keep the focused part in view."""

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme.measures import NARROW, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.labelled import Labelled

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
        self.content = QWidget()
        self.content.setProperty("role", "scrolled")
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(SPACE_3)
        self.column.addStretch(1)
        self.setWidget(self.content)
        self.verticalScrollBar().rangeChanged.connect(self._show_focused_again)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._show_focused)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Put *part* under what is there."""
        self.column.insertWidget(self.column.count() - 1, part, stretch)

    def clear(self) -> None:
        """Take every part away."""
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            if item is not None and (part := item.widget()) is not None:
                self.take_away(part)

    def take_away(self, part: QWidget) -> None:
        """Take one part away."""
        self.column.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and self.content.isAncestorOf(now):
            # What moved the focus may still be changing the page: look when that is done.
            QTimer.singleShot(0, self, self.show_focused)

    def _show_focused_again(self, _least: int, _most: int) -> None:
        """Follow the focused part when what is above it has grown."""
        if self.isVisible():
            QTimer.singleShot(0, self, self.show_focused)

    def show_focused(self) -> None:
        """Scroll so that the whole of the focused part is in view, its top before its end."""
        focused = QApplication.focusWidget()
        if focused is None or not self.content.isAncestorOf(focused):
            return
        room = self.viewport().height()
        shown = _with_label(focused, room)
        place = shown.mapTo(self.content, QPoint(0, 0)).y()
        spare = (room - shown.height()) // 2
        if spare < 0:
            self._show_beginning(place)
            return
        around = min(spare, _ROOM_AROUND_FOCUS)
        end = place + shown.height() + around
        bar = self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), end - room), place - around))

    def _show_beginning(self, place: int) -> None:
        """Bring the top of what is taller than the page into view, unless it is there already."""
        bar, top = self.verticalScrollBar(), place - _ROOM_AROUND_FOCUS
        if not bar.value() <= top < bar.value() + self.viewport().height() // 2:
            bar.setValue(top)


def _with_label(focused: QWidget, room: int) -> QWidget:
    """Return the row of a field with its label and error, for those belong into view with it.

    Where there is no *room* for the whole row, the field alone has to be seen.
    """
    part: QWidget | None = focused
    while part is not None and not isinstance(part, Labelled):
        part = part.parentWidget()
    return focused if part is None or part.height() > room else part


class SideBySide(QWidget):
    """A page with a column at its side, which folds away when the window is narrow."""

    def __init__(self, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._main = main
        self._side = side
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(main, 1)
        layout.addWidget(side)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the page alone needs: the side must not keep the window wide."""
        return self._main.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the side."""
        super().resizeEvent(event)
        self._side.setVisible(self.window().width() > NARROW)


class TwoColumns(QWidget):
    """Two columns that share the room, or stand under each other when the window is narrow."""

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (3, 1)) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_4)
        for column, share in zip((left, right), shares, strict=True):
            self._row.addWidget(column, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side or under each other."""
        super().resizeEvent(event)
        turn_when_narrow(self._row, self.window().width())


def turn_when_narrow(row: QBoxLayout, window_width: int) -> None:
    """Lay the parts of *row* under each other in a narrow window, beside each other in a wide."""
    narrow = window_width <= NARROW
    direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
    if row.direction() != direction:
        row.setDirection(direction)
