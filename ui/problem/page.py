"""Say what went wrong when no other page can, with the work safe and one way on."""

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.faults import Fault
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.plain_log import Event, tell
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.theme.measures import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.card import Card, Line, Lines
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label

_WIDTH = 760
_MOST_ROOM = 100
_ICON = 32


class ProblemPage(QWidget):
    """One sentence, one code or reference number, and the way on.

    Before the desk is unlocked nothing can have been typed into it, and *at_the_door* says so.
    ``retried`` asks for the step that failed to be done again.
    """

    left = Signal()
    retried = Signal()

    def __init__(self, *, at_the_door: bool = False) -> None:
        super().__init__()
        self._at_the_door = at_the_door
        self.setObjectName("problem_page")
        self._heading = label("", "title", name="problem_heading")
        self._sentence = label("", "body", name="problem_sentence")
        self._code = label("", "muted", name="problem_code")
        self._lines: Lines | None = None
        self._listed = QVBoxLayout()
        self._shows_fault = False
        way_on = _("Try again") if at_the_door else _("Back to Today")
        self._on = enter_button("problem_go_on", way_on, kind="primary")
        self._retry = KeyButton("problem_retry", _("Try again"), key="F5", within=self)
        self._on.clicked.connect(self.left)
        self._retry.clicked.connect(self.retried)
        bind("Enter", self, self._enter, anywhere=False)
        if not at_the_door:
            bind("Escape", self, self._on.click, anywhere=False)
        self._lay_out()

    @property
    def shows_fault(self) -> bool:
        """Whether it shows a fault of the program, and not what a clerk can act on."""
        return self._shows_fault

    def show_problem(self, error: DeskError, *, can_retry: bool = False) -> None:
        """Show what a clerk can act on; with *can_retry* the step can be done again."""
        self._show(_("That did not work"), error.problem.sentence, error.problem.value)
        self._retry.setVisible(can_retry)
        if can_retry:
            self._retry.setFocus()

    def show_fault(self, error: BaseException) -> None:
        """Show a fault of the program under a reference number that the log carries too.

        Only the kind of the fault and the place in the program are logged: its text could hold
        what somebody typed.
        """
        reference = secrets.token_hex(4).upper()
        tell(Event.FAULT, error, reference=reference)
        inside = _(
            "Every answer up to the last question is saved. Go back to Today and open the "
            "family again. If it happens twice, give your technician this number."
        )
        at_the_door = _(
            "The desk was not opened and its records are as they were. Try again. "
            "If it happens twice, give your technician this number."
        )
        sentence = at_the_door if self._at_the_door else inside
        self._show(_("The program made a mistake"), sentence, reference)
        self._shows_fault = True

    def show_refused_pack(self, faults: Sequence[Fault]) -> None:
        """Show every fault of a screener pack that was refused, with its file and key."""
        problem = Problem.PACK_FAULTY
        lines = [Line(fault.file, "amber", fault.key, fault.message) for fault in faults]
        self._show(_("The new screener is not used"), problem.sentence, problem.value, lines)

    def _show(self, heading: str, sentence: str, code: str, lines: Sequence[Line] = ()) -> None:
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = Lines("problem_lines", lines)
        self._listed.addWidget(self._lines)
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._code.setText(code)
        self._shows_fault = False
        self._retry.hide()
        say(self, f"{heading}. {sentence}")
        self._on.setFocus()

    def _enter(self) -> None:
        (self._retry if self._retry.hasFocus() else self._on).click()

    def _lay_out(self) -> None:
        """Stand in the middle of the page, for nothing else is on it."""
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_3)
        mark = IconMark.of("warning", _ICON)
        mark.setProperty("tone", "amber")
        heading.addWidget(mark)
        heading.addWidget(self._heading, 1)
        card = Card("problem_card")
        card.setMaximumWidth(_WIDTH)
        card.body.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        card.body.setSpacing(SPACE_3)
        card.body.addLayout(heading)
        card.add(self._sentence)
        card.add(self._code)
        card.body.addLayout(self._listed)
        card.body.addSpacing(SPACE_2)
        ways = FlowLayout(SPACE_3)
        ways.addWidget(self._retry)
        ways.addWidget(self._on)
        card.body.addLayout(ways)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, _MOST_ROOM)
        middle.addStretch(1)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)
        page = ScrollPage("problem_scroll")
        page.add(held, _MOST_ROOM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
