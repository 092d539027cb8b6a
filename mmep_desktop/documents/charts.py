"""Charts drawn once, by ReportLab's shapes: the same drawing goes to paper and to the screen.

What is told by colour is told by form as well: who was asked is a full bar, who was not an outline.
"""

from collections.abc import Iterator
from math import ceil

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, Shape, String
from reportlab.lib.colors import HexColor

from mmep_desktop.documents.fonts import LATIN, Weight, typeface
from mmep_desktop.documents.text import printable
from mmep_desktop.domain.charts import Bar, Chart, Direction, Look

HIDDEN = "*"
_NAMES_SHARE = 0.36
"""Of the width, at most, for names beside the bars."""

_ROW = 2.0
"""The height of a row beside its letters."""

_UP_ROWS = 11.0
"""How many rows of letters high a chart is whose bars grow up."""

_FAMILY = "Noto Sans"
_STEPS = (1, 2, 5)


def drawing_of(chart: Chart, look: Look) -> Drawing:
    """Return *chart* as shapes, as wide as *look* says and as high as it needs."""
    rows = _UP_ROWS if chart.direction is Direction.UP else 1.5 + len(chart.bars)
    drawing = Drawing(look.width, rows * _ROW * look.letters)
    painter = _Painter(look, drawing.height)
    for shape in painter.legend(chart):
        drawing.add(shape)
    draw = painter.up if chart.direction is Direction.UP else painter.aside
    for shape in draw(chart):
        drawing.add(shape)
    return drawing


def chart_svg(chart: Chart, look: Look) -> bytes:
    """Return *chart* as SVG, its letters in the desk's own font."""
    name = typeface(LATIN, Weight.REGULAR).name
    hacks = {name: {"family": f"'{_FAMILY}'"}}
    # Qt draws the form of a clipPath instead of clipping by it; nothing of ours reaches beyond.
    drawn: str = renderSVG.drawToString(drawing_of(chart, look), fontHacks=hacks, useClip=True)
    return drawn.encode()


