"""Show a state as a word on a tinted ground, never as a colour alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.widgets.text import restyle

TONES = ("teal", "amber", "slate", "violet", "ok")


class Pill(QLabel):
    """A state in its tone: teal, amber, slate, violet or ok."""

    def __init__(self, text: str, tone: str = "slate", *, name: str = "") -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: str) -> None:
        """Show another state."""
        self.setText(text)
        self.setProperty("tone", tone)
        restyle(self)
