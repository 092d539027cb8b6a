"""The receipt code of the batch that is chosen, as MMEP reads it out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout

_LONGEST = 16


class ReceiptCard(Card):
    """``again_asked`` wants another file of the batch, ``given`` carries the code typed."""

    again_asked = Signal()
    given = Signal(str)

    def __init__(self) -> None:
        super().__init__("batches_receipt", _("The batch you chose"))
        self._again = KeyButton("batches_again", _("Save it again"), key="Ctrl+S")
        self._line = QLineEdit()
        self._line.setObjectName("batches_code")
        self._line.setMaxLength(_LONGEST)
        hint = _("Whoever reads it out has opened the file.")
        self._row = Labelled(_("Receipt code"), self._line, hint)
        self._note = KeyButton("batches_note", _("Note the receipt"))
        ways = FlowLayout()
        for button in (self._again, self._note):
            ways.addWidget(button)
        self.add(self._row)
        self.body.addLayout(ways)
        self._again.clicked.connect(self.again_asked)
        self._note.clicked.connect(self._give)
        self._line.returnPressed.connect(self._give)

    def clear(self) -> None:
        """Begin anew for another batch."""
        self._line.clear()
        self._row.clear_error()

    def refuse(self) -> None:
        """Say that the code is not that batch's."""
        self._row.show_error(_("This code does not stand in that batch. Ask for it again."))

    def focus_code(self) -> None:
        """Bring the focus to the code."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self._line.text().strip():
            self.given.emit(self._line.text())
        else:
            self._row.show_error(_("Type the code that MMEP read out."))
