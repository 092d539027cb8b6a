"""How long this center keeps what: the defaults, or longer."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from mmep_desktop.domain.keeping import Terms
from mmep_desktop.words import _, ngettext
from ui.widgets.card import Card
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import TileLayout
from ui.widgets.list_box import ListBox
from ui.widgets.text import label

_WIDTH = 240
_NARROWEST = 300
_DAYS = (90, 120, 180, 270, 365)
_MONTHS = (12, 18, 24, 36)


class TermsCard(Card):
    """``terms_chosen`` carries the ``Terms`` that were chosen by hand."""

    terms_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("keeping_terms", _("How long"))
        self._days = ListBox("keeping_days")
        self._months = ListBox("keeping_months")
        for box in (self._days, self._months):
            box.setMaximumWidth(_WIDTH)
            box.activated.connect(self._choose)
        tiles = TileLayout(2, _NARROWEST)
        tiles.addWidget(Labelled(_("No referral, declined, never finished"), self._days))
        tiles.addWidget(Labelled(_("Referrals, after the 36-month window closed"), self._months))
        self.body.addLayout(tiles)
        told = _(
            "Who was never asked is kept until the school year ends. What remains of each child is "
            "a day, a school, how it ended, and a code of the local id."
        )
        self.add(label(told, "muted"))

    def show_terms(self, terms: Terms) -> None:
        """Show *terms* as those in use; nothing is signalled."""
        offer(self._days, _DAYS, terms.days, _days_words)
        offer(self._months, _MONTHS, terms.months, months_words)

    def _choose(self, _row: int) -> None:
        self.terms_chosen.emit(Terms(self._days.currentData(), self._months.currentData()))


def offer(box: ListBox, offered: tuple[int, ...], chosen: int, words: Callable[[int], str]) -> None:
    """Let *box* offer numbers in their order, with *chosen* among them as the one in use."""
    box.clear()
    for number in sorted({*offered, chosen}):
        box.addItem(words(number), number)
    box.setCurrentIndex(box.findData(chosen))


def _days_words(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def months_words(count: int) -> str:
    """Return how many months."""
    return ngettext("{count} month", "{count} months", count).format(count=count)
