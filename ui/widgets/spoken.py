"""Say something to a screen reader without moving the focus."""

from PySide6 import QtGui
from PySide6.QtWidgets import QWidget


def say(widget: QWidget, text: str) -> None:
    """Announce *text* on behalf of *widget*, if somebody listens and it can be seen."""
    # Asked for through their module, the classes are made when something is first said.
    if text and widget.isVisible() and QtGui.QAccessible.isActive():
        QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))
