"""A school's file as a whole: which kind it is, how it begins, and all its students."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import BinaryIO, Protocol

from mmep_desktop.domain.roster import (
    ROWS_SHOWN,
    Columns,
    DateOrder,
    Field,
    FileRead,
    Layout,
)
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.batches import Batch
from mmep_desktop.exchange.rosters.by_columns import ByColumns, places_of
from mmep_desktop.exchange.rosters.cells import cleaned_cells
from mmep_desktop.exchange.rosters.days import OrdersSeen
from mmep_desktop.exchange.rosters.headings import (
    are_likely_headings,
    layout_of,
    proposed_columns,
    readable,
)
from mmep_desktop.exchange.rosters.limits import FILE_BYTES, ROWS
from mmep_desktop.exchange.rosters.oneroster import OneRoster
from mmep_desktop.exchange.rosters.tables import AreHeadings, Table, csv_table
from mmep_desktop.exchange.rosters.text_files import blocks
from mmep_desktop.exchange.rosters.workbook import CONTENT_TYPES, workbook_table
from mmep_desktop.exchange.rosters.zips import CheckedZip

_ZIP, _EMPTY_ZIP, _OLE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"
_MOST_REFUSED_SHOWN = 100
_DATES = (Field.BORN, Field.REGISTERED_ON)


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a file begins; the batch holds the students shown and the rows refused among them."""

    headings: tuple[str, ...]
    columns: Columns
    date_orders: tuple[DateOrder, ...]
    batch: Batch


class Roster(Protocol):
    """A file of students that is open."""

    def file(self) -> FileRead:
        """Return what the file is as a whole."""

    def beginning(self) -> Beginning:
        """Return how the file begins."""

    def batches(self) -> Iterator[Batch]:
        """Yield all students of the file."""


def open_roster(file: BinaryIO, columns: Columns | None, today: date) -> Roster:
    """Return what is in *file*, by the kind that its first bytes tell. Raises ``DeskError``."""
    digest = _digest(file)
    file.seek(0)
    kind = file.read(len(_ZIP))
    file.seek(0)
    if kind == _OLE:
        raise DeskError(Problem.ROSTER_LOCKED)
    if kind in {b"", _EMPTY_ZIP}:
        raise DeskError(Problem.ROSTER_EMPTY)
    if kind != _ZIP:
        return TableRoster(csv_table(file, _test_of(columns)), columns, today, digest)
    zip_ = CheckedZip(file)
    if CONTENT_TYPES in zip_:
        table = workbook_table(file, zip_, _test_of(columns))
        return TableRoster(table, columns, today, digest)
    return ZipRoster(OneRoster(zip_, today), digest)


class TableRoster:
    """A table, with the columns chosen, or those that its headings propose."""

    def __init__(self, table: Table, columns: Columns | None, today: date, digest: str) -> None:
        self._table = table
        self._today = today
        self._digest = digest
        self._chosen = columns
        self._layout = layout_of(table.headings)
        self._orders: tuple[DateOrder, ...] = ()

    def file(self) -> FileRead:
        """Return what the file is as a whole; a SASID request names new students only."""
        return FileRead(
            layout=self._layout,
            source=self._layout.value,
            is_bulk=self._layout is not Layout.SASID,
            rows=self._table.lines,
            digest=self._digest,
        )

    def beginning(self) -> Beginning:
        """Return how the file begins; where no column of a name is known, without students."""
        columns = self._columns()
        batch = Batch([], {}, [], [])
        if columns.have_a_name:
            batch = first_students(self._batches_by(columns))
        return Beginning(readable(self._table.headings), columns, self._orders, batch)

    def batches(self) -> Iterator[Batch]:
        """Yield all students. Raises ``ROSTER_COLUMNS_UNKNOWN`` where no name would be read."""
        if self._chosen is None and self._layout is Layout.SASID:
            columns = proposed_columns(self._table.headings, DateOrder.MONTH_FIRST)
            return self._batches_by(columns)  # the state asks for this order
        return self._batches_by(self._chosen or self._columns())

    def _batches_by(self, columns: Columns) -> Iterator[Batch]:
        reader = ByColumns(self._table.headings, columns, self._today)
        return (reader.read(first, rows) for first, rows in self._table.batches())

    def _columns(self) -> Columns:
        columns = self._chosen
        if columns is None:
            columns = proposed_columns(self._table.headings, DateOrder.YEAR_FIRST)
        if not self._orders:
            self._orders = self._orders_in(columns)
        return columns if self._chosen else replace(columns, date_order=self._orders[0])

    def _orders_in(self, columns: Columns) -> tuple[DateOrder, ...]:
        """Return in which orders the days of the whole file can be read."""
        dates = {field: name for field, name in columns.headings.items() if field in _DATES}
        seen = OrdersSeen()
        if dates and columns.have_a_name:
            places = places_of(self._table.headings, columns)
            wanted = [places[field] for field in dates]
            for _, rows in self._table.batches():
                for place in wanted:
                    seen.add(cleaned_cells([row[place] for row in rows if len(row) > place]))
        return seen.possible


class ZipRoster:
    """A OneRoster zip, which has no columns to choose."""

    def __init__(self, oneroster: OneRoster, digest: str) -> None:
        self._oneroster = oneroster
        self._digest = digest

    def file(self) -> FileRead:
        """Return what the file is as a whole."""
        manifest = self._oneroster.manifest
        rows = self._oneroster.about_rows()
        return FileRead(Layout.ONEROSTER, manifest.source, manifest.is_bulk, rows, self._digest)

    def beginning(self) -> Beginning:
        """Return how the file begins."""
        batch = first_students(self._oneroster.batches())
        return Beginning((), Columns({}), (DateOrder.YEAR_FIRST,), batch)

    def batches(self) -> Iterator[Batch]:
        """Yield all students."""
        return self._oneroster.batches()


def first_students(batches: Iterator[Batch]) -> Batch:
    """Return the first students of a file, and the rows refused above the last of them."""
    shown = Batch([], {}, [], [])
    for batch in batches:
        shown.take_on(batch, ROWS_SHOWN)
        if len(shown.rows) == ROWS_SHOWN:
            break
    last = shown.rows[-1] if len(shown.rows) == ROWS_SHOWN else ROWS
    above = ((row, shown.refused[row]) for row in sorted(shown.refused) if row < last)
    shown.refused = dict(islice(above, _MOST_REFUSED_SHOWN))
    return shown


def _test_of(columns: Columns | None) -> AreHeadings:
    """Return what tells the row of the headings: those that were chosen, or some that are known."""
    if columns is None:
        return are_likely_headings
    chosen = set(columns.headings.values())
    return lambda cells: chosen <= set(cells)


def _digest(file: BinaryIO) -> str:
    if file.seek(0, io.SEEK_END) > FILE_BYTES:
        raise DeskError(Problem.ROSTER_TOO_LARGE)
    digest = hashlib.sha256()
    for block in blocks(file):
        digest.update(block)
    return digest.hexdigest()
