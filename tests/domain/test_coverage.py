"""Coverage adds up however it is cut, and what leaves of it tells of nobody."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmep_desktop.domain.coverage import (
    Coverage,
    CoverageLine,
    Days,
    Fate,
    NotYetReason,
    Span,
    Tally,
    a_year_before,
    coverage_of,
    days_of,
    middle,
    neighbour,
    parts_of,
)
from mmep_desktop.domain.coverage_masked import Cells, Column, Masked, masked
from mmep_desktop.domain.coverage_words import days_words
from mmep_desktop.domain.masking import LEAST

ON = date(2026, 9, 14)
YEAR = days_of(Span.SCHOOL_YEAR, ON)
SCHOOLS = ("Elm", "Oak", "Pine")


@st.composite
def tallies(draw: st.DrawFn) -> tuple[Tally, ...]:
    found = []
    for _ in range(draw(st.integers(0, 12))):
        fate = draw(st.sampled_from(Fate))
        is_waiting = fate is Fate.NOT_YET
        found.append(
            Tally(
                day=YEAR.first + timedelta(days=draw(st.integers(0, 364))),
                school=draw(st.sampled_from(SCHOOLS)),
                language="" if is_waiting else draw(st.sampled_from(("es", "pt", "en"))),
                fate=fate,
                reason=draw(st.none() | st.sampled_from(NotYetReason)) if is_waiting else None,
                count=draw(st.integers(1, 9) | st.integers(10, 90)),
            )
        )
    return tuple(found)


def coverage(some: tuple[Tally, ...], *seconds: float) -> Coverage:
    """Return what is told of *some*, beside a part of them as if it were a year before."""
    return coverage_of(Span.SCHOOL_YEAR, YEAR, some, some[1::2], seconds)


@pytest.mark.parametrize(
    ("span", "days", "name"),
    [
        (Span.DAY, ("2026-09-14", "2026-09-14"), "14 September 2026"),
        (Span.MONTH, ("2026-09-01", "2026-09-30"), "September 2026"),
        (Span.SCHOOL_YEAR, ("2026-07-01", "2027-06-30"), "1 July 2026 to 30 June 2027"),
    ],
)
def test_a_day_lies_in_its_month_and_its_school_year(
    span: Span, days: tuple[str, str], name: str
) -> None:
    found = days_of(span, ON)
    assert (str(found.first), str(found.last)) == days
    assert days_words(span, found) == name
    assert neighbour(span, neighbour(span, found, 1), -1) == found


@pytest.mark.parametrize(
    ("span", "days", "before"),
    [
        (Span.DAY, Days(ON, ON), Days(date(2025, 9, 15), date(2025, 9, 15))),
        (Span.MONTH, days_of(Span.MONTH, ON).until(ON), Days(date(2025, 9, 1), date(2025, 9, 14))),
        (Span.SCHOOL_YEAR, YEAR.until(ON), Days(date(2025, 7, 1), date(2025, 9, 14))),
        (
            Span.MONTH,
            days_of(Span.MONTH, date(2028, 2, 10)),
            Days(date(2027, 2, 1), date(2027, 2, 28)),
        ),
        (
            Span.MONTH,
            days_of(Span.MONTH, date(2029, 2, 10)),
            Days(date(2028, 2, 1), date(2028, 2, 29)),
        ),
    ],
)
def test_like_is_compared_with_like_a_year_before(span: Span, days: Days, before: Days) -> None:
    assert a_year_before(span, days) == before


@given(
    st.sampled_from((Span.MONTH, Span.SCHOOL_YEAR)), st.dates(date(2026, 1, 1), date(2090, 1, 1))
)
def test_the_parts_of_a_span_are_all_of_it(span: Span, on: date) -> None:
    days = days_of(span, on).until(on)
    parts = parts_of(span, days)
    assert (parts[0].first, parts[-1].last) == (days.first, days.last)
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(parts))


@given(tallies())
def test_every_cut_adds_up_to_the_whole(some: tuple[Tally, ...]) -> None:
    told = coverage(some)
    whole = told.whole
    assert whole.registered == sum(tally.count for tally in some)
    assert whole.registered == whole.asked + whole.not_yet
    assert whole.asked == whole.of(Fate.NO_REFERRAL) + whole.of(Fate.DECLINED) + whole.referred
    assert sum(whole.why.values()) == whole.not_yet
    for lines in (told.schools, told.parts):
        together: Counter[Fate] = Counter()
        for _name, line in lines:
            together.update(line.by_fate)
        assert +together == +Counter(whole.by_fate)
    assert sum(line.asked for _, line in told.languages) == whole.asked
    before = sum(line.registered for _, line in told.schools_before)
    assert before == told.before.registered


def test_a_hundred_per_cent_is_not_told_before_everybody_was_asked() -> None:
    almost = CoverageLine({Fate.NO_REFERRAL: 999, Fate.NOT_YET: 1})
    assert (almost.percent, CoverageLine({Fate.DECLINED: 5}).percent) == (99, 100)
    assert CoverageLine().percent == 0


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_the_median_has_as_many_below_as_above(values: list[float]) -> None:
    found = middle(values)
    assert sum(value < found for value in values) <= len(values) / 2
    assert sum(value > found for value in values) <= len(values) / 2


@given(tallies())
def test_what_leaves_shows_no_count_under_ten(some: tuple[Tally, ...]) -> None:
    shown = [count for count in counts_of(masked(coverage(some))) if count is not None]
    assert not [count for count in shown if 0 < count < LEAST]


@settings(max_examples=40)
@given(tallies())
def test_no_small_count_of_the_report_is_worked_out_from_the_others(
    some: tuple[Tally, ...],
) -> None:
    """Solved as a reader would, with every sum that the report's own tables make known."""
    told = coverage(some)
    hidden, equations = unknowns_of(masked(told))
    small = [place for place, name in enumerate(hidden) if 0 < count_of(told, *name) < LEAST]
    known = np.array(equations).reshape(len(equations), len(hidden))
    rank = np.linalg.matrix_rank(known) if known.size else 0
    for place in small:
        alone = np.eye(len(hidden))[place]
        assert np.linalg.matrix_rank(np.vstack([known, alone])) == rank + 1


