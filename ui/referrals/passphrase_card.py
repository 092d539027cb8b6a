"""The passphrase once more, before many sheets are printed at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit

from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words

_LONGEST = 256


class PassphraseAgain(Card):
    """``given`` carries what was typed, which is taken out of the field at once."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("passphrase_again", _("Your passphrase once more"))
        self._told = label("", "muted", name="passphrase_again_told")
        self._line = QLineEdit()
        self._line.setObjectName("passphrase_again_line")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(_LONGEST)
        self._row = Labelled(_("Passphrase"), self._line)
        self._print = enter_button("passphrase_again_print", _("Print them all"), kind="primary")
        self._leave = KeyButton(
            "passphrase_again_leave", _("Do not print"), key="Escape", within=self
        )
        keys = FlowLayout()
        for button in (self._leave, self._print):
            keys.addWidget(button)
        self.add(self._told)
        self.add(self._row)
        self.body.addLayout(keys)
        self._print.clicked.connect(self._give)
        self._leave.clicked.connect(self.left)
        bind("Enter", self, self._enter, anywhere=False)
        self.hide()

    def ask(self, count: int, most: int) -> None:
        """Ask for it, as *count* sheets are more than *most*."""
        words = _("{count} sheets are many: more than {most} at once take your passphrase again.")
        set_words(self._told, words.format(count=count, most=most))
        self._row.clear_error()
        self._line.clear()
        self.show()
        self._line.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say that it was not right."""
        self.show()
        self._row.show_error(sentence)

    def _enter(self) -> None:
        (self._leave if QApplication.focusWidget() is self._leave else self._print).click()

    def _give(self) -> None:
        typed = self._line.text()
        self._line.clear()
        if typed:
            self.given.emit(typed)
        else:
            self._row.show_error(_("Type your passphrase."))
