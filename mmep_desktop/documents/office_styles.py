"""How the office's sheet is set: small, quiet, and dense enough for one page."""

from dataclasses import replace

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import LINE, MUTED, PRIMARY
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.text import Style, lay_out

BODY = Style(8.5, 12)
STRONG = Style(8.5, 12, Weight.SEMI_BOLD)
QUIET = Style(7, 10, ink=MUTED)
SMALL = Style(7, 10)
SMALL_STRONG = Style(7, 10, Weight.SEMI_BOLD)
LABEL = Style(6.5, 9.5, ink=MUTED)
SECTION = Style(9, 12.5, Weight.SEMI_BOLD, PRIMARY)
OVERLINE = Style(7, 10, Weight.SEMI_BOLD, PRIMARY)

GUTTER = 10.0
NOT_TOLD = "not told"

Text = tuple[str, Style]
Columns = tuple[tuple[float, float], ...]
"""Where each column begins, and its width."""

_SMALL_DOWN = 1.5
_HEADS_DOWN = 3.0
"""Points by which the heads of columns stand lower, to share the heading's line of letters."""


def column(left: float, width: float, *texts: Text) -> Cell:
    """Return a cell of *texts* one under the other; empty ones take no room."""
    lines = tuple(line for text, style in texts if text for line in lay_out(text, style, width))
    return Cell(left, width, lines)


def lowered(cell: Cell) -> Cell:
    """Return small text lowered to stand on one line with the body text beside it."""
    return replace(cell, down=_SMALL_DOWN)


def labelled(left: float, width: float, label: str, value: str, style: Style = BODY) -> Cell:
    """Return a value under its label, and say so where it was not told."""
    told = (value, style) if value else (NOT_TOLD, BODY.with_ink(MUTED))
    return column(left, width, (label, LABEL), told)


def columns(*shares: float) -> Columns:
    """Divide the text area: where each column begins, and its width without the gutter."""
    unit = TEXT_WIDTH / sum(shares)
    places, left = [], 0.0
    for share in shares:
        places.append((left, share * unit - GUTTER))
        left += share * unit
    return tuple(places)


def row(*cells: Cell, rule: bool = True, gap: float = 0) -> Strip:
    """Return cells side by side under a hairline."""
    return Strip(cells, above=2.5, below=2.5, gap=gap, rule=LINE if rule else "")


def boxed(cell: Cell, *, ground: str = "", edge: str = "", bar: str = "") -> Strip:
    """Return a cell that is set off across the text area; it is laid out with room at its sides."""
    framed = replace(cell, ground=ground, edge=edge, bar=bar, pad=cell.left)
    return Strip((framed,), above=4, below=4, gap=3)


def low_row(*cells: Cell) -> Strip:
    """Return cells side by side, for short lines that follow each other closely."""
    return Strip(cells, above=1.5, below=1.5, rule=LINE)


def heading(text: str, heads: tuple[Cell, ...] = ()) -> Strip:
    """Return the heading of a section, on one line with the *heads* of its columns."""
    width = min((cell.left for cell in heads), default=TEXT_WIDTH) - GUTTER
    lowered = tuple(replace(cell, down=_HEADS_DOWN) for cell in heads)
    return Strip((column(0, width, (text, SECTION)), *lowered), above=5, below=1)


def heads_of(places: Columns, heads: tuple[str, ...]) -> tuple[Cell, ...]:
    """Return the heads of the columns, those without a word left out."""
    labelled_places = zip(places, heads, strict=True)
    return tuple(column(*at, (head, LABEL)) for at, head in labelled_places if head)


def section(text: str, *strips: Strip, heads: tuple[Cell, ...] = (), apart: bool = False) -> Group:
    """Return a section; one that may come *apart* repeats its heading on each page."""
    return Group(strips, (heading(text, heads),), stays_together=not apart)
