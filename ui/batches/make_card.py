"""Who of MMEP gets the batch, and the passphrase that stands for a signature."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit

from mmep_desktop.domain.center import Clerk
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.passphrase.second_person import SecondPerson
from ui.widgets.card import Card
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words

_LONGEST = 256
_LONGEST_NAME = 100


class MakeCard(Card):
    """``given`` carries a name, a passphrase and, for a large batch, the second person.

    A passphrase is taken out of its field at once.
    """

    given = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__("batches_make", _("The next batch"))
        self._told = label("", name="batches_told")
        self._to = QLineEdit()
        self._to.setObjectName("batches_to")
        self._to.setMaxLength(_LONGEST_NAME)
        self._passphrase = QLineEdit()
        self._passphrase.setObjectName("batches_passphrase")
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setMaxLength(_LONGEST)
        self._to_row = Labelled(_("Who of MMEP gets it"), self._to)
        signs = _("It stands for your signature in each child's record.")
        self._passphrase_row = Labelled(_("Your passphrase once more"), self._passphrase, signs)
        self._second = SecondPerson("batches")
        self._make = enter_button("batches_make_now", _("Make the batch"), kind="primary")
        ways = FlowLayout()
        ways.addWidget(self._make)
        for part in (self._told, self._to_row, self._passphrase_row, self._second):
            self.add(part)
        self.body.addLayout(ways)
        self._make.clicked.connect(self._give)
        bind("Enter", self, self._enter, anywhere=False)

    def show_choice(self, told: str, *, can_be_made: bool, seconds: Sequence[Clerk] | None) -> None:
        """Say what goes; where nothing does, nothing is to type.

        *seconds* are those of whom one answers for it too, where it takes two.
        """
        set_words(self._told, told)
        for part in (self._to_row, self._passphrase_row, self._make):
            part.setVisible(can_be_made)
        self._second.offer(seconds if can_be_made else None)

    def propose(self, name: str) -> None:
        """Write who got the last one, unless something stands there."""
        if not self._to.text():
            self._to.setText(name)

    def refuse(self, sentence: str) -> None:
        """Say that the passphrase was not right."""
        self._passphrase_row.show_error(sentence)

    def refuse_second(self, sentence: str) -> None:
        """Say what is wrong with the second person."""
        self._second.refuse(sentence)

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nothing be made twice while one is made."""
        self._make.setEnabled(not is_busy)

    def focus_first(self) -> None:
        """Bring the focus to what is to type first."""
        (self._passphrase if self._to.text() else self._to).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _enter(self) -> None:
        here = QApplication.focusWidget()
        if here is self._to:
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here is self._passphrase and self._second.isVisible():
            self._second.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._make.click()

    def _give(self) -> None:
        typed = self._passphrase.text()
        self._passphrase.clear()
        self._to_row.clear_error()
        self._passphrase_row.clear_error()
        if not self._to.text().strip():
            self._to_row.show_error(_("Write who gets it: the register of each child names them."))
        elif not typed:
            self._passphrase_row.show_error(_("Type your passphrase."))
        elif not self._second.isVisible():
            self.given.emit(self._to.text(), typed, None)
        elif (second := self._second.take()) is not None:
            self.given.emit(self._to.text(), typed, second)
