"""Lay parts out in rows that break when the window is narrow, so nothing is clipped sideways."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme.measures import SPACE_2, SPACE_3


class _BreakingLayout(QLayout):
    """What both layouts share: a list of parts and a height that depends on the width."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget the heights, for a part has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._shown()]
        heights = [item.minimumSize().height() for item in self._shown()]
        return QSize(max(widths, default=0), max(heights, default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        raise NotImplementedError


class FlowLayout(_BreakingLayout):
    """Parts at their own width, one after another, in as many rows as they need.

    The last *at_end* of them stand at the far end of their row.
    """

    def __init__(self, gap: int = SPACE_2, *, at_end: int = 0) -> None:
        super().__init__(gap)
        self._at_end = at_end

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() + self.spacing() for hint in hints) - self.spacing()
        return QSize(max(width, 0), max((hint.height() for hint in hints), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Stand in the middle of what is higher than the rows are."""
        spare = max(rect.height() - self.heightForWidth(rect.width()), 0)
        super().setGeometry(rect.adjusted(0, spare // 2, 0, 0))

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        far = self._items[len(self._items) - self._at_end :]
        for row in self._rows(rect.width()):
            height = max(size.height() for _, size in row)
            left = rect.width() - sum(size.width() + self.spacing() for _, size in row)
            x = rect.x()
            for item, size in row:
                if item in far:
                    x, left = x + max(left + self.spacing(), 0), -self.spacing()
                box = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                if move:
                    item.setGeometry(_mirrored(box, rect, self))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Break the shown parts into rows that fit *width*, each part with its size."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = item.sizeHint()
            size = QSize(min(size.width(), max(width, 0)), size.height())
            if not rows or used + self.spacing() + size.width() > width:
                rows.append([])
                used = -self.spacing()
            rows[-1].append((item, size))
            used += self.spacing() + size.width()
        return rows


class TileLayout(_BreakingLayout):
    """Parts of one width in up to *columns* columns; fewer when one would be under *narrowest*."""

    def __init__(self, columns: int, narrowest: int, gap: int = SPACE_3) -> None:
        super().__init__(gap)
        self._columns = columns
        self._narrowest = narrowest

    def set_narrowest(self, narrowest: int) -> None:
        """Let no column be under *narrowest* while there is room for it."""
        self._narrowest = narrowest
        self.invalidate()

    def columns_at(self, width: int) -> int:
        """Give the number of columns that fit into *width*."""
        least = max(self._narrowest, super().minimumSize().width())
        fitting = (width + self.spacing()) // (least + self.spacing())
        return max(1, min(self._columns, fitting))

    def sizeHint(self) -> QSize:
        width = self._columns * (self._narrowest + self.spacing()) - self.spacing()
        return QSize(width, self.heightForWidth(width))

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        columns, gap = self.columns_at(rect.width()), self.spacing()
        step = (rect.width() + gap) / columns
        shown, y = self._shown(), rect.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height_of(item, int(step) - gap) for item in row)
            for place, item in enumerate(row if move else ()):
                left, right = round(place * step), round((place + 1) * step) - gap
                box = QRect(rect.x() + left, y, right - left, height)
                item.setGeometry(_mirrored(box, rect, self))
            y += height + gap
        return max(y - gap - rect.y(), 0)


def _height_of(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


def _mirrored(box: QRect, rect: QRect, layout: QLayout) -> QRect:
    parent = layout.parentWidget()
    if (
        not isinstance(parent, QWidget)
        or parent.layoutDirection() == Qt.LayoutDirection.LeftToRight
    ):
        return box
    return QRect(rect.right() - (box.right() - rect.x()), box.y(), box.width(), box.height())
