"""Writes tables as an .xlsx workbook, in memory: texts stay texts, whatever they begin with.

Days are days, so that a table can be sorted by them; ids and phones are texts and keep their zeros.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from mmep_desktop.domain.sheets import Cell, Sheet

_MOST_IN_A_NAME = 31
_NARROWEST, _WIDEST = 8, 45
"""Letters, which are counted and not measured: one long sentence must not push the figures beside
it out of the window."""

_BUTTON_OF_FILTER = 3
_LETTERS_OF_A_DAY = 10

_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Workbooks:
    """Answers the ``ListReports`` port; nothing is written to a file on the way."""

    def workbook(self, sheets: Sequence[Sheet]) -> bytes:
        """Return *sheets* as the content of an .xlsx file."""
        return workbook(sheets)


def workbook(sheets: Sequence[Sheet], title: str = "", made_on: date | None = None) -> bytes:
    """Return *sheets* as the content of an .xlsx file, which names nobody as its author."""
    content = BytesIO()
    book = Workbook(content, _OPTIONS)
    said: dict[str, object] = {"title": title, "author": "", "company": ""}
    if made_on is not None:
        said["created"] = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001 - a day has no zone
    book.set_properties(said)
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name.translate(_NOT_IN_A_NAME)[:_MOST_IN_A_NAME])
        _fill(page, sheet, bold, day)
        page.fit_to_pages(1, 0)  # where somebody prints it, all columns on one page
    book.close()
    return content.getvalue()


def _fill(page: Worksheet, sheet: Sheet, bold: Format, day: Format) -> None:
    """Write the heads and the rows, and let each column be as wide as its longest line."""
    widths = defaultdict[int, int](lambda: _NARROWEST)
    for place, head in enumerate(sheet.heads):
        page.write_string(0, place, head, bold)
        widths[place] = max(len(head) + _BUTTON_OF_FILTER, _NARROWEST)
    last = 0
    for last, cells in enumerate(sheet.rows, 1 if sheet.heads else 0):
        _write(page, last, cells, day, widths)
    if sheet.heads:
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, last, len(sheet.heads) - 1)
    for place, width in widths.items():
        page.set_column(place, place, min(width + 1, _WIDEST))


def _write(
    page: Worksheet, row: int, cells: Sequence[Cell], day: Format, widths: dict[int, int]
) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell:
                page.write_string(row, place, cell)
                if len(cell) > widths[place]:
                    widths[place] = max(widths[place], *map(len, cell.split("\n")))
        elif isinstance(cell, date):
            page.write_datetime(row, place, cell, day)
            widths[place] = max(widths[place], _LETTERS_OF_A_DAY)
        elif cell is not None:
            page.write_number(row, place, cell)
