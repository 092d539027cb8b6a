"""Show words: plain text only, wrapped, in the direction of what they say."""

import html
import unicodedata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"


def label(text: str, role: str = "body", *, name: str = "", wraps: bool = True) -> QLabel:
    """Make a label in a *role* of the style sheet.

    Roles: body, small, muted, strong, heading, title, figure, family, error.
    """
    made = QLabel()
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setProperty("role", role)
    set_words(made, text)
    return made


def set_words(shown: QLabel, text: str) -> None:
    """Put *text* into *shown*, aligned and read from the side its language begins on."""
    rtl = reads_right_to_left(text)
    shown.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    shown.setText(text)


def reads_right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction of its own runs from right to left."""
    for sign in text:
        match unicodedata.bidirectional(sign):
            case "L":
                return False
            case "R" | "AL":
                return True
    return False


def isolated(text: str) -> str:
    """Wrap an id, a date or a phone so that text around it in another direction leaves it whole."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def tip(text: str) -> str:
    """Return *text* as what is told on hover: Qt takes it for markup if it looks so; a name may."""
    return f"<qt>{html.escape(text)}</qt>"


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at *widget* and its parts after a property changed."""
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)
        each.update()


class ElidedLabel(QLabel):
    """One line that gives way when the window is narrow and tells the rest on hover."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), shown)
        painter.end()
