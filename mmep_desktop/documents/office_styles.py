"""How the office's sheet is set: small, quiet, and dense enough for one page."""

from mmep_desktop.documents.blocks import Cell, Frame, Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import INK, LINE, MUTED, PRIMARY
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.text import Style, lay_out

BODY = Style(9, 12.5)
STRONG = Style(9, 12.5, Weight.SEMI_BOLD)
QUIET = Style(7.5, 10.5, ink=MUTED)
SMALL = Style(7.5, 10.5)
SMALL_STRONG = Style(7.5, 10.5, Weight.SEMI_BOLD)
LABEL = Style(7, 9.5, ink=MUTED)
SECTION = Style(9.5, 13, Weight.SEMI_BOLD, PRIMARY)
TITLE = Style(16, 21, Weight.SEMI_BOLD, INK)
OVERLINE = Style(7.5, 10.5, Weight.SEMI_BOLD, PRIMARY)

GUTTER = 10.0
NOT_TOLD = "not told"

Text = tuple[str, Style]


def column(left: float, width: float, *texts: Text) -> Cell:
    """Return a cell of *texts* one under the other; empty ones take no room."""
    lines = tuple(
        line for text, style in texts if text for line in lay_out(text, style, width)
    )
    return Cell(left, width, lines)


def labelled(left: float, width: float, label: str, value: str, style: Style = BODY) -> Cell:
    """Return a value under its label, and say so where it was not told."""
    told = (value, style) if value else (NOT_TOLD, BODY.with_ink(MUTED))
    return column(left, width, (label, LABEL), told)


def columns(*shares: float) -> tuple[tuple[float, float], ...]:
    """Divide the text area: where each column begins, and its width without the gutter."""
    unit = TEXT_WIDTH / sum(shares)
    places, left = [], 0.0
    for share in shares:
        places.append((left, share * unit - GUTTER))
        left += share * unit
    return tuple(places)


def row(*cells: Cell, rule: bool = True, gap: float = 0) -> Strip:
    """Return cells side by side under a hairline."""
    frame = Frame(rule=LINE if rule else "")
    return Strip(cells, above=3, below=3, gap=gap, frame=frame)


def heading(text: str, remark: str = "") -> Strip:
    """Return the heading of a section, with a quiet remark at its side."""
    title, side = columns(1.4, 2)
    cells = (column(*title, (text, SECTION)), column(*side, (remark, QUIET)))
    return Strip(cells, above=7, below=2)


def section(text: str, *strips: Strip, remark: str = "", apart: bool = False) -> Group:
    """Return a section; one that may come *apart* repeats its heading on each page."""
    return Group(strips, (heading(text, remark),), stays_together=not apart)
