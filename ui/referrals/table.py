"""A list of referrals with a box to tick in front of each line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from mmep_desktop.services.printing_many import ReferralLine
from ui.referrals.model import TICK_ROLE, Column, ReferralModel
from ui.theme.icons import draw, icon_drawing
from ui.theme.measures import NARROW, SPACE_4
from ui.widgets.line_table import LineTable
from ui.widgets.row_painting import RowPainter

_SHARES = (6, 30, 18, 12, 16, 18)
_NARROW_SHARES = (10, 50, 0, 0, 0, 40)
_NARROWEST_WITH_ALL = NARROW * 2 // 3
_BOX = 20


class ReferralTable(LineTable):
    """Space ticks the current line, Ctrl+A all of them; Enter opens the family's record.

    ``ticks_changed`` carries how many are ticked, ``record_asked`` the id of a family.
    """

    ticks_changed = Signal(int)
    record_asked = Signal(str)

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, words)
        self._lines = ReferralModel(self)
        self.setItemDelegate(TickPainter(self))
        self.show_model(self._lines, _SHARES)
        self.make_room(0)
        self._lines.dataChanged.connect(self._tell_ticks)
        self._lines.modelReset.connect(self._tell_ticks)
        self.opened.connect(self._tell_opened)
        self.clicked.connect(self._tick_clicked)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the screenings ticked."""
        return self._lines.ticked

    def show_lines(self, lines: tuple[ReferralLine, ...]) -> None:
        """Show *lines*, the first of them current."""
        self._lines.fill(lines)
        self.make_room(len(lines))
        if lines:
            self.setCurrentIndex(self._lines.index(0, Column.CHILDREN))

    def untick(self, ids: tuple[str, ...]) -> None:
        """Take the ticks of *ids* away."""
        self._lines.untick(ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, and all by Ctrl+A."""
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._lines.toggle(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_A and is_control:
            self._lines.tick_all(ticked=len(self.ticked) < len(self._lines.lines))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold number, day and outcome away when the window is narrow."""
        narrow = event.size().width() < _NARROWEST_WITH_ALL
        self.show_model(self._lines, _NARROW_SHARES if narrow else _SHARES)
        super().resizeEvent(event)

    def _tick_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.TICK:
            self._lines.toggle(index.row())

    def _tell_ticks(self) -> None:
        self.ticks_changed.emit(len(self.ticked))

    def _tell_opened(self, row: int) -> None:
        self.record_asked.emit(self._lines.lines[row].family_id)


class TickPainter(RowPainter):
    """Draws the box of the first column."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell at *index*."""
        super().paint(painter, option, index)
        if index.column() != Column.TICK:
            return
        drawing = icon_drawing("ticked" if index.data(TICK_ROLE) else "unticked")
        box = option.rect
        top = box.top() + (box.height() - _BOX) // 2
        ink = option.palette.color(QPalette.ColorRole.Text).name()
        draw(painter, drawing, ink, QRectF(box.left() + SPACE_4, top, _BOX, _BOX))
