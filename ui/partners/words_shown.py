"""Eight words in two rows, numbered, as they are read out on the phone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.theme.measures import SPACE_4
from ui.widgets.layouts import TileLayout
from ui.widgets.text import isolated, label, set_words

_COLUMNS, _NARROWEST = 4, 170
_WORDS = 8


class WordsShown(QWidget):
    """A screen reader hears them one after the other."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._spoken = spoken
        self._words = [label("", "heading", name=f"{name}_{n}") for n in range(1, _WORDS + 1)]
        layout = TileLayout(_COLUMNS, _NARROWEST, SPACE_4)
        for shown in self._words:
            shown.setWordWrap(False)
            layout.addWidget(shown)
        self.setLayout(layout)

    def show_words(self, words: Sequence[str]) -> None:
        """Show *words* with their numbers."""
        for number, (shown, word) in enumerate(zip(self._words, words, strict=True), 1):
            set_words(shown, f"{number}. {isolated(word)}")
            shown.setAccessibleName(f"{number}: {word}")
        self.setAccessibleName(f"{self._spoken}: {', '.join(words)}")
