"""Parts on screen in a window of a given width, ready for keys."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.palette import LIGHT
from ui.theme.style import apply_theme


def show(qtbot: QtBot, *parts: QWidget, width: int = 1000, height: int = 700) -> QWidget:
    """Show *parts* under each other in one themed window that has the keyboard."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    window = QWidget()
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    qtbot.addWidget(window, before_close_func=partial(_outlive, window))
    window.resize(width, height)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _outlive(_window: QWidget, _same: QWidget) -> None:
    """Hold the window until the test is over: pytest-qt alone would let it go."""


def cut_sideways(holder: QWidget) -> list[str]:
    """Name the visible parts that reach beyond the sides of *holder*."""
    return [
        part.objectName() or type(part).__name__
        for part in _visible_parts(holder)
        if (left := part.mapTo(holder, QPoint(0, 0)).x()) < 0
        or left + part.width() > holder.width()
    ]


def _visible_parts(holder: QWidget) -> Iterator[QWidget]:
    return (part for part in holder.findChildren(QWidget) if part.isVisible())
