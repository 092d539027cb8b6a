"""All that is held lies in one workbook, and the words that open it, shown this once."""

from PySide6.QtCore import Qt, Signal

from mmep_desktop.words import _
from ui.recovery.shown import ShownKey
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label


class WordsCard(Card):
    """``told`` comes when the words were written down; they are gone then."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__("receive_saved", _("Saved"))
        self._said = label(_("Everything is saved. These words open the file:"), "strong")
        self._words = ShownKey("receive_words", _("The words that open the file"))
        done = KeyButton("receive_words_told", _("I have written them down"), key="Ctrl+Enter")
        ways = FlowLayout()
        ways.addWidget(done)
        for part in (self._said, self._words):
            self.add(part)
        self.body.addLayout(ways)
        how = _("They are kept nowhere: if they are lost, save the file again.")
        self.add(label(how, "muted"))
        done.clicked.connect(self._end)
        self._done = done
        self.hide()

    def show_words(self, words: str) -> None:
        """Show the *words* that open the file."""
        self._words.show_key(words.replace(" ", "-"))
        self.show()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self._said, f"{self._said.text()} {words}")

    def forget(self) -> None:
        """Let no word stand here."""
        self._words.clear()
        self.hide()

    def _end(self) -> None:
        self.forget()
        self.told.emit()
