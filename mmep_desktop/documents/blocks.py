"""What a page is stacked of: strips of cells that know their height and where they may be cut."""

from dataclasses import dataclass, replace

from reportlab.graphics.shapes import Drawing

from mmep_desktop.documents.text import Line

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text in a column; *left* counts from the edge of the text area, in points.

    *right* says that the lines end at the column's right edge, for scripts that run that way.
    *ground* and *bar* colour the whole height of the strip behind the cell, *pad* points beyond
    the text at its sides; *down* lowers the text.
    """

    left: float
    width: float
    lines: tuple[Line, ...]
    right: bool = False
    ground: str = ""
    bar: str = ""
    edge: str = ""
    pad: float = 0
    down: float = 0

    @property
    def height(self) -> float:
        return self.down + sum(line.style.leading for line in self.lines)

    def cut(self, room: float) -> tuple["Cell", "Cell"]:
        """Return the lines that fit into *room* points, and the rest."""
        fitting, taken = 0, self.down
        for line in self.lines:
            taken += line.style.leading
            if taken > room:
                break
            fitting += 1
        return (
            replace(self, lines=self.lines[:fitting]),
            replace(self, lines=self.lines[fitting:]),
        )


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells side by side across the text area, with *above* and *below* them inside the strip.

    *shapes* are dark rectangles (left, top, width, height) within the strip, such as the modules
    of a code or the line that somebody signs on; *least* keeps the height that they need.
    *drawing* stands on the left at the top; *least* keeps its height too.
    *rule* is the ink of a hairline above. One that *is_tied* stays with the strip before it.
    """

    cells: tuple[Cell, ...]
    above: float = 0
    below: float = 0
    gap: float = 0
    rule: str = ""
    is_tied: bool = False
    least: float = 0
    shapes: tuple[Rectangle, ...] = ()
    ink: str = "#17212B"
    drawing: Drawing | None = None

    @property
    def height(self) -> float:
        """The whole height with the white *gap* under it."""
        return self.inner + self.gap

    @property
    def inner(self) -> float:
        tallest = max((cell.height for cell in self.cells), default=0)
        return max(self.above + tallest + self.below, self.least)

    def cut(self, room: float) -> tuple["Strip", "Strip"]:
        """Return the part that fits into *room* points, and the rest."""
        halves = [cell.cut(room - self.above - self.below) for cell in self.cells]
        return (
            replace(self, cells=tuple(first for first, _ in halves)),
            replace(self, cells=tuple(rest for _, rest in halves), shapes=(), drawing=None),
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Strips that belong together; where they are parted, *head* stands over each part.

    One that *stays_together* goes to the next page whole, as long as a page can hold it.
    """

    strips: tuple[Strip, ...]
    head: tuple[Strip, ...] = ()
    stays_together: bool = True

    @property
    def height(self) -> float:
        return sum(strip.height for strip in (*self.head, *self.strips))
