"""One round through a page by the Tab key: where it stops, and what it never comes to."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from tests.gallery.fit import name_of, scrolls
from ui.widgets.tab_order import in_order

TOO_MANY = 400
REGIONS = {"rail", "top_bar", "so_far", "outcome_now", "consent_card"}
TABBED = Qt.FocusPolicy.TabFocus


def stops(window: QWidget) -> Iterator[QWidget]:
    """Press Tab from the first part until it comes back there, and yield each part it stops at.

    Raises ``RuntimeError`` when it never comes back.
    """
    first = next(in_order(window))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    part = QApplication.focusWidget() or first
    for _count in range(TOO_MANY):
        yield part
        QTest.keyClick(part, Qt.Key.Key_Tab)
        part = QApplication.focusWidget() or first
        if part is first:
            return
    raise RuntimeError(f"Tab never comes back to {name_of(first)}")


def reachable(window: QWidget) -> set[QWidget]:
    """Return every part of *window* that can be used now and takes the keyboard."""
    return {
        part
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & TABBED
        and part.focusProxy() is None
        and not _inside_another(part)
    }


def backwards(walked: list[QWidget]) -> Iterator[tuple[str, str]]:
    """Yield each step of a walk that goes up, or to the left on one line, on one of its pages."""
    last: dict[QWidget, QWidget] = {}
    for stop, after in pairwise(walked):
        last[_region(stop)] = stop
        region = _region(after)
        before = last.get(region)
        if before is None:
            continue
        if before is not stop and not region.isAncestorOf(_region(stop)):
            yield name_of(stop), name_of(after)
        here, there = _place(before), _place(after)
        above = there.bottom() <= here.top() and there.left() < here.right()
        beside = there.top() < here.bottom() and here.top() < there.bottom()
        if above or (beside and there.right() <= here.left()):
            yield name_of(before), name_of(after)


def _inside_another(part: QWidget) -> bool:
    return isinstance(part, QLineEdit) and isinstance(part.parentWidget(), QComboBox)


def _region(part: QWidget) -> QWidget:
    """Return what *part* belongs to: a bar, a column, what scrolls, or the page itself."""
    holder = part
    while (outer := holder.parentWidget()) is not None:
        if holder.objectName() in REGIONS or scrolls(outer):
            return holder
        holder = outer
    return holder


def _place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())
