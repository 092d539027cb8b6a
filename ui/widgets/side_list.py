"""List the answers so far; any of them can be jumped to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.theme.measures import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.card import hairline
from ui.widgets.faced_button import FacedButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import label

_WIDTH = 240
_ONE_LINE = 24  # letters of a question and its answer that fit side by side


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
        layout.setContentsMargins(SPACE_4 - 1, SPACE_3, SPACE_4 - 1, SPACE_3)
        layout.addWidget(label(heading, "heading"))
        layout.addWidget(self._rows)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show *steps* in their order in place of those before."""
        self._rows.clear()
        for step in steps:
            row = StepRow(f"{self.objectName()}_{step.code}", step)
            row.clicked.connect(partial(self._jump, step.code))
            self._rows.add(row)
            self._rows.add(hairline())

    def _jump(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.jumped.emit(code)


class StepRow(FacedButton):
    """A question and its answer on one row."""

    def __init__(self, name: str, step: Step) -> None:
        super().__init__(name, f"{step.question}: {step.answer}" if step.answer else step.question)
        self.setProperty("place", step.place)
        self.setEnabled(step.place != "ahead")
        fits = len(step.question) + len(step.answer) <= _ONE_LINE
        answer = label(step.answer, "step_answer", wraps=not fits)
        answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        face = QHBoxLayout()
        face.setContentsMargins(SPACE_2 - 2, SPACE_2, SPACE_2 - 2, SPACE_2)
        face.setSpacing(SPACE_2)
        face.addWidget(label(step.question, "step_question", wraps=not fits), 1)
        face.addWidget(answer, 0 if fits else 1)
        self.set_face(face)
