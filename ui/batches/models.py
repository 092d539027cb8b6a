"""What goes and what was sent, as Qt reads it."""

from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from mmep_desktop.domain.batches import Batch, News
from mmep_desktop.services.batch_choice import Candidate
from mmep_desktop.words import _
from ui.batches.words import batch_in_words, news_words, receipt_in_words
from ui.referrals.model import names_shown
from ui.widgets.date_words import day_in_words
from ui.widgets.line_model import LineModel
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip

_TONES = {News.NEW: "teal", News.CHANGED: "amber", News.WITHDRAWN: "slate"}


class Going(IntEnum):
    """The columns of what goes, from the left."""

    CHILDREN = 0
    NUMBER = 1
    NEWS = 2


class Sent(IntEnum):
    """The columns of what was sent, from the left."""

    NUMBER = 0
    DAY = 1
    HOLDS = 2
    RECEIPT = 3


class GoingModel(LineModel[Candidate]):
    """The referrals that the next batch tells of."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((_("Children"), _("Number"), _("What is new")), _going, parent)


class SentModel(LineModel[Batch]):
    """The batches that were made, as they stand on *today*."""

    def __init__(self, parent: QObject | None = None) -> None:
        self.today = date.max
        heads = (_("Batch"), _("Made on"), _("Referrals"), _("Receipt"))
        super().__init__(heads, self._told_of, parent)

    def _told_of(self, batch: Batch, column: int, role: int) -> object:
        cells = {
            Sent.NUMBER: str(batch.number),
            Sent.DAY: day_in_words(batch.made_at.date(), with_year=False),
            Sent.HOLDS: batch_in_words(batch),
            Sent.RECEIPT: receipt_in_words(batch, self.today),
        }
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Sent.NUMBER:
            return ", ".join(cells.values())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cells[Sent(column)])
        return cells[Sent(column)] if role == Qt.ItemDataRole.DisplayRole else None


def _going(line: Candidate, column: int, role: int) -> object:
    cells = {
        Going.CHILDREN: names_shown(line.names),
        Going.NUMBER: line.number,
        Going.NEWS: news_words(line.news),
    }
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _any):
            return cells[Going(column)]
        case (Qt.ItemDataRole.ToolTipRole, Going.CHILDREN | Going.NUMBER):
            return tip(cells[Going(column)])
        case (Qt.ItemDataRole.AccessibleTextRole, Going.CHILDREN):
            return ", ".join(cells.values())
        case (int(asked), Going.CHILDREN) if asked == STRONG_ROLE:
            return True
        case (int(asked), Going.NEWS) if asked == TONE_ROLE:
            return _TONES[line.news]
        case _:
            return None
