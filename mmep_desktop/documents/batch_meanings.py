"""What the codes in the columns of a batch mean, for the sheet that explains it."""

from mmep_desktop.documents.sheet_children import CRITERIA
from mmep_desktop.domain.batch_rows import Column
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.determination import Outcome

Meaning = tuple[Column, str, str]
"""A column, a code that stands in it, and what it means."""

_NEWS = {
    News.NEW: "Not sent before.",
    News.CHANGED: "Takes the place of what was sent before under the same number.",
    News.WITHDRAWN: "Must not be used any more: destroy what you hold under this number.",
}
_OUTCOMES = {
    Outcome.REFER: "What was told meets every point that the screener asks about.",
    Outcome.REFER_ASK_MORE: 'Something is unclear: see "To ask". MMEP decides all else.',
}
_CRITERIA = {
    "age": "Whether the child was young enough on the day of the screening.",
    "schooling": "Whether the young person has finished high school.",
    "child_move": "Whether, when and how this child moved.",
    "worker_move": "Whether, when and how the one who did the work moved.",
    "work": "Whether the work is farm work or fishing that is temporary or seasonal.",
}


def meanings() -> tuple[Meaning, ...]:
    """Return every code of the columns, in the order of the columns."""
    return (
        *((Column.WHAT, news.value, _NEWS[news]) for news in News),
        *((Column.OUTCOME, outcome.value, told) for outcome, told in _OUTCOMES.items()),
        *((Column.OPEN_POINTS, code, _CRITERIA[code]) for code in CRITERIA),
    )
