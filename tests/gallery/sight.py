"""What can be told of a page by looking: the names of its parts, the ring, the colours in use."""

from collections.abc import Iterator
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.gallery.fit import name_of
from ui.theme.measures import FOCUS_GAP, FOCUS_WIDTH
from ui.theme.palette import Palette
from ui.widgets.icon_mark import IconMark

SILENT = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Window,
    QAccessible.Role.Pane,
}
USED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
_COLOUR = 0xFFFFFF
REACH = FOCUS_GAP + FOCUS_WIDTH + 1


def unnamed(window: QWidget) -> Iterator[str]:
    """Yield each part one can use that a screen reader would not name, or not know for what it is.

    Parts whose names tests rely on need one too.
    """
    for part in used_parts(window):
        if not part.objectName():
            yield f"{name_of(part)} has no name for tests"
        told = QAccessible.queryAccessibleInterface(part)
        if not told.text(QAccessible.Text.Name).strip():
            yield f"{name_of(part)} has no accessible name"
        if told.role() in SILENT:
            yield f"{name_of(part)} is a {told.role().name}"


def used_parts(window: QWidget) -> Iterator[QWidget]:
    """Yield every part of *window* that takes a key or a click."""
    for kind in USED:
        for part in window.findChildren(kind):
            is_inner = isinstance(part.parentWidget(), QComboBox) or isinstance(part, QHeaderView)
            if part.isVisible() and not is_inner:
                yield part


def has_ring(part: QWidget, palette: Palette) -> bool:
    """Whether the colour of the focus is seen around *part*, or around its current line."""
    window = part.window()
    box = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    seen = window.grab(box.adjusted(-REACH, -REACH, REACH, REACH) & window.rect()).toImage()
    return count_of(seen, palette.focus) >= min(part.width(), part.height())


def count_of(seen: QImage, colour: str) -> int:
    """Return how many pixels of *seen* have exactly this *colour*."""
    return int((pixels_of(seen) == _number(colour)).sum())


def colours_of(part: QWidget) -> int:
    """Return how many colours there are on *part*."""
    return len(np.unique(pixels_of(part.grab().toImage())))


def pixels_of(seen: QImage) -> NDArray[np.integer[Any]]:
    """Return the rows of *seen*, each logical pixel as one number."""
    plain = seen.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(cast("memoryview", plain.constBits()), np.uint32)
    every = round(seen.devicePixelRatio())
    return pixels.reshape(plain.height(), plain.width())[::every, ::every] & _COLOUR


def inks_on_grounds(window: QWidget, palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Yield, for all words and icons on *window*, the ink, the ground below it, and the part.

    Ink is what the style sheet gives the part, ground what is painted between its letters.
    """
    seen = pixels_of(window.grab().toImage())
    names = {_number(value): name for name, value in palette.tokens().items()}
    for part in window.findChildren(QLabel):
        if not part.isVisible() or not (part.text() or isinstance(part, IconMark)):
            continue
        region = part.visibleRegion().boundingRect()
        box = region.translated(part.mapTo(window, QPoint(0, 0))) & window.rect()
        if box.isEmpty():
            continue
        shown = seen[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
        colours, counts = np.unique(shown, return_counts=True)
        ground = int(colours[counts.argmax()])
        ink = _number(part.palette().color(part.foregroundRole()).name())
        yield names.get(ink, f"#{ink:06x}"), names.get(ground, f"#{ground:06x}"), name_of(part)


def _number(colour: str) -> int:
    return QColor(colour).rgb() & _COLOUR
