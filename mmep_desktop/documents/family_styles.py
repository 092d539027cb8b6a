"""How a family's page is set: large, with room, in the direction of its language."""

import re
from dataclasses import dataclass

from mmep_desktop.documents.bidi import isolated
from mmep_desktop.documents.blocks import Cell, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import INK, MUTED, PRIMARY
from mmep_desktop.documents.languages import runs_right_to_left
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.text import Style, lay_out
from mmep_desktop.domain.names import cleaned

BODY = Style(12, 18.5)
STRONG = Style(12, 18.5, Weight.SEMI_BOLD)
SMALL = Style(12, 17, ink=MUTED)
HEAD = Style(13, 20, Weight.SEMI_BOLD, PRIMARY)
TITLE = Style(21, 30, Weight.SEMI_BOLD, INK)
OVERLINE = Style(12, 17, Weight.SEMI_BOLD, PRIMARY)

_GAP = re.compile(r"\{(\w+)\}")
_TO_WRITE_IN = "____________"


def filled(template: str, **values: str) -> str:
    """Return *template* with its gaps filled; nothing in a value is read as a gap or a direction.

    A value that is not known leaves a line to write on.
    """
    return _GAP.sub(lambda gap: isolated(cleaned(values.get(gap[1], "")) or _TO_WRITE_IN), template)


@dataclass(frozen=True, slots=True)
class Setting:
    """Sets texts from the side where the language begins."""

    rtl: bool

    def cell(self, left: float, width: float, *texts: tuple[str, Style]) -> Cell:
        """Return texts one under the other; *left* counts from where the language begins."""
        lines = tuple(
            line
            for text, style in texts
            if text
            for line in lay_out(text, style, width, rtl=self.rtl)
        )
        begin = TEXT_WIDTH - left - width if self.rtl else left
        return Cell(begin, width, lines, right=self.rtl)

    def value(self, left: float, width: float, text: str, style: Style) -> Cell:
        """Return what somebody is called or how they are reached, in its own direction."""
        return self.cell(left, width, (isolated(cleaned(text)), style))

    def text(self, *texts: tuple[str, Style], gap: float = 0, above: float = 0) -> Strip:
        """Return texts across the whole page."""
        return Strip((self.cell(0, TEXT_WIDTH, *texts),), above=above, gap=gap)

    def points(self, *texts: str) -> tuple[Strip, ...]:
        """Return a list with a mark before each text."""
        return tuple(
            Strip(
                (
                    self.cell(0, _INDENT, ("\u2022", STRONG.with_ink(PRIMARY))),
                    self.cell(_INDENT, TEXT_WIDTH - _INDENT, (text, BODY)),
                ),
                gap=2,
            )
            for text in texts
        )

    def to_write_in(self, *entries: tuple[str, float]) -> Strip:
        """Return lines to write on, each over its label, in the given shares of the page."""
        unit = TEXT_WIDTH / sum(share for _, share in entries)
        cells, lines, left = [], [], 0.0
        for label, share in entries:
            width = share * unit - _BETWEEN
            cell = self.cell(left, width, (label, SMALL))
            cells.append(cell)
            lines.append((cell.left, _LINE_AT, width, 0.7))
            left += share * unit
        return Strip(tuple(cells), above=_LINE_AT + 2, shapes=tuple(lines), gap=2)


_INDENT = 16.0
_BETWEEN = 14.0
_LINE_AT = 24.0


def setting_of(language: str) -> Setting:
    return Setting(runs_right_to_left(language))
