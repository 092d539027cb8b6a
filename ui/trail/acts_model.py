"""The last acts as Qt reads them."""

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.services.verifying import Done
from mmep_desktop.services.words_of_checks import act_in_words
from mmep_desktop.words import _
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import QUIET_ROLE, STRONG_ROLE
from ui.widgets.text import tip


class Column(IntEnum):
    """The columns, from the left."""

    TIME = 0
    CLERK = 1
    ACT = 2
    ABOUT = 3


class ActsModel(LineModel[Done]):
    """The acts of a day, or the last ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_headings(), _told, parent)


def _told(done: Done, column: int, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return _shown(done, column)
        case Qt.ItemDataRole.ToolTipRole:
            return None if column == Column.TIME else tip(_shown(done, column))
        case Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (_shown(done, each) for each in Column)))
    if role == STRONG_ROLE:
        return column == Column.ACT
    return column in {Column.TIME, Column.ABOUT} if role == QUIET_ROLE else None


def _shown(done: Done, column: int) -> str:
    entry = done.entry
    match Column(column):
        case Column.TIME:
            return _moment(entry.at)
        case Column.CLERK:
            return done.by or _("the desk itself")
        case Column.ACT:
            return act_in_words(entry.act, entry.kind)
        case Column.ABOUT:
            return entry.about


def _moment(moment: datetime) -> str:
    """Return day and time as the clock at the desk showed them."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _headings() -> tuple[str, ...]:
    return (_("Time"), _("Clerk"), _("What was done"), _("About"))
