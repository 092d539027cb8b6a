"""Keeping and forgetting on one page: what is due, proposed, held and destroyed, and how long."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.domain.keeping import Terms
from mmep_desktop.services.certificates import Certificates
from mmep_desktop.services.destroying import Cancelled, Destroying, Proposed
from mmep_desktop.services.keeping import Keeping, Keeps
from mmep_desktop.words import _
from ui.keeping.cards_page import CardsPage
from ui.keeping.due_card import DueCard
from ui.keeping.holds_card import HoldsCard
from ui.keeping.past_card import PastCard
from ui.keeping.proposal_card import ProposalCard
from ui.keeping.terms_card import TermsCard
from ui.keeping.words import records_words


@dataclass(frozen=True, slots=True)
class _Read:
    keeps: Keeps
    proposed: Proposed | None
    past: tuple[Certificate, ...]


class KeepingPage(CardsPage):
    """Escape leads back; ``hold_asked`` carries a line of the list, or nothing."""

    hold_asked = Signal(object)

    def __init__(
        self,
        keeping: Keeping,
        destroying: Destroying,
        certificates: Certificates,
    ) -> None:
        super().__init__("keeping", _("Keeping and forgetting"))
        self._keeping, self._destroying = keeping, destroying
        self._certificates = certificates
        self._due, self._proposal = DueCard(), ProposalCard()
        self._holds, self._terms, self._past = HoldsCard(), TermsCard(), PastCard()
        self.add_cards(self._due, self._proposal, self._holds, self._terms, self._past)
        self._past.hide()
        self._connect()

    def show_keeping(self, told: str = "") -> None:
        """Read everything anew in the background, and say what was done before."""
        self.do(
            self._read,
            lambda read: self._show(read, told),
            meanwhile=told or _("Looking at every record ..."),
        )

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong, or that it was stopped."""
        if isinstance(error, Cancelled):
            self.show_keeping(_("Stopped. Nothing was destroyed."))
        else:
            super().show_failure(error)

    def _read(self) -> _Read:
        return _Read(self._keeping.keeps(), self._destroying.proposed(), self._certificates.all())

    def _show(self, read: _Read, told: str) -> None:
        keeps = read.keeps
        self.tell(told)
        below = _("Kept at this desk: {records}.").format(records=records_words(keeps.families))
        self.heading.show_words(_("Keeping and forgetting"), below)
        self._due.show_due(keeps, can_propose=read.proposed is None)
        self._proposal.show_proposed(read.proposed)
        self._holds.show_held(keeps.held)
        self._terms.show_terms(keeps.terms)
        self._past.show_past(read.past)
        self.set_ready(ready=True)
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
        steps = self.step_by_step(_("Destroying the records"))
        self.do(lambda: self._destroying.confirm(steps), self._finished)

    def _clear(self) -> None:
        self.do(self._destroying.clear, self._finished)

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

        self.do(sent, self._sent)

    def _sent(self, printer: str) -> None:
        self.show_keeping(_("Sent to the printer {printer}.").format(printer=printer))

    def _do_and_tell(self, act: Callable[[], None], told: str) -> None:
        self.do(act, lambda _none: self.show_keeping(told))

    def _ask_to_hold(self, line: object = None) -> None:
        self.hold_asked.emit(line)

    def _connect(self) -> None:
        self.problem.retried.connect(self.show_keeping)
        self._due.propose_asked.connect(self._propose)
        self._due.hold_asked.connect(self._ask_to_hold)
        self._proposal.confirmed.connect(self._confirm)
        self._proposal.withdrawn.connect(self._withdraw)
        self._holds.hold_asked.connect(self._ask_to_hold)
        self._holds.lifted.connect(self._lift)
        self._terms.terms_chosen.connect(self._change)
        self._past.print_asked.connect(self._print)
        self._past.clear_asked.connect(self._clear)
