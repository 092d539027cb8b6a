"""The rail at the window's side: one entry for each part of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.measures import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.faced_button import FacedButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.keys import bind, shown_key
from ui.widgets.text import label

WIDTH = 188
FOLDED_WIDTH = 60
_ICON = 22


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One part of the desk: the code of its page, its name, its icon.

    *place* is the digit that opens it with Ctrl, the same one for every role.
    """

    code: str
    words: str
    icon: str
    place: int


class Rail(QFrame):
    """Entries under each other, the open one marked; Ctrl and its digit opens each."""

    page_asked = Signal(str)

    def __init__(self, name: str, spoken: str, desk: QWidget) -> None:
        """Let the entries' keys act in all of *desk*, also while the rail is away."""
        super().__init__()
        self._desk = desk
        self._keys: list[QShortcut] = []
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._buttons: dict[str, RailButton] = {}
        self._folded = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        self._column.setSpacing(SPACE_1)
        self._column.addStretch(1)
        self.fold(folded=False)

    def show_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show *entries*, those that the person at the desk may open, in place of all before."""
        for gone in (*self._buttons.values(), *self._keys):
            gone.deleteLater()
        for button in self._buttons.values():
            button.hide()
        self._buttons, self._keys = {}, []
        for row, entry in enumerate(entries):
            key = f"Ctrl+{entry.place}"
            button = RailButton(f"rail_{entry.code}", entry, key)
            self._keys.append(bind(key, self._desk, button.click))
            button.clicked.connect(partial(self._ask, entry.code))
            self._buttons[entry.code] = button
            self._column.insertWidget(row, button)
        self.fold(folded=self._folded)

    def mark(self, code: str) -> None:
        """Mark the entry of the open page; a page that has none belongs to the one before it."""
        if code not in self._buttons:
            return
        for each, button in self._buttons.items():
            button.setChecked(each == code)

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or icons and words."""
        self._folded = folded
        self.setFixedWidth(FOLDED_WIDTH if folded else WIDTH)
        for button in self._buttons.values():
            button.fold(folded=folded)

    def is_folded(self) -> bool:
        """Whether icons stand alone."""
        return self._folded

    def _ask(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        button = self._buttons[code]
        button.setChecked(not button.isChecked())  # the page that opens marks itself
        self.page_asked.emit(code)


class RailButton(FacedButton):
    """An icon and a name; folded, the name is a tip."""

    def __init__(self, name: str, entry: RailEntry, key: str) -> None:
        super().__init__(name, entry.words)
        self.setCheckable(True)
        self.setToolTip(f"{entry.words} ({shown_key(key)})")
        self._words = label(entry.words, "rail", wraps=False)
        face = QHBoxLayout()
        face.setContentsMargins(SPACE_3, SPACE_2 + 1, SPACE_3, SPACE_2 + 1)
        face.setSpacing(SPACE_3 - 2)
        face.addWidget(IconMark.of(entry.icon, _ICON))
        face.addWidget(self._words, 1)
        self._face = face
        self.set_face(face)

    def fold(self, *, folded: bool) -> None:
        """Show or hide the name."""
        self._words.setVisible(not folded)
        side = SPACE_2 + 2 if folded else SPACE_4 - SPACE_1
        self._face.setContentsMargins(side, SPACE_2 + 1, side, SPACE_2 + 1)
