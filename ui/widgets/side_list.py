"""List the answers so far; any of them can be jumped to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout

from ui.theme.fonts import body_font
from ui.theme.measures import SMALL_TEXT, SPACE_2, SPACE_3
from ui.widgets.card import hairline
from ui.widgets.faced_button import FacedButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import label

_WIDTH = 240
_INDENT = 6
_ROOM_BESIDE = 168
"""What question and answer share on one line, the scroll bar and the space between them off."""

_CONTEXT = 48
"""How much of what lies before and after the current step is in view with it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question and its answer in a few words; *place* is ``done``, ``now`` or ``ahead``."""

    code: str
    question: str
    answer: str = ""
    place: str = "done"


class SideList(QFrame):
    """Questions and answers in order, the current one marked; what lies ahead cannot be pressed."""

    jumped = Signal(str)

    def __init__(self, name: str, heading: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.setFixedWidth(_WIDTH)
        self._shown: dict[Step, tuple[StepRow, QFrame]] = {}
        self._rows = ScrollPage(f"{name}_rows", margin=0)
        self._rows.column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        title = label(heading, "heading")
        title.setIndent(_INDENT)
        layout.addWidget(title)
        layout.addWidget(self._rows)
        # The rows find their heights one event later, and again when the scroll bar comes.
        self._rows.verticalScrollBar().rangeChanged.connect(self._show_now_soon)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show *steps* in their order; the rows of those that did not change stay."""
        for step in [step for step in self._shown if step not in steps]:
            row, line = self._shown.pop(step)
            self._rows.take_away(row)
            self._rows.take_away(line)
        for place, step in enumerate(steps):
            if step not in self._shown:
                row, line = self._shown[step] = self._make(step)
                self._rows.column.insertWidget(2 * place, row)
                self._rows.column.insertWidget(2 * place + 1, line)
        self._shown = {step: self._shown[step] for step in steps}

    def show_now(self) -> None:
        """Keep the current step in view, with what lies around it."""
        for step, (row, _line) in self._shown.items():
            if step.place == "now":
                self._rows.ensureWidgetVisible(row, 0, _CONTEXT)

    def _make(self, step: Step) -> "tuple[StepRow, QFrame]":
        row = StepRow(f"{self.objectName()}_{step.code}", step)
        row.clicked.connect(partial(self._jump, step.code))
        return row, hairline()

    def _show_now_soon(self, _least: int, _most: int) -> None:
        QTimer.singleShot(0, self, self.show_now)

    def _jump(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.jumped.emit(code)


class StepRow(FacedButton):
    """A question and its answer on one row, or the answer under it where they are long."""

    def __init__(self, name: str, step: Step) -> None:
        super().__init__(name, f"{step.question}: {step.answer}" if step.answer else step.question)
        self.setProperty("place", step.place)
        self.setEnabled(step.place != "ahead")
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        fits = _width_of(step) <= _ROOM_BESIDE
        face = QBoxLayout(across if fits else down)
        face.setContentsMargins(_INDENT, _INDENT, _INDENT, _INDENT)
        face.setSpacing(SPACE_2 if fits else 0)
        question = label(step.question, "step_question", wraps=not fits)
        question.setMinimumWidth(1)  # one long name must not push the answers out of the list
        face.addWidget(question, 1)
        if step.answer:
            answer = label(step.answer, "step_answer", wraps=not fits)
            answer.setMinimumWidth(1)
            answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            face.addWidget(answer)
        self.set_face(face)
        self._grow()

    def _grow(self) -> None:
        """Be as tall as long words need."""
        policy = self.sizePolicy()
        if policy.hasHeightForWidth():
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            self.setSizePolicy(policy)


def _width_of(step: Step) -> int:
    font = body_font()
    font.setPixelSize(SMALL_TEXT)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    return metrics.horizontalAdvance(step.question) + metrics.horizontalAdvance(step.answer)
