"""The look and the language of the window, both changed at once."""

from functools import partial

from PySide6.QtCore import Qt, Signal

from mmep_desktop.settings import Look
from mmep_desktop.words import _
from ui.theme.measures import SPACE_2
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.language_row import LanguageRow
from ui.widgets.layouts import FlowLayout


class LookCard(Card):
    """One button a palette and one a language; those in use are pressed in."""

    look_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("settings_look", _("Look"))
        self._buttons = {look: self._button(look, words) for look, words in _looks()}
        row = FlowLayout()
        for button in self._buttons.values():
            row.addWidget(button)
        self.body.addLayout(row)
        languages = LanguageRow("settings_language")
        languages.chosen.connect(self.language_chosen)
        self.body.addSpacing(SPACE_2)
        self.add(Labelled(_("Language of this window"), languages))

    def show_look(self, look: Look) -> None:
        """Show *look* as the one in use; nothing is signalled."""
        for each, button in self._buttons.items():
            button.setChecked(each is look)

    def focus_chosen(self) -> None:
        """Bring the focus to the look in use."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, look: Look, words: str) -> KeyButton:
        button = KeyButton(f"settings_look_{look.value}", words)
        button.setCheckable(True)
        button.clicked.connect(partial(self._choose, look))
        return button

    def _choose(self, look: Look, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.show_look(look)
        self.look_chosen.emit(look.value)


def _looks() -> tuple[tuple[Look, str], ...]:
    return (
        (Look.LIGHT, _("Light")),
        (Look.DARK, _("Dark")),
        (Look.HIGH_CONTRAST, _("High contrast")),
    )
