"""What came out and what to do now; the interview is not finished until something is done."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.printing import Paper
from mmep_desktop.errors import DeskError
from mmep_desktop.services.correcting import Begun, Correcting
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.paperwork import Paperwork
from mmep_desktop.services.returning import Returning
from mmep_desktop.words import _
from ui.interview.language_names import language_name
from ui.outcome.child_card import ChildCard
from ui.outcome.consent_card import ConsentCard
from ui.outcome.correction_card import CorrectionCard
from ui.outcome.now_card import NowCard
from ui.outcome.results import Results, results_of
from ui.outcome.school_card import SchoolCard
from ui.outcome.wording import TONES, outcome_below, outcome_sentence
from ui.theme.measures import NARROW, SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.banner import Banner
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.scroll_page import ScrollPage

_SIDE_WIDTH = 328
_LOW = 420
_REFERRAL_PAPERS = (Paper.CONSENT_PAGE, Paper.REFERRAL_SHEET, Paper.FAMILY_PAGE)


class OutcomePage(QWidget):
    """Keys 1, 2 and 3 print, F4 checks the answers, F6 opens the record, Enter finishes.

    F7 shows the answers of an earlier interview, once this one has ended.
    ``child_asked`` wants another child of the family written down.
    """

    next_family_asked = Signal()
    check_asked = Signal(object)
    preview_asked = Signal(object)
    alone_asked = Signal(object)
    resume_asked = Signal(object)
    corrected = Signal(object)
    record_asked = Signal(object)
    earlier_asked = Signal(object)
    child_asked = Signal(object)
    hand_over_asked = Signal(object)

    def __init__(
        self,
        paperwork: Paperwork,
        interviewing: Interviewing,
        correcting: Correcting,
        returning: Returning,
    ) -> None:
        super().__init__()
        self.setObjectName("outcome_page")
        self._paperwork = paperwork
        self._interviewing = interviewing
        self._correcting = correcting
        self._returning = returning
        self._sitting: Sitting | None = None
        self._beside: tuple[Sitting, ...] = ()
        self._again: Callable[[], None] = self._finish
        self._banner = Banner("outcome_banner")
        self._check = KeyButton("check_answers", _("Check answers"), key="F4")
        self._record = KeyButton("outcome_record", _("Record"), key="F6")
        self._earlier = KeyButton("outcome_earlier", _("Last time"), key="F7")
        self._banner.add_action(_beside(self._check, self._record, self._earlier))
        self._problem = ErrorPanel("outcome_problem")
        self._cards = QVBoxLayout()
        self._correction = CorrectionCard()
        self._now = NowCard()
        self._consent = ConsentCard()
        self._school = SchoolCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = ScrollPage("outcome_scroll", margin=SPACE_5)
        self._lay_out()
        self._connect()

    def show_outcome(self, sitting: Sitting) -> None:
        """Show what came out of *sitting*, whose last question was answered."""
        self._sitting = sitting
        self._again = lambda: self.show_outcome(sitting)
        try:
            self._beside = self._interviewing.alone_beside(sitting)
            begun = self._correcting.begun(sitting) if sitting.is_settled else None
            results = results_of(sitting, self._beside)
            self._problem.clear()
            can_ask = begun is None and sitting.correction is None
            self._show_results(sitting, results, can_ask=can_ask)
            self._show_correction(sitting, begun)
            self._show_now(sitting, results.outcome, is_waiting=begun is not None)
            self._earlier.setVisible(can_ask and self._returning.was_asked_before(sitting))
            self._now.add_child.setVisible(can_ask and not sitting.screening.is_alone)
            QTimer.singleShot(0, self, self._show_top)
        except DeskError as error:
            self._show_problem(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what to do above the children where the window is narrow."""
        super().resizeEvent(event)
        is_narrow = event.size().width() <= NARROW * 3 // 4
        down, across = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if is_narrow else across)
        for card in (self._correction, self._now, self._consent, self._school):
            card.setMinimumWidth(0 if is_narrow else _SIDE_WIDTH)
            card.setMaximumWidth(event.size().width() if is_narrow else _SIDE_WIDTH)
        is_low = event.size().height() < _LOW
        self._banner.set_low(is_low=is_low)
        margin = SPACE_3 if is_low else SPACE_5
        self._scroll.column.setContentsMargins(margin, margin, margin, margin)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self._correction)
        side.addWidget(self._now)
        side.addWidget(self._consent)
        side.addWidget(self._school)
        side.addStretch(1)
        self._consent.hide()
        self._cards.setSpacing(SPACE_3)
        self._columns.setSpacing(SPACE_4)
        self._columns.addLayout(self._cards, 1)
        self._columns.addLayout(side)
        held = QWidget()
        held.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        for part in (self._banner, self._problem, held):
            self._scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _connect(self) -> None:
        self._check.clicked.connect(self._ask_check)
        self._record.clicked.connect(self._ask_record)
        self._earlier.clicked.connect(self._ask_earlier)
        self._now.add_child.clicked.connect(self._ask_child)
        bind("Ctrl+=", self, self._ask_child)
        self._now.hand_over_asked.connect(self._ask_hand_over)
        self._now.paper_asked.connect(self._ask_paper)
        self._now.consent_asked.connect(self._ask_consent)
        self._now.finish_asked.connect(self._finish)
        self._correction.resume_asked.connect(self._ask_resume)
        self._correction.finish_asked.connect(self._finish_correction)
        self._correction.drop_asked.connect(self._drop_correction)
        bind("Enter", self, self._enter, anywhere=False)
        self._consent.recorded.connect(self._record_consent)
        self._consent.cancelled.connect(self._close_consent)
        self._problem.retried.connect(self._try_again)

    def _show_results(self, sitting: Sitting, results: Results, *, can_ask: bool) -> None:
        outcome = results.outcome
        below = outcome_below(outcome, results.open_points)
        self._banner.show_outcome(TONES[outcome], outcome_sentence(outcome), below)
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for child in results.children:
            card = ChildCard(child, sitting.screening.screened_on, is_open=can_ask)
            card.alone_asked.connect(self._ask_alone)
            card.check_asked.connect(self._ask_check_alone)
            self._cards.addWidget(card)
            card.show()
        self._cards.addStretch(1)

    def _show_top(self) -> None:
        """Let the outcome be seen first, as far as the focus stays in view."""
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.show_focused()

    def _show_correction(self, sitting: Sitting, begun: Begun | None) -> None:
        revision = sitting.screening.revision
        if begun is not None:
            self._correction.show_begun(begun, revision)
        elif sitting.correction is not None:
            is_changed = self._correcting.changes_something(sitting)
            self._correction.show_end(revision, is_changed=is_changed)
        else:
            self._correction.hide()

    def _show_now(self, sitting: Sitting, outcome: Outcome, *, is_waiting: bool) -> None:
        papers = _papers_of(outcome) if not sitting.screening.is_alone else ()
        # Paper speaks English where the pack has no words in the family's language.
        wording = sitting.interview.asking.screener.wording(sitting.interview.language)
        language = language_name(wording.language)
        trail = self._paperwork.trail(sitting)
        is_alone = sitting.screening.is_alone
        self._school.show_contacts(() if is_alone else self._paperwork.people_at_schools(sitting))
        self._now.show_actions(papers, language, trail, is_waiting=is_waiting)
        self._now.show_number(sitting.screening.number)
        self._close_consent()

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, save the consent, or finish."""
        focused = QApplication.focusWidget()
        if isinstance(focused, KeyButton) and focused.isVisible():
            focused.click()
        elif self._consent.isVisible():
            self._consent.save()
        elif self._correction.isVisible():
            self._correction.main.click()
        else:
            self._finish()

    def _finish(self) -> None:
        self._again = self._finish
        if self._is_finished():
            self.next_family_asked.emit()

    def _ask_paper(self, paper: Paper) -> None:
        self._again = lambda: self._ask_paper(paper)
        if self._is_finished():
            self.preview_asked.emit((self._sitting, paper))

    def _ask_consent(self) -> None:
        self._again = self._ask_consent
        if self._sitting is None or not self._is_finished():
            return
        known = self._paperwork.trail(self._sitting).consent
        self._now.hide()
        self._consent.show()
        self._consent.ask(known)

    def _record_consent(self, state: ConsentState, by: str, witness: str) -> None:
        self._again = lambda: self._record_consent(state, by, witness)
        if self._sitting is None:
            return
        try:
            self._paperwork.record_consent(self._sitting, state, by, witness)
        except DeskError as error:
            self._show_problem(error)
            return
        self.show_outcome(self._sitting)

    def _close_consent(self) -> None:
        self._consent.hide()
        is_correcting = self._sitting is not None and self._sitting.correction is not None
        self._now.setVisible(not is_correcting)
        is_waiting = not self._correction.isHidden()
        (self._correction.main if is_waiting else self._now.finish).setFocus()

    def _ask_resume(self) -> None:
        self.resume_asked.emit(self._sitting)

    def _finish_correction(self) -> None:
        self._again = self._finish_correction
        self._end_correction(self._correcting.finish)

    def _drop_correction(self) -> None:
        self._again = self._drop_correction
        self._end_correction(self._correcting.drop)

    def _end_correction(self, gesture: Callable[[Sitting], Sitting]) -> None:
        if self._sitting is None:
            return
        try:
            ended = gesture(self._sitting)
        except DeskError as error:
            self._show_problem(error)
            return
        self.corrected.emit(ended)

    def _ask_check_alone(self, row: int) -> None:
        own = next(one for one in self._beside if one.screening.alone == row)
        self.check_asked.emit(own)

    def _ask_record(self) -> None:
        self.record_asked.emit(self._sitting)

    def _ask_earlier(self) -> None:
        """Close this interview first: nobody answers by what was said last time."""
        self._again = self._ask_earlier
        if self._is_finished():
            self.earlier_asked.emit(self._sitting)

    def _ask_child(self) -> None:
        self._again = self._ask_child
        if self._now.add_child.isVisible() and self._is_finished():
            self.child_asked.emit(self._sitting)

    def _ask_hand_over(self) -> None:
        self.hand_over_asked.emit(self._sitting)

    def _ask_check(self) -> None:
        self.check_asked.emit(self._sitting)

    def _ask_alone(self, row: int) -> None:
        self.alone_asked.emit((self._sitting, row))

    def _is_finished(self) -> bool:
        """Finish the interview if it is not, so that the number exists; False if it cannot be."""
        if self._sitting is None:
            return False
        try:
            self._sitting = self._interviewing.finish(self._sitting)
        except DeskError as error:
            self._show_problem(error)
            return False
        self._problem.clear()
        self._now.show_number(self._sitting.screening.number)
        return True

    def _try_again(self) -> None:
        self._again()

    def _show_problem(self, error: DeskError) -> None:
        problem = error.problem
        self._problem.show_problem(problem.value, problem.sentence, can_retry=True)


def _beside(*buttons: KeyButton) -> QWidget:
    """Return *buttons* beside each other, or under each other where there is little room."""
    held = QWidget()
    row = FlowLayout(SPACE_2)
    for button in buttons:
        row.addWidget(button)
    held.setLayout(row)
    return held


def _papers_of(outcome: Outcome) -> tuple[Paper, ...]:
    return _REFERRAL_PAPERS if outcome.is_referral else (Paper.FAMILY_PAGE,)
