"""The supervisor's passphrase: typed twice, or made of words by the desk, and what it protects."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from mmep_desktop.services.keys import PassphraseRules
from mmep_desktop.words import _
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label

WORDS = 4
WORDS_WITHOUT_KEYRING = 6


class PassphraseCard(Card):
    """Checks a new passphrase by the desk's rules and says what is wrong in a sentence."""

    def __init__(self, rules: PassphraseRules) -> None:
        super().__init__("set_up_passphrase_card", _("Passphrase"))
        self._rules = rules
        self._words = WORDS
        self._first = _secret("set_up_passphrase")
        self._second = _secret("set_up_passphrase_again")
        hint = _("15 characters or more. Spaces and any letters count.")
        self._first_row = Labelled(_("Passphrase"), self._first, hint)
        self._second_row = Labelled(_("The same again"), self._second)
        self._suggest = KeyButton("set_up_suggest", "", key="Ctrl+G")
        self._show = KeyButton("set_up_show", _("Show"))
        self._lay_out()
        self.ask_for_words(WORDS)
        self._suggest.clicked.connect(self._make)
        self._show.clicked.connect(self._toggle_shown)
        self._first.textEdited.connect(self._first_row.clear_error)
        self._second.textEdited.connect(self._second_row.clear_error)

    def ask_for_words(self, words: int) -> None:
        """Let the button suggest so many words; without a keyring they are all there is."""
        self._words = words
        four, six = _("Suggest four words"), _("Suggest six words")
        self._suggest.set_words(six if words == WORDS_WITHOUT_KEYRING else four)

    def passphrase(self) -> str:
        """Return what was typed."""
        return self._first.text()

    def show_first_fault(self, names: Sequence[str]) -> bool:
        """Show why the passphrase is refused, with the focus there; False when it is good.

        *names* are those of the center, the town and the supervisor: they count for nothing.
        """
        typed = self._first.text()
        stands_alone = self._words == WORDS_WITHOUT_KEYRING
        if fault := self._rules.fault(typed, names, stands_alone=stands_alone):
            self._first_row.show_error(fault.sentence)
        elif typed != self._second.text():
            self._second_row.show_error(_("This is not the same as above. Type it once more."))
        else:
            return False
        return True

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()
        self._set_shown(shown=False)

    def _make(self) -> None:
        """Show new words to be written down; typing them below is the first time of many."""
        self._first.setText(self._rules.suggest(self._words))
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

    def _lay_out(self) -> None:
        self.body.setSpacing(SPACE_3)
        self.add(
            label(
                _(
                    "It opens this desk every morning. If it is lost, nobody can open the "
                    "families' records here again, and every family has to be asked anew."
                ),
                name="set_up_what_is_lost",
            )
        )
        self.add(self._first_row)
        row = FlowLayout()
        row.addWidget(self._suggest)
        row.addWidget(self._show)
        self.body.addLayout(row)
        self.add(self._second_row)
        self.add(label(_("Write suggested words down and keep the paper in a safe."), "muted"))


def _secret(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
