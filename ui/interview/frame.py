"""The parts around one question: what stands above it, the keys below it, the list beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.keeping import AskedBefore
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.interview.forms.form import AnswerForm
from ui.interview.header import PlaceLine, QuestionWords, SayLine
from ui.interview.keep_button import keep_button
from ui.interview.words import StepWords
from ui.keeping.words import asked_before_words
from ui.theme.measures import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.choice_buttons import ChoiceButton
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.scroll_page import ScrollPage, SideBySide
from ui.widgets.side_list import SideList, Step
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

LOW = 420
"""Under this height, in pixels, only the family's question stays above what scrolls."""

_WARNING = 20
_RING = 6
"""The room that the focus ring takes around an answer at the edge of what scrolls."""

_AROUND = (SPACE_5 - _RING, SPACE_1, SPACE_5 - _RING, SPACE_3)
_AROUND_LOW = (SPACE_1, 0, SPACE_1, 0)
_LEAST_ANSWERS = 56
"""Margins, and the least height of the answers: a long question keeps its last line."""


class InterviewFrame(QWidget):
    """Everything of the page but the form, which changes with every question."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.place = PlaceLine()
        self.question = QuestionWords()
        self.say = SayLine()
        self.so_far = SideList("so_far", _("So far"))
        self.problem = ErrorPanel("interview_problem")
        self.back = KeyButton("interview_back", _("Back"), key="Alt+Left", within=page)
        self.skip = KeyButton(
            "interview_skip", _("Skip"), key="Ctrl+Right", kind="quiet", within=page
        )
        self.family = KeyButton("interview_turn", _("Family's side"), key="F11", kind="quiet")
        self.keep = keep_button("interview_keep", kind="quiet")
        self.next = enter_button("interview_next", _("Next"), kind="primary")
        self._form: AnswerForm | None = None
        self._last_form: AnswerForm | None = None
        self._gone: list[AnswerForm] = []
        self._lines: Sequence[Step] = ()
        self._has_to_catch_up = False
        self._is_low = False
        self._scroll = ScrollPage("interview_scroll", margin=_RING)
        self._notice, self._notice_words = _notice()
        self._keys = self._lay_out_keys()
        self._top = QVBoxLayout()
        self._lay_out()

    @property
    def answers(self) -> QWidget:
        """The part that holds the form."""
        return self._scroll.content

    def show_step(self, interview: Interview, words: StepWords, form: AnswerForm) -> None:
        """Show the question of *words* with *form* under it.

        Its key becomes the accessible identifier: programs that work the window tell by it where
        they are, while the list beside the question may still be a painting behind.
        """
        self.setAccessibleIdentifier(words.step.key)
        self.place.show_place(interview)
        self.question.show_question(words)
        self.question.set_low(is_low=self._is_low)
        self.say.show_line(words)
        if self._is_low:
            _lower(form, is_low=True)
        self._last_form, self._form = self._form, form
        self._scroll.column.insertWidget(0, form)
        form.show()  # at once: a layout shows it only when the keys already typed have gone by
        if not self._is_low:
            self._place_say()
        self._scroll.verticalScrollBar().setValue(0)

    def put_last_form_away(self) -> None:
        """Hide the form before; it goes once the question has been painted."""
        before, self._last_form = self._last_form, None
        if before is not None:
            before.hide()
            before.raise_()  # whoever looks for a part by its name finds the shown form's first
            self._scroll.column.removeWidget(before)
            self._gone.append(before)
            self._has_to_catch_up = True

    def show_asked_before(self, before: AskedBefore | None) -> None:
        """Tell that a child of the family was asked before, where its record is destroyed."""
        self.place.show_asked_before(asked_before_words(before) if before else "")

    def show_correction(self, revision: int | None) -> None:
        """Mark a correction of *revision*, which can be dropped from here; nothing marks none."""
        words = _("This corrects a finished interview. Until it ends, revision {number} counts.")
        self.place.show_correction("" if revision is None else words.format(number=revision))
        self.keep.setVisible(revision is not None)

    def show_so_far(self, lines: Sequence[Step]) -> None:
        """List the steps beside the question once it has been painted, the current one in view."""
        self._lines = lines
        self._has_to_catch_up = True
        QTimer.singleShot(0, self, self._show_focused)
        self.question.update()  # paints this frame under it, and what did not change stays

    def clear_so_far(self) -> None:
        """Leave no step of a family in the list."""
        self._lines = ()
        self.so_far.show_steps(())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Do what could wait, as soon as the question is on the screen."""
        super().paintEvent(event)
        if self._has_to_catch_up:
            self._has_to_catch_up = False
            QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        for form in self._gone:
            form.deleteLater()
        self._gone.clear()
        self.so_far.show_steps(self._lines)
        QTimer.singleShot(0, self, self.so_far.show_now)

    def _show_focused(self) -> None:
        """Keep the focused answer, and the current step of the side list, in view."""
        focused = QApplication.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.show_focused()

    def say_refused(self, sentence: str) -> None:
        """Show and speak why there is no next question yet."""
        set_words(self._notice_words, sentence)
        if self._is_low:
            self._scroll.column.insertWidget(0, self._notice)
            self._scroll.verticalScrollBar().setValue(0)
            QTimer.singleShot(0, self, self._show_focused)
        self._notice.show()
        say(self._notice, sentence)

    def clear_notices(self) -> None:
        """Take away what was said about an earlier try."""
        self._notice.hide()
        self.problem.clear()

    def has_own_enter(self, button: QWidget) -> bool:
        """Whether Enter on *button* presses it: it is no answer but leads somewhere."""
        if button is self.next:
            return False
        holders = (self._keys, self.so_far, self.place, self.problem)
        return any(holder.isAncestorOf(button) for holder in holders)

    def fit(self, height: int) -> None:
        """Let everything but the family's question scroll along where *height* is small."""
        is_low = height < LOW
        if is_low == self._is_low:
            return
        self._is_low = is_low
        self.question.set_low(is_low=is_low)
        if self._form is not None:
            _lower(self._form, is_low=is_low)
        self._top.setContentsMargins(*(_AROUND_LOW if is_low else _AROUND))
        if is_low:
            for part in (self._notice, self.say, self.place, self._keys):
                self._scroll.add(part)
        else:
            self._top.insertWidget(0, self.place)
            self._top.insertWidget(self._top.indexOf(self.problem), self._notice)
            self._top.addWidget(self._keys)
            self._place_say()

    def _place_say(self) -> None:
        """Put the other words above the answers, where the clerk reads on from the question."""
        self._scroll.column.insertWidget(0, self.say)

    def _look_at_room(self, _least: int, _most: int) -> None:
        QTimer.singleShot(0, self, self._give_way)

    def _give_way(self) -> None:
        """Let the pictures have the room of the other words, which then follow them."""
        is_tall = self._form is not None and self._form.is_tall
        if is_tall and not self._is_low and self._scroll.verticalScrollBar().maximum() > 0:
            self._scroll.column.insertWidget(1, self.say)

    def _lay_out_keys(self) -> QWidget:
        keys = QWidget()
        row = FlowLayout(at_end=2)
        for part in (self.family, self.skip, self.keep, self.back, self.next):
            row.addWidget(part)
        held = QVBoxLayout(keys)
        held.setContentsMargins(0, SPACE_1, _RING, 0)
        held.addLayout(row)
        return keys

    def _lay_out(self) -> None:
        self._scroll.add(self.say)
        main = QWidget()
        main.setLayout(self._top)
        self._scroll.column.setSpacing(SPACE_2)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._look_at_room)
        self._top.setContentsMargins(*_AROUND)
        self._scroll.setMinimumHeight(_LEAST_ANSWERS)
        for part in (self.place, self.question, self._notice):
            part.setContentsMargins(_RING, 0, _RING, 0)
        self._top.setSpacing(SPACE_1 // 2)
        self._top.addWidget(self.place)
        self._top.addWidget(self.question)
        self._top.addWidget(self._scroll, 1)
        self._top.addWidget(self._notice)
        self._top.addWidget(self.problem)
        self._top.addWidget(self._keys)
        side = QWidget()
        held = QVBoxLayout(side)
        held.setContentsMargins(0, SPACE_4, SPACE_4, SPACE_4)
        held.addWidget(self.so_far)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SideBySide(main, side))


def _lower(form: AnswerForm, *, is_low: bool) -> None:
    """Let the answers of *form* be as low as their words where there is little height."""
    for button in form.findChildren(ChoiceButton):
        button.set_low(is_low=is_low)


def _notice() -> tuple[QWidget, QLabel]:
    held = QWidget()
    held.setObjectName("interview_notice")
    words = label("", "error", name="interview_notice_words")
    mark = IconMark.of("warning", _WARNING)
    mark.setProperty("role", "error")
    row = QHBoxLayout(held)
    row.setContentsMargins(0, SPACE_2, 0, SPACE_2)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    held.hide()
    return held, words
