"""A PIN of six digits for the rest of the day, for the clerk who has unlocked."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mmep_desktop.errors import DeskError
from mmep_desktop.services.pins import DIGITS, DayPin, is_guessed_first, is_pin
from mmep_desktop.words import _
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words

_WIDTH = 240


class PinCard(Card):
    """Takes a PIN typed twice, or ends the one in use; hidden where there is none to have."""

    def __init__(self) -> None:
        super().__init__("settings_pin", _("PIN for today"))
        self._pin: DayPin | None = None
        self._first = _digits("settings_pin_first")
        self._second = _digits("settings_pin_second")
        self._first_row = Labelled(_("Six digits"), self._first)
        self._second_row = Labelled(_("The same digits again"), self._second)
        self._typing = QWidget()
        self._state = label("", "strong", name="settings_pin_state")
        self._begin = KeyButton(
            "settings_pin_begin", _("Use a six-digit PIN for the rest of today")
        )
        self._end = KeyButton("settings_pin_end", _("Stop using the PIN"))
        self._lay_out()
        self._begin.clicked.connect(self._check)
        self._end.clicked.connect(self._stop)
        for row, line in ((self._first_row, self._first), (self._second_row, self._second)):
            line.textEdited.connect(row.clear_error)
            line.returnPressed.connect(self._check)
        self.hide()

    def offer(self, pin: DayPin | None) -> None:
        """Let the clerk have what *pin* allows; practice has none."""
        self._pin = pin
        self.show_pin()

    def show_pin(self) -> None:
        """Show how it is now, with nothing left of what was typed."""
        for line in (self._first, self._second):
            line.clear()
        for row in (self._first_row, self._second_row):
            row.clear_error()
        self.setVisible(self._pin is not None)
        if self._pin is None:
            return
        in_use, may_begin = self._pin.is_in_use, self._pin.may_begin
        self._typing.setVisible(may_begin and not in_use)
        self._begin.setVisible(may_begin and not in_use)
        self._end.setVisible(in_use)
        self._state.setVisible(in_use or not may_begin)
        set_words(
            self._state,
            _("Your PIN opens this desk.")
            if in_use
            else _("Lock, and unlock with your passphrase, to choose a PIN."),
        )

    def _check(self) -> None:
        pin = self._first.text()
        if not is_pin(pin):
            self._first_row.show_error(_("Type six digits."))
        elif is_guessed_first(pin):
            self._first_row.show_error(_("This one is guessed first. Choose another."))
        elif self._second.text() != pin:
            self._second_row.show_error(_("This is not the same as above. Type it once more."))
        elif self._pin is not None:
            self._begin.setEnabled(False)
            in_background(self, partial(self._pin.begin, pin), self._begun, self._refused)

    def _begun(self, _nothing: object) -> None:
        self._begin.setEnabled(True)
        self.show_pin()
        self._end.setFocus()

    def _refused(self, error: Exception) -> None:
        self._begin.setEnabled(True)
        if not isinstance(error, DeskError):
            raise error
        self._first_row.show_error(f"{error.problem.sentence} ({error.problem.value})")

    def _stop(self) -> None:
        if self._pin is not None:
            self._pin.end()
        self.show_pin()
        if self._typing.isVisible():
            self._first.setFocus()

    def _lay_out(self) -> None:
        fields = QHBoxLayout(self._typing)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_3)
        for row in (self._first_row, self._second_row):
            row.setMaximumWidth(_WIDTH)
            fields.addWidget(row, 1)
        fields.addStretch(1)
        told = _(
            "After a lock, six digits open the desk again for you. The PIN ends after eight hours, "
            "after three misses in a row, when the computer sleeps and when the program is closed. "
            "Whoever sees you type it can open the desk as you."
        )
        ways = FlowLayout()
        for way in (self._begin, self._end):
            ways.addWidget(way)
        self.add(self._state)
        self.add(self._typing)
        self.body.addLayout(ways)
        self.add(label(told, "muted"))


def _digits(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(DIGITS)
    return line
