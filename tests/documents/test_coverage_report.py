"""The director's report names nobody and hides small counts: on paper, in charts, as a table."""

import re
import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest

from mmep_desktop.documents.charts import chart_svg
from mmep_desktop.documents.coverage_report import coverage_report
from mmep_desktop.documents.coverage_workbook import coverage_workbook
from mmep_desktop.domain.charts import Bar, Chart, Direction, Look
from mmep_desktop.domain.coverage import (
    Fate,
    NotYetReason,
    Span,
    Tally,
    a_year_before,
    coverage_of,
    days_of,
)
from mmep_desktop.domain.coverage_masked import ForDirector, masked
from tests.builders import TODAY, a_center
from tests.documents.reading import flowing, picture_of

SCHOOLS = ("Elm Elementary", "Ñandú & <Oak> School", "")
NUMBER = re.compile(r'<c r="\w+"(?: s="\d+")?><v>([\d.]+)</v>')
BOX = re.compile(r"<(?:svg|rect) [^>]*>")
NAMED = re.compile(r'\b(x|y|width|height)="([\d.-]+)"')
LOOK = Look(600, 15, "#000000", "#444444", "#cccccc", "#005060", "#000000", "#ffffff")


def report(span: Span = Span.SCHOOL_YEAR, *, practice: bool = False, size: int = 40) -> ForDirector:
    days = days_of(span, TODAY).until(TODAY)
    tallies = []
    for place, school in enumerate(SCHOOLS):
        for number, fate in enumerate(Fate):
            count = size // (1 + place * 2) if fate is not Fate.DECLINED else 3
            day = days.first + timedelta(days=number * 3 % (1 + (days.last - days.first).days))
            is_waiting = fate is Fate.NOT_YET
            reason = NotYetReason.NO_INTERPRETER if is_waiting else None
            language = "" if is_waiting else ("es", "kea", "")[place]
            tallies.append(Tally(day, school, language, fate, reason, count))
    before = [Tally(a_year_before(span, days).first, "Elm", "es", Fate.NO_REFERRAL, None, 90)]
    told = coverage_of(span, days, tallies, before, (240.0,) * 30)
    return ForDirector(a_center(practice=practice), TODAY, masked(told))


def test_the_paper_tells_the_whole_and_hides_what_is_small() -> None:
    text = flowing(coverage_report(report()))
    for words in (
        "COVERAGE OF THE SCREENER",
        "1 July to 1 September 2026",
        "1 July to 1 September 2025",
        "Example Registration Center",
        "86 % of the children who registered were asked",
        "An interview took 4.0 minutes (median).",
        "Why not asked yet",
        "No interpreter",
        "By school",
        "By school a year before, 1 July to 1 September 2025",
        "Elm 90 90 0",
        "Ñandú & <Oak> School",
        "School not told",
        "By language of the interview",
        "Cape Verdean Creole",
        "* stands for a count that is not shown",
        "Page 1 of 2",
    ):
        assert words in text
    assert "Declined *" in text


@pytest.mark.parametrize("span", Span)
def test_every_span_is_drawn_the_same_way_twice(span: Span) -> None:
    once, again = coverage_report(report(span)), coverage_report(report(span))
    assert once == again
    assert picture_of(once).size == (1275, 1650)


def test_practice_and_an_empty_span_are_told_on_paper() -> None:
    days = days_of(Span.DAY, date(2026, 9, 6))
    nothing = masked(coverage_of(Span.DAY, days, (), (), ()))
    text = flowing(coverage_report(ForDirector(a_center(practice=True), TODAY, nothing)))
    assert "PRACTICE - not a real family" in text
    assert "Registered 0 0" in text


def test_the_workbook_holds_texts_and_numbers_alone() -> None:
    with zipfile.ZipFile(BytesIO(coverage_workbook(report()))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "sheets/" in name]
        words = book.read("xl/sharedStrings.xml").decode()
        told = book.read("docProps/core.xml").decode() + book.read("docProps/app.xml").decode()
    assert len(sheets) == 5
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)
    assert "&amp; &lt;Oak&gt; School" in words
    assert "2026-09-01T00:00:00Z" in told
    counts = [float(count) for sheet in sheets for count in NUMBER.findall(sheet)]
    shares = [count for count in counts if count in {4.0, 86.0}]
    assert shares == [86.0, 4.0]  # minutes tell of thirty interviews
    assert not [count for count in counts if 0 < count < 10 and count not in shares]


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("count", [0, 1, 31])
def test_a_chart_stays_inside_its_picture(direction: Direction, count: int) -> None:
    bars = tuple(Bar(f"{'Long name ' * 9}{n}", n * 7, n or None, str(n * 8)) for n in range(count))
    svg = chart_svg(Chart(direction, bars, "Asked", "Not yet", "x"), LOOK).decode()
    [whole, *boxes] = [dict(NAMED.findall(part)) for part in BOX.findall(svg)]
    width, height = float(whole["width"]), float(whole["height"])
    assert width == LOOK.width
    for box in boxes:
        left, top = float(box["x"]), float(box["y"])
        assert 0 <= left <= left + float(box["width"]) <= width + 1
        assert 0 <= top <= top + float(box["height"]) <= height + 1
