"""A batch that lies in a file, and the words that open it, shown this once."""

from PySide6.QtCore import Qt, Signal

from mmep_desktop.words import _
from ui.batches.words import saved_in_words
from ui.recovery.shown import ShownKey
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class SavedCard(Card):
    """``told`` comes when the words were written down or read out; they are gone then."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__("batches_saved", _("Saved"))
        self._saved = label("", "strong", name="batches_saved_told")
        self._words = ShownKey("batches_words", _("The words that open the file"))
        how = _(
            "Tell them by phone, never in the mail that carries the file. They are kept nowhere: "
            "if they are lost, save the batch again. MMEP reads you a receipt code that stands "
            "inside."
        )
        self._done = KeyButton("batches_words_told", _("I have told them"), key="Ctrl+Enter")
        ways = FlowLayout()
        ways.addWidget(self._done)
        for part in (self._saved, self._words):
            self.add(part)
        self.body.addLayout(ways)  # beside the words, which must be in view with it
        self.add(label(how, "muted"))
        self._done.clicked.connect(self._end)
        self.hide()

    def show_words(self, number: int, words: str) -> None:
        """Show the *words* that open the file of batch *number*."""
        set_words(self._saved, saved_in_words(number))
        self._words.show_key(words.replace(" ", "-"))
        self.show()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self._saved, f"{self._saved.text()} {words}")

    def forget(self) -> None:
        """Let no word stand here."""
        self._words.clear()
        self.hide()

    def _end(self) -> None:
        self.forget()
        self.told.emit()
