"""Keeping and forgetting on one page: what is due, proposed, held and destroyed, and how long."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.domain.keeping import Terms
from mmep_desktop.services.certificates import Certificates
from mmep_desktop.services.destroying import Cancelled, Destroying, Proposed
from mmep_desktop.services.keeping import Keeping, Keeps
from mmep_desktop.words import _
from ui.keeping.due_card import DueCard
from ui.keeping.holds_card import HoldsCard
from ui.keeping.past_card import PastCard
from ui.keeping.proposal_card import ProposalCard
from ui.keeping.terms_card import TermsCard
from ui.keeping.words import records_words
from ui.tasks import Progress, Result, in_background
from ui.theme.measures import SPACE_3
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.page_heading import PageHeading
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


@dataclass(frozen=True, slots=True)
class _Read:
    keeps: Keeps
    proposed: Proposed | None
    past: tuple[Certificate, ...]


class KeepingPage(QWidget):
    """Escape leads back; ``hold_asked`` carries a line of the list, or nothing."""

    left = Signal()
    hold_asked = Signal(object)

    def __init__(
        self,
        keeping: Keeping,
        destroying: Destroying,
        certificates: Certificates,
    ) -> None:
        super().__init__()
        self.setObjectName("keeping_page")
        self._keeping, self._destroying = keeping, destroying
        self._certificates = certificates
        self._progress = Progress(self)
        self._heading = PageHeading("keeping_heading", _("Keeping and forgetting"))
        self._back = KeyButton("keeping_back", _("Back"), key="Escape", within=self)
        self._problem = ErrorPanel("keeping_problem")
        self._panel = ProgressPanel("keeping_progress")
        self._told = label("", "strong", name="keeping_told")
        self._due, self._proposal = DueCard(), ProposalCard()
        self._holds, self._terms, self._past = HoldsCard(), TermsCard(), PastCard()
        self._scroll = ScrollPage("keeping_scroll")
        self._lay_out()
        self._connect()

    def show_keeping(self, told: str = "") -> None:
        """Read everything anew in the background, and say what was done before."""
        self._problem.clear()
        self._tell(told or _("Looking at every record ..."))
        self._set_ready(ready=False)
        in_background(self, self._read, lambda read: self._show(read, told), self._show_error)

    def _read(self) -> _Read:
        return _Read(self._keeping.keeps(), self._destroying.proposed(), self._certificates.all())

    def _show(self, read: _Read, told: str) -> None:
        keeps = read.keeps
        self._tell(told)
        below = _("Kept at this desk: {records}.").format(records=records_words(keeps.families))
        self._heading.show_words(_("Keeping and forgetting"), below)
        self._due.show_due(keeps, can_propose=read.proposed is None)
        self._proposal.show_proposed(read.proposed)
        self._holds.show_held(keeps.held)
        self._terms.show_terms(keeps.terms)
        self._past.show_past(read.past)
        self._set_ready(ready=True)
        self._due.take_focus()

    def _propose(self) -> None:
        self._do_and_tell(self._destroying.propose, _("Proposed. Nothing is destroyed yet."))

    def _withdraw(self) -> None:
        self._do_and_tell(self._destroying.withdraw, _("The proposal was taken back."))

    def _lift(self, family_id: str) -> None:
        self._do_and_tell(lambda: self._keeping.lift(family_id), _("The hold was lifted."))

    def _change(self, terms: Terms) -> None:
        self._do_and_tell(lambda: self._keeping.change_terms(terms), _("Saved."))

    def _confirm(self) -> None:
        steps = self._progress = Progress(self)
        steps.moved.connect(self._panel.show_moved)
        self._panel.begin(_("Destroying the records"))
        self._back.hide()
        self._do(lambda: self._destroying.confirm(steps), self._finished)

    def _clear(self) -> None:
        self._do(self._destroying.clear, self._finished)

    def _finished(self, is_cleared: bool) -> None:  # noqa: FBT001 - the one result of the work
        told = (
            _("The records are destroyed, and nothing of them is left in the desk's file.")
            if is_cleared
            else _(
                "The records are destroyed. Traces may be left in the desk's file: they are "
                "cleared when the desk is unlocked next."
            )
        )
        self.show_keeping(told)

    def _print(self, certificate: Certificate) -> None:
        def sent() -> str:
            printer = next(iter(self._certificates.printers()), "")
            self._certificates.print(certificate, printer)
            return printer

        self._do(sent, self._sent)

    def _sent(self, printer: str) -> None:
        self.show_keeping(_("Sent to the printer {printer}.").format(printer=printer))

    def _do_and_tell(self, act: Callable[[], None], told: str) -> None:
        self._do(act, lambda _none: self.show_keeping(told))

    def _do(self, act: Callable[[], Result], done: Callable[[Result], object]) -> None:
        """Do what takes long where there are many records; nothing can be pressed meanwhile."""
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
            self.show_keeping(_("Stopped. Nothing was destroyed."))
        else:
            self._problem.show_failure(error)

    def _tell(self, told: str) -> None:
        set_words(self._told, told)
        self._told.setVisible(bool(told))
        if told:
            say(self, told)

    def _cards(self) -> tuple[QWidget, ...]:
        return (self._due, self._proposal, self._holds, self._terms, self._past)

    def _ask_to_hold(self, line: object = None) -> None:
        self.hold_asked.emit(line)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._problem.retried.connect(self.show_keeping)
        self._panel.cancelled.connect(self._cancel)
        self._due.propose_asked.connect(self._propose)
        self._due.hold_asked.connect(self._ask_to_hold)
        self._proposal.confirmed.connect(self._confirm)
        self._proposal.withdrawn.connect(self._withdraw)
        self._holds.hold_asked.connect(self._ask_to_hold)
        self._holds.lifted.connect(self._lift)
        self._terms.terms_chosen.connect(self._change)
        self._past.print_asked.connect(self._print)
        self._past.clear_asked.connect(self._clear)

    def _cancel(self) -> None:
        self._progress.cancel()

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
