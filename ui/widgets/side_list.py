"""List the answers so far; any of them can be jumped to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

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
        """Show *steps* in their order in place of those before."""
        self._rows.clear()
        for step in steps:
            row = StepRow(f"{self.objectName()}_{step.code}", step)
            row.clicked.connect(partial(self._jump, step.code))
            self._rows.add(row)
            self._rows.add(hairline())

    def _show_now_soon(self, _least: int, _most: int) -> None:
        QTimer.singleShot(0, self, self._show_now)

    def _show_now(self) -> None:
        """Keep the current step in view, with what lies around it."""
        for row in self._rows.findChildren(StepRow):
            if row.property("place") == "now" and not row.isHidden():
                self._rows.ensureWidgetVisible(row, 0, _CONTEXT)

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


def _width_of(step: Step) -> int:
    font = body_font()
    font.setPixelSize(SMALL_TEXT)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    return metrics.horizontalAdvance(step.question) + metrics.horizontalAdvance(step.answer)
