"""A box that opens a list, with the arrow that says so."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from ui.theme.measures import SPACE_2
from ui.widgets.icon_mark import IconMark

_ARROW = 18
_WIDEST = 420


class ListBox(QComboBox):
    """Qt's own box, whose arrow the style sheet cannot draw in the ink of the text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._arrow = IconMark.of("chevron-down", _ARROW)
        self._arrow.setParent(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        """Be wide enough for each entry, for any of them may be the one shown."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), _WIDEST), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrow at the far side."""
        super().resizeEvent(event)
        x = self.width() - _ARROW - SPACE_2 if not self.isRightToLeft() else SPACE_2
        self._arrow.move(x, (self.height() - _ARROW) // 2)
        self._arrow.raise_()
