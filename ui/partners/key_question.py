"""A question about another office's key, which takes one person to answer, or two."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mmep_desktop.domain.center import Clerk
from ui.passphrase.second_person import SecondPerson
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout


class KeyQuestion(Card):
    """``confirmed`` carries what was asked about and, where it takes two, the second person."""

    confirmed = Signal(object, object)
    left = Signal()

    def __init__(
        self, name: str, title: str, second: SecondPerson, no: KeyButton, yes: KeyButton
    ) -> None:
        super().__init__(name, title)
        self._about: object = None
        self._takes_two = False
        self._second, self._no, self._yes = second, no, yes
        yes.clicked.connect(self._confirm)
        no.clicked.connect(self._leave)
        bind("Enter", self, self._enter, anywhere=False)
        self.hide()

    def lay_out(self, *parts: QWidget) -> None:
        """Put the two answers under *parts* and the second person."""
        ways = FlowLayout()
        for button in (self._no, self._yes):
            button.setAutoDefault(True)
            ways.addWidget(button)
        for part in (*parts, self._second):
            self.add(part)
        self.body.addLayout(ways)

    def ask_about(self, about: object, others: Sequence[Clerk] | None) -> None:
        """Ask *about* a key, and for one of *others* where it takes two; nothing is pressed."""
        self._about, self._takes_two = about, others is not None
        self._second.offer(others)
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the second person."""
        self._second.refuse(sentence)

    def forget(self) -> None:
        """Ask nothing any more."""
        self._about = None
        self._second.offer(None)
        self.hide()

    def _confirm(self) -> None:
        if self._about is None:
            return
        if not self._takes_two:
            self.confirmed.emit(self._about, None)
        elif (second := self._second.take()) is not None:
            self.confirmed.emit(self._about, second)

    def _enter(self) -> None:
        here = QApplication.focusWidget()
        if isinstance(here, KeyButton):
            here.click()
        elif here is self._second.line:
            self._yes.click()

    def _leave(self) -> None:
        self.forget()
        self.left.emit()
