"""The door to reading a school's list in."""

from PySide6.QtCore import Signal

from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label


class ListsCard(Card):
    """``lists_asked`` when the clerk wants to read a list in; hidden from whoever may not."""

    lists_asked = Signal()

    def __init__(self) -> None:
        super().__init__("settings_lists", _("Lists of schools"))
        button = KeyButton("settings_open_imports", _("Read a school's list"))
        button.setAutoDefault(True)
        button.clicked.connect(self.lists_asked)
        line = FlowLayout()
        line.addWidget(button)
        self.body.addLayout(line)
        told = _(
            "Who is registered, from the school's own file. You can also drop the file on Today."
        )
        self.add(label(told, "muted"))
