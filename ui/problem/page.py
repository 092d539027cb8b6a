"""Say what went wrong when no other page can, with the work safe and one way on."""

import logging
import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.errors import DeskError
from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label

LOG = logging.getLogger("mmep_desktop")


class ProblemPage(QWidget):
    """One sentence, one code or reference number, one button."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem_page")
        self._heading = label("", "title", name="problem_heading")
        self._sentence = label("", "body", name="problem_sentence")
        self._code = label("", "muted", name="problem_code")
        card = Card("problem_card")
        for part in (self._heading, self._sentence, self._code):
            card.add(part)
        page = ScrollPage("problem_scroll")
        page.add(card)
        self._on = KeyButton(
            "problem_go_on", _("Back to Today"), key="Enter", kind="primary", within=self
        )
        self._on.clicked.connect(self.left)
        page.add(self._on)
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
        self._show(
            _("The program made a mistake"),
            _(
                "Every answer up to the last question is saved. Go back to Today and open the "
                "family again. If it happens twice, give your technician this number."
            ),
            reference,
        )

    def _show(self, heading: str, sentence: str, code: str) -> None:
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
