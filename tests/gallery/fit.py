"""What does not fit on a page: words cut short, parts beyond an edge, parts over one another."""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTableView,
    QWidget,
)

from ui.theme.measures import SMALL_TEXT
from ui.widgets.faced_button import FacedButton
from ui.widgets.pill import Pill
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.shortening import two_lines
from ui.widgets.text import ElidedLabel

MAY_ELIDE = {"center_name", "unlocked_person", "interview_names"}
"""Labels that hold names of any length; each tells the whole on hover."""

BETWEEN_WORDS = re.compile(r"[\s\u200b]+")
NAMES_OF_PRINTERS = {"preview_printers", "settings_printer"}
_CURSOR = 2
_BESIDE_CELL, _LAST_CELL = 24, 32
_AROUND_PILL = 2


def faults_of(window: QWidget) -> list[str]:
    """Return what does not fit on *window*, a line each."""
    shown = [part for part in window.findChildren(QWidget) if part.isVisible()]
    found: list[str] = []
    for part in shown:
        found += [f"{name_of(part)}: {fault}" for fault in faults_in(part)]
    found += [f"{name_of(part)} is cut by {name_of(holder)}" for part, holder in cut(shown)]
    found += [f"{name_of(one)} lies over {name_of(other)}" for one, other in overlaps(shown)]
    return found


def name_of(part: QWidget) -> str:
    """Say which part it is: its name, or its kind and words and the nearest part with a name."""
    if part.objectName():
        return part.objectName()
    words = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    holder = part.parentWidget()
    inside = f" in {name_of(holder)}" if holder is not None else ""
    return f"{type(part).__name__} {words!r}{inside}" if words else f"{type(part).__name__}{inside}"


def faults_in(part: QWidget) -> Iterator[str]:
    """Yield what of the words of *part* does not fit into it."""
    match part:
        case ElidedLabel():
            yield from _elided(part)
        case QLabel():
            yield from _label(part)
        case QLineEdit():
            yield from _line(part)
        case QComboBox():
            yield from _box(part)
        case QAbstractButton():
            yield from _button(part)
        case QAbstractScrollArea():
            yield from _scrolled(part)


def wide(part: QWidget, words: str) -> int:
    """Return how wide the longest line of *words* is in the letters of *part*."""
    lines = words.splitlines() or [""]
    return max(part.fontMetrics().horizontalAdvance(line) for line in lines)


def cut(shown: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Yield each part that reaches beyond its holder; what scrolls may do so up and down."""
    for part in shown:
        holder = part.parentWidget()
        if holder is None or part.isWindow() or isinstance(part, QFocusFrame | QScrollBar):
            continue
        box, room = part.geometry(), holder.rect()
        if scrolls(holder):
            box.setTop(room.top())
            box.setBottom(room.bottom())
        if not room.contains(box) and not box.isEmpty():
            yield part, holder


def overlaps(shown: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Yield parts beside each other of which one covers some of the other."""
    beside: dict[QWidget, list[QWidget]] = {}
    for part in shown:
        holder = part.parentWidget()
        if holder is not None and not isinstance(part, QFocusFrame | QScrollBar):
            beside.setdefault(holder, []).append(part)
    for holder, parts in beside.items():
        if isinstance(holder, QAbstractScrollArea):
            continue
        for one, other in combinations(parts, 2):
            if one.geometry().intersects(other.geometry()):
                yield one, other


def out_of_sight(part: QWidget) -> bool:
    """Whether some of *part* lies outside of what its window, or a scrolled page, shows of it."""
    box = QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())
    holder = part.parentWidget()
    room = part.window().rect()
    while holder is not None and not holder.isWindow():
        if scrolls(holder):
            room &= QRect(holder.mapTo(part.window(), QPoint(0, 0)), holder.size())
        holder = holder.parentWidget()
    if box.height() > room.height():  # a list as a whole: as much of it as there is room for
        return not (box.intersects(room) and box.left() >= room.left())
    return not room.contains(box)


