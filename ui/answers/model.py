"""The answers of one file beside what is known, as Qt reads them."""

from enum import IntEnum

from PySide6.QtCore import QObject

from mmep_desktop.domain.heard import Difference, Differs
from mmep_desktop.words import _
from ui.answers.words import difference_words, known_words, said_words, who_words
from ui.widgets.line_model import LineModel, told_by

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
    cells = (
        who_words(line),
        known_words(line),
        said_words(line.answer),
        difference_words(line.how),
    )
    return told_by(cells, column, role, tones={Column.HOW: _TONES[line.how]})
