"""The charts of the report: who was asked by day or month, and by school."""

from mmep_desktop.documents.charts import HIDDEN
from mmep_desktop.domain.charts import Bar, Chart, Direction
from mmep_desktop.domain.coverage_masked import Cells, Column, Masked
from mmep_desktop.domain.coverage_words import column_words, part_words

_MOST_BARS = 20
"""Schools shown as bars; the table beside them has them all."""

_HIDES = "how many were asked is not shown"


def by_part(coverage: Masked) -> Chart:
    """Return a column for each day or month."""
    bars = tuple(_bar(part_words(coverage.span, days), cells) for days, cells in coverage.parts)
    return _chart(Direction.UP, bars)


def by_school(coverage: Masked) -> Chart:
    """Return a bar for each school, the one with the most children first."""
    shown = coverage.schools[:_MOST_BARS]
    return _chart(
        Direction.ASIDE, tuple(_bar(name or "School not told", each) for name, each in shown)
    )


def _chart(direction: Direction, bars: tuple[Bar, ...]) -> Chart:
    hides = any(bar.hides for bar in bars)
    words = column_words(Column.ASKED), column_words(Column.NOT_YET)
    return Chart(direction, bars, *words, _HIDES if hides else "")


def _bar(name: str, cells: Cells) -> Bar:
    registered = cells[Column.REGISTERED]
    asked, not_yet = cells[Column.ASKED], cells[Column.NOT_YET]
    label = HIDDEN if registered is None else f"{registered:,}" if registered else ""
    if registered is None or None not in {asked, not_yet}:
        return Bar(name, asked, not_yet, label)
    return Bar(name, None, None, f"{label} {HIDDEN}", undivided=registered)
