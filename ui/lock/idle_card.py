"""After how many minutes the desk locks itself."""

from PySide6.QtCore import Signal

from mmep_desktop.settings import IDLE_MINUTES
from mmep_desktop.words import _, ngettext
from ui.widgets.card import Card
from ui.widgets.labelled import Labelled
from ui.widgets.list_box import ListBox
from ui.widgets.text import label

_WIDTH = 240


class IdleCard(Card):
    """``minutes_chosen`` carries a number that was chosen by hand."""

    minutes_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("settings_idle", _("Lock"))
        self._minutes = ListBox("settings_idle_minutes")
        self._minutes.setMaximumWidth(_WIDTH)
        for minutes in IDLE_MINUTES:
            words = ngettext("{count} minute", "{count} minutes", minutes)
            self._minutes.addItem(words.format(count=minutes), minutes)
        self.add(Labelled(_("Lock when nobody touched the desk for"), self._minutes))
        told = _(
            "The last minute is counted at the top; any key or the mouse ends it. The desk also "
            "locks when this computer locks or goes to sleep."
        )
        self.add(label(told, "muted"))
        self._minutes.activated.connect(self._choose)

    def show_minutes(self, minutes: int) -> None:
        """Show *minutes* as the number in use; nothing is signalled."""
        self._minutes.setCurrentIndex(self._minutes.findData(minutes))

    def _choose(self, _row: int) -> None:
        self.minutes_chosen.emit(self._minutes.currentData())
