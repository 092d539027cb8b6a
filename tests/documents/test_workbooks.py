"""A workbook holds texts and numbers as they were given, and no formula."""

from io import BytesIO

from python_calamine import CalamineWorkbook

from mmep_desktop.documents.workbooks import Workbooks
from mmep_desktop.domain.sheets import Sheet


def test_texts_and_numbers_come_back_and_what_looks_like_a_formula_stays_a_text() -> None:
    rows = ((7, "=HYPERLINK(1)"), (8, "+1"), (9, "Xóchitl"))
    long_name = "Rows that are not read: all of [them]"
    content = Workbooks().workbook((Sheet("A", ("Row",), ()), Sheet(long_name, ("N", "Why"), rows)))
    book = CalamineWorkbook.from_object(BytesIO(content))
    assert book.sheet_names == ["A", "Rows that are not read  all of "]
    read = book.get_sheet_by_index(1).to_python()
    assert read == [["N", "Why"], *([float(number), text] for number, text in rows)]
    assert b"HYPERLINK(1)</f>" not in content
