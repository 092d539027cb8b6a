"""The lines of the liaison's list as Qt reads them."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.domain.add_ons import HOUSING
from mmep_desktop.domain.housing import HousingLine
from mmep_desktop.domain.screener import Wording
from mmep_desktop.words import _
from ui.interview.language_names import language_name
from ui.widgets.date_words import day_in_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import STRONG_ROLE
from ui.widgets.text import tip


class Column(IntEnum):
    """The columns, from the left."""

    WHO = 0
    WHERE = 1
    SCHOOL = 2
    LANGUAGE = 3
    TOLD = 4
    SINCE = 5


class HousingModel(LineModel[HousingLine]):
    """The families; *wording* has the words of the answers."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        self._wording = wording
        super().__init__(_headings(), self._cell, parent)

    def _cell(self, line: HousingLine, column: int, role: int) -> object:
        match role, column:
            case (Qt.ItemDataRole.DisplayRole, _any):
                return self._shown(line, column)
            case (Qt.ItemDataRole.ToolTipRole, Column.WHO | Column.WHERE | Column.SCHOOL):
                return tip(self._shown(line, column))
            case (Qt.ItemDataRole.AccessibleTextRole, Column.WHO):
                return ", ".join(part for each in Column if (part := self._shown(line, each)))
            case (int(asked), Column.WHO) if asked == STRONG_ROLE:
                return True
            case _:
                return None

    def _shown(self, line: HousingLine, column: int) -> str:
        answer = line.answer
        schools = dict.fromkeys(child.school for child in line.children if child.school)
        where = self._wording.get(f"field.{HOUSING}.choice.{answer.answer}")
        return {
            Column.WHO: "; ".join(child.name.listed for child in line.children),
            Column.WHERE: where or answer.answer,
            Column.SCHOOL: ", ".join(schools),
            Column.LANGUAGE: language_name(line.language),
            Column.TOLD: _("yes") if answer.is_told_to_recruiter else _("no"),
            Column.SINCE: day_in_words(answer.noted_at.astimezone().date()),
        }[Column(column)]


def _headings() -> tuple[str, ...]:
    return (
        _("Children"),
        _("Where they sleep"),
        _("School"),
        _("Language"),
        _("MMEP told"),
        _("Asked on"),
    )
