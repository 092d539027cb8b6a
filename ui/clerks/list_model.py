"""The lines of the list of clerks as Qt reads them."""

from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.services.clerks import ClerkLine
from mmep_desktop.words import _
from ui.clerks.roles import role_words, standing_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import QUIET_ROLE, STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    ID = 1
    ROLE = 2
    STANDING = 3
    SINCE = 4
    LEFT_ON = 5


class ClerkModel(LineModel[ClerkLine]):
    """Everybody who ever worked here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_headings(), _told, parent)


def _told(line: ClerkLine, column: int, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return _shown(line, column)
        case Qt.ItemDataRole.ToolTipRole:
            return tip(line.clerk.name) if column == Column.NAME else None
        case Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for each in Column if (part := _shown(line, each)))
        case _:
            return _painted(line, column, role)


def _painted(line: ClerkLine, column: int, role: int) -> object:
    if role == TONE_ROLE:
        return standing_words(line)[1] if column == Column.STANDING else None
    if role == STRONG_ROLE:
        return column == Column.NAME
    return column in {Column.ID, Column.SINCE, Column.LEFT_ON} if role == QUIET_ROLE else None


def _shown(line: ClerkLine, column: int) -> str:
    clerk = line.clerk
    match Column(column):
        case Column.NAME:
            return clerk.name
        case Column.ID:
            return clerk.id
        case Column.ROLE:
            return role_words(clerk.role)
        case Column.STANDING:
            return standing_words(line)[0]
        case Column.SINCE:
            return _day(line.since)
        case Column.LEFT_ON:
            return _day(clerk.left_on)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _headings() -> tuple[str, ...]:
    return (_("Name"), _("Id"), _("Role"), _("At the desk"), _("Since"), _("Left on"))
