"""The figures of the report as a workbook: texts and numbers, no formula and no name."""

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from mmep_desktop.documents.charts import HIDDEN
from mmep_desktop.documents.coverage_report import TITLE, language_words, school_words
from mmep_desktop.domain.coverage_masked import (
    OF_A_LANGUAGE,
    OF_A_PART,
    OF_A_SCHOOL,
    Cells,
    Column,
    ForDirector,
)
from mmep_desktop.domain.coverage_words import column_words, days_words, reason_words
from mmep_desktop.domain.masking import LEAST

_NAMES_WIDTH, _COUNTS_WIDTH = 44, 22
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Cell = str | int | float | None


def coverage_workbook(report: ForDirector) -> bytes:
    """Return the workbook; a count that is not shown is a star."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    made = datetime(report.made_on.year, report.made_on.month, report.made_on.day)  # noqa: DTZ001 - a day has no zone
    book.set_properties({"title": TITLE, "author": "", "company": "", "created": made})
    coverage = report.coverage
    _write(book.add_worksheet("Coverage"), _whole(report))
    _write(
        book.add_worksheet("By school"),
        _lines(
            "School", OF_A_SCHOOL, ((school_words(name), each) for name, each in coverage.schools)
        ),
    )
    _write(
        book.add_worksheet("By language"),
        _lines(
            "Language of the interview",
            OF_A_LANGUAGE,
            ((language_words(code), each) for code, each in coverage.languages),
        ),
    )
    if coverage.parts:
        rows = ((_iso(days.first, days.last), each) for days, each in coverage.parts)
        _write(book.add_worksheet("By day or month"), _lines("Days", OF_A_PART, rows))
    book.close()
    return content.getvalue()


def _whole(report: ForDirector) -> Iterable[tuple[Cell, ...]]:
    center, coverage = report.center, report.coverage
    yield center.name, f"{center.district}, district {center.district_code}, desk {center.desk}"
    yield "Made on", report.made_on.isoformat()
    yield ()
    days, before = coverage.days, coverage.before_days
    yield (
        "Children",
        days_words(coverage.span, days),
        days_words(coverage.span, before),
    )
    for each in Column:
        yield column_words(each), _count(coverage.whole[each]), _count(coverage.before[each])
    if coverage.percent is not None:
        told = "More than, per cent asked" if coverage.percent.is_least else "Per cent asked"
        yield told, coverage.percent.value
    if coverage.minutes is not None:
        yield "Minutes of an interview, median", round(coverage.minutes, 1)
    if coverage.why:
        yield ()
        yield ("Why not asked yet", "Children")
        for reason, count in coverage.why.items():
            yield reason_words(reason), _count(count)
    yield ()
    yield (f"{HIDDEN} is under {LEAST}, or would give a count away that is. 0 is shown.",)


def _lines(
    name: str, columns: tuple[Column, ...], rows: Iterable[tuple[str, Cells]]
) -> Iterable[tuple[Cell, ...]]:
    yield (name, *map(column_words, columns))
    for words, cells in rows:
        yield (words, *map(_count, cells.values()))


def _write(sheet: Worksheet, rows: Iterable[tuple[Cell, ...]]) -> None:
    sheet.set_column(0, 0, _NAMES_WIDTH)
    sheet.set_column(1, len(Column), _COUNTS_WIDTH)
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, place, cell)
            elif cell is not None:
                sheet.write_number(row, place, cell)


def _count(count: int | None) -> Cell:
    return HIDDEN if count is None else count


def _iso(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first}/{last}"
