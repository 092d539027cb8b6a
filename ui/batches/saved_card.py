"""A file that opens with words, which are shown this once."""

from PySide6.QtCore import Qt, Signal

from mmep_desktop.words import _
from ui.recovery.shown import ShownKey
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class SavedCard(Card):
    """``told`` comes when the words were written down or read out; they are gone then.

    *done* is what the button says, and *how* what becomes of the words.
    """

    told = Signal()

    def __init__(self, name: str, done: str, how: str) -> None:
        super().__init__(f"{name}_saved", _("Saved"))
        self._saved = label("", "strong", name=f"{name}_saved_told")
        self._words = ShownKey(f"{name}_words", _("The words that open the file"))
        self._done = KeyButton(f"{name}_words_told", done, key="Ctrl+Enter")
        ways = FlowLayout()
        ways.addWidget(self._done)
        for part in (self._saved, self._words):
            self.add(part)
        self.body.addLayout(ways)  # beside the words, which must be in view with it
        self.add(label(how, "muted"))
        self._done.clicked.connect(self._end)
        self.hide()

    def show_words(self, saved: str, words: str) -> None:
        """Say what is *saved*, and show the *words* that open it."""
        set_words(self._saved, saved)
        self._words.show_key(words.replace(" ", "-"))
        self.show()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self._saved, f"{saved} {words}")

    def forget(self) -> None:
        """Let no word stand here."""
        self._words.clear()
        self.hide()

    def _end(self) -> None:
        self.forget()
        self.told.emit()
