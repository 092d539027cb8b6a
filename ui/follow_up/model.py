"""The lines of the lists as Qt reads them."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.domain.follow_ups import FollowUp, Why
from mmep_desktop.words import _
from ui.follow_up.words import by_words, who_words, why_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip

_URGENT = {Why.CLOSES_SOONER, Why.NEARLY_TOO_OLD}


class Column(IntEnum):
    """The columns, from the left."""

    WHO = 0
    WHY = 1
    BY = 2
    NUMBER = 3


class FollowUpModel(LineModel[FollowUp]):
    """The families to come back to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_headings(), _told, parent)


def _told(line: FollowUp, column: int, role: int) -> object:
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _any):
            return shown(line, column)
        case (Qt.ItemDataRole.ToolTipRole, Column.WHO | Column.WHY):
            return tip(shown(line, column))
        case (_role, Column.WHO):
            return _of_who(line, role)
        case (int(asked), Column.WHY) if asked == TONE_ROLE:
            return "amber" if line.why in _URGENT else "slate"
        case _:
            return None


def _of_who(line: FollowUp, role: int) -> object:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return ", ".join(part for each in Column if (part := shown(line, each)))
    return True if role == STRONG_ROLE else None


def shown(line: FollowUp, column: int) -> str:
    """Return what one cell says."""
    return {
        Column.WHO: who_words(line),
        Column.WHY: why_words(line.why),
        Column.BY: by_words(line),
        Column.NUMBER: line.number,
    }[Column(column)]


def _headings() -> tuple[str, ...]:
    return (_("Children"), _("Why"), _("By"), _("Number"))
