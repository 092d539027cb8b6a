"""Draws the pages of the guide that offices print, as the sheets that come with the program."""  # noqa: INP001 - a script, never imported

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from page_text import Block, Kind, Look, Said, Shown, Word, blocks_of
from PIL import Image

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.inks import LINE, MUTED, WELL
from mmep_desktop.documents.pages import MARGIN, TEXT_WIDTH, Layout, Placed, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.text import Style, lay_out, width_of
from resources import resource

HERE = Path(__file__).parent
PAGES = ("batches", "receive")
OUT = Path(sys.argv[1]) if sys.argv[1:] else resource("guide")
"""Where the sheets go: the folder that was named, or where the program has them."""

MOST_PAGES = 2
"""One sheet of paper, printed on both sides."""

SCALES = (1.0, 0.95, 0.9, 0.85)
"""The largest with which a page stands on its sheet is taken; letters are 9 points at least."""

TITLE = Style(20, 26, Weight.SEMI_BOLD)
HEADING = Style(13.5, 18, Weight.SEMI_BOLD)
BODY = Style(11, 13.5)
CAPTION = Style(9.5, 12.5, ink=MUTED)
BETWEEN_LINES = 2.0
BETWEEN_BLOCKS = 6.0
INDENT = 18.0
PICTURE_WIDTH = 430.0


class PageTooLong(Exception):
    """The words and pictures of a page need more than one sheet of paper."""


@dataclass(frozen=True, slots=True)
class Pictured(Strip):
    """A strip that keeps room for a picture."""

    png: bytes = b""
    width: float = 0


Line = tuple[Cell, ...]


def sheet_of(page: Path) -> bytes:
    """Return *page* as PDF. Raises ``PageTooLong``."""
    for scale in SCALES:
        with suppress(PageTooLong):
            return Setting(scale).sheet_of(page)
    raise PageTooLong(page.name)