class _Painter:
    """Makes the shapes of one chart; places count from the bottom left corner."""

    def __init__(self, look: Look, height: float) -> None:
        self._look = look
        self._height = height
        self._face = typeface(LATIN, Weight.REGULAR)

    def legend(self, chart: Chart) -> Iterator[Shape]:
        """Yield a square and a word for each part of a bar."""
        look, left = self._look, 0.0
        base = self._height - look.letters
        for word, is_full in ((chart.asked, True), (chart.not_yet, False)):
            yield self._part(left, base - 1, look.letters * 0.8, look.letters * 0.8, full=is_full)
            left += look.letters * 1.2
            yield self._text(word, left, base, look.ink)
            left += self._width(word) + look.letters * 1.6
        if chart.hidden:
            yield self._undivided(left, base - 1, look.letters * 0.8, look.letters * 0.8)
            left += look.letters * 1.2
            yield self._text(f"{HIDDEN} {chart.hidden}", left, base, look.muted)

    def up(self, chart: Chart) -> Iterator[Shape]:
        """Yield columns over a scale."""
        look = self._look
        most = max((bar.shown for bar in chart.bars), default=0)
        step = _scale_step(most)
        top = max(ceil(most / step), 1) * step
        left = self._width(str(top)) + look.letters * 0.6
        floor = look.letters * 1.8
        room = self._height - floor - look.letters * 3.4
        for value in range(0, top + 1, step):
            at = floor + room * value / top
            yield Line(left, at, look.width, at, strokeColor=HexColor(look.line), strokeWidth=0.7)
            yield self._text(
                str(value), left - look.letters * 0.5, at, look.muted, middle=True, anchor="end"
            )
        each = (look.width - left) / max(len(chart.bars), 1)
        every = self._names_apart(chart.bars, each)
        for place, bar in enumerate(chart.bars):
            begins = left + each * (place + 0.16)
            yield from self._column(bar, begins, floor, each * 0.68, room / top)
            if place % every == 0:
                middle = begins + each * 0.34
                yield self._text(
                    bar.name, middle, floor - look.letters * 1.4, look.muted, anchor="middle"
                )

    def aside(self, chart: Chart) -> Iterator[Shape]:
        """Yield rows beside their names."""
        look = self._look
        names = max((self._width(bar.name) for bar in chart.bars), default=0)
        names = min(names, look.width * _NAMES_SHARE) + look.letters
        labels = max((self._width(bar.label) for bar in chart.bars), default=0) + look.letters
        room = max(look.width - names - labels, 1)
        most = max((bar.shown for bar in chart.bars), default=0)
        for place, bar in enumerate(chart.bars):
            base = self._height - (place + 1.9) * _ROW * look.letters
            name = self._shortened(bar.name, names - look.letters)
            yield self._text(name, 0, base + look.letters * 0.5, look.ink, middle=True)
            width = room * bar.shown / most if most else 0.0
            asked = room * (bar.asked or 0) / most if most else 0.0
            if bar.not_yet:
                yield self._part(names, base, width, look.letters, full=False)
            if bar.asked:
                yield self._part(names, base, asked, look.letters, full=True)
            if bar.undivided:
                yield self._undivided(names, base, width, look.letters)
            at = names + width + look.letters * 0.5
            yield self._text(bar.label, at, base + look.letters * 0.5, look.muted, middle=True)

    def _column(
        self, bar: Bar, left: float, floor: float, width: float, unit: float
    ) -> Iterator[Shape]:
        if bar.not_yet:
            yield self._part(left, floor, width, bar.shown * unit, full=False)
        if bar.asked:
            yield self._part(left, floor, width, bar.asked * unit, full=True)
        if bar.undivided:
            yield self._undivided(left, floor, width, bar.undivided * unit)
        label = bar.label
        if self._width(label) > width * 1.4 and bar.hides:
            label = HIDDEN
        if self._width(label) <= width * 1.4:
            above = floor + bar.shown * unit + self._look.letters * 0.3
            yield self._text(label, left + width / 2, above, self._look.ink, anchor="middle")

    def _part(self, left: float, bottom: float, width: float, height: float, *, full: bool) -> Rect:
        look = self._look
        ink = HexColor(look.asked if full else look.not_yet)
        fill = ink if full else HexColor(look.ground)
        return Rect(left, bottom, width, height, fillColor=fill, strokeColor=ink, strokeWidth=1)

    def _undivided(self, left: float, bottom: float, width: float, height: float) -> Rect:
        look = self._look
        ink = HexColor(look.muted)
        fill = HexColor(look.line)
        return Rect(left, bottom, width, height, fillColor=fill, strokeColor=ink, strokeWidth=0.7)

    def _text(
        self,
        words: str,
        left: float,
        base: float,
        ink: str,
        *,
        anchor: str = "start",
        middle: bool = False,
    ) -> String:
        size = self._look.letters
        return String(
            left,
            base - size * 0.36 if middle else base,
            printable(words),
            fontName=self._face.name,
            fontSize=size,
            fillColor=HexColor(ink),
            textAnchor=anchor,
        )

    def _width(self, words: str) -> float:
        return self._face.width(words, self._look.letters)

    def _shortened(self, words: str, room: float) -> str:
        """Return as much of *words* as *room* holds."""
        if self._width(words) <= room:
            return words
        kept = len(words)
        while kept and self._width(f"{words[:kept].rstrip()}\u2026") > room:
            kept -= 1
        return f"{words[:kept].rstrip()}\u2026"

    def _names_apart(self, bars: tuple[Bar, ...], each: float) -> int:
        """Return at which distance names have room below their columns."""
        widest = max((self._width(bar.name) for bar in bars), default=0) + self._look.letters * 0.5
        return max(ceil(widest / each), 1)


def _scale_step(most: int) -> int:
    """Return a round step of which a scale up to *most* has four at the most."""
    tens = 1
    while True:
        for step in _STEPS:
            if step * tens * 4 >= most:
                return step * tens
        tens *= 10
