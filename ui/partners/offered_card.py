"""A key out of a file, before anybody relies on it: its words, and the question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from mmep_desktop.domain.center import Clerk
from mmep_desktop.services.partnering import Offered
from mmep_desktop.words import _
from ui.partners.words import asked_in_words, office_in_words
from ui.partners.words_shown import WordsShown
from ui.passphrase.second_person import SecondPerson
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class OfferedCard(Card):
    """``confirmed`` carries the key and, where it takes two, the second person."""

    confirmed = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("partners_offered", _("Are these the words that you hear?"))
        self._offered: Offered | None = None
        self._office = label("", "strong", name="partners_offered_office")
        self._words = WordsShown("partners_offered_words", _("The words of the key in the file"))
        self._asked = label("", name="partners_offered_asked")
        self._second = SecondPerson("partners")
        self._no = KeyButton("partners_other_words", _("Other words: do not rely on it"))
        self._yes = KeyButton("partners_same_words", _("The same eight words"), kind="primary")
        ways = FlowLayout()
        for button in (self._no, self._yes):
            button.setAutoDefault(True)
            ways.addWidget(button)
        for part in (self._office, self._words, self._asked, self._second):
            self.add(part)
        self.body.addLayout(ways)
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(self._leave)
        bind("Enter", self, self._enter, anywhere=False)
        self.hide()

    def ask(self, offered: Offered, others: Sequence[Clerk]) -> None:
        """Show the words of *offered*; nothing is pressed already."""
        self._offered = offered
        set_words(self._office, office_in_words(offered))
        self._words.show_words(offered.words)
        set_words(self._asked, asked_in_words(offered))
        self._second.offer(others if offered.is_change else None)
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self._asked, f"{self._office.text()} {', '.join(offered.words)}. {self._asked.text()}")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the second person."""
        self._second.refuse(sentence)

    def forget(self) -> None:
        """Ask nothing any more."""
        self._offered = None
        self._second.offer(None)
        self.hide()

    def _confirm(self) -> None:
        if self._offered is None:
            return
        if not self._offered.is_change:
            self.confirmed.emit(self._offered, None)
        elif (second := self._second.take()) is not None:
            self.confirmed.emit(self._offered, second)

    def _enter(self) -> None:
        here = QApplication.focusWidget()
        if isinstance(here, KeyButton):
            here.click()
        elif here is self._second.line:
            self._yes.click()

    def _leave(self) -> None:
        self.forget()
        self.left.emit()
