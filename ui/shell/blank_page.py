"""A page that shows nothing and lets nothing but the lock through until Escape."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcutEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.words import _
from ui.widgets.text import label

_KEY_EVENTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.Shortcut,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.InputMethod,
}


class BlankPage(QWidget):
    """While it is shown, every key of the whole program is swallowed, and Escape asks it away.

    The lock always wins, so its key passes.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("blank_page")
        self.setAccessibleName(_("The window is blank. Press Escape to go on."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringless", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = label(_("Press Esc to go on"), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to swallow keys."""
        super().showEvent(event)
        _application().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let keys through again."""
        super().hideEvent(event)
        _application().removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow keys, also those meant for other windows; Escape asks to leave."""
        if event.type() not in _KEY_EVENTS or _is_lock(event):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._hear(event)
        return True

    def _hear(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()


def _is_lock(event: QEvent) -> bool:
    return isinstance(event, QShortcutEvent) and event.key() == QKeySequence("Ctrl+L")


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("a page is shown without an application")
    return app
