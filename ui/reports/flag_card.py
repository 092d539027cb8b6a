"""Saving who was asked, for the district's own student system: ids and a day."""

from PySide6.QtCore import Signal

from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class FlagCard(Card):
    """``save_asked`` wants the file; it is for who may export."""

    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__("reports_flags", _("For the student system"))
        told = _(
            "LASID, SASID and the day of each child who was asked in these days. It tells no "
            "answer, and not what came out. The file is not encrypted."
        )
        self._save = KeyButton("reports_save_flags", _("Save who was asked, as .csv"))
        self._done = label("", "strong", name="reports_flags_saved")
        self._done.hide()
        row = FlowLayout()
        row.addWidget(self._save)
        self.add(label(told, "muted"))
        self.body.addLayout(row)
        self.add(self._done)
        self._save.clicked.connect(self.save_asked)

    def show_done(self, sentence: str = "") -> None:
        """Say that the file was saved, or forget that it was."""
        set_words(self._done, sentence)
        self._done.setVisible(bool(sentence))
        if sentence:
            say(self._done, sentence)
