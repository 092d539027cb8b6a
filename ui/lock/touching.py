"""Keys, mouse and touch in any window of the program, seen before any part of a page sees them.

The filter stands at the windows, not at the application: a window gets a handful of events for
each gesture or painting, the application one for every part that is painted.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # comes first, and alone for a key that presses a button
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Touching(QObject):
    """Calls *touched* at each such event; where that says False, the event reaches no part.

    A key that something lies on repeats for ever and counts once.
    """

    def __init__(self, touched: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._touched = touched

    def watch_windows(self) -> None:
        """Look at every window there is now; one that is looked at already stays so."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def stop(self) -> None:
        """Look at none."""
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Tell of a touch."""
        if event.type() not in _TOUCHES:
            return False
        if isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return False
        if self._touched():
            return False
        event.accept()
        return True
