"""Whose passphrase it is and what it shall be, once the desk was opened on paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.center import Clerk
from mmep_desktop.errors import DeskError
from mmep_desktop.services.arriving import Arrival
from mmep_desktop.services.keys import PassphraseFault
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.words import _
from ui.passphrase.card import WORDS, WORDS_WITHOUT_KEYRING, PassphraseCard
from ui.set_up.keyring_card import KeyringCard
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.text import isolated, label, set_words


class ChoosingPassphrase(QWidget):
    """The clerk by name, or a supervisor to choose; the keyring; the passphrase."""

    def __init__(self, name: str, arrival: Arrival) -> None:
        super().__init__()
        self.setObjectName(f"{name}_choosing")
        self._arrival = arrival
        self._clerks: ChoiceButtons | None = None
        self._error = label("", "error", name=f"{name}_whose_error")
        self._error.hide()
        self._keyring = KeyringCard(name, may_do_without=arrival.may_do_without_keyring)
        told = _("You choose it, and nobody else knows it. It opens the desk under your id.")
        self._passphrase = PassphraseCard(
            name, _("Your new passphrase"), told, self._fault_of, self._suggested
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        for part in (self._whose_card(name), self._keyring, self._passphrase):
            layout.addWidget(part)
        self._keyring.looked_again.connect(self._look_at_keyring)
        self._keyring.choice_changed.connect(self._ask_for_words)

    def begin(self) -> None:
        """Look whether the keyring works, and begin with what is to be chosen first."""
        self._look_at_keyring()
        if self._clerks is not None:
            self._clerks.focus_first()
        else:
            self._passphrase.focus_first()

    def shows_a_fault(self) -> bool:
        """Show what is missing, with the focus there; False when nothing is."""
        if self._clerks is not None and self._clerks.value() is None:
            set_words(self._error, _("Choose whose passphrase this is."))
            self._error.show()
            self._clerks.focus_first()
            return True
        if not self._keyring.is_decided:
            self._keyring.focus_choice()
            return True
        return self._passphrase.show_first_fault()

    def finishing(self) -> Callable[[], Unlocked]:
        """Return what sets the passphrase and opens the desk; not for the window's thread."""
        typed, without = self._passphrase.passphrase(), self._keyring.without
        return partial(self._arrival.finish, self._clerk_id(), typed, without_keyring=without)

    def _fault_of(self, passphrase: str) -> PassphraseFault | None:
        return self._arrival.fault(passphrase, without_keyring=self._keyring.without)

    def _suggested(self) -> str:
        return self._arrival.suggest(without_keyring=self._keyring.without)

    def _clerk_id(self) -> str:
        chosen = self._clerks.value() if self._clerks is not None else None
        return chosen or self._arrival.clerks[0].id

    def _look_at_keyring(self) -> None:
        self._keyring.show_looking()
        state = self._arrival.keyring_state
        in_background(self, state, self._keyring.show_state, self._raise)

    def _raise(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error

    def _ask_for_words(self, without: bool) -> None:  # noqa: FBT001 - Qt's toggled
        self._passphrase.ask_for_words(WORDS_WITHOUT_KEYRING if without else WORDS)

    def _whose_card(self, name: str) -> Card:
        clerks = self._arrival.clerks
        if len(clerks) == 1:
            (clerk,) = clerks
            card = Card(f"{name}_whose", _("This is for {name}").format(name=clerk.name))
            told = _("Your id is {id}. Choose it when you unlock.").format(id=isolated(clerk.id))
            card.add(label(told, "body", name=f"{name}_id"))
            return card
        heading = _("Whose passphrase is this?")
        card = Card(f"{name}_whose", heading)
        choices = [Choice(clerk.id, _named(clerk)) for clerk in clerks]
        self._clerks = ChoiceButtons(
            f"{name}_clerks", heading, choices, columns=2, keys_anywhere=False, large=False
        )
        card.add(self._clerks)
        card.add(self._error)
        return card


def _named(clerk: Clerk) -> str:
    return _("{name}, id {id}").format(name=clerk.name, id=isolated(clerk.id))
