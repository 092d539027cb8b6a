"""The keys that are relied on, as Qt reads them."""

from PySide6.QtCore import QObject

from mmep_desktop.services.partnering import PinnedTold
from mmep_desktop.words import _
from ui.partners.words import confirmed_in_words, office_in_words
from ui.widgets.line_model import LineModel, told_by


class PartnersModel(LineModel[PinnedTold]):
    """One line for each office."""

    def __init__(self, parent: QObject | None = None) -> None:
        heads = (_("Office"), _("Words"), _("Confirmed"))
        super().__init__(heads, _cell, parent)


def _cell(line: PinnedTold, column: int, role: int) -> object:
    cells = (office_in_words(line), " ".join(line.words), confirmed_in_words(line))
    return told_by(cells, column, role)
