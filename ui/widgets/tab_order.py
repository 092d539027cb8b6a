"""Go through a window by Tab as one reads it, whenever its parts were made."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractButton, QComboBox, QLineEdit)
"""Parts that Tab takes as one, whatever they are made of."""


def step(window: QWidget, *, forward: bool) -> bool:
    """Bring the focus to the next part of *window*, or to the one before; False if there is none.

    Qt's own order is the one in which parts were made, so what is made later would come last.
    """
    parts = list(in_order(window))
    if not parts:
        return False
    focused = QApplication.focusWidget()
    if focused in parts:
        place = parts.index(focused) + (1 if forward else -1)
    else:
        place = 0 if forward else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    parts[place % len(parts)].setFocus(reason)
    return True


def in_order(part: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at inside *part*: enabled, shown, line by line."""
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if takes_tab and part.isEnabled() and part.focusProxy() is None:
        yield part
    for held in _line_by_line(_held_by(part), part.layoutDirection()):
        yield from in_order(held)


def _held_by(part: QWidget) -> list[QWidget]:
    if isinstance(part, _WHOLE):
        return []
    if isinstance(part, QScrollArea):
        return [held] if (held := part.widget()) is not None else []
    if isinstance(part, QAbstractScrollArea):
        return []
    inside = (each for each in part.children() if isinstance(each, QWidget))
    return [each for each in inside if each.isVisible() and not each.isWindow()]


def _line_by_line(parts: Iterable[QWidget], direction: Qt.LayoutDirection) -> list[QWidget]:
    """Sort *parts* into lines from the top, each line from the side where reading begins."""
    lines: list[list[QWidget]] = []
    for part in sorted(parts, key=lambda each: each.y()):
        middle = part.y() + part.height() // 2
        beside = bool(lines) and any(
            _spans(each, middle) or _within(each, part) for each in lines[-1]
        )
        if beside:
            lines[-1].append(part)
        else:
            lines.append([part])
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    return [part for line in lines for part in sorted(line, key=QWidget.x, reverse=is_rtl)]


def _spans(part: QWidget, height: int) -> bool:
    return part.y() <= height < part.y() + part.height()


def _within(part: QWidget, other: QWidget) -> bool:
    """Whether the middle of *part* lies on the line of *other*."""
    return _spans(other, part.y() + part.height() // 2)
