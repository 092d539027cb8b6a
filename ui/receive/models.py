"""The list of work as Qt reads it: one line for each child."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.domain.receiving import WorkLine
from mmep_desktop.words import _
from ui.interview.language_names import language_name
from ui.receive.words import state_of
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip


class Column(IntEnum):
    """The columns, from the left."""

    CHILD = 0
    TOWN = 1
    LANGUAGE = 2
    NUMBER = 3
    STATE = 4


class WorkModel(LineModel[WorkLine]):
    """The children who were referred, as far as they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        heads = (_("Child"), _("Town"), _("Language"), _("Number"), _("State"))
        super().__init__(heads, _told, parent)


def child_shown(line: WorkLine) -> str:
    """Return who a line is of; one withdrawn names nobody."""
    return line.name.listed or _("Withdrawn by the family")


def _told(line: WorkLine, column: int, role: int) -> object:
    words, tone = state_of(line)
    cells = {
        Column.CHILD: child_shown(line),
        Column.TOWN: line.town,
        Column.LANGUAGE: language_name(line.language),
        Column.NUMBER: line.number,
        Column.STATE: words,
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
        case (int(asked), Column.STATE) if asked == TONE_ROLE:
            return tone
        case _:
            return None
