"""A new passphrase: typed twice, or made of words by the desk; it can be pasted and looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from mmep_desktop.services.keys import PassphraseFault
from mmep_desktop.words import _
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words

WORDS = 4
WORDS_WITHOUT_KEYRING = 6


class PassphraseCard(Card):
    """Checks a new passphrase by the desk's rules and says what is wrong in a sentence.

    *name* is the page's: the names of all parts begin with it. *told* says what it opens. *fault*
    gives the first reason against a passphrase, *suggest* makes one.
    """

    def __init__(
        self,
        name: str,
        heading: str,
        told: str,
        fault: Callable[[str], PassphraseFault | None],
        suggest: Callable[[], str],
    ) -> None:
        super().__init__(f"{name}_passphrase_card", heading)
        self._fault_of, self._suggested = fault, suggest
        self._first = secret_field(f"{name}_passphrase")
        self._second = secret_field(f"{name}_passphrase_again")
        hint = _("15 characters or more. Spaces and any letters count.")
        self._first_row = Labelled(_("Passphrase"), self._first, hint)
        self._second_row = Labelled(_("The same again"), self._second)
        self._suggest = KeyButton(f"{name}_suggest", "", key="Ctrl+G")
        self._show = KeyButton(f"{name}_show", _("Show"))
        self._told = label(told, name=f"{name}_what_it_opens")
        self._lay_out(self._told)
        self.ask_for_words(WORDS)
        self._suggest.clicked.connect(self._make)
        self._show.clicked.connect(self._toggle_shown)
        self._first.textEdited.connect(self._first_row.clear_error)
        self._second.textEdited.connect(self._second_row.clear_error)

    def tell(self, told: str) -> None:
        """Say that it opens something else."""
        set_words(self._told, told)

    def ask_for_words(self, words: int) -> None:
        """Name on the button how many words it makes; without a keyring they are all there is."""
        four, six = _("Suggest four words"), _("Suggest six words")
        self._suggest.set_words(six if words == WORDS_WITHOUT_KEYRING else four)

    def passphrase(self) -> str:
        """Return what was typed."""
        return self._first.text()

    def show_first_fault(self) -> bool:
        """Show why the passphrase is refused, with the focus there; False when it is good."""
        typed = self._first.text()
        if fault := self._fault_of(typed):
            self.show_error(fault.sentence)
        elif typed != self._second.text():
            self._second_row.show_error(_("This is not the same as above. Type it once more."))
        else:
            return False
        return True

    def show_error(self, sentence: str) -> None:
        """Say why the passphrase is refused, with the focus there."""
        self._first_row.show_error(sentence)

    def focus_first(self) -> None:
        """Bring the focus to the passphrase."""
        self._first.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()
        for row in (self._first_row, self._second_row):
            row.clear_error()
        self._set_shown(shown=False)

    def _make(self) -> None:
        """Show new words to be written down; typing them below is the first time of many."""
        self._first.setText(self._suggested())
        self._first_row.clear_error()
        self._second.clear()
        self._set_shown(shown=True)
        self._second.setFocus()

    def _toggle_shown(self) -> None:
        self._set_shown(shown=self._first.echoMode() is QLineEdit.EchoMode.Password)

    def _set_shown(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self._first, self._second):
            field.setEchoMode(mode)
        self._show.set_words(_("Hide") if shown else _("Show"))

    def _lay_out(self, told: QWidget) -> None:
        self.body.setSpacing(SPACE_3)
        self.add(told)
        self.add(self._first_row)
        row = FlowLayout()
        row.addWidget(self._suggest)
        row.addWidget(self._show)
        self.body.addLayout(row)
        self.add(self._second_row)
        self.add(label(_("Write suggested words down and keep the paper in a safe."), "muted"))


def secret_field(name: str) -> QLineEdit:
    """Return a line that shows dots for what is typed."""
    field = QLineEdit()
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
