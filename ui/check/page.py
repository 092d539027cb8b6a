"""Every question with its answer in words, and a way back to each of them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

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
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage, turn_when_narrow
from ui.widgets.text import label


class CheckPage(QWidget):
    """Change beside each answer, before the interview is finished and after."""

    change_asked = Signal(str)
    compare_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("check_page")
        self._heading = PageHeading("check_heading", _("Check answers"))
        self._scroll = ScrollPage("check_scroll")
        self._back = KeyButton("check_back", _("Back"), key="Alt+Left", icon="arrow-left")
        self._compare = KeyButton("check_compare", _("Compare revisions"), key="R")
        self._back.clicked.connect(self.back_asked)
        self._compare.clicked.connect(self.compare_asked)
        for button in (self._back, self._compare):
            button.setAutoDefault(True)
        bind("Escape", self, self._back.click, anywhere=False)
        self._answers = Card("check_answers_card")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll.add(self._lay_out_top())
        self._scroll.add(self._answers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def show_answers(self, sitting: Sitting) -> None:
        """Show every answer of *sitting*; a finished one says what a change does."""
        interview = sitting.interview
        below = " ".join(
            part for part in (f"{names_of(interview.asking)}.", _note(sitting)) if part
        )
        self._heading.show_words(_("Check answers"), below)
        self._compare.setVisible(sitting.screening.revision > 1)
        self._clear()
        for step in interview.steps:
            if self._answers.body.count():
                self._answers.add(hairline())
            row = self._row(interview, step)
            self._answers.add(row)
            row.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._back.setFocus()

    def _clear(self) -> None:
        while (item := self._answers.body.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()

    def _row(self, interview: Interview, step: Step) -> QWidget:
        question, said = answer_of(interview, step)
        answer = label(said, "strong", name=f"check_answer_{step.key}")
        answer.setAccessibleName(f"{question} {said}")
        change = KeyButton(f"check_change_{step.key}", _("Change"), kind="quiet")
        change.setAccessibleName(_("Change: {question}").format(question=question))
        change.setAutoDefault(True)  # Enter presses it, as the space bar does
        change.clicked.connect(partial(self._change, step.key))
        return _laid_out(question, answer, change)

    def _change(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.change_asked.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the heading where the window is narrow."""
        super().resizeEvent(event)
        turn_when_narrow(self._top, self.window().width())

    def _lay_out_top(self) -> QWidget:
        top, keys = QWidget(), QWidget()
        row = FlowLayout(SPACE_3)
        for button in (self._compare, self._back):
            row.addWidget(button)
        keys.setLayout(row)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(SPACE_3)
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(keys, 0, Qt.AlignmentFlag.AlignTop)
        top.setLayout(self._top)
        return top


def answer_of(interview: Interview, step: Step) -> tuple[str, str]:
    """Return the question of *step* and what was said to it, in the clerk's words."""
    asking = interview.asking
    words = words_of(asking, step, interview.language)
    reply = asking.draft.get(step.key)
    said = whole_answer(words, reply, asking.screened_on) if reply else _("Not answered yet")
    return (words.ask().clerk, said)


def _note(sitting: Sitting) -> str:
    """Return what a change does to an interview that was finished."""
    if not sitting.screening.is_finished:
        return ""
    if sitting.correction is not None:
        return _("Revision {number} counts until the correction is finished.").format(
            number=sitting.screening.revision
        )
    return _("A change asks for a reason; the answers as they are now stay kept.")


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
