"""The paper that goes with the batch that is chosen, for both sides to sign."""

from PySide6.QtCore import Signal

from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label


class SheetCard(Card):
    """``print_asked`` and ``save_asked`` want the transmittal sheet of the chosen batch."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__("batches_sheet", _("Transmittal sheet"))
        told = _("One page to sign, for the batch you chose. It names no family.")
        self._print = KeyButton(
            "batches_sheet_print", _("Look and print"), key="Ctrl+P", icon="print"
        )
        self._save = KeyButton("batches_sheet_save", _("Save the sheet as PDF"), key="Ctrl+Shift+S")
        ways = FlowLayout()
        for button in (self._print, self._save):
            ways.addWidget(button)
        self.add(label(told, "muted"))
        self.body.addLayout(ways)
        self._print.clicked.connect(self.print_asked)
        self._save.clicked.connect(self.save_asked)
