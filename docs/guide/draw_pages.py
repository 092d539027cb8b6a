"""Draws the pages of the guide that offices print, as the sheets that come with the program."""  # noqa: INP001 - a script, never imported

import sys
from collections.abc import Iterator
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

TITLE = Style(20, 26, Weight.SEMI_BOLD)
HEADING = Style(13.5, 18, Weight.SEMI_BOLD)
BODY = Style(11, 13.5)
CAPTION = Style(9, 12, ink=MUTED)
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


def sheet_of(page: Path) -> bytes:
    """Return *page* as PDF. Raises ``PageTooLong``."""
    blocks = tuple(blocks_of(page))
    title = " ".join(bit.text for word in _title_of(blocks) for bit in word)
    furniture = Furniture(
        title, "", practice=False, note="mmep-desktop", page_of="{page} / {pages}"
    )
    layout = Layout(furniture.top)
    for group in _groups(blocks):
        layout.add(group)
    if len(layout.pages) > MOST_PAGES:
        raise PageTooLong(page.name)

    def furnish(pen: Pen, number: int, pages: int) -> None:
        furniture(pen, number, pages)
        for placed in layout.pages[number - 1]:
            _draw_picture(pen, placed)

    return draw_pages(Pen(title, "en"), layout.pages, furnish)


def _title_of(blocks: tuple[Block, ...]) -> tuple[Word, ...]:
    (title,) = (one for one in blocks if isinstance(one, Said) and one.kind is Kind.TITLE)
    return title.words


def _groups(blocks: tuple[Block, ...]) -> Iterator[Group]:
    """Yield what stays together: a heading goes with what follows it."""
    before: tuple[Strip, ...] = ()
    for block in blocks:
        strips = (*before, *_strips(block))
        if isinstance(block, Said) and block.kind in {Kind.TITLE, Kind.HEADING}:
            before = strips
        else:
            yield Group(strips)
            before = ()


def _strips(block: Block) -> tuple[Strip, ...]:
    match block:
        case Shown(file, words):
            caption = _lines(words, CAPTION, 0)
            return (Strip((), least=4), _picture(file), *_apart(caption, below=BETWEEN_BLOCKS + 3))
        case Said(Kind.TITLE, words):
            return _apart(_lines(words, TITLE, 0), below=4)
        case Said(Kind.HEADING, words):
            return _apart(_lines(words, HEADING, 0), above=8, below=3)
        case Said(Kind.ITEM, words, mark):
            lines = _lines(words, BODY, INDENT)
            marked = replace(lines[0], cells=(_cell(mark, BODY, 3), *lines[0].cells))
            return _apart((marked if mark else lines[0], *lines[1:]), below=BETWEEN_BLOCKS)
        case Said(_paragraph, words):
            return _apart(_lines(words, BODY, 0), below=BETWEEN_BLOCKS)


def _apart(lines: tuple[Strip, ...], *, above: float = 0, below: float) -> tuple[Strip, ...]:
    """Return *lines* with white above the first and below the last."""
    white = (Strip((), least=above),) if above else ()
    return (*white, *lines[:-1], replace(lines[-1], gap=below))


def _lines(words: tuple[Word, ...], style: Style, left: float) -> tuple[Strip, ...]:
    """Set *words* from *left* to the right edge, line after line."""
    lines: list[list[Word]] = [[]]
    for word in words:
        if lines[-1] and left + _end_of([*lines[-1], word], style) > TEXT_WIDTH:
            lines.append([])
        lines[-1].append(word)
    return tuple(Strip(tuple(_cells(line, style, left)), gap=BETWEEN_LINES) for line in lines)


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


def _picture(file: Path) -> Pictured:
    png = file.read_bytes()
    with Image.open(BytesIO(png)) as picture:
        height = PICTURE_WIDTH * picture.height / picture.width
    return Pictured((), least=height, gap=3, png=png)


def _draw_picture(pen: Pen, placed: Placed) -> None:
    if isinstance(placed.strip, Pictured):
        place = (MARGIN, placed.top, PICTURE_WIDTH, placed.strip.least)
        pen.picture(*place, placed.strip.png)
        pen.box(*place, edge=LINE)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (OUT / f"{name}.pdf").write_bytes(sheet_of(HERE / f"{name}.md"))
