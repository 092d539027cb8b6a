"""The records that are due as Qt reads them: as little of each family as it takes to know it."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.services.keeping import Line
from mmep_desktop.words import _
from ui.keeping.words import ending_words, tone_of
from ui.widgets.date_words import day_in_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE


class Column(IntEnum):
    """The columns, from the left."""

    NUMBER = 0
    INITIALS = 1
    CHILDREN = 2
    ENDING = 3
    DUE = 4


class DueModel(LineModel[Line]):
    """The records whose time has come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_headings(), _told, parent)


def _told(line: Line, column: int, role: int) -> object:
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _any):
            return shown(line, column)
        case (Qt.ItemDataRole.AccessibleTextRole, Column.NUMBER):
            return ", ".join(part for each in Column if (part := shown(line, each)))
        case (int(asked), Column.ENDING) if asked == TONE_ROLE:
            return tone_of(line.ending)
        case (int(asked), Column.NUMBER) if asked == STRONG_ROLE:
            return True
        case _:
            return None


def shown(line: Line, column: int) -> str:
    """Return what one cell says."""
    return {
        Column.NUMBER: line.number or _("no number"),
        Column.INITIALS: line.initials,
        Column.CHILDREN: str(line.children),
        Column.ENDING: ending_words(line.ending),
        Column.DUE: day_in_words(line.due_on),
    }[Column(column)]


def _headings() -> tuple[str, ...]:
    return (_("Number"), _("Initials"), _("Children"), _("How it ended"), _("Kept until"))
