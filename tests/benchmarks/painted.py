"""When a window has been painted, and its pixels handed to the window system."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class PaintWatch(QObject):
    """Notes when each painting of the window ended, its pixels handed to the window system."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.ended: list[float] = []
        self.shown_at = 0.0
        self._is_painted = False
        self._part: QWidget | None = None
        window.installEventFilter(self)

    def wait_for(self, part: QWidget) -> None:
        """Note in ``shown_at`` when the first painting ends in which *part* was painted."""
        self.ended.clear()
        self.shown_at = 0.0
        self._is_painted = False
        if self._part is not None and isValid(self._part):
            self._part.removeEventFilter(self)
        self._part = part
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask to be told as soon as Qt has done what an update request asks for."""
        if event.type() == QEvent.Type.UpdateRequest:
            note = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, note, Qt.EventPriority.HighEventPriority.value)
        elif event.type() == QEvent.Type.Paint and watched is self._part:
            self._is_painted = True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Note the end of a painting."""
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self.ended.append(time.perf_counter())
        if self._is_painted and not self.shown_at:
            self.shown_at = self.ended[-1]
        return True
