"""Tells by the letters that arrive that Caps Lock is on, on every system alike."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from mmep_desktop.words import _


class CapsLockHint(QLabel):
    """Shown while capital letters come without Shift, or small ones with it."""

    def __init__(self) -> None:
        super().__init__(_("Caps Lock is on."))
        self.setObjectName("unlock_caps_lock")
        self.setProperty("role", "error")
        self.hide()

    def watch(self, field: QLineEdit) -> None:
        """Look at what is typed into *field*."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each letter before the field takes it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at(event)
        return super().eventFilter(watched, event)

    def _look_at(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.setVisible(letter.isupper() is not shifted)
