"""Say why a page is empty and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.measures import SPACE_3, SPACE_6
from ui.widgets.icon_mark import IconMark
from ui.widgets.text import label

_ICON = 48


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
        for words in (label(heading, "title"), label(sentence, "muted")):
            words.setAlignment(middle)
            layout.addWidget(words)
        if action is not None:
            layout.addWidget(action, 0, middle)
        layout.addStretch(2)
