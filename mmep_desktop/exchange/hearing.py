"""What was read, as the desk hears it from the process that reads.

Nothing that is said is believed: each value must be of its kind and length, and texts are cleaned
once more.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import (
    Chunk,
    Columns,
    DateOrder,
    FileRead,
    Guardian,
    Layout,
    Reason,
    RowRefused,
    Sample,
    Student,
    columns_from,
)
from mmep_desktop.exchange.frames import Misheard, Said
from mmep_desktop.exchange.rosters.batches import LETTERS
from mmep_desktop.exchange.rosters.cells import Remembered, cleaned_cells
from mmep_desktop.exchange.rosters.limits import BATCH_ROWS, COLUMNS, GUARDIANS, TEXT_LETTERS

Kind = TypeVar("Kind")
Word = TypeVar("Word", bound=StrEnum)

_HEADING_LETTERS = 4_096
_NAME = ("first", "middle", "last_1", "last_2", "suffix", "used")
_DIGEST_LETTERS = 64


def file_heard(said: Said) -> FileRead:
    """Return a file as it was said. Raises ``Misheard``."""
    source, digest = _texts([said.get("source"), said.get("digest")], TEXT_LETTERS)
    if len(digest) != _DIGEST_LETTERS or not source:
        raise Misheard
    return FileRead(
        layout=_word(Layout, said.get("layout")),
        source=source,
        is_bulk=_one(bool, said.get("is_bulk")),
        rows=_one(int, said.get("rows")),
        digest=digest,
    )


def chunk_heard(said: Said, read_before: int, expected: int) -> Chunk:
    """Return some rows as they were said. Raises ``Misheard``."""
    read = read_before + _one(int, said.get("read"))
    return Chunk(_students(said), _refused(said), read, max(read, expected))


def sample_heard(said: Said, file: FileRead) -> Sample:
    """Return how a file begins as it was said. Raises ``Misheard``."""
    batch = _one(dict, said.get("batch"))
    orders = _list_of(str, said.get("orders"), len(DateOrder))
    headings = _list_of(str, said.get("headings"), COLUMNS)
    return Sample(
        file=file,
        headings=tuple(_texts(headings, _HEADING_LETTERS)),
        columns=_columns(_one(dict, said.get("columns"))),
        date_orders=tuple(_word(DateOrder, order) for order in orders),
        students=_students(batch),
        refused=_refused(batch),
    )


def _columns(said: Said) -> Columns:
    try:
        return columns_from(
            dict(zip(said, _texts(list(said.values()), _HEADING_LETTERS), strict=True))
        )
    except ValueError:
        raise Misheard from None


def _students(said: Said) -> tuple[Student, ...]:
    rows = _list_of(int, said.get("rows"), BATCH_ROWS)
    texts = _one(dict, said.get("texts"))
    column = {key: _column(texts, key, len(rows)) for key in LETTERS}
    withdrawn = _list_of(bool, said.get("withdrawn"), BATCH_ROWS)
    guardians = _guardians(said.get("guardians"))
    if not len(rows) == len(withdrawn) == len(guardians):
        raise Misheard
    return tuple(
        map(
            Student,
            rows,
            column["source_id"],
            map(Name, *(column[key] for key in _NAME)),
            map(_BORN.__getitem__, column["born"]),
            column["local_id"],
            column["state_id"],
            column["school"],
            column["grade"],
            map(_DAY.__getitem__, column["registered_on"]),
            withdrawn,
            column["phone"],
            column["address"],
            column["language"],
            guardians,
        )
    )


def _column(texts: Said, key: str, rows: int) -> Sequence[str]:
    cells = texts.get(key)
    if cells is None:
        return [""] * rows
    column = _texts(cells, LETTERS[key])
    if len(column) != rows:
        raise Misheard
    return column


def _guardians(said: object) -> list[tuple[Guardian, ...]]:
    of_all = _list_of(list, said, BATCH_ROWS)
    if max(map(len, of_all), default=0) > GUARDIANS:
        raise Misheard
    each = _list_of(list, list(chain.from_iterable(of_all)), BATCH_ROWS * GUARDIANS)
    if not set(map(len, each)) <= {len(("name", "relation", "phone"))}:
        raise Misheard
    texts = _texts(list(chain.from_iterable(each)), TEXT_LETTERS)
    made = map(Guardian, texts[0::3], texts[1::3], texts[2::3])
    return [tuple(next(made) for _ in guardians) if guardians else () for guardians in of_all]


def _refused(said: Said) -> tuple[RowRefused, ...]:
    pairs = _list_of(list, said.get("refused"), BATCH_ROWS)
    try:
        return tuple(RowRefused(_one(int, row), _word(Reason, reason)) for row, reason in pairs)
    except ValueError:
        raise Misheard from None


def _texts(said: object, longest: int) -> list[str]:
    """Return texts, cleaned, none longer than *longest*."""
    if not isinstance(said, list):
        raise Misheard
    try:
        texts = cleaned_cells(said)
    except TypeError:  # nothing but texts can be joined
        raise Misheard from None
    if max(map(len, texts), default=0) > longest:
        raise Misheard
    return texts


def _list_of(kind: type[Kind], said: object, most: int) -> list[Kind]:
    """Return a list of nothing but *kind*, which true and false are not of numbers."""
    if not isinstance(said, list) or not set(map(type, said)) <= {kind}:
        raise Misheard
    if len(said) > most:
        raise Misheard
    return said


def _one(kind: type[Kind], said: object) -> Kind:
    return _list_of(kind, [said], 1)[0]


def _word(words: type[Word], said: object) -> Word:
    try:
        return words(str(said))
    except ValueError:
        raise Misheard from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Misheard from None


def _born(text: str) -> str:
    day = _day(text)
    return day.isoformat() if day else ""


_DAY, _BORN = Remembered(_day), Remembered(_born)
