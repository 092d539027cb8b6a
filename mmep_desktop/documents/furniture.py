"""What stands on every page: practice and draft marks on top, number and page count at the foot."""

from dataclasses import dataclass

from mmep_desktop.documents.blocks import Cell
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import AMBER, AMBER_TINT, BLACK, LINE, MUTED, WHITE
from mmep_desktop.documents.pages import MARGIN, TEXT_WIDTH, draw_cell
from mmep_desktop.documents.pen import PAGE_HEIGHT, PAGE_WIDTH, Pen
from mmep_desktop.documents.text import Line, Style, lay_out

PRACTICE = "PRACTICE - not a real family"
"""Not translated: it is for whoever finds the page, and says that there is nobody to call."""

_PRACTICE = Style(19, 30, Weight.BOLD, WHITE)
_DRAFT = Style(9, 13, Weight.SEMI_BOLD, AMBER)
_FOOT = Style(7.5, 10.5, ink=MUTED)
_FIRST_TOP = 24.0
_BAND, _PAD = 36.0, 8.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """Draws the marks of each page; *of* fills in the page's number and how many there are."""

    number: str
    draft: str
    practice: bool
    note: str
    page_of: str

    @property
    def top(self) -> float:
        """Where the page's own text may begin."""
        return _FIRST_TOP + self.practice * (_BAND + 8) + self._mark_height

    @property
    def _draft_lines(self) -> tuple[Line, ...]:
        return lay_out(self.draft, _DRAFT, TEXT_WIDTH - 2 * _PAD) if self.draft else ()

    @property
    def _mark_height(self) -> float:
        lines = self._draft_lines
        return len(lines) * _DRAFT.leading + 4 if lines else 0

    def __call__(self, pen: Pen, page: int, pages: int) -> None:
        at = _FIRST_TOP
        if self.practice:
            pen.box(0, at - 8, PAGE_WIDTH, _BAND, fill=BLACK)
            _centred(pen, lay_out(PRACTICE, _PRACTICE, TEXT_WIDTH), at - 5)
            at += _BAND + 8
        if self.draft:
            pen.box(MARGIN, at - 6, TEXT_WIDTH, self._mark_height - 2, fill=AMBER_TINT)
            _centred(pen, self._draft_lines, at - 5)
        self._foot(pen, page, pages)

    def _foot(self, pen: Pen, page: int, pages: int) -> None:
        top = PAGE_HEIGHT - 42
        pen.rule(MARGIN, MARGIN + TEXT_WIDTH, top, LINE)
        texts = [self.number, PRACTICE if self.practice else "", self.note]
        left = " \u00b7 ".join(text for text in texts if text)
        count = self.page_of.format(page=page, pages=pages)
        room = TEXT_WIDTH - 80
        draw_cell(pen, Cell(0, room, lay_out(left, _FOOT, room, rtl=False)), top + 3)
        draw_cell(pen, Cell(room, 80, lay_out(count, _FOOT, 80), right=True), top + 3)


def _centred(pen: Pen, lines: tuple[Line, ...], top: float) -> None:
    for line in lines:
        draw_cell(pen, Cell((TEXT_WIDTH - line.width) / 2, line.width, (line,)), top)
        top += line.style.leading
