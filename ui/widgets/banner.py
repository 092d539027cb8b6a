"""Say the outcome: an icon, one sentence, and what it means, on a tinted ground."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.icons import icon_drawing
from ui.theme.measures import NARROW, SPACE_1, SPACE_2, SPACE_4, SPACE_5
from ui.widgets.icon_mark import IconMark
from ui.widgets.scroll_page import turn_when_narrow
from ui.widgets.spoken import say
from ui.widgets.text import label, restyle, set_words

ICONS = {
    "teal": "refer",
    "amber": "question",
    "slate": "none",
    "violet": "declined",
    "ok": "check",
}
_ICON = 40
_WIDE = NARROW + 1


class Banner(QFrame):
    """One outcome in its tone: teal refers, amber asks more, slate refers not, violet declined."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._is_low = False
        self._mark = IconMark.of("question", _ICON)
        self._sentence = label("", "banner")
        self._below = label("", "banner_below")
        words = QVBoxLayout()
        words.setSpacing(SPACE_1)
        words.addWidget(self._sentence)
        words.addWidget(self._below)
        said = QHBoxLayout()
        said.setSpacing(SPACE_5 - SPACE_1)
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        self._row.setSpacing(SPACE_4)
        self._row.addLayout(said, 1)

    def show_outcome(self, tone: str, sentence: str, below: str = "", *, icon: str = "") -> None:
        """Say *sentence* large and *below* under it; each tone has its own icon."""
        self.setProperty("tone", tone)
        self._mark.set_drawing(icon_drawing(icon or ICONS[tone]))
        set_words(self._sentence, sentence)
        set_words(self._below, below)
        self._below.setVisible(bool(below) and not self._is_low)
        self.setAccessibleName(f"{sentence} {below}".strip())
        restyle(self)
        say(self, self.accessibleName())

    def add_action(self, button: QWidget) -> None:
        """Put a button at the banner's far side, or under it when the window is narrow."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def set_low(self, *, is_low: bool) -> None:
        """Keep to the icon, the sentence and the button where there is little height."""
        self._is_low = is_low
        self._below.setVisible(bool(self._below.text()) and not is_low)
        around = SPACE_2 if is_low else SPACE_4
        self._row.setContentsMargins(SPACE_5, around, SPACE_5, around)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the sentence."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Stand in one row in a wide window, and in a low one, where height is what is missing."""
        turn_when_narrow(self._row, _WIDE if self._is_low else self.window().width())
