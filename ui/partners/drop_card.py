"""A key that is relied on, and the question whether it shall be no more; it takes two people."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from mmep_desktop.domain.center import Clerk
from mmep_desktop.services.partnering import PinnedTold
from mmep_desktop.words import _
from ui.partners.words import dropped_in_words, office_in_words
from ui.passphrase.second_person import SecondPerson
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class DropCard(Card):
    """``confirmed`` carries the key that is relied on, and the second person."""

    confirmed = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("partners_drop", _("Rely on this key no more?"))
        self._told: PinnedTold | None = None
        self._office = label("", "strong", name="partners_drop_office")
        self._means = label("", name="partners_drop_means")
        self._second = SecondPerson("partners_drop")
        self._no = KeyButton("partners_keep", _("Go on relying on it"))
        self._yes = KeyButton("partners_drop_now", _("Rely on it no more"), kind="primary")
        ways = FlowLayout()
        for button in (self._no, self._yes):
            button.setAutoDefault(True)
            ways.addWidget(button)
        for part in (self._office, self._means, self._second):
            self.add(part)
        self.body.addLayout(ways)
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(self._leave)
        bind("Enter", self, self._enter, anywhere=False)
        self.hide()

    def ask(self, told: PinnedTold, others: Sequence[Clerk]) -> None:
        """Ask about the key of *told*; nothing is pressed already."""
        self._told = told
        set_words(self._office, office_in_words(told))
        set_words(self._means, dropped_in_words(told))
        self._second.offer(others)
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self._means, f"{self._office.text()}. {self._means.text()}")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the second person."""
        self._second.refuse(sentence)

    def forget(self) -> None:
        """Ask nothing any more."""
        self._told = None
        self._second.offer(None)
        self.hide()

    def _confirm(self) -> None:
        if self._told is not None and (second := self._second.take()) is not None:
            self.confirmed.emit(self._told.keys, second)

    def _enter(self) -> None:
        here = QApplication.focusWidget()
        if isinstance(here, KeyButton):
            here.click()
        elif here is self._second.line:
            self._yes.click()

    def _leave(self) -> None:
        self.forget()
        self.left.emit()
