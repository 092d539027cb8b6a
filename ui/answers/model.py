"""The answers of one file beside what is known, as Qt reads them."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.domain.heard import Difference, Differs
from mmep_desktop.words import _
from ui.answers.words import difference_words, known_words, said_words, who_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip

_TONES = {
    Differs.NEW: "teal",
    Differs.CHANGED: "amber",
    Differs.SAME: "slate",
    Differs.OLDER: "slate",
    Differs.UNKNOWN: "violet",
}


class Column(IntEnum):
    """The columns, from the left."""

    CHILD = 0
    KNOWN = 1
    SAID = 2
    HOW = 3


class AnswersModel(LineModel[Difference]):
    """One line for each answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        heads = (_("Child"), _("Known now"), _("MMEP says"), _("State"))
        super().__init__(heads, _told, parent)


def _told(line: Difference, column: int, role: int) -> object:
    cells = {
        Column.CHILD: who_words(line),
        Column.KNOWN: known_words(line),
        Column.SAID: said_words(line.answer),
        Column.HOW: difference_words(line.how),
    }
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _any):
            return cells[Column(column)]
        case (Qt.ItemDataRole.ToolTipRole, _any):
            return tip(cells[Column(column)])
        case (Qt.ItemDataRole.AccessibleTextRole, Column.CHILD):
            return ", ".join(filter(None, cells.values()))
        case (int(asked), Column.CHILD) if asked == STRONG_ROLE:
            return True
        case (int(asked), Column.HOW) if asked == TONE_ROLE:
            return _TONES[line.how]
        case _:
            return None
