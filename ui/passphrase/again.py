"""The passphrase once more, before much leaves at once."""

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
    """``given`` carries what was typed, which is taken out of the field at once.

    *act* and *leave* are the words on the buttons that go on and that do not.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, name: str, act: str, leave: str) -> None:
        super().__init__(name, _("Your passphrase once more"))
        self._told = label("", "muted", name=f"{name}_told")
        self._line = QLineEdit()
        self._line.setObjectName(f"{name}_line")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(_LONGEST)
        self._row = Labelled(_("Passphrase"), self._line)
        self._act = enter_button(f"{name}_act", act, kind="primary")
        self._leave = KeyButton(f"{name}_leave", leave, key="Escape", within=self)
        keys = FlowLayout()
        for button in (self._leave, self._act):
            keys.addWidget(button)
        self.add(self._told)
        self.add(self._row)
        self.body.addLayout(keys)
        self._act.clicked.connect(self._give)
        self._leave.clicked.connect(self.left)
        bind("Enter", self, self._enter, anywhere=False)
        self.hide()

    def ask(self, told: str) -> None:
        """Ask for it; *told* says why."""
        set_words(self._told, told)
        self._row.clear_error()
        self._line.clear()
        self.show()
        self._line.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say that it was not right."""
        self.show()
        self._row.show_error(sentence)

    def _enter(self) -> None:
        (self._leave if QApplication.focusWidget() is self._leave else self._act).click()

    def _give(self) -> None:
        typed = self._line.text()
        self._line.clear()
        if typed:
            self.given.emit(typed)
        else:
            self._row.show_error(_("Type your passphrase."))
