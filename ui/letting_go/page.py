"""Keeping and letting go at MMEP, on one page: what is due, how long, and what is gone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.letting_go import ReceivedTerms
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.destroying import Cancelled
from mmep_desktop.services.letting_go import Gone, Kept, LettingGo, LettingTold
from mmep_desktop.services.letting_papers import LettingPapers
from mmep_desktop.words import _, ngettext
from ui.letting_go.due_card import LettingCard
from ui.letting_go.past_card import LetGoCard
from ui.letting_go.terms_card import ReceivedTermsCard
from ui.tasks import Progress, Result, in_background
from ui.theme.measures import SPACE_3
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.page_heading import PageHeading
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class LettingGoPage(QWidget):
    """Escape leads back."""

    left = Signal()

    def __init__(self, letting_go: LettingGo, papers: LettingPapers) -> None:
        super().__init__()
        self.setObjectName("letting_page")
        self._letting_go, self._papers = letting_go, papers
        self._progress = Progress(self)
        self._heading = PageHeading("letting_heading", _("Keeping and letting go"))
        self._back = KeyButton("letting_back", _("Back"), key="Escape", within=self)
        self._problem = ErrorPanel("letting_problem")
        self._panel = ProgressPanel("letting_progress")
        self._told = label("", "strong", name="letting_told")
        self._due, self._terms, self._past = LettingCard(), ReceivedTermsCard(), LetGoCard()
        self._scroll = ScrollPage("letting_scroll")
        self._lay_out()
        self._connect()

    def show_kept(self, told: str = "") -> None:
        """Read everything anew in the background, and say what was done before."""
        self._problem.clear()
        self._tell(told or _("Looking at every record ..."))
        self._set_ready(ready=False)
        in_background(
            self, self._letting_go.kept, lambda kept: self._show(kept, told), self._show_error
        )

    def stop(self) -> None:
        """Stop long work at its next step."""
        self._progress.cancel()

    def _show(self, kept: Kept, told: str) -> None:
        self._tell(told)
        below = ngettext(
            "{count} referral is kept here.", "{count} referrals are kept here.", kept.referrals
        )
        self._heading.show_words(_("Keeping and letting go"), below.format(count=kept.referrals))
        self._due.show_due(kept)
        self._terms.show_terms(kept.terms)
        self._past.show_past(kept.past)
        self._set_ready(ready=True)
        self._due.take_focus()

    def _let_go(self, passphrase: str) -> None:
        steps = self._progress = Progress(self)
        steps.moved.connect(self._panel.show_moved)
        self._panel.begin(_("Letting them go"))
        self._back.hide()
        self._do(partial(self._letting_go.let_go, passphrase, steps), self._tell_gone)

    def _tell_gone(self, gone: Gone | None) -> None:
        if gone is None:
            self.show_kept(_("Nothing has been kept beyond its time."))
        else:
            self._tell_cleared(gone.is_cleared)

    def _tell_cleared(self, is_cleared: bool) -> None:  # noqa: FBT001 - the one result of the work
        told = (
            _("They are let go, and nothing of them is left in this computer's file.")
            if is_cleared
            else _(
                "They are let go. Traces may be left in this computer's file: they are cleared "
                "when somebody unlocks it next."
            )
        )
        self.show_kept(told)

    def _change(self, terms: ReceivedTerms) -> None:
        self._do(partial(self._letting_go.change_terms, terms), self._tell_changed)

    def _tell_changed(self, _nothing: None) -> None:
        self.show_kept(_("Saved."))

    def _print(self, told: LettingTold) -> None:
        self._do(partial(self._papers.print, told), self._tell_printed)

    def _tell_printed(self, printer: str) -> None:
        self.show_kept(_("Sent to the printer {printer}.").format(printer=printer))

    def _clear(self) -> None:
        self._do(self._letting_go.clear, self._tell_cleared)

    def _do(self, act: Callable[[], Result], done: Callable[[Result], object]) -> None:
        """Do what takes long where there is much; nothing can be pressed meanwhile."""
        self._problem.clear()
        self._tell("")
        self._set_ready(ready=False)
        in_background(self, act, done, self._show_error)

    def _set_ready(self, *, ready: bool) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)  # what is switched off loses it
        for card in self._cards():
            card.setEnabled(ready)
        if ready:
            self._panel.hide()
            self._back.show()

    def _show_error(self, error: Exception) -> None:
        self._set_ready(ready=True)
        self._tell("")
        if isinstance(error, Cancelled):
            self.show_kept(_("Stopped. Nothing was let go."))
        elif isinstance(error, DeskError) and error.problem is Problem.WRONG_PASSPHRASE:
            self._due.refuse(error.problem.sentence)
        else:
            self._problem.show_failure(error)

    def _tell(self, told: str) -> None:
        set_words(self._told, told)
        self._told.setVisible(bool(told))
        if told:
            say(self, told)

    def _again(self) -> None:
        self.show_kept()

    def _cards(self) -> tuple[QWidget, ...]:
        return (self._due, self._terms, self._past)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._problem.retried.connect(self._again)
        self._panel.cancelled.connect(self.stop)
        self._due.given.connect(self._let_go)
        self._terms.terms_chosen.connect(self._change)
        self._past.print_asked.connect(self._print)
        self._past.clear_asked.connect(self._clear)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_3)
        top.addWidget(self._heading, 1)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.column.insertLayout(0, top)
        for part in (self._problem, self._panel, self._told, *self._cards()):
            self._scroll.add(part)
        self._past.hide()
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