Name = tuple[str, str, str]
"""Table, line and column of a count."""


def unknowns_of(out: Masked) -> tuple[list[Name], list[list[int]]]:
    """Return the hidden counts of a report, and what its sums say of them: a row for each sum."""
    shown: dict[Name, int | None] = {("whole", "", column): n for column, n in out.whole.items()}
    shown |= {("before", "", column): count for column, count in out.before.items()}
    shown |= {("why", str(reason), ""): count for reason, count in out.why.items()}
    parts = tuple((str(days.first), cells) for days, cells in out.parts)
    named: dict[str, tuple[tuple[str, Cells], ...]] = {
        "school": out.schools,
        "language": out.languages,
        "part": parts,
        "school before": out.schools_before,
    }
    for table, lines in named.items():
        for line, cells in lines:
            shown |= {(table, line, column): count for column, count in cells.items()}
    sums = [(("whole", "", "not_yet"), [name for name in shown if name[0] == "why"])]
    sums += [
        ((table, line, whole), [(table, line, part) for part in divided])
        for table, line, whole in shown
        for divided in DIVIDED.get(whole, ())
        if {(table, line, part) for part in divided} <= shown.keys()
    ]
    for table in named:
        columns = {name[2] for name in shown if name[0] == table}
        of = "before" if table == "school before" else "whole"
        for column in columns:
            down = [name for name in shown if (name[0], name[2]) == (table, column)]
            sums.append(((of, "", column), down))
    hidden = [name for name, count in shown.items() if count is None]
    rows = [[(name in some) - (name == whole) for name in hidden] for whole, some in sums]
    return hidden, rows


DIVIDED: dict[str, list[tuple[str, ...]]] = {
    "registered": [("asked", "not_yet")],
    "asked": [("no_referral", "declined", "referred")],
    "referred": [
        ("handed_over", "to_hand_over", "consent_missing", "consent_refused", "forgotten")
    ],
}


def count_of(told: Coverage, table: str, line: str, column: str) -> int:
    if table == "why":
        return next(n for reason, n in told.whole.why.items() if str(reason) == line)
    lines = {
        "whole": {"": told.whole},
        "before": {"": told.before},
        "school": dict(told.schools),
        "school before": dict(told.schools_before),
        "language": dict(told.languages),
        "part": {str(days.first): each for days, each in told.parts},
    }
    return Column(column).of(lines[table][line])


@given(tallies())
def test_what_leaves_is_told_as_it_was_counted(some: tuple[Tally, ...]) -> None:
    told = coverage(some)
    for (name, cells), (same, line) in zip(masked(told).schools, told.schools, strict=True):
        assert name == same
        assert all(count in {None, column.of(line)} for column, count in cells.items())


def test_that_everybody_was_asked_may_be_told() -> None:
    out = masked(coverage((tally(Fate.NO_REFERRAL, 80), tally(Fate.HANDED_OVER, 40)), 60.0))
    assert out.percent is not None
    assert (out.whole[Column.REGISTERED], out.whole[Column.NOT_YET]) == (120, 0)
    assert (out.percent.value, out.percent.is_least, out.hides_some) == (100, False, False)
    assert out.minutes is None  # one interview tells of one family


def test_of_a_few_still_to_ask_only_the_least_share_is_told() -> None:
    out = masked(coverage((tally(Fate.NO_REFERRAL, 300), tally(Fate.NOT_YET, 4))))
    assert out.percent is not None
    assert (out.whole[Column.REGISTERED], out.whole[Column.ASKED]) == (304, None)
    assert (out.percent.value, out.percent.is_least, out.hides_some) == (97, True, True)


def test_no_share_is_told_where_it_would_give_a_count_away() -> None:
    assert masked(coverage((tally(Fate.NO_REFERRAL, 3),))).percent is None
    assert masked(coverage(())).percent is None


def tally(fate: Fate, count: int) -> Tally:
    return Tally(ON, "Elm", "" if fate is Fate.NOT_YET else "es", fate, None, count)


def counts_of(out: Masked) -> list[int | None]:
    lines = [out.whole, out.before, *(cells for _, cells in out.schools + out.languages)]
    lines += [cells for _, cells in (*out.parts, *out.schools_before)]
    return [count for cells in lines for count in cells.values()] + list(out.why.values())
