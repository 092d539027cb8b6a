"""Ask "which of these?" with one row to tick for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.icons import icon_drawing
from ui.theme.measures import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.faced_button import FacedButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.keys import KeyCap, bind
from ui.widgets.text import label
from ui.widgets.ticked import Ticked

_BOX = 22
_DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class Row:
    """One row to tick: its code, its words, the family's words, a letter key.

    A row that stands *alone*, such as none or unsure, excludes the others.
    """

    code: str
    words: str
    family: str = ""
    key: str = ""
    alone: bool = False


class TickList(QWidget):
    """Rows to tick, nothing ticked beforehand; digits tick the rows that have no letter.

    Words that *wrap* make their row as tall as they need.
    ``ticks_changed`` carries a tuple of codes in the order shown.
    """

    ticks_changed = Signal(object)

    def __init__(
        self,
        name: str,
        question: str,
        rows: Sequence[Row],
        *,
        keys_anywhere: bool = True,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(question)
        self._rows: dict[str, TickRow] = {}
        self._ticked = Ticked(
            tuple(row.code for row in rows), frozenset(row.code for row in rows if row.alone)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1 + SPACE_1 // 2)
        digits = iter(_DIGITS)
        for row in rows:
            key = row.key or next(digits, "")
            shown = TickRow(f"{name}_{row.code}", row, key, wraps=wrap)
            shown.clicked.connect(partial(self._toggle, row.code))
            if key:
                bind(key, shown if keys_anywhere else self, shown.click, anywhere=keys_anywhere)
            self._rows[row.code] = shown
            layout.addWidget(shown)

    def value(self) -> tuple[str, ...]:
        """Give the ticked codes in the order shown; empty before any answer."""
        return self._ticked.in_order()

    def set_value(self, codes: Iterable[str]) -> None:
        """Show answers given before; nothing is signalled. ValueError as ``Ticked.replaced``."""
        self._show(self._ticked.replaced(codes))

    def focus_first(self) -> None:
        """Bring the focus to the first row."""
        for row in tuple(self._rows.values())[:1]:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self._show(self._ticked.toggled(code))
        self.ticks_changed.emit(self.value())

    def _show(self, ticked: Ticked) -> None:
        self._ticked = ticked
        for code, row in self._rows.items():
            row.setChecked(code in ticked.on)


class TickRow(FacedButton):
    """A box to tick, the words, and the key that ticks it."""

    def __init__(self, name: str, row: Row, key: str, *, wraps: bool = False) -> None:
        spoken = f"{row.words}, {row.family}" if row.family else row.words
        super().__init__(name, spoken)
        self.setCheckable(True)
        self.fills_its_row = wraps
        self._box = IconMark.of("unticked", _BOX)
        self.toggled.connect(self._show_box)
        face = QHBoxLayout()
        face.setContentsMargins(SPACE_3, SPACE_2, SPACE_4, SPACE_2)
        face.setSpacing(SPACE_3)
        face.addWidget(self._box)
        face.addWidget(label(row.words, "strong"), 1)
        if row.family and row.family != row.words:
            face.addWidget(label(row.family, "muted"), 1)
        if key:
            face.addWidget(KeyCap(key))
        self.set_face(face)

    def _show_box(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's toggled
        self._box.set_drawing(icon_drawing("ticked" if ticked else "unticked"))
