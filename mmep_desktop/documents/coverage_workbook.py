"""The figures of the report as a workbook: texts and numbers, no formula and no name."""

from collections.abc import Iterable, Iterator
from datetime import date

from mmep_desktop.documents.charts import HIDDEN
from mmep_desktop.documents.coverage_report import TITLE, language_words, school_words
from mmep_desktop.documents.workbooks import workbook
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
from mmep_desktop.domain.sheets import Cell, Sheet


def coverage_workbook(report: ForDirector) -> bytes:
    """Return the workbook; a count that is not shown is a star."""
    return workbook(tuple(_sheets(report)), TITLE, report.made_on)


def _sheets(report: ForDirector) -> Iterator[Sheet]:
    coverage = report.coverage
    yield Sheet("Coverage", (), tuple(_whole(report)))
    schools = ((school_words(name), each) for name, each in coverage.schools)
    yield _counted("By school", "School", OF_A_SCHOOL, schools)
    before = ((school_words(name), each) for name, each in coverage.schools_before)
    yield _counted("By school a year before", "School", OF_A_PART, before)
    languages = ((language_words(code), each) for code, each in coverage.languages)
    yield _counted("By language", "Language of the interview", OF_A_LANGUAGE, languages)
    if coverage.parts:
        parts = ((_iso(days.first, days.last), each) for days, each in coverage.parts)
        yield _counted("By day or month", "Days", OF_A_PART, parts)


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


def _counted(
    name: str, head: str, columns: tuple[Column, ...], rows: Iterable[tuple[str, Cells]]
) -> Sheet:
    told = tuple((words, *map(_count, cells.values())) for words, cells in rows)
    return Sheet(name, (head, *map(column_words, columns)), told)


def _count(count: int | None) -> Cell:
    return HIDDEN if count is None else count


def _iso(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first}/{last}"
