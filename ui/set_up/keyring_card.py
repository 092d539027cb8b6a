"""Says whether this computer can keep its half of the key, and takes the choice to go without."""

from PySide6.QtCore import Signal

from mmep_desktop.services.keys import KeyringState
from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words
from ui.widgets.tick_list import Row, TickList

_CHOICE = "keyring"


class KeyringCard(Card):
    """The key has two halves, the passphrase and the keyring; going without one is never silent."""

    looked_again = Signal()
    choice_changed = Signal(bool)

    def __init__(self, name: str = "set_up", *, may_do_without: bool = True) -> None:
        super().__init__(f"{name}_keyring_card", _("This computer's keyring"))
        self._works = False
        self._may_do_without = may_do_without
        self._state = label("", name=f"{name}_keyring_state")
        self._again = KeyButton(f"{name}_keyring_again", _("Look again"), key="F5")
        choice = _("Set up without the keyring, with six words instead")
        self._without = TickList(
            f"{name}_without", choice, (Row(_CHOICE, choice),), keys_anywhere=False
        )
        self._risk = label(
            _(
                "Without it, whoever copies the records from this computer needs only the "
                "passphrase. So the desk makes six words, which cannot be guessed."
            ),
            "muted",
        )
        row = FlowLayout()
        row.addWidget(self._again)
        self.add(self._state)
        self.body.addLayout(row)
        self.add(self._without)
        self.add(self._risk)
        self._again.clicked.connect(self.looked_again)
        self._without.ticks_changed.connect(self._tell)
        self.show_looking()

    def show_looking(self) -> None:
        """Say that the keyring is being asked; the system may want a word of its own."""
        set_words(self._state, _("Looking. If the system asks, unlock the keyring."))
        self._show_choice(offered=False)

    def show_state(self, state: KeyringState) -> None:
        """Say what was found."""
        self._works = state is KeyringState.WORKS
        sentence = {
            KeyringState.WORKS: _(
                "It works. It keeps one half of the key; the passphrase is the other half."
            ),
            KeyringState.ABSENT: _(
                "This computer has none that works. Ask your technician to start it, then look "
                "again."
            ),
            KeyringState.LOCKED: _(
                "It is locked, or it said no. Unlock it when the system asks, then look again."
            ),
        }[state]
        set_words(self._state, sentence)
        self._show_choice(offered=not self._works)

    @property
    def without(self) -> bool:
        """Whether the supervisor chose to go without it."""
        return bool(self._without.value()) and not self._works

    @property
    def is_decided(self) -> bool:
        """Whether there is a keyring, or the choice to go without."""
        return self._works or bool(self._without.value())

    def focus_choice(self) -> None:
        """Bring the focus to the choice."""
        if self._may_do_without:
            self._without.focus_first()
        else:
            self._again.setFocus()

    def _tell(self, ticked: tuple[str, ...]) -> None:
        self.choice_changed.emit(bool(ticked))

    def _show_choice(self, *, offered: bool) -> None:
        self._again.setVisible(offered)
        self._without.setVisible(offered and self._may_do_without)
        self._risk.setVisible(offered and self._may_do_without)
        if not offered:
            self._without.set_value(())
            self.choice_changed.emit(False)
