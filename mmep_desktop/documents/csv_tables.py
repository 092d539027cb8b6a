"""Writes a table as CSV: UTF-8 with a mark, and no cell that a spreadsheet takes for a formula."""

import csv
import io
from datetime import date

from mmep_desktop.domain.sheets import Cell, Sheet

_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
"""Beginnings by which a spreadsheet takes a text of a table for a formula."""


def csv_table(sheet: Sheet) -> bytes:
    """Return *sheet* as the content of a .csv file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(sheet.heads)
    writer.writerows([[safe(cell) for cell in row] for row in sheet.rows])
    return text.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> str:
    """Return *cell* as text that no spreadsheet takes for a formula."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_A_FORMULA) else text
