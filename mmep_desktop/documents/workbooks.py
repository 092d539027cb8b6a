"""Writes tables as an .xlsx workbook, in memory: texts stay texts, whatever they begin with."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from mmep_desktop.domain.sheets import Sheet

_WIDTH = 60
_MOST_IN_A_NAME = 31
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class Workbooks:
    """Answers the ``ListReports`` port; nothing is written to a file on the way."""

    def workbook(self, sheets: Sequence[Sheet]) -> bytes:
        """Return *sheets* as the content of an .xlsx file."""
        content = BytesIO()
        book = Workbook(content, {"in_memory": True, "strings_to_formulas": False})
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name.translate(_NOT_IN_A_NAME)[:_MOST_IN_A_NAME])
            page.set_column(0, len(sheet.heads) - 1, _WIDTH // len(sheet.heads))
            page.freeze_panes(1, 0)
            for place, head in enumerate(sheet.heads):
                page.write_string(0, place, head, bold)
            for row, cells in enumerate(sheet.rows, 1):
                for place, cell in enumerate(cells):
                    if isinstance(cell, int):
                        page.write_number(row, place, cell)
                    else:
                        page.write_string(row, place, cell)
        book.close()
        return content.getvalue()
