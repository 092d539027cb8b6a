"""Before a family is asked: who waits as well and may live with it, so that all are asked once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.households import Merge
from mmep_desktop.errors import DeskError
from mmep_desktop.services.households import Households, Likely, Question
from mmep_desktop.words import _
from ui.household.words import child_in_words, names_in_words, reasons_in_words
from ui.interview.enter_button import enter_button
from ui.theme.measures import SPACE_3, SPACE_5
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton, press_focused
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words
from ui.widgets.tick_list import Row, TickList


class HouseholdPage(QWidget):
    """Digits tick who belongs, Enter makes one household of them, N says that nobody does.

    ``interview_asked`` carries the id of the family to go on with.
    """

    interview_asked = Signal(str)
    left = Signal()

    def __init__(self, households: Households) -> None:
        super().__init__()
        self.setObjectName("household_page")
        self._households = households
        self._question: Question | None = None
        self._merge: Merge | None = None
        self._heading = PageHeading("household_heading", _("One household?"))
        self._problem = ErrorPanel("household_problem")
        self._card = Card("household_card", _("These may be one household"))
        self._ticks: TickList | None = None
        self._fault = label("", "error", name="household_fault")
        self._banner = Banner("household_banner")
        self._leave = KeyButton("household_leave", _("Back"), key="Escape", within=self)
        self._later = KeyButton("household_later", _("Decide later"), key="L", kind="quiet")
        self._none = KeyButton("household_none", _("Not the same household"), key="N")
        self._join = enter_button("household_join", _("One household, ask once"), kind="primary")
        self._undo = KeyButton("household_undo", _("Undo"), key="Ctrl+Z")
        self._go_on = enter_button("household_go_on", _("Go on"), kind="primary")
        self._scroll = ScrollPage("household_scroll")
        self._lay_out()
        self._connect()

    def ask(self, question: Question) -> None:
        """Ask who of those that *question* proposes belongs to the household."""
        self._question, self._merge = question, None
        self._problem.clear()
        self._show_fault("")
        names = names_in_words(question.children)
        self._heading.show_words(_("One household?"), names)
        self._show_ticks(question)
        self._show_state(is_joined=False)
        if self._ticks is not None:
            self._ticks.focus_first()
        say(self, f"{self._card.accessibleName()}. {names}")

    def _show_ticks(self, question: Question) -> None:
        if self._ticks is not None:
            self._card.body.removeWidget(self._ticks)
            self._ticks.hide()
            self._ticks.setParent(None)
            self._ticks.deleteLater()
        rows = [
            Row(str(place), _who(likely), _why(likely))
            for place, likely in enumerate(question.likely)
        ]
        question_words = _("Who belongs to this household?")
        self._ticks = TickList("household_ticks", question_words, rows, wrap=True)
        self._ticks.ticks_changed.connect(lambda _ticked: self._show_fault(""))
        self._card.add(self._ticks)
        self._ticks.show()

    def _show_state(self, *, is_joined: bool) -> None:
        self._card.setVisible(not is_joined)
        self._banner.setVisible(is_joined)
        for button in (self._later, self._none, self._join):
            button.setVisible(not is_joined)
        for button in (self._undo, self._go_on):
            button.setVisible(is_joined)

    def _ticked(self) -> tuple[str, ...]:
        question, ticks = self._question, self._ticks
        if question is None or ticks is None:
            return ()
        return tuple(question.likely[int(code)].proposal.family_id for code in ticks.value())

    def _make_one(self) -> None:
        question, others = self._question, self._ticked()
        if question is None:
            return
        if not others:
            told = _("Tick who belongs to this household. If nobody does, press N.")
            self._show_fault(told)
            if self._ticks is not None:
                self._ticks.focus_first()
            return
        try:
            merge = self._households.join(question.family_id, others)
        except DeskError as error:
            self._fail(error)
            return
        self._merge = merge
        self._problem.clear()
        self._show_joined(question, others)

    def _show_joined(self, question: Question, others: tuple[str, ...]) -> None:
        joined = (one for one in question.likely if one.proposal.family_id in others)
        children = [*question.children, *(each for one in joined for each in one.proposal.children)]
        self._show_state(is_joined=True)
        self._banner.show_outcome("ok", _("One household now"), names_in_words(children))
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_apart(self) -> None:
        merge, question = self._merge, self._question
        if merge is None or question is None:
            return
        try:
            self._households.undo(merge.id)
        except DeskError as error:
            self._fail(error)
            return
        self.ask(question)

    def _keep_apart(self) -> None:
        question = self._question
        if question is None:
            return
        others = [one.proposal.family_id for one in question.likely]
        try:
            self._households.keep_apart(question.family_id, others)
        except DeskError as error:
            self._fail(error)
            return
        self.interview_asked.emit(question.family_id)

    def _decide_later(self) -> None:
        if self._question is not None:
            self.interview_asked.emit(self._question.family_id)

    def _continue(self) -> None:
        if self._merge is not None:
            self.interview_asked.emit(self._merge.family_id)

    def _enter(self) -> None:
        """Press the button that has the focus; of the ticks, Enter presses none."""
        press_focused((self._join if self._merge is None else self._go_on).click)

    def _fail(self, error: DeskError) -> None:
        problem = error.problem
        self._problem.show_problem(problem.value, problem.sentence)

    def _show_fault(self, told: str) -> None:
        set_words(self._fault, told)
        self._fault.setVisible(bool(told))
        say(self, told)

    def _connect(self) -> None:
        self._leave.clicked.connect(self.left)
        self._later.clicked.connect(self._decide_later)
        self._none.clicked.connect(self._keep_apart)
        self._join.clicked.connect(self._make_one)
        self._undo.clicked.connect(self._take_apart)
        self._go_on.clicked.connect(self._continue)
        bind("Enter", self, self._enter, anywhere=False)

    def _lay_out(self) -> None:
        told = _("Ask the family who lives together. One household is asked once, for all of them.")
        self._card.body.setSpacing(SPACE_3)
        self._card.add(label(told, "muted"))
        self._card.add(self._fault)
        self._banner.add_action(self._undo)
        ways = FlowLayout(SPACE_3, at_end=2)
        for way in (self._leave, self._later, self._none, self._join, self._go_on):
            ways.addWidget(way)
        keys = QWidget()
        keys.setLayout(ways)
        for part in (self._heading, self._problem, self._banner, self._card, keys):
            self._scroll.add(part)
        self._scroll.column.setSpacing(SPACE_5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)


def _who(likely: Likely) -> str:
    return "\n".join(map(child_in_words, likely.proposal.children))


def _why(likely: Likely) -> str:
    reasons = reasons_in_words(likely.proposal.reasons)
    return _("{reasons}; asked already").format(reasons=reasons) if likely.is_asked else reasons
