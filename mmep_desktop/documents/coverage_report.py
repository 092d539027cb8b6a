"""The report for the director: how many registered, who was asked, what came of it; no names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.charts import HIDDEN, drawing_of
from mmep_desktop.documents.coverage_charts import by_part, by_school
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.inks import INK, LINE, MUTED, PRIMARY, WHITE
from mmep_desktop.documents.languages import language_name
from mmep_desktop.documents.office_styles import (
    BODY,
    GUTTER,
    LABEL,
    OVERLINE,
    SMALL,
    STRONG,
    Columns,
    Text,
    column,
    columns,
    heading,
    low_row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.charts import Chart, Look
from mmep_desktop.domain.coverage_masked import (
    OF_A_LANGUAGE,
    OF_A_PART,
    OF_A_SCHOOL,
    Cells,
    Column,
    ForDirector,
    Percent,
)
from mmep_desktop.domain.coverage_words import column_words, days_words, reason_words
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.masking import LEAST

TITLE = "Coverage report"
_TITLE = Style(15, 21, Weight.SEMI_BOLD)
_FIGURE = Style(20, 26, Weight.SEMI_BOLD, PRIMARY)
_LOOK = Look(TEXT_WIDTH, 7.5, INK, MUTED, LINE, PRIMARY, INK, WHITE)
_INDENT = 10.0
_WHOLE = columns(5, 1.4, 1.4)
_SCHOOLS = columns(3.4, 1, 1, 1, 1, 1, 1)
_SCHOOLS_BEFORE = columns(3.4, 1, 1, 1)
_LANGUAGES = columns(3.4, 1, 1, 1, 1)
_ROWS = (
    (Column.REGISTERED, 0),
    (Column.ASKED, 0),
    (Column.NO_REFERRAL, 1),
    (Column.DECLINED, 1),
    (Column.REFERRED, 1),
    (Column.HANDED_OVER, 2),
    (Column.TO_HAND_OVER, 2),
    (Column.CONSENT_MISSING, 2),
    (Column.CONSENT_REFUSED, 2),
    (Column.FORGOTTEN, 2),
    (Column.NOT_YET, 0),
)
"""Each count and how far it is indented: it is a part of the one before that stands out more."""

_COUNTED = (
    "Counted are children, on the day on which they registered; brothers and sisters are asked "
    "together. Asked is whose family came to the end of its interview. Each child has the language "
    "of that interview. Handed over is what MMEP was given, by hand or in a batch, against a name "
    "in the register of disclosures; answers of MMEP are not counted yet."
)
_HIDDEN = (
    f"{HIDDEN} stands for a count that is not shown: it is under {LEAST}, or would give away one "
    "that is. A count of 0 is shown, as it tells of nobody."
)


def coverage_report(report: ForDirector) -> bytes:
    """Return the report as PDF."""
    furniture = Furniture(
        number=TITLE,
        draft="",
        practice=report.center.practice,
        note=f"Names nobody; no count under {LEAST} is shown",
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in _groups(report):
        layout.add(group)
    return draw_pages(Pen(TITLE, "en"), layout.pages, furniture)


def percent_words(percent: Percent | None) -> str:
    """Return the share that was asked, as far as it may be told."""
    if percent is None:
        return ""
    return f"more than {percent.value} %" if percent.is_least else f"{percent.value} %"


def school_words(school: str) -> str:
    """Name a school, or say that none was told."""
    return school or "School not told"


def language_words(code: str) -> str:
    """Name the language of an interview, or say that it is not known any more."""
    return language_name(code) if code else "Record destroyed since"


def _groups(report: ForDirector) -> Iterator[Group]:
    coverage = report.coverage
    yield Group((_heading(report),))
    yield _whole(report)
    if coverage.why:
        why = (
            _line(_WHOLE, reason_words(reason), (count,)) for reason, count in coverage.why.items()
        )
        yield section("Why not asked yet", *why)
    if coverage.parts:
        yield _chart("Registered and asked", by_part(coverage))
    if coverage.schools:
        yield _table(
            "By school",
            _SCHOOLS,
            OF_A_SCHOOL,
            [(school_words(name), cells) for name, cells in coverage.schools],
        )
        yield _chart("Asked, by school", by_school(coverage))
    if coverage.schools_before:
        yield _table(
            f"By school a year before, {days_words(coverage.span, coverage.before_days)}",
            _SCHOOLS_BEFORE,
            OF_A_PART,
            [(school_words(name), cells) for name, cells in coverage.schools_before],
        )
    if coverage.languages:
        yield _table(
            "By language of the interview",
            _LANGUAGES,
            OF_A_LANGUAGE,
            [(language_words(code), cells) for code, cells in coverage.languages],
        )
    told = (_COUNTED, _HIDDEN) if coverage.hides_some else (_COUNTED,)
    yield section("How it is counted", *(_told(text) for text in told))


def _heading(report: ForDirector) -> Strip:
    center, coverage = report.center, report.coverage
    left, right = columns(3, 2)
    return Strip(
        (
            column(
                *left,
                ("COVERAGE OF THE SCREENER", OVERLINE),
                (days_words(coverage.span, coverage.days), _TITLE),
            ),
            column(
                *right,
                (center.name, STRONG),
                (f"{center.district}, district {center.district_code}, desk {center.desk}", SMALL),
                (f"Made on {day_in_words(report.made_on)}", SMALL),
            ),
        ),
        above=2,
        gap=5,
    )


def _whole(report: ForDirector) -> Group:
    coverage = report.coverage
    asked = percent_words(coverage.percent)
    before = percent_words(coverage.before_percent)
    told = (
        (asked or HIDDEN, _FIGURE),
        ("of the children who registered were asked", BODY),
        (f"A year before: {before}" if before else "", SMALL),
        (_minutes(coverage.minutes), SMALL),
    )
    lines = (
        _line(
            _WHOLE,
            column_words(each),
            (coverage.whole[each], coverage.before[each]),
            indent=indent,
            strong=not indent,
        )
        for each, indent in _ROWS
        if each is not Column.FORGOTTEN or coverage.whole[each] or coverage.before[each]
    )
    heads = (
        days_words(coverage.span, coverage.days),
        days_words(coverage.span, coverage.before_days),
    )
    return Group(
        (
            Strip((column(0, TEXT_WIDTH, *told),), below=4),
            Strip(_heads(_WHOLE, ("", *heads)), above=1),
            *lines,
        ),
        (heading("Universal screening"),),
    )


def _minutes(minutes: float | None) -> str:
    return "" if minutes is None else f"An interview took {minutes:.1f} minutes (median)."


def _table(
    title: str, places: Columns, heads: tuple[Column, ...], rows: Sequence[tuple[str, Cells]]
) -> Group:
    lines = (_line(places, name, tuple(cells.values())) for name, cells in rows)
    words = ("", *map(column_words, heads))
    return Group(
        tuple(lines), (heading(title), Strip(_heads(places, words), above=1)), stays_together=False
    )


def _line(
    places: Columns,
    name: str,
    counts: Sequence[int | None],
    *,
    indent: int = 0,
    strong: bool = False,
) -> Strip:
    left, width = places[0]
    shift = indent * _INDENT
    style = STRONG if strong else BODY
    first = column(left + shift, width - shift, (name, style))
    words = (HIDDEN if count is None else f"{count:,}" for count in counts)
    cells = (
        _at_right(place, (text, style)) for place, text in zip(places[1:], words, strict=False)
    )
    return low_row(first, *cells)


def _heads(places: Columns, words: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(_at_right(place, (word, LABEL)) for place, word in zip(places, words, strict=True))


def _at_right(place: tuple[float, float], text: Text) -> Cell:
    left, width = place
    return replace(column(left, width + GUTTER, text), right=True)


def _chart(title: str, chart: Chart) -> Group:
    drawing = drawing_of(chart, _LOOK)
    strip = Strip((), above=2, below=4, least=drawing.height + 6, drawing=drawing)
    return section(title, strip)


def _told(text: str) -> Strip:
    return Strip((column(0, TEXT_WIDTH, (text, SMALL)),), below=1.5)
