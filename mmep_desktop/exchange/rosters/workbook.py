"""A workbook (.xlsx): its first sheet with anything on it, each cell as text.

Of a formula the value is read that the spreadsheet saved with it; nothing is worked out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.limits import COLUMNS, MIB, ROWS
from mmep_desktop.exchange.rosters.tables import AreHeadings, Rows, headings_among, numbered
from mmep_desktop.exchange.rosters.zips import CheckedZip

CONTENT_TYPES = "[Content_Types].xml"
_ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_FAR_OUT = re.compile(rb"\sr\s*=\s*[\"'](?:[A-Za-z]{3}|[A-Za-z]{0,2}\d{7})")
_OVERLAP = 32
_SHEETS = "xl/worksheets/"
_IN_XML = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class WorkbookTable:
    """The table on a sheet."""

    sheet: CalamineSheet
    headings: tuple[str, ...]
    first_row: int

    @property
    def lines(self) -> int:
        """How many rows there are below the headings."""
        return _spread(self.sheet)[0] - self.first_row + 1

    def batches(self) -> Iterator[tuple[int, Rows]]:
        """Yield the rows below the headings."""
        rows = (texts for row, texts in _rows(self.sheet) if row >= self.first_row)
        return numbered(rows, self.first_row)


def workbook_table(file: BinaryIO, zip_: CheckedZip, are_headings: AreHeadings) -> WorkbookTable:
    """Return the table in a workbook. Raises ``DeskError``."""
    for name in zip_.names:
        _look_through(zip_, name)
    file.seek(0)
    try:
        sheet = _first_sheet(CalamineWorkbook.from_filelike(file))
    except (CalamineError, ValueError, OSError):
        raise DeskError(Problem.ROSTER_DAMAGED) from None
    if sheet is None:
        raise DeskError(Problem.ROSTER_EMPTY)
    rows, columns = _spread(sheet)
    if columns > COLUMNS or rows > ROWS:
        raise DeskError(Problem.ROSTER_TOO_LARGE)
    row, headings = headings_among(_rows(sheet), are_headings)
    return WorkbookTable(sheet, headings, row + 1)


def _look_through(zip_: CheckedZip, name: str) -> None:
    """Unpack a member to its end, so that it is known to be small, and free of entities.

    A cell far out is refused before room is made for all the cells that are not there.
    """
    last = b""
    with zip_.open(name) as member:
        while block := member.read(MIB):
            seen = last + block
            if name.lower().endswith(_IN_XML) and _ENTITIES.search(seen):
                raise DeskError(Problem.ROSTER_UNSAFE)
            if name.lower().startswith(_SHEETS) and _FAR_OUT.search(seen):
                raise DeskError(Problem.ROSTER_TOO_LARGE)
            last = block[-_OVERLAP:]


def _first_sheet(workbook: CalamineWorkbook) -> CalamineSheet | None:
    for sheet in workbook.sheets_metadata:
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible:
            found = workbook.get_sheet_by_name(sheet.name)
            if found.height:
                return found
    return None


def _spread(sheet: CalamineSheet) -> tuple[int, int]:
    """Return the numbers of the last row and the last column, counted from 1."""
    row, column = sheet.end or (-1, -1)
    return row + 1, column + 1


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that the sheet has, with its number there."""
    first, _ = sheet.start or (0, 0)
    for row, cells in enumerate(sheet.iter_rows(), first + 1):
        yield row, [cell if type(cell) is str else _text(cell) for cell in cells]


def _text(cell: object) -> str:
    """Return what is no text as a file of letters would hold it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
