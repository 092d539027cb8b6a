"""What a sheet consists of once it is laid out: words, lines, boxes and the code, at their places.

Other programs that make PDF are given exactly this, so that they draw the same sheet.
"""

from dataclasses import dataclass, field

from mmep_desktop.documents.pages import draw_pages
from mmep_desktop.documents.pen import PAGE_HEIGHT, Pen
from mmep_desktop.documents.referral_sheet import sheet_pages
from mmep_desktop.documents.text import Line
from mmep_desktop.domain.referral import Referral


@dataclass(frozen=True, slots=True)
class Words:
    """A run of glyphs; *left* and *baseline* count from the top left corner, in points."""

    left: float
    baseline: float
    text: str
    font: str
    size: float
    ink: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from the top left corner, filled or edged where an ink is named."""

    left: float
    top: float
    width: float
    height: float
    fill: str
    edge: str


@dataclass(slots=True)
class DrawnPage:
    """Everything on one page; *code* are the dark stretches of the number's code and rules."""

    words: list[Words] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    code: list[tuple[float, float, float, float]] = field(default_factory=list)


class NotingPen(Pen):
    """Draws nothing, and remembers what it was told to draw."""

    def __init__(self) -> None:
        super().__init__("", "en")
        self.pages = [DrawnPage()]

    def line(self, left: float, baseline: float, line: Line) -> None:
        for run in line.runs:
            style = line.style
            self.pages[-1].words.append(
                Words(left, baseline, run.glyphs, run.font, style.size, style.ink)
            )
            left += run.width

    def rule(self, left: float, right: float, at: float, ink: str, thickness: float = 0.5) -> None:
        self.pages[-1].boxes.append(Box(left, at, right - left, thickness, ink, ""))

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        edge: str = "",
        radius: float = 0,
    ) -> None:
        self.pages[-1].boxes.append(Box(left, top, width, height, fill, edge))

    def blocks(self, blocks: list[tuple[float, float, float, float]], ink: str) -> None:
        self.pages[-1].code += blocks

    def next_page(self) -> None:
        self.pages.append(DrawnPage())

    def finished(self) -> bytes:
        return b""


def drawn(referral: Referral) -> list[DrawnPage]:
    """Return what the sheet of *referral* consists of."""
    pen = NotingPen()
    draw_pages(pen, *sheet_pages(referral))
    return pen.pages


def from_below(down: float) -> float:
    """Turn a distance from the top of the page into one from its bottom."""
    return PAGE_HEIGHT - down
