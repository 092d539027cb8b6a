"""One field of several, answered by pressing one of a few words; pressed again it is empty."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.words import Both
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout

_FIELD_HEIGHT = 36
"""As tall as the lines to type in beside them."""


class ChoiceRow(QWidget):
    """Nothing is pressed beforehand, and a field may stay empty."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, Both]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons: dict[str, WordButton] = {}
        row = FlowLayout()
        for code, words in choices:
            button = WordButton(f"{name}_{code}", words)
            button.clicked.connect(partial(self._press, code))
            self._buttons[code] = button
            row.addWidget(button)
        self.setLayout(row)
        tallest = max((_height_of(each) for each in self._buttons.values()), default=0)
        for each in self._buttons.values():
            each.setMinimumHeight(max(tallest, _FIELD_HEIGHT))
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def value(self) -> str:
        """Return the code pressed, or nothing."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, code: str) -> None:
        """Press *code* alone, or none; nothing is signalled."""
        for each, button in self._buttons.items():
            button.setChecked(each == code)

    def _press(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.set_value(code if self._buttons[code].isChecked() else "")
        self.chosen.emit(self.value())


def _height_of(button: KeyButton) -> int:
    """Return the height that *button* needs without the words that it does not show."""
    if (face := button.layout()) is not None:
        face.activate()
    return button.sizeHint().height()


class WordButton(KeyButton):
    """The family's word, and the clerk's small under it where it differs."""

    def __init__(self, name: str, words: Both) -> None:
        super().__init__(name, words.family, second=words.second)
        self.setCheckable(True)

    def set_words(self, text: str, second: str = "") -> None:
        """Show the family's *text* over the clerk's *second*."""
        super().set_words(text, second)
        self._second.setText(second)
        self.setAccessibleName(f"{second}, {text}" if second else text)

    def _make_face(self, _key: str, _icon: str) -> QHBoxLayout:
        self._second.setProperty("role", "tile_clerk")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._second)
        face = QHBoxLayout()
        face.setContentsMargins(SPACE_3, SPACE_1, SPACE_3, SPACE_1)
        face.addLayout(words)
        return face