class Setting:
    """Sets a page in letters and pictures of one scale."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._title, self._heading, self._body, self._caption = (
            replace(style, size=style.size * scale, leading=style.leading * scale)
            for style in (TITLE, HEADING, BODY, CAPTION)
        )

    def sheet_of(self, page: Path) -> bytes:
        """Return *page* as PDF. Raises ``PageTooLong``."""
        blocks = tuple(blocks_of(page))
        title = _title_of(blocks)
        furniture = Furniture(
            title, "", practice=False, note="mmep-desktop", page_of="{page} / {pages}"
        )
        layout = Layout(furniture.top)
        for group in self._groups(blocks):
            layout.add(group)
        if len(layout.pages) > MOST_PAGES:
            raise PageTooLong(page.name)

        def furnish(pen: Pen, number: int, pages: int) -> None:
            furniture(pen, number, pages)
            for placed in layout.pages[number - 1]:
                _draw_picture(pen, placed)

        return draw_pages(Pen(title, "en"), layout.pages, furnish)

    def _groups(self, blocks: tuple[Block, ...]) -> Iterator[Group]:
        """Yield what stays together: a heading goes with what follows it."""
        before: tuple[Strip, ...] = ()
        for block in blocks:
            strips = (*before, *self._strips(block))
            if isinstance(block, Said) and block.kind in {Kind.TITLE, Kind.HEADING}:
                before = strips
            else:
                yield Group(strips)
                before = ()

    def _strips(self, block: Block) -> tuple[Strip, ...]:
        body, below = self._body, BETWEEN_BLOCKS * self._scale
        match block:
            case Shown(file, words):
                caption = _stacked(_lines(words, self._caption))
                above = Strip((), least=4 * self._scale)
                return (above, self._picture(file), *_apart(caption, below=below + 3))
            case Said(Kind.TITLE, words):
                return _apart(_stacked(_lines(words, self._title)), below=4)
            case Said(Kind.HEADING, words):
                lines = _stacked(_lines(words, self._heading))
                return _apart(lines, above=8 * self._scale, below=3 * self._scale)
            case Said(Kind.ITEM, words, mark):
                first, *others = _lines(words, body, INDENT)
                marked = (_cell(mark, body, 3), *first) if mark else first
                return _apart(_stacked([marked, *others]), below=below)
            case Said(_paragraph, words):
                return _apart(_stacked(_lines(words, body)), below=below)

    def _picture(self, file: Path) -> Pictured:
        png, width = file.read_bytes(), PICTURE_WIDTH * self._scale
        with Image.open(BytesIO(png)) as picture:
            height = width * picture.height / picture.width
        return Pictured((), least=height, gap=3, png=png, width=width)


def _title_of(blocks: tuple[Block, ...]) -> str:
    (title,) = (one for one in blocks if isinstance(one, Said) and one.kind is Kind.TITLE)
    return " ".join(bit.text for word in title.words for bit in word)


def _stacked(lines: Sequence[Line]) -> tuple[Strip, ...]:
    return tuple(Strip(cells, gap=BETWEEN_LINES) for cells in lines)


def _apart(lines: tuple[Strip, ...], *, above: float = 0, below: float) -> tuple[Strip, ...]:
    """Return *lines* with white above the first and below the last."""
    white = (Strip((), least=above),) if above else ()
    return (*white, *lines[:-1], replace(lines[-1], gap=below))


def _lines(words: tuple[Word, ...], style: Style, left: float = 0) -> list[Line]:
    """Set *words* from *left* to the right edge, line after line."""
    lines: list[list[Word]] = [[]]
    for word in words:
        if lines[-1] and left + _end_of([*lines[-1], word], style) > TEXT_WIDTH:
            lines.append([])
        lines[-1].append(word)
    return [tuple(_cells(line, style, left)) for line in lines]


def _end_of(line: list[Word], style: Style) -> float:
    last = list(_cells(line, style, 0))[-1]
    return last.left + last.width + last.pad


def _cells(line: list[Word], style: Style, left: float) -> Iterator[Cell]:
    """Yield a cell for each stretch of one look; a key stands in its box."""
    blank = width_of("n n", style) - width_of("nn", style)
    for look, text, begins_word in _stretches(line):
        pad = {Look.KEY: 3.0, Look.TYPED: 1.5}.get(look, 0)
        left += blank * begins_word + pad
        cell = _cell(text, _styled(style, look), left)
        edge, ground = LINE if look is Look.KEY else "", WELL if look is Look.TYPED else ""
        yield replace(cell, edge=edge, ground=ground, pad=pad)
        left += cell.width + pad


def _stretches(line: list[Word]) -> Iterator[tuple[Look, str, bool]]:
    """Yield text of one look, and whether a blank stands before it; each key is one of its own."""
    look, text, after_blank = Look.PLAIN, "", False
    for at, word in enumerate(line):
        for place, bit in enumerate(word):
            begins_word = at > 0 and place == 0
            if text and bit.look is look and look is not Look.KEY:
                text += f" {bit.text}" if begins_word else bit.text
                continue
            if text:
                yield look, text, after_blank
            look, text, after_blank = bit.look, bit.text, begins_word
    yield look, text, after_blank


def _styled(style: Style, look: Look) -> Style:
    return replace(style, weight=Weight.SEMI_BOLD) if look is Look.STRONG else style


def _cell(text: str, style: Style, left: float) -> Cell:
    (line,) = lay_out(text, style, float("inf"))
    return Cell(left, line.width, (line,))


def _draw_picture(pen: Pen, placed: Placed) -> None:
    if isinstance(placed.strip, Pictured):
        place = (MARGIN, placed.top, placed.strip.width, placed.strip.least)
        pen.picture(*place, placed.strip.png)
        pen.box(*place, edge=LINE)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (OUT / f"{name}.pdf").write_bytes(sheet_of(HERE / f"{name}.md"))
