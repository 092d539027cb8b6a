"""Keys on paper, drawn as the window draws them: a cap with what stands on the keyboard."""

from mmep_desktop.documents.blocks import Cell
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import INK, LINE, MUTED, WHITE
from mmep_desktop.documents.pages import MARGIN, draw_cell
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.text import Style, lay_out, width_of

HEIGHT = 21.0
KEY = Style(11, 14.5, Weight.SEMI_BOLD)
_PAD = 6.5
_LEAST = 23.0
_BETWEEN_PARTS = 5.0
_RADIUS = 4.0
_EDGE = 1.5
_WRITTEN_AS = {"Escape": "Esc"}

_ARROW_LENGTH = 13.0
_POINTS_LEFT = {"Left": True, "Right": False}
_ARROW = ((0, 0), (5, -4), (5, -1), (13, -1), (13, 1), (5, 1), (5, 4))
"""An arrow to the left by its corners: no font that ships has one."""


def cap_width(key: str) -> float:
    """Return the width of the cap of *key*, named as the window binds it: ``Alt+Left``."""
    parts = key.split("+")
    inside = sum(map(_part_width, parts)) + _BETWEEN_PARTS * (len(parts) - 1)
    return max(inside + 2 * _PAD, _LEAST)


def draw_cap(pen: Pen, left: float, top: float, key: str) -> None:
    """Draw the cap of *key*; *left* counts from the margin."""
    width = cap_width(key)
    pen.box(MARGIN + left, top + _EDGE, width, HEIGHT, fill=LINE, radius=_RADIUS)
    pen.box(MARGIN + left, top, width, HEIGHT, fill=WHITE, edge=MUTED, radius=_RADIUS)
    parts = key.split("+")
    inside = sum(map(_part_width, parts)) + _BETWEEN_PARTS * (len(parts) - 1)
    at = left + (width - inside) / 2
    for part in parts:
        _draw_part(pen, at, top, part)
        at += _part_width(part) + _BETWEEN_PARTS


def _part_width(part: str) -> float:
    return _ARROW_LENGTH if part in _POINTS_LEFT else width_of(_written(part), KEY)


def _draw_part(pen: Pen, left: float, top: float, part: str) -> None:
    if part not in _POINTS_LEFT:
        lines = lay_out(_written(part), KEY, _part_width(part))
        draw_cell(pen, Cell(left, _part_width(part), lines), top + (HEIGHT - KEY.leading) / 2)
        return
    begin, middle = MARGIN + left, top + HEIGHT / 2
    corners = _ARROW if _POINTS_LEFT[part] else [(_ARROW_LENGTH - x, y) for x, y in _ARROW]
    pen.polygon([(begin + x, middle + y) for x, y in corners], INK)


def _written(part: str) -> str:
    return _WRITTEN_AS.get(part, part)