def scrolls(holder: QWidget) -> bool:
    """Whether *holder* is the window onto something that scrolls."""
    area = holder.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is holder


def _label(part: QLabel) -> Iterator[str]:
    if not part.text():
        return
    if not part.wordWrap():
        needed = part.sizeHint()
        if part.width() < needed.width() or part.height() < needed.height():
            yield f"cuts {part.text()!r}"
        return
    if part.height() < part.heightForWidth(part.width()):
        yield f"cuts the end of {part.text()!r}"
    longest = max(BETWEEN_WORDS.split(part.text()), key=lambda word: wide(part, word), default="")
    if wide(part, longest) > part.contentsRect().width():
        yield f"cuts {longest!r}"


def _elided(part: ElidedLabel) -> Iterator[str]:
    if part.objectName() not in MAY_ELIDE and wide(part, part.text()) > part.width():
        yield f"elides {part.text()!r}"


def _button(part: QAbstractButton) -> Iterator[str]:
    if isinstance(part, FacedButton):
        needed = QSize(part.minimumSizeHint().width(), part.heightForWidth(part.width()))
    else:
        needed = part.sizeHint()
    if part.width() < needed.width() or part.height() < needed.height():
        yield f"is {part.width()} by {part.height()} of {needed.width()} by {needed.height()}"


def _line(part: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    part.initStyleOption(option)
    inside = part.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, part)
    margins = part.textMargins()
    room = inside.width() - margins.left() - margins.right() - 2 * _CURSOR
    if wide(part, part.placeholderText()) > room:
        yield f"cuts {part.placeholderText()!r}"


def _box(part: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    room = part.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, part
    )
    if part.objectName() in NAMES_OF_PRINTERS:
        return
    small = QFont(part.font())
    small.setPixelSize(SMALL_TEXT)
    for words in map(part.itemText, range(part.count())):
        lines = two_lines(words, QFontMetrics(small), room.width(), is_name=False)
        if wide(part, words) > room.width() and " ".join(lines) != words:
            yield f"cuts {words!r}"


def _table(part: QTableView) -> Iterator[str]:
    model, header = part.model(), part.horizontalHeader()
    last = model.columnCount() - 1
    if header.length() > part.viewport().width():
        yield f"needs {header.length()} for its columns and has {part.viewport().width()}"
    for column in range(model.columnCount()):
        size = header.sectionSize(column)
        words = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        if size and header.fontMetrics().horizontalAdvance(words) + _BESIDE_CELL > size:
            yield f"cuts the heading {words!r}"
        beside = _LAST_CELL if column == last else _BESIDE_CELL
        for row in range(model.rowCount()) if size else ():
            index = model.index(row, column)
            if not index.data(Qt.ItemDataRole.ToolTipRole) and _cell(part, index) + beside > size:
                yield f"cuts {index.data()!r}"


def _cell(part: QTableView, index: QModelIndex) -> int:
    """Return how wide the words of a cell are, with the pill around them."""
    words = str(index.data() or "")
    if not index.data(TONE_ROLE):
        font = part.font()
        font.setBold(bool(index.data(STRONG_ROLE)))
        return QFontMetrics(font).horizontalAdvance(words)
    pill = Pill(words)
    pill.setParent(part)
    pill.ensurePolished()
    width = pill.sizeHint().width() + _AROUND_PILL
    pill.deleteLater()
    return width


def _scrolled(part: QAbstractScrollArea) -> Iterator[str]:
    if isinstance(part, QTableView):
        yield from _table(part)
    if part.horizontalScrollBar().maximum() > part.horizontalScrollBar().minimum():
        yield "scrolls sideways"
    content = part.widget() if isinstance(part, QScrollArea) else None
    if content is not None and content.width() > part.viewport().width():
        yield f"holds {content.width()} in a width of {part.viewport().width()}"
