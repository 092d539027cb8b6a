"""Show how many of the registrations were asked: a ring, a figure, and the words for both."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.theme.measures import SPACE_4
from ui.widgets.card import Card
from ui.widgets.ring import Ring
from ui.widgets.text import label, set_words


class CoverageCard(Card):
    """A ring beside its figure, so that the figure never depends on the colour."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._ring = Ring(f"{name}_ring")
        self._figure = label("", "figure", wraps=False)
        self._below = label("", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._figure)
        words.addWidget(self._below)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        row.addWidget(self._ring)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def show_coverage(self, share: float, figure: str, below: str) -> None:
        """Fill *share* of the ring, 0 to 1; *figure* ("89 %") and *below* say it in words."""
        set_words(self._figure, figure)
        set_words(self._below, below)
        self._ring.show_share(share, f"{figure} {below}")
