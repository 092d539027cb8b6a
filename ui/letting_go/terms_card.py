"""How many months MMEP keeps what centers sent."""

from PySide6.QtCore import Signal

from mmep_desktop.domain.letting_go import ReceivedTerms
from mmep_desktop.words import _
from ui.keeping.terms_card import months_words, offer
from ui.widgets.card import Card
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import TileLayout
from ui.widgets.list_box import ListBox
from ui.widgets.text import label

_WIDTH = 240
_NARROWEST = 300
_ANSWERED = (6, 12, 18, 24, 36)
_OPEN = (12, 18, 24, 36)


class ReceivedTermsCard(Card):
    """``terms_chosen`` carries the ``ReceivedTerms`` that were chosen by hand."""

    terms_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("letting_terms", _("How long"))
        self._answered = ListBox("letting_answered")
        self._open = ListBox("letting_open")
        for box in (self._answered, self._open):
            box.setMaximumWidth(_WIDTH)
            box.activated.connect(self._choose)
        tiles = TileLayout(2, _NARROWEST)
        tiles.addWidget(Labelled(_("After the last result, or withdrawn"), self._answered))
        tiles.addWidget(Labelled(_("Without a last result"), self._open))
        self.body.addLayout(tiles)
        told = _(
            "It counts from the last batch that told of the referral, or from the last result "
            "where that came later. An appointment is no last result, and neither is one that no "
            "file has carried to its center."
        )
        self.add(label(told, "muted"))

    def show_terms(self, terms: ReceivedTerms) -> None:
        """Show *terms* as those in use; nothing is signalled."""
        offer(self._answered, _ANSWERED, terms.answered, months_words)
        offer(self._open, _OPEN, terms.open, months_words)

    def _choose(self, _row: int) -> None:
        terms = ReceivedTerms(self._answered.currentData(), self._open.currentData())
        self.terms_chosen.emit(terms)
