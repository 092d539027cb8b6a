"""Ask which kinds of work, with pictures that need no reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.measures import CARD_RADIUS, SPACE_2
from ui.widgets.faced_button import FacedButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout, TileLayout
from ui.widgets.text import label, reads_right_to_left
from ui.widgets.ticked import Ticked

KEYS = "1234567890QWERT"

_COLUMNS = 5
_NARROWEST = 150
_CORNER = 20
_ABOVE = 4
_GAP = 6
_SMALL, _LARGE = 36, 72
"""The pictures for the clerk's window and for the family's, in pixels."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One kind of work: its code, both languages' words, and its drawing as SVG."""

    code: str
    clerk: str
    family: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class LoneAnswer:
    """An answer that excludes every tile, such as none, unsure or declined."""

    code: str
    clerk: str
    family: str
    key: str


class PictureTiles(QWidget):
    """Tiles in rows of five, several to tick, and below them the answers that stand alone.

    ``ticks_changed`` carries a tuple of codes in the order shown.
    """

    ticks_changed = Signal(object)

    def __init__(
        self,
        name: str,
        question: str,
        tiles: Sequence[Tile],
        lone: Sequence[LoneAnswer] = (),
        *,
        for_family: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(question)
        self._buttons: dict[str, FacedButton] = {}
        alone = tuple(each.code for each in lone)
        self._ticked = Ticked((*(tile.code for tile in tiles), *alone), frozenset(alone))
        grid = TileLayout(_COLUMNS, 210 if for_family else _NARROWEST, _GAP)
        for tile, key in zip(tiles, KEYS, strict=False):
            button = PictureTile(f"{name}_{tile.code}", tile, key, for_family=for_family)
            bind(key, button, button.click)
            self._watch(tile.code, button)
            grid.addWidget(button)
        row = FlowLayout()
        for each in lone:
            row.addWidget(self._lone_button(name, each))
        self._last_row = QHBoxLayout()
        self._last_row.setSpacing(SPACE_2)
        self._last_row.addLayout(row, 1)
        if any(reads_right_to_left(tile.family) for tile in tiles):
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(grid)
        layout.addLayout(self._last_row)

    def add_actions(self, *buttons: QWidget) -> None:
        """Put the page's own *buttons*, such as Back and Next, at the end of the last row."""
        for button in buttons:
            self._last_row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def value(self) -> tuple[str, ...]:
        """Give the ticked codes in the order shown; empty before any answer."""
        return self._ticked.in_order()

    def set_value(self, codes: Iterable[str]) -> None:
        """Show answers given before; nothing is signalled. ValueError as ``Ticked.replaced``."""
        self._show(self._ticked.replaced(codes))

    def focus_first(self) -> None:
        """Bring the focus to the first ticked tile, or to the first."""
        shown = self.value()[:1] or tuple(self._buttons)[:1]
        for code in shown:
            self._buttons[code].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lone_button(self, name: str, answer: LoneAnswer) -> KeyButton:
        button = KeyButton(
            f"{name}_{answer.code}", answer.clerk, second=answer.family, key=answer.key
        )
        button.setCheckable(True)
        self._watch(answer.code, button)
        return button

    def _watch(self, code: str, button: FacedButton) -> None:
        self._buttons[code] = button
        button.clicked.connect(partial(self._toggle, code))

    def _toggle(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self._show(self._ticked.toggled(code))
        self.ticks_changed.emit(self.value())

    def _show(self, ticked: Ticked) -> None:
        self._ticked = ticked
        for code, button in self._buttons.items():
            button.setChecked(code in ticked.on)


class PictureTile(FacedButton):
    """A picture over both languages' words; its key in one corner, a tick in the other."""

    fills_its_row = True

    def __init__(self, name: str, tile: Tile, key: str, *, for_family: bool) -> None:
        same = tile.family == tile.clerk
        super().__init__(name, tile.clerk if same else f"{tile.clerk}, {tile.family}")
        self.setCheckable(True)
        self.setProperty("corner", CARD_RADIUS)
        self._tick = IconMark.of("check", _CORNER)
        self.toggled.connect(self._show_tick)
        corner = label(key, "corner_key", wraps=False)
        corner.setFixedWidth(_CORNER)
        face = QGridLayout()
        face.setContentsMargins(SPACE_2, _ABOVE, SPACE_2, _ABOVE)
        face.setSpacing(0)
        face.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        face.addWidget(corner, 0, 0, top)
        picture = IconMark(tile.picture, _LARGE if for_family else _SMALL)
        face.addWidget(picture, 0, 1, Qt.AlignmentFlag.AlignHCenter)
        face.addWidget(self._tick, 0, 2, top)
        self._add_words(face, tile.family, "family_tile" if for_family else "tile", 2)
        if not same:
            self._add_words(face, tile.clerk, "tile_clerk", 3)
        face.setRowStretch(4, 1)
        self.set_face(face)
        self._show_tick(False)

    def _add_words(self, face: QGridLayout, text: str, role: str, row: int) -> None:
        words = label(text, role)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        face.addWidget(words, row, 0, 1, 3)

    def _show_tick(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's toggled
        policy = self._tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(policy)
        self._tick.setVisible(ticked)
