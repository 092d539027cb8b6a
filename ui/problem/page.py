"""Say what went wrong when no other page can, with the work safe and one way on."""

import logging
import secrets
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.faults import Fault
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.words import _
from ui.widgets.card import Card, Line, Lines
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label

LOG = logging.getLogger("mmep_desktop")


class ProblemPage(QWidget):
    """One sentence, one code or reference number, one button.

    Before the desk is unlocked nothing can have been typed into it, and *at_the_door* says so.
    """

    left = Signal()

    def __init__(self, *, at_the_door: bool = False) -> None:
        super().__init__()
        self._at_the_door = at_the_door
        self.setObjectName("problem_page")
        self._heading = label("", "title", name="problem_heading")
        self._sentence = label("", "body", name="problem_sentence")
        self._code = label("", "muted", name="problem_code")
        self._lines: Lines | None = None
        self._card = Card("problem_card")
        for part in (self._heading, self._sentence, self._code):
            self._card.add(part)
        page = ScrollPage("problem_scroll")
        page.add(self._card)
        way_on = _("Try again") if at_the_door else _("Back to Today")
        self._on = KeyButton("problem_go_on", way_on, key="Enter", kind="primary", within=self)
        self._on.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self._on)
        row.addStretch(1)
        page.column.insertLayout(page.column.count() - 1, row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def show_problem(self, error: DeskError) -> None:
        """Show what a clerk can act on."""
        self._show(_("That did not work"), error.problem.sentence, error.problem.value)

    def show_fault(self, error: BaseException) -> None:
        """Show a fault of the program under a reference number that the log carries too.

        Only the kind of the fault and the place in the program are logged: its text could hold
        what somebody typed.
        """
        reference = secrets.token_hex(4).upper()
        LOG.error("fault %s: %s at %s", reference, type(error).__name__, place_of(error))
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
        self._card.add(self._lines)
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._code.setText(code)
        say(self, f"{heading}. {sentence}")
        self._on.setFocus()


def place_of(error: BaseException) -> str:
    """Return module and line of the deepest place in the program that *error* came through."""
    place = "unknown"
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame
        place = f"{code.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
