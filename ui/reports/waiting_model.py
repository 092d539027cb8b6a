"""The children still to be asked, as Qt reads them."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.domain.counted import Waiting
from mmep_desktop.domain.coverage_words import reason_words
from mmep_desktop.words import _
from ui.reports.charts import school_words
from ui.widgets.date_words import day_in_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import QUIET_ROLE, STRONG_ROLE
from ui.widgets.text import tip


class Column(IntEnum):
    """The columns, from the left."""

    CHILD = 0
    SCHOOL = 1
    DAY = 2
    REASON = 3


class WaitingModel(LineModel[Waiting]):
    """The children of a span of days who were not asked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_headings(), _told, parent)

    def row_of(self, registration_id: str) -> int:
        """Return the row of a child, or the first row where it is not shown any more."""
        rows = (row for row, one in enumerate(self.lines) if one.registration.id == registration_id)
        return next(rows, 0)


def _told(line: Waiting, column: int, role: int) -> object:
    """Return what one cell answers to Qt under *role*."""
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _any):
            return shown(line, column)
        case (Qt.ItemDataRole.ToolTipRole, Column.CHILD | Column.SCHOOL):
            return tip(shown(line, column))
        case (Qt.ItemDataRole.AccessibleTextRole, Column.CHILD):
            return ", ".join(shown(line, each) for each in Column)
        case (int(asked), Column.CHILD) if asked == STRONG_ROLE:
            return True
        case (int(asked), Column.REASON) if asked == QUIET_ROLE:
            return line.reason is None
        case _:
            return None


def shown(line: Waiting, column: int) -> str:
    """Return what one cell says."""
    child = line.registration
    match Column(column):
        case Column.CHILD:
            return child.name.listed
        case Column.SCHOOL:
            return school_words(child.school)
        case Column.DAY:
            return day_in_words(line.registered_on, with_year=False)
        case Column.REASON:
            if line.is_begun and line.reason is None:
                return _("Begun, not finished")
            return reason_words(line.reason, _)


def _headings() -> tuple[str, ...]:
    return (_("Child"), _("School"), _("Registered"), _("Why not yet"))
