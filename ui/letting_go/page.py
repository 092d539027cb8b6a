"""Keeping and letting go at MMEP, on one page: what is due, how long, and what is gone."""

from functools import partial

from mmep_desktop.domain.letting_go import ReceivedTerms
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.destroying import Cancelled
from mmep_desktop.services.letting_go import Gone, Kept, LettingGo, LettingTold
from mmep_desktop.services.letting_papers import LettingPapers
from mmep_desktop.words import _, ngettext
from ui.keeping.cards_page import CardsPage
from ui.letting_go.due_card import LettingCard
from ui.letting_go.past_card import LetGoCard
from ui.letting_go.terms_card import ReceivedTermsCard


class LettingGoPage(CardsPage):
    """Escape leads back."""

    def __init__(self, letting_go: LettingGo, papers: LettingPapers) -> None:
        super().__init__("letting", _("Keeping and letting go"))
        self._letting_go, self._papers = letting_go, papers
        self._due, self._terms, self._past = LettingCard(), ReceivedTermsCard(), LetGoCard()
        self.add_cards(self._due, self._terms, self._past)
        self._past.hide()
        self._connect()

    def show_kept(self, told: str = "") -> None:
        """Read everything anew in the background, and say what was done before."""
        self.do(
            self._letting_go.kept,
            lambda kept: self._show(kept, told),
            meanwhile=told or _("Looking at every record ..."),
        )

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong; a wrong passphrase where it was typed."""
        if isinstance(error, Cancelled):
            self.show_kept(_("Stopped. Nothing was let go."))
        elif isinstance(error, DeskError) and error.problem is Problem.WRONG_PASSPHRASE:
            self._due.refuse(error.problem.sentence)
        else:
            super().show_failure(error)

    def _show(self, kept: Kept, told: str) -> None:
        self.tell(told)
        below = ngettext(
            "{count} referral is kept here.", "{count} referrals are kept here.", kept.referrals
        )
        self.heading.show_words(_("Keeping and letting go"), below.format(count=kept.referrals))
        self._due.show_due(kept)
        self._terms.show_terms(kept.terms)
        self._past.show_past(kept.past)
        self.set_ready(ready=True)
        self._due.take_focus()

    def _let_go(self, passphrase: str) -> None:
        steps = self.step_by_step(_("Letting them go"))
        self.do(partial(self._letting_go.let_go, passphrase, steps), self._tell_gone)

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
        self.do(partial(self._letting_go.change_terms, terms), self._tell_changed)

    def _tell_changed(self, _nothing: None) -> None:
        self.show_kept(_("Saved."))

    def _print(self, told: LettingTold) -> None:
        self.do(partial(self._papers.print, told), self._tell_printed)

    def _tell_printed(self, printer: str) -> None:
        self.show_kept(_("Sent to the printer {printer}.").format(printer=printer))

    def _clear(self) -> None:
        self.do(self._letting_go.clear, self._tell_cleared)

    def _again(self) -> None:
        self.show_kept()

    def _connect(self) -> None:
        self.problem.retried.connect(self._again)
        self._due.given.connect(self._let_go)
        self._terms.terms_chosen.connect(self._change)
        self._past.print_asked.connect(self._print)
        self._past.clear_asked.connect(self._clear)
