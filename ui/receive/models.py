"""The list of work as Qt reads it: one line for each child."""

from enum import IntEnum

from PySide6.QtCore import QObject

from mmep_desktop.domain.receiving import WorkLine
from mmep_desktop.words import _
from ui.interview.language_names import language_name
from ui.receive.words import state_of
from ui.widgets.line_model import LineModel, told_by


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
    cells = (child_shown(line), line.town, language_name(line.language), line.number, words)
    return told_by(cells, column, role, tones={Column.STATE: tone})
