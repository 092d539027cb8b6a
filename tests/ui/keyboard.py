"""Works a page as a clerk does: finds a part by its name, presses keys, types text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def part_of(page: QWidget, name: str) -> QWidget:
    """Return the part called *name*, shown or not."""
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def press(field: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """Press and release a key."""
    QTest.keyClick(field, key, modifier)


def click(part: QWidget) -> None:
    """Click with the left button."""
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


def type_text(field: QWidget, text: str) -> None:
    """Press a key for every letter; one beyond ASCII arrives as an input method sends it."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NO_MODIFIER, letter)
            QApplication.sendEvent(field, pressed)
