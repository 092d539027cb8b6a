"""Who unlocks: the ids of the clerks as pills; loaded once the first picture is on the screen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mmep_desktop.words import _
from ui.theme.measures import SPACE_1
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label

_CORNER = 14
_DIGITS = 9


class ClerkChoice(QWidget):
    """Digits and arrows choose while the focus is on a pill, up and down also in the *field*.

    ``chosen`` carries an id. Nobody is chosen beforehand but who unlocked last.
    """

    chosen = Signal(str)

    def __init__(self, ids: Sequence[str], last: str, field: QWidget) -> None:
        super().__init__()
        self.setObjectName("unlock_clerks")
        self.setAccessibleName(_("Who unlocks"))
        self._field = field
        self._ids = list(ids)
        self._pills = {each: self._pill(each) for each in ids}
        row = FlowLayout()
        for place, (each, pill) in enumerate(self._pills.items(), 1):
            row.addWidget(pill)
            if place <= _DIGITS:
                bind(str(place), self, partial(self.choose, each), anywhere=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(label(_("Who unlocks"), "strong"))
        layout.addLayout(row)
        for key, way in (("Left", -1), ("Right", 1), ("Up", -1), ("Down", 1)):
            bind(key, self, partial(self._step, way, focus=True), anywhere=False)
        for key, way in (("Up", -1), ("Down", 1)):
            bind(key, field, partial(self._step, way, focus=False), anywhere=False)
        self._press(last)

    def value(self) -> str:
        """Give the id that is chosen, or nothing."""
        return next((each for each, pill in self._pills.items() if pill.isChecked()), "")

    def choose(self, clerk_id: str) -> None:
        """Choose *clerk_id* and go on to the field."""
        self._press(clerk_id)
        self.chosen.emit(clerk_id)
        self._field.setFocus()

    def focus_first(self) -> None:
        """Bring the focus to where choosing begins."""
        self._pills[self.value() or self._ids[0]].setFocus()

    def _step(self, way: int, *, focus: bool) -> None:
        here = self._ids.index(self.value()) if self.value() else -1 if way > 0 else 0
        clerk_id = self._ids[(here + way) % len(self._ids)]
        self._press(clerk_id)
        self.chosen.emit(clerk_id)
        if focus:
            self._pills[clerk_id].setFocus()

    def _press(self, clerk_id: str) -> None:
        for each, pill in self._pills.items():
            pill.setChecked(each == clerk_id)

    def _pill(self, clerk_id: str) -> QPushButton:
        pill = QPushButton(clerk_id)
        pill.setObjectName(f"unlock_clerk_{clerk_id}")
        pill.setAccessibleName(_("Clerk {id}").format(id=clerk_id))
        pill.setProperty("kind", "pill")
        pill.setProperty("corner", _CORNER)
        pill.setCheckable(True)
        pill.setAutoDefault(True)
        pill.clicked.connect(partial(self._click, clerk_id))
        return pill

    def _click(self, clerk_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.choose(clerk_id)
