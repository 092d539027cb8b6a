"""The figures of a span at a glance, each beside that of a year before."""

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.coverage import Coverage, CoverageLine
from mmep_desktop.domain.coverage_masked import Column
from mmep_desktop.domain.coverage_words import column_words
from mmep_desktop.words import _
from ui.theme.measures import SPACE_2, SPACE_3
from ui.widgets.card import Card
from ui.widgets.layouts import TileLayout
from ui.widgets.text import label, set_words

_SHOWN = (
    Column.REGISTERED,
    Column.ASKED,
    Column.NO_REFERRAL,
    Column.DECLINED,
    Column.CONSENT_MISSING,
    Column.HANDED_OVER,
)
_COLUMNS, _NARROWEST = 8, 112
_SHARE, _MINUTES = "share", "minutes"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it counts, and what there was a year before."""

    value: str
    words: str
    before: str


class FiguresCard(QWidget):
    """Tiles that keep their place from one span to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reports_figures")
        self.setAccessibleName(_("Figures"))
        self._layout = layout = TileLayout(_COLUMNS, _NARROWEST, SPACE_3)
        self._tiles: dict[str, _Tile] = {}
        for code in (_SHARE, *(column.value for column in _SHOWN), _MINUTES):
            self._tiles[code] = _Tile(f"reports_figure_{code}")
            layout.addWidget(self._tiles[code])
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row, or in rows of the same length."""
        super().resizeEvent(event)
        width = event.size().width()
        self._layout.set_narrowest(_NARROWEST)
        if _COLUMNS // 2 < self._layout.columns_at(width) < _COLUMNS:
            self._layout.set_narrowest(width * 2 // _COLUMNS - SPACE_3)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the figures of *coverage*."""
        before = _("before: {count}").format(count=_share(coverage.before))
        share = Figure(_share(coverage.whole), _("Share asked"), before)
        self._tiles[_SHARE].show_figure(share)
        for column in _SHOWN:
            self._tiles[column.value].show_figure(_figure(coverage, column))
        minutes = "–" if coverage.minutes is None else f"{coverage.minutes:.1f}"
        interviews = _("of {count}").format(count=coverage.interviews)
        words = _("Minutes an interview")
        self._tiles[_MINUTES].show_figure(Figure(minutes, words, interviews))


class _Tile(Card):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._value = label("", "figure", wraps=False)
        self._words = label("")
        self._before = label("", "small")
        self.body.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        column = QVBoxLayout()
        column.setSpacing(SPACE_2 // 4)
        for part in (self._value, self._words, self._before):
            column.addWidget(part)
        column.addStretch(1)
        self.body.addLayout(column)

    def show_figure(self, figure: Figure) -> None:
        set_words(self._value, figure.value)
        set_words(self._words, figure.words)
        set_words(self._before, figure.before)
        self.setAccessibleName(f"{figure.words}: {figure.value}. {figure.before}")


def _figure(coverage: Coverage, column: Column) -> Figure:
    before = _told(coverage.before, column)
    return Figure(
        _told(coverage.whole, column),
        column_words(column, _),
        _("before: {count}").format(count=before if coverage.before.registered else "–"),
    )


def _told(line: CoverageLine, column: Column) -> str:
    """Return the count in figures."""
    return f"{column.of(line)}"


def _share(line: CoverageLine) -> str:
    return _("{percent} %").format(percent=line.percent) if line.registered else "–"
