"""Every question with its answer in words, and a way back to each of them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.steps import Step
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.words import _
from ui.interview.said import names_of, whole_answer
from ui.interview.words import words_of
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import label


class CheckPage(QWidget):
    """Change beside each answer, until the interview is finished."""

    change_asked = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("check_page")
        self._heading = PageHeading("check_heading", _("Check answers"))
        self._scroll = ScrollPage("check_scroll")
        self._back = KeyButton("check_back", _("Back"), key="Alt+Left", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        bind("Escape", self, self._back.click, anywhere=False)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._heading, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._answers = Card("check_answers_card")
        self._scroll.add(top)
        self._scroll.add(self._answers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def show_answers(self, sitting: Sitting) -> None:
        """Show every answer of *sitting*; one that is finished can be read and not changed."""
        interview = sitting.interview
        is_finished = sitting.screening.is_finished
        closed = _("This interview is finished: its answers can be read here, not changed.")
        names = names_of(interview.asking)
        self._heading.show_words(_("Check answers"), f"{names}. {closed}" if is_finished else names)
        self._clear()
        for step in interview.steps:
            if self._answers.body.count():
                self._answers.add(hairline())
            row = self._row(interview, step, can_change=not is_finished)
            self._answers.add(row)
            row.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._back.setFocus()

    def _clear(self) -> None:
        while (item := self._answers.body.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()

    def _row(self, interview: Interview, step: Step, *, can_change: bool) -> QWidget:
        asking = interview.asking
        words = words_of(asking, step, interview.language)
        reply = asking.draft.get(step.key)
        said = whole_answer(words, reply, asking.screened_on) if reply else _("Not answered yet")
        question = words.ask().clerk
        answer = label(said, "strong", name=f"check_answer_{step.key}")
        answer.setAccessibleName(f"{question} {said}")
        change = KeyButton(f"check_change_{step.key}", _("Change"), kind="quiet")
        change.setAccessibleName(_("Change: {question}").format(question=question))
        change.setEnabled(can_change)
        if not can_change:
            change.hide()
        change.clicked.connect(partial(self._change, step.key))
        return _laid_out(question, answer, change)

    def _change(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.change_asked.emit(key)


def _laid_out(question: str, answer: QWidget, change: QWidget) -> QWidget:
    words = QVBoxLayout()
    words.setSpacing(SPACE_1)
    words.addWidget(label(question, "muted"))
    words.addWidget(answer)
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, SPACE_1, 0, SPACE_1)
    row.setSpacing(SPACE_3)
    row.addLayout(words, 1)
    row.addWidget(change)
    return held
