"""One question at a time; each answer is in the store before the next question is painted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from mmep_desktop.domain.interview import NotAnAnswer
from mmep_desktop.domain.keeping import AskedBefore
from mmep_desktop.domain.reading import Refused
from mmep_desktop.errors import DeskError
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.words import _
from ui.interview.ahead import FormsAhead
from ui.interview.empty_lines import EmptyLines
from ui.interview.family_side import FamilySide
from ui.interview.forms.form import AnswerForm, NotYet, focus
from ui.interview.forms.making import FormMaker
from ui.interview.frame import InterviewFrame
from ui.interview.so_far import lines_so_far
from ui.interview.words import words_of
from ui.widgets.keys import bind


class InterviewPage(QWidget):
    """Digits answer, Enter goes on, Alt+Left goes back, Ctrl+Right passes over.

    F2 changes the family's language on the spot, and F11 turns the page to the family.
    """

    saved = Signal(object)
    finished = Signal(object)
    left = Signal()
    dropped = Signal(object)
    language_changed = Signal(str)

    def __init__(self, interviewing: Interviewing, districts: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("interview_page")
        self.setAutoFillBackground(True)  # a new question is painted without what lies under it
        self._interviewing = interviewing
        self._maker = FormMaker("answer", districts)
        self._sitting: Sitting | None = None
        self._form: AnswerForm | None = None
        self._again: Callable[[], None] = self._go_on
        self._side = FamilySide(FormMaker("answer", districts, for_family=True))
        self._frame = InterviewFrame(self)
        self._ahead = FormsAhead(self._maker, self._frame.answers)
        self._empty_lines = EmptyLines(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self._connect()

    @property
    def family_side(self) -> FamilySide:
        """The window that the family sees after F11."""
        return self._side

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the question that *sitting* has come to, or say that it came to its end."""
        self._sitting = sitting
        self._frame.clear_notices()
        step = sitting.interview.current
        if step is None:
            self._ahead.forget()
            self.turn_back()
            self.finished.emit(sitting)
            return
        self._frame.show_correction(sitting.screening.revision if sitting.correction else None)
        self._show_form(sitting)
        if self._side.isVisible():
            self._side.show_step(sitting.interview, step)

    def show_asked_before(self, before: AskedBefore | None) -> None:
        """Tell that a child of the family was asked before, if one was."""
        self._frame.show_asked_before(before)

    def keep_half_typed(self) -> None:
        """Keep what stands in the form and is no answer yet. Raises ``DeskError``."""
        sitting = self._sitting
        step = sitting.interview.current if sitting is not None else None
        if sitting is None or step is None or self._form is None:
            return
        typed, untouched = self._form.typed(), self._maker.make(sitting.interview, step)
        is_half = typed != untouched.typed()
        untouched.deleteLater()
        self._interviewing.keep_half_typed(sitting, typed if is_half else None)

    def turn_back(self) -> None:
        """Take the family's window away, wherever the clerk goes next; she types here again."""
        had_keyboard = self._side.isActiveWindow()
        self._side.turn_back()
        if had_keyboard:
            self.window().activateWindow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no question standing on the family's screen."""
        super().hideEvent(event)
        self._ahead.forget()
        self._frame.clear_so_far()
        self.turn_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep question and focused answer in view where there is little height."""
        super().resizeEvent(event)
        self._frame.fit(event.size().height())

    def _connect(self) -> None:
        frame = self._frame
        frame.next.clicked.connect(self._go_on)
        bind("Enter", self, self._enter, anywhere=False)
        frame.back.clicked.connect(self._back)
        frame.skip.clicked.connect(self._skip)
        frame.family.clicked.connect(self._turn)
        frame.keep.clicked.connect(self._drop)
        frame.place.language_chosen.connect(self._speak)
        frame.so_far.jumped.connect(self._jump)
        frame.problem.retried.connect(self._try_again)
        self._side.answered.connect(self._take_from_family)
        self._side.next_asked.connect(self._go_on)
        self._side.back_asked.connect(self._back)
        self._side.left.connect(self._leave_side)

    def _show_form(self, sitting: Sitting) -> None:
        interview = sitting.interview
        step = interview.current
        if step is None:
            return
        self._form = self._ahead.take(interview, step)
        if (typed := self._interviewing.half_typed(sitting)) is not None:
            self._form.put_back(typed)
        self._form.changed.connect(self._show_change)
        self._empty_lines.watch(self._form)
        words = words_of(interview.asking, step, interview.language)
        self._frame.show_step(interview, words, self._form)
        self._frame.show_so_far(lines_so_far(interview))
        if not self._side.isVisible():
            self._form.focus_first()
        self._frame.put_last_form_away()
        self._ahead.look(interview, self._form.chosen())

    def _show_change(self) -> None:
        self._frame.clear_notices()
        if self._form is not None:
            self._empty_lines.watch(self._form)
        if self._form is not None and self._side.isVisible():
            self._side.put_back(self._form.typed())
        if self._form is not None and self._sitting is not None:
            self._ahead.look(self._sitting.interview, self._form.chosen())

    def _take_from_family(self) -> None:
        self._frame.clear_notices()
        if self._form is not None:
            self._form.put_back(self._side.typed())

    def _enter(self) -> None:
        """Go on, unless Enter was pressed on another button than an answer."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and self._frame.has_own_enter(focused):
            focused.click()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self._again = self._go_on
        if self._form is None:
            return
        reply = self._form.reply()
        if isinstance(reply, NotYet):
            self._frame.say_refused(reply.sentence)
            if reply.at is not None:
                focus(reply.at)
            else:
                self._form.focus_first()
            return
        self._save(lambda sitting: self._interviewing.answer(sitting, reply))

    def _skip(self) -> None:
        self._again = self._skip
        self._save(self._interviewing.skip)

    def _back(self) -> None:
        if self._sitting is not None and self._sitting.interview.position[0] <= 1:
            self.left.emit()
            return
        self._again = self._back
        self._save(self._interviewing.back)

    def _jump(self, key: str) -> None:
        self._again = lambda: self._jump(key)
        self._save(lambda sitting: self._interviewing.jump(sitting, key))

    def _drop(self) -> None:
        self.dropped.emit(self._sitting)

    def _speak(self, language: str) -> None:
        self._again = lambda: self._speak(language)
        typed = self._form.typed() if self._form is not None else {}
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused else ""
        self._save(lambda sitting: self._interviewing.speak(sitting, language))
        spoken = self._sitting.interview.language if self._sitting is not None else ""
        if self._form is not None and spoken == language:
            self._form.put_back(typed)
            self._side.put_back(typed)
            if (same := self._form.findChild(QWidget, name)) is not None:
                focus(same)
            self.language_changed.emit(language)

    def _try_again(self) -> None:
        self._again()

    def _save(self, gesture: Callable[[Sitting], Sitting]) -> None:
        """Let *gesture* reach the store, and only then show what comes next."""
        if self._sitting is None:
            return
        try:
            sitting = gesture(self._sitting)
        except Refused as refused:
            self._show_refusal(refused)
        except NotAnAnswer:
            self._frame.say_refused(_("This is no answer to this question. Nothing was saved."))
        except DeskError as error:
            problem = error.problem
            self._frame.problem.show_problem(problem.value, problem.sentence, can_retry=True)
        else:
            self.saved.emit(sitting)
            self.show_sitting(sitting)

    def _show_refusal(self, refused: Refused) -> None:
        first = refused.refusals[0]
        sentence = _(first.message)
        if self._form is None or not self._form.show_refusal(first.field, sentence):
            self._frame.say_refused(sentence)

    def _turn(self) -> None:
        if self._sitting is None or self._form is None:
            return
        step = self._sitting.interview.current
        if step is not None:
            self._side.show_step(self._sitting.interview, step)
            self._side.put_back(self._form.typed())
            self._side.turn(self.window())

    def _leave_side(self) -> None:
        self.turn_back()
        if self._form is not None:
            self._form.focus_first()
