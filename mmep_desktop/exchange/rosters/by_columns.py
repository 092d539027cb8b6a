"""Students of any table, by the columns that were chosen; no other cell is looked at."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import repeat

from mmep_desktop.domain.names import folded
from mmep_desktop.domain.roster import Columns, Field
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.batches import (
    Batch,
    GuardianTexts,
    refuse_formulas,
    without,
)
from mmep_desktop.exchange.rosters.cells import Remembered, cleaned_cells, words_of
from mmep_desktop.exchange.rosters.days import Days
from mmep_desktop.exchange.rosters.headings import is_never_read
from mmep_desktop.exchange.rosters.namesakes import Namesakes
from mmep_desktop.exchange.rosters.state_ids import UNDER_REVIEW
from mmep_desktop.exchange.rosters.tables import Rows, of_one_width
from mmep_desktop.exchange.rosters.whole_names import name_parts, surname_parts

_LEFT = words_of(
    "inactive withdrawn withdrew transferred transfer graduate graduated dropped dropout former "
    "deceased exited moved left noshow tobedeleted inactivo retirado inativo i w"
)
"""Words that say that a student left; every other one leaves her on the list."""

_AS_THEY_STAND = {
    Field.FIRST: "first",
    Field.MIDDLE: "middle",
    Field.USED: "used",
    Field.LOCAL_ID: "local_id",
    Field.SCHOOL: "school",
    Field.GRADE: "grade",
    Field.PHONE: "phone",
    Field.LANGUAGE: "language",
}
_GUARDIANS = (
    (Field.GUARDIAN_NAME, Field.GUARDIAN_RELATION, Field.GUARDIAN_PHONE),
    (Field.GUARDIAN_2_NAME, Field.GUARDIAN_2_RELATION, Field.GUARDIAN_2_PHONE),
)
_NAME_PARTS = ("first", "middle", "last_1", "last_2", "suffix")
_SURNAME_PARTS = ("last_1", "last_2", "suffix")

Cells = dict[Field, list[str]]


class ByColumns:
    """Reads the rows of one table. Raises ``ROSTER_COLUMNS_MISSING`` where columns do not fit."""

    def __init__(self, headings: Sequence[str], columns: Columns, today: date) -> None:
        self._width = len(headings)
        self._places = places_of(headings, columns)
        days = Days(columns.date_order, today)
        self._born = Remembered(days.born)
        self._registered = Remembered(days.registered)
        self._whole = Remembered(name_parts)
        self._surnames = Remembered(surname_parts)
        self._has_left = Remembered(has_left)
        self._seen_ids: set[str] = set()
        self._namesakes = Namesakes()

    def read(self, first_row: int, rows: Rows) -> Batch:
        """Return the students of *rows*, of which the first is the file's *first_row*."""
        taken, numbers, refused = of_one_width(rows, first_row, self._width)
        columns = list(zip(*taken, strict=True)) or [()] * self._width
        cells = {
            field: cleaned_cells(list(columns[place])) for field, place in self._places.items()
        }
        batch = Batch(numbers, self._texts(cells), [], [], refused, len(rows))
        batch.withdrawn = self._withdrawn(cells, len(taken))
        batch.guardians = _guardians(cells, len(taken))
        for column in cells.values():
            refuse_formulas(batch, column)
        batch.texts["source_id"] = self._source_ids(batch)
        return batch.checked(self._seen_ids)

    def _source_ids(self, batch: Batch) -> list[str]:
        """Return what the source calls each student, for want of an id what tells her apart."""
        ids = batch.texts.get("local_id") or [""] * len(batch.rows)
        if all(ids):
            return ids
        return [id_ or self._called(batch, place) for place, id_ in enumerate(ids)]

    def _called(self, batch: Batch, place: int) -> str:
        said = {key: cells[place] for key, cells in batch.texts.items()}
        if said.get("state_id"):
            return f"sasid:{said['state_id']}"
        return self._namesakes.called(said)

    def _texts(self, cells: Cells) -> dict[str, list[str]]:
        texts = {key: cells[field] for field, key in _AS_THEY_STAND.items() if field in cells}
        texts.update(self._names(cells))
        if Field.SUFFIX in cells:
            texts["suffix"] = cells[Field.SUFFIX]
        if Field.BORN in cells:
            texts["born"] = self._born.of_all(cells[Field.BORN])
        if Field.REGISTERED_ON in cells:
            texts["registered_on"] = self._registered.of_all(cells[Field.REGISTERED_ON])
        if Field.STATE_ID in cells:
            texts["state_id"] = without(cells[Field.STATE_ID], UNDER_REVIEW)
        texts.update(_address(cells))
        return texts

    def _names(self, cells: Cells) -> dict[str, list[str]]:
        """Return the parts of the names; a whole name is read where no surname is chosen."""
        if Field.LAST in cells:
            return _apart(_SURNAME_PARTS, self._surnames.of_all(cells[Field.LAST]))
        if Field.FULL_NAME in cells:
            return _apart(_NAME_PARTS, self._whole.of_all(cells[Field.FULL_NAME]))
        return {}

    def _withdrawn(self, cells: Cells, count: int) -> list[bool]:
        if Field.STATUS not in cells:
            return [False] * count
        return self._has_left.of_all(cells[Field.STATUS])


def places_of(headings: Sequence[str], columns: Columns) -> dict[Field, int]:
    """Return where each field stands. Raises ``DeskError``.

    A heading that stands twice, and one that is never read, count as missing.
    """
    if not columns.have_a_name:
        raise DeskError(Problem.ROSTER_COLUMNS_UNKNOWN)
    times = Counter(headings)
    if any(times[each] != 1 or is_never_read(each) for each in columns.headings.values()):
        raise DeskError(Problem.ROSTER_COLUMNS_MISSING)
    return {field: headings.index(heading) for field, heading in columns.headings.items()}


def has_left(status: str) -> bool:
    """Whether the word for a student's state says that she left the school."""
    words = folded(status).split()
    return bool(words) and (words[0] in _LEFT or "".join(words) in _LEFT)


def _apart(keys: Sequence[str], parts: Sequence[tuple[str, ...]]) -> dict[str, list[str]]:
    columns = zip(*parts, strict=True) if parts else repeat(())
    return {key: list(column) for key, column in zip(keys, columns, strict=False)}


def _address(cells: Cells) -> dict[str, list[str]]:
    told = [cells[field] for field in (Field.ADDRESS, Field.TOWN) if field in cells]
    if not told:
        return {}
    return {"address": [", ".join(filter(None, parts)) for parts in zip(*told, strict=True)]}


def _guardians(cells: Cells, count: int) -> list[tuple[GuardianTexts, ...]]:
    groups = [
        zip(*(cells.get(field) or [""] * count for field in fields), strict=True)
        for fields in _GUARDIANS
        if fields[0] in cells
    ]
    if not groups:
        return [()] * count
    return [tuple(each for each in all_ if each[0]) for all_ in zip(*groups, strict=True)]
