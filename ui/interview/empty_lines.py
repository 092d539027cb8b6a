"""Ctrl+Right in a line: it moves by words where there are words, and passes over where not."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget


class EmptyLines(QObject):
    """Lets the page's shortcut have the key that a line without text has no use for."""

    def watch(self, holder: QWidget) -> None:
        """Watch every line in *holder*; harmless when done twice."""
        for line in (*holder.findChildren(QLineEdit), *holder.findChildren(QComboBox)):
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+Right to the page while the line is empty."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Right
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and _is_empty(watched)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_empty(line: QObject) -> bool:
    """Whether *line* holds no text; a box hands the key to its line without asking anybody."""
    if isinstance(line, QComboBox):
        return line.isEditable() and not line.currentText()
    return isinstance(line, QLineEdit) and not line.text()
