"""What became of the referrals that were sent in a span: counted, and for this desk alone."""

from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.domain.heard import MmepFigures
from mmep_desktop.words import _, ngettext
from ui.receive.words import result_words
from ui.theme.measures import SPACE_1
from ui.widgets.card import Card
from ui.widgets.text import label, set_words


class MmepCard(Card):
    """Shown where something was sent; the director's report holds none of it."""

    def __init__(self) -> None:
        super().__init__("reports_mmep", _("Sent to MMEP"))
        self._told = label("", "strong", name="reports_mmep_told")
        self._results = QVBoxLayout()
        self._results.setSpacing(SPACE_1)
        self.add(self._told)
        self.body.addLayout(self._results)
        self.hide()

    def show_figures(self, figures: MmepFigures) -> None:
        """Show how many came how far, and what MMEP said of how many children."""
        while (item := self._results.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.setVisible(bool(figures.sent))
        set_words(self._told, figures_in_words(figures))
        for result, count in figures.results:
            self._results.addWidget(label(f"{result_words(result)}: {count}"))


def figures_in_words(figures: MmepFigures) -> str:
    """Return how many referrals were sent, received and answered, and how long it took."""
    told = _("Referrals sent: {sent}, received: {received}, answered: {answered}.").format(
        sent=figures.sent, received=figures.received, answered=figures.answered
    )
    if figures.days is None:
        return told
    took = ngettext(
        "An answer takes {count} day, as a rule.",
        "An answer takes {count} days, as a rule.",
        figures.days,
    )
    return f"{told} {took.format(count=figures.days)}"
