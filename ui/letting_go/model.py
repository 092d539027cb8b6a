"""The referrals that were kept long enough as Qt reads them: numbers, and nobody's name."""

from PySide6.QtCore import QObject

from mmep_desktop.domain.batches import News
from mmep_desktop.services.letting_go import Line
from mmep_desktop.words import _
from ui.batches.words import news_words
from ui.widgets.date_words import day_in_words
from ui.widgets.line_model import LineModel, told_by

_STATE = 2


class LettingModel(LineModel[Line]):
    """One line for each referral."""

    def __init__(self, parent: QObject | None = None) -> None:
        heads = (_("Number"), _("Children"), _("State"), _("Kept until"))
        super().__init__(heads, _told, parent)


def _told(line: Line, column: int, role: int) -> object:
    age = line.age
    words, tone = _state(line)
    cells = (age.number, str(age.children), words, day_in_words(line.due_on))
    return told_by(cells, column, role, tones={_STATE: tone})


def _state(line: Line) -> tuple[str, str]:
    if line.age.news is News.WITHDRAWN:
        return news_words(line.age.news), "slate"
    return (_("Answered"), "ok") if line.age.is_over else (_("No last result"), "amber")
