"""The window's languages beside each other, each by the name that its speakers call it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mmep_desktop.words import LANGUAGES, _, spoken
from ui.widgets.layouts import FlowLayout

_CORNER = 14


class LanguageRow(QWidget):
    """The one that is spoken is pressed in; pressing another asks for the window in it."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("Language of this window"))
        self._buttons: dict[str, QPushButton] = {}
        row = FlowLayout()
        for code, words in LANGUAGES.items():
            self._buttons[code] = self._button(code, words)
            row.addWidget(self._buttons[code])
        self.setLayout(row)
        self._show_spoken()

    def _button(self, code: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"{self.objectName()}_{code}")
        button.setAccessibleName(words)
        button.setProperty("kind", "pill")
        button.setProperty("corner", _CORNER)
        button.setCheckable(True)
        button.setAutoDefault(True)  # Enter presses it, as the space bar does
        button.clicked.connect(partial(self._choose, code))
        return button

    def _choose(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self._show_spoken()  # the window that speaks another language has a row of its own
        if code != spoken():
            self.chosen.emit(code)

    def _show_spoken(self) -> None:
        for code, button in self._buttons.items():
            button.setChecked(code == spoken())
