"""The recovery sheet: one page with the key in large groups, in the language of the window."""

from mmep_desktop.documents.blocks import Cell
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import AMBER, AMBER_TINT, MUTED, PRIMARY, PRIMARY_TINT
from mmep_desktop.documents.pages import MARGIN, TEXT_WIDTH, draw_cell
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.recovery_words import heading, keeping, made_on, opens, using
from mmep_desktop.documents.text import Style, lay_out
from mmep_desktop.domain.recovery_sheet import RecoverySheet
from mmep_desktop.words import spoken

TITLE = Style(26, 34, Weight.SEMI_BOLD)
SECTION = Style(14.5, 22, Weight.SEMI_BOLD, PRIMARY)
BODY = Style(12, 17)
QUIET = Style(11, 15, ink=MUTED)
KEY = Style(25, 38, Weight.SEMI_BOLD)
STRONG = Style(12, 17, Weight.SEMI_BOLD)

_TOP, _PAD, _BAR = 48.0, 14.0, 4.0
_GROUPS_IN_A_LINE = 4
_BETWEEN_GROUPS = " - "


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """Return the sheet as PDF; its title in the file says no more than its heading."""
    page = _Page(Pen(heading(), spoken()))
    page.text(heading(), TITLE)
    page.text(opens(sheet.desk), BODY, gap=10)
    page.boxed(*_lines_of(sheet.key), style=KEY, fill=PRIMARY_TINT, bar=PRIMARY)
    page.text(made_on(sheet.made_on.isoformat()), QUIET, gap=10)
    for title, points in (keeping(), using()):
        page.text(title, SECTION, gap=2)
        page.points(points)
    page.boxed(sheet.lost, style=STRONG, fill=AMBER_TINT, bar=AMBER)
    return page.finished()


class _Page:
    """The page as it is filled from the top."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._at = _TOP

    def text(self, text: str, style: Style, *, gap: float = 0) -> None:
        """Set *text* across the page, with *gap* points below it."""
        self._set(_cell(0, TEXT_WIDTH, style, text))
        self._at += gap

    def points(self, points: tuple[str, ...]) -> None:
        """Set each of *points* behind a mark."""
        for point in points:
            self._pen.box(MARGIN + 2, self._at + 6, 4, 4, fill=PRIMARY)
            self._set(_cell(14, TEXT_WIDTH - 14, BODY, point))
            self._at += 3
        self._at += 8

    def boxed(self, *texts: str, style: Style, fill: str, bar: str) -> None:
        """Set *texts* one under the other on a ground of their own."""
        cell = _cell(_PAD, TEXT_WIDTH - 2 * _PAD, style, *texts)
        height = cell.height + 2 * _PAD
        self._pen.box(MARGIN, self._at, TEXT_WIDTH, height, fill=fill)
        self._pen.box(MARGIN, self._at, _BAR, height, fill=bar)
        draw_cell(self._pen, cell, self._at + _PAD)
        self._at += height + 8

    def finished(self) -> bytes:
        """Return the page as PDF."""
        return self._pen.finished()

    def _set(self, cell: Cell) -> None:
        draw_cell(self._pen, cell, self._at)
        self._at += cell.height


def _lines_of(key: str) -> tuple[str, ...]:
    groups = key.split("-")
    starts = range(0, len(groups), _GROUPS_IN_A_LINE)
    return tuple(_BETWEEN_GROUPS.join(groups[at : at + _GROUPS_IN_A_LINE]) for at in starts)


def _cell(left: float, width: float, style: Style, *texts: str) -> Cell:
    return Cell(left, width, tuple(line for text in texts for line in lay_out(text, style, width)))
