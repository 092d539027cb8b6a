"""Ask for one answer with big numbered buttons that speak two languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.measures import CARD_RADIUS, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.faced_button import FacedButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.keys import KeyCap, bind
from ui.widgets.layouts import TileLayout
from ui.widgets.text import label, reads_right_to_left

_NARROWEST = 190
_COLUMNS = 4
DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its code, the clerk's words, the family's words, a letter key."""

    code: str
    clerk: str
    family: str = ""
    key: str = ""


class ChoiceButtons(QWidget):
    """One question's answers; nothing is chosen until the clerk chooses.

    The digit of its place presses an answer, and so does its letter. Enter belongs to the page.
    What only the clerk reads need not be *large*.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        question: str,
        choices: Sequence[Choice],
        *,
        columns: int = _COLUMNS,
        keys_anywhere: bool = True,
        large: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(question)
        self._buttons: dict[str, ChoiceButton] = {}
        layout = TileLayout(columns, _NARROWEST)
        for place, choice in enumerate(choices, 1):
            button = ChoiceButton(f"{name}_{choice.code}", choice, str(place), large=large)
            button.clicked.connect(partial(self._choose, choice.code))
            self._buttons[choice.code] = button
            layout.addWidget(button)
            for key in filter(None, (DIGITS[place - 1 : place], choice.key)):
                bind(key, button if keys_anywhere else self, button.click, anywhere=keys_anywhere)
        self.setLayout(layout)
        if any(reads_right_to_left(choice.family) for choice in choices):
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def value(self) -> str | None:
        """Give the code of the answer; None before there is one."""
        return next((code for code, each in self._buttons.items() if each.isChecked()), None)

    def set_value(self, code: str | None) -> None:
        """Show an answer given before; nothing is signalled."""
        for each, button in self._buttons.items():
            button.setChecked(each == code)

    def focus_first(self) -> None:
        """Bring the focus to the chosen answer, or to the first."""
        shown = self.value() or next(iter(self._buttons))
        self._buttons[shown].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.set_value(code)
        self.chosen.emit(code)


class ChoiceButton(FacedButton):
    """The clerk's words small above, the family's large below, the key beside them."""

    fills_its_row = True

    def __init__(self, name: str, choice: Choice, digit: str, *, large: bool) -> None:
        family = choice.family or choice.clerk
        same = family == choice.clerk
        super().__init__(name, family if same else f"{choice.clerk}, {family}")
        self.setCheckable(True)
        self.setProperty("corner", CARD_RADIUS)
        self._mark = IconMark.of("check")
        self._mark.hide()
        self.toggled.connect(self._mark.setVisible)
        words = QVBoxLayout()
        words.setSpacing(0)
        rtl = reads_right_to_left(family)
        if not same:
            words.addWidget(_beside(label(choice.clerk, "small"), rtl=rtl))
        words.addWidget(_beside(label(family, "family" if large else "strong"), rtl=rtl))
        face = QHBoxLayout()
        self._above = SPACE_3 if large else SPACE_2
        face.setContentsMargins(SPACE_4, self._above, SPACE_4, self._above)
        face.setSpacing(SPACE_3)
        face.addWidget(KeyCap(choice.key or digit), 0, Qt.AlignmentFlag.AlignVCenter)
        face.addLayout(words, 1)
        face.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        face.addSpacing(SPACE_2)
        self.set_face(face)

    def set_low(self, *, is_low: bool) -> None:
        """Keep to the words where there is little height."""
        above = SPACE_1 if is_low else self._above
        if (face := self.layout()) is not None:
            face.setContentsMargins(SPACE_4, above, SPACE_4, above)


def _beside(words: QLabel, *, rtl: bool) -> QLabel:
    """Align both languages on the side where the family's begins."""
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    words.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return words
