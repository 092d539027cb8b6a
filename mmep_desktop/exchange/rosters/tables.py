"""A table of a file: its headings, and its rows a thousand at a time."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Protocol

from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.roster import Reason
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.limits import (
    BATCH_ROWS,
    CELL_LETTERS,
    COLUMNS,
    HEADINGS_WITHIN,
    ROWS,
)
from mmep_desktop.exchange.rosters.text_files import Writing, writing_of

Rows = list[list[str]]
AreHeadings = Callable[[Sequence[str]], bool]


class Table(Protocol):
    """A table that can be read more than once; *lines* are about as many as it has rows."""

    @property
    def headings(self) -> tuple[str, ...]: ...
    @property
    def lines(self) -> int: ...
    def batches(self) -> Iterator[tuple[int, Rows]]:
        """Yield some rows after another, each time with the number of the first of them."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table in letters; its rows are numbered as a spreadsheet would."""

    file: BinaryIO
    writing: Writing
    headings: tuple[str, ...]
    first_row: int

    @property
    def lines(self) -> int:
        """How many lines there are below the first."""
        return max(self.writing.lines - self.first_row + 1, 0)

    def batches(self) -> Iterator[tuple[int, Rows]]:
        """Yield the rows below the headings."""
        self.file.seek(0)
        rows = csv_rows(self.file, self.writing)
        above = self.first_row - 1 - self.writing.leading
        return numbered(islice(rows, above, None), self.first_row)


def csv_table(file: BinaryIO, are_headings: AreHeadings) -> CsvTable:
    """Return the table in *file*. Raises ``DeskError``."""
    writing = writing_of(file)
    file.seek(0)
    rows = enumerate(csv_rows(file, writing), 1 + writing.leading)
    row, headings = headings_among(rows, are_headings)
    return CsvTable(file, writing, headings, row + 1)


def headings_among(
    rows: Iterable[tuple[int, list[str]]], are_headings: AreHeadings
) -> tuple[int, tuple[str, ...]]:
    """Return the row of the headings and what they are; a title and a date may stand above them.

    Where no row looks like headings, the first is taken that is not empty. Raises ``ROSTER_EMPTY``.
    """
    first = None
    for row, cells in islice(rows, HEADINGS_WITHIN):
        if any(cell.strip() for cell in cells):
            headings = known_headings(cells)
            if are_headings(headings):
                return row, headings
            first = first or (row, headings)
    if first is None:
        raise DeskError(Problem.ROSTER_EMPTY)
    return first


def csv_rows(file: BinaryIO, writing: Writing) -> Iterator[list[str]]:
    """Yield the rows of *file*, which stands at its beginning. Raises ``ROSTER_DAMAGED``."""
    csv.field_size_limit(16 * CELL_LETTERS)
    text = io.TextIOWrapper(file, writing.encoding, "replace", newline="")
    try:
        for _ in range(writing.leading):
            text.readline()
        yield from csv.reader(text, delimiter=writing.delimiter, escapechar=writing.escape)
    except csv.Error:
        raise DeskError(Problem.ROSTER_DAMAGED) from None
    finally:
        if not text.closed:
            text.detach()  # the file is read again


def numbered(rows: Iterator[list[str]], first: int, most: int = ROWS) -> Iterator[tuple[int, Rows]]:
    """Yield *rows* some at a time. Raises ``ROSTER_TOO_LARGE`` beyond *most* of them."""
    number = first
    while some := list(islice(rows, BATCH_ROWS)):
        yield number, some
        number += len(some)
        if number - first > most:
            raise DeskError(Problem.ROSTER_TOO_LARGE)


def known_headings(cells: list[str]) -> tuple[str, ...]:
    """Return *cells* as headings. Raises ``ROSTER_TOO_LARGE`` where there are too many."""
    width = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    if width > COLUMNS or any(len(cell) > CELL_LETTERS for cell in cells):
        raise DeskError(Problem.ROSTER_TOO_LARGE)
    return tuple(cleaned(cell) for cell in cells[:width])


def of_one_width(rows: Rows, first: int, width: int) -> tuple[Rows, list[int], dict[int, Reason]]:
    """Return the rows as wide as the headings, their numbers, and which others are refused.

    A short row is filled up, and cells beyond the headings are passed over where they are empty.
    Empty rows are left out.
    """
    numbers = list(range(first, first + len(rows)))
    if set(map(len, rows)) == {width} and all(map(any, rows)):
        return rows, numbers, {}
    taken, places, refused = [], [], {}
    for number, row in zip(numbers, rows, strict=True):
        if not any(row):
            continue
        reason = _misfit(row, width)
        if reason is None:
            taken.append([*row[:width], *[""] * (width - len(row))])
            places.append(number)
        else:
            refused[number] = reason
    return taken, places, refused


def _misfit(row: list[str], width: int) -> Reason | None:
    """A short row with a line's end in its last cell has swallowed the rows below it."""
    if any(row[width:]):
        return Reason.TOO_MANY_CELLS
    return Reason.QUOTES_NOT_CLOSED if len(row) < width and "\n" in row[-1] else None
