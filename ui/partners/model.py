"""The keys that are relied on, as Qt reads them."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.services.partnering import PinnedTold
from mmep_desktop.words import _
from ui.partners.words import confirmed_in_words, office_in_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import STRONG_ROLE
from ui.widgets.text import tip


class Column(IntEnum):
    """The columns, from the left."""

    OFFICE = 0
    WORDS = 1
    CONFIRMED = 2


class PartnersModel(LineModel[PinnedTold]):
    """One line for each office."""

    def __init__(self, parent: QObject | None = None) -> None:
        heads = (_("Office"), _("Words"), _("Confirmed"))
        super().__init__(heads, _cell, parent)


def _cell(line: PinnedTold, column: int, role: int) -> object:
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _any):
            return _shown(line, column)
        case (Qt.ItemDataRole.ToolTipRole, _any):
            return tip(_shown(line, column))
        case (Qt.ItemDataRole.AccessibleTextRole, Column.OFFICE):
            return ", ".join(_shown(line, each) for each in Column)
        case (int(asked), Column.OFFICE) if asked == STRONG_ROLE:
            return True
        case _:
            return None


def _shown(line: PinnedTold, column: int) -> str:
    return {
        Column.OFFICE: office_in_words(line),
        Column.WORDS: " ".join(line.words),
        Column.CONFIRMED: confirmed_in_words(line),
    }[Column(column)]
