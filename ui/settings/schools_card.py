"""The door to people at schools, programs, and what is asked for their sake."""

from PySide6.QtCore import Signal

from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label


class SchoolsCard(Card):
    """``schools_asked`` when a supervisor wants the page; hidden from everybody else."""

    schools_asked = Signal()

    def __init__(self) -> None:
        super().__init__("settings_schools_card", _("Schools and programs"))
        button = KeyButton("settings_open_schools", _("Schools and programs"))
        button.setAutoDefault(True)
        button.clicked.connect(self.schools_asked)
        line = FlowLayout()
        line.addWidget(button)
        self.body.addLayout(line)
        told = _("Whom families are led to, what they may ask about, and what else is asked.")
        self.add(label(told, "muted"))
