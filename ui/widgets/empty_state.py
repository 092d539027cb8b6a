"""Say why a page is empty and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.measures import SPACE_2, SPACE_3, SPACE_6
from ui.widgets.icon_mark import IconMark
from ui.widgets.text import label

_ICON = 48
_MOST_ROOM = 100
_LINE = 640
"""A longer line of words in the middle of the page is hard to find back from."""


class EmptyState(QWidget):
    """An icon, a heading, a sentence and at most one button, in the middle of the room."""

    def __init__(
        self, name: str, icon: str, heading: str, sentence: str, action: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(f"{heading} {sentence}")
        middle = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        layout.setSpacing(SPACE_3)
        layout.addStretch(1)
        mark = IconMark.of(icon, _ICON)
        mark.setProperty("role", "muted")
        layout.addWidget(mark, 0, middle)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE_2)
        for words in (label(heading, "title"), label(sentence, "muted")):
            words.setAlignment(middle)
            words.setMaximumWidth(_LINE)
            lines.addWidget(words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(lines, _MOST_ROOM)
        row.addStretch(1)
        layout.addLayout(row)
        if action is not None:
            layout.addWidget(action, 0, middle)
        layout.addStretch(2)
