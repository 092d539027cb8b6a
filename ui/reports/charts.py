"""What the charts of the page say, in the clerk's language; nothing is hidden from her."""

from mmep_desktop.domain.charts import Bar, Chart, Direction
from mmep_desktop.domain.coverage import Coverage, CoverageLine
from mmep_desktop.domain.coverage_masked import Column
from mmep_desktop.domain.coverage_words import column_words, days_words, part_words
from mmep_desktop.words import _

_MOST_BARS = 12
"""Schools shown as bars; the table has them all."""


def by_part(coverage: Coverage) -> Chart:
    """Return a column for each day or month."""
    bars = tuple(
        Bar(
            part_words(coverage.span, days, _),
            line.asked,
            line.not_yet,
            str(line.registered) if line.registered else "",
        )
        for days, line in coverage.parts
    )
    return _chart(Direction.UP, bars)


def by_school(coverage: Coverage) -> Chart:
    """Return a bar for each school."""
    shown = coverage.schools[:_MOST_BARS]
    return _chart(Direction.ASIDE, tuple(_bar(school_words(name), line) for name, line in shown))


def spoken(coverage: Coverage, chart: Chart) -> str:
    """Return in words what *chart* shows."""
    shown = (bar for bar in chart.bars if bar.shown)
    told = _("{name}: {asked} of {registered} asked")
    bars = (told.format(name=bar.name, asked=bar.asked, registered=bar.shown) for bar in shown)
    return ". ".join((days_words(coverage.span, coverage.days, _), *bars))


def school_words(school: str) -> str:
    """Name a school, or say that none was told."""
    return school or _("School not told")


def _bar(name: str, line: CoverageLine) -> Bar:
    label = _("{asked} of {registered}").format(asked=line.asked, registered=line.registered)
    return Bar(name, line.asked, line.not_yet, label)


def _chart(direction: Direction, bars: tuple[Bar, ...]) -> Chart:
    return Chart(direction, bars, column_words(Column.ASKED, _), column_words(Column.NOT_YET, _))
