"""From strips to pages: what goes where, then the drawing of it, with every page numbered."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.pen import PAGE_HEIGHT, PAGE_WIDTH, Pen

MARGIN = 40.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
FOOT = 22.0
"""The height kept for the last lines of each page, above the bottom margin."""
_BAR_WIDTH = 3.0
_BOTTOM_MARGIN = 26.0
_BELOW_FURNITURE = PAGE_HEIGHT - _BOTTOM_MARGIN - FOOT


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and where its top is, in points from the top of the page."""

    strip: Strip
    top: float


Page = list[Placed]
Furniture = Callable[[Pen, int, int], None]
"""Draws what stands on every page; it is given the page's number and how many there are."""


class Layout:
    """Fills pages from the top, one group after the other."""

    def __init__(self, top: float) -> None:
        self._top = top
        self._at = top
        self.pages: list[Page] = [[]]

    def add(self, group: Group) -> None:
        """Place *group*: whole, on a new page if it must be, or cut when no page can hold it."""
        if self._fits(group.height - _last_gap(group)):
            self._place_all((*group.head, *group.strips))
        elif group.stays_together and group.height <= _BELOW_FURNITURE - self._top:
            self._turn()
            self._place_all((*group.head, *group.strips))
        else:
            self._place_in_parts(group)

    def _place_in_parts(self, group: Group) -> None:
        blocks = list(_tied(group.strips))
        if not self._fits(sum(strip.height for strip in (*group.head, *blocks[0]))):
            self._turn()
        self._place_all(group.head)
        for block in blocks:
            if not self._fits(sum(strip.height for strip in block)) and self._is_begun(group.head):
                self._turn()
                self._place_all(group.head)
            for strip in block:
                self._place_one(strip, group.head)

    def _place_one(self, strip: Strip, head: tuple[Strip, ...]) -> None:
        while not self._fits(strip.inner):
            fitting, strip = strip.cut(_BELOW_FURNITURE - self._at)
            self._place_all((fitting,))
            self._turn()
            self._place_all(head)
        self._place_all((strip,))

    def _is_begun(self, head: tuple[Strip, ...]) -> bool:
        return self._at > self._top + sum(strip.height for strip in head)

    def _fits(self, height: float) -> bool:
        return self._at + height <= _BELOW_FURNITURE

    def _turn(self) -> None:
        self.pages.append([])
        self._at = self._top

    def _place_all(self, strips: Iterable[Strip]) -> None:
        for strip in strips:
            self.pages[-1].append(Placed(strip, self._at))
            self._at += strip.height


def draw_pages(pen: Pen, pages: list[Page], furniture: Furniture) -> bytes:
    """Draw *pages*, each with its *furniture*, and return the PDF."""
    for number, page in enumerate(pages, 1):
        if number > 1:
            pen.next_page()
        furniture(pen, number, len(pages))
        for placed in page:
            _draw_strip(pen, placed.strip, placed.top)
    return pen.finished()


def draw_cell(pen: Pen, cell: Cell, top: float) -> None:
    """Draw the lines of *cell*, the first one's top at *top*."""
    top += cell.down
    for line in cell.lines:
        leading, size = line.style.leading, line.style.size
        left = MARGIN + cell.left + (cell.width - line.width if cell.right else 0)
        pen.line(left, top + leading / 2 + _X_CENTRE * size, line)
        top += leading


_X_CENTRE = 0.36
"""From the middle of a line to where its letters stand, as a part of the type size."""


def _draw_strip(pen: Pen, strip: Strip, top: float) -> None:
    if strip.rule:
        pen.rule(MARGIN, MARGIN + TEXT_WIDTH, top, strip.rule)
    if strip.shapes:
        pen.blocks(list(_moved(strip, top)), strip.ink)
    if strip.drawing is not None:
        pen.drawing(MARGIN, top + strip.above, strip.drawing)
    for cell in strip.cells:
        _draw_ground(pen, cell, top, strip.inner)
        draw_cell(pen, cell, top + strip.above)


def _draw_ground(pen: Pen, cell: Cell, top: float, height: float) -> None:
    left, width = MARGIN + cell.left - cell.pad, cell.width + 2 * cell.pad
    if cell.ground or cell.edge:
        pen.box(left, top, width, height, fill=cell.ground, edge=cell.edge)
    if cell.bar:
        pen.box(left, top, _BAR_WIDTH, height, fill=cell.bar)


def _moved(strip: Strip, top: float) -> Iterator[tuple[float, float, float, float]]:
    for left, down, width, height in strip.shapes:
        yield MARGIN + left, top + down, width, height


def _tied(strips: tuple[Strip, ...]) -> Iterator[list[Strip]]:
    """Yield the strips in blocks that are not parted without need."""
    block: list[Strip] = []
    for strip in strips:
        if block and not strip.is_tied:
            yield block
            block = []
        block.append(strip)
    yield block


def _last_gap(group: Group) -> float:
    return group.strips[-1].gap if group.strips else 0
