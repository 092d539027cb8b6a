"""An open proposal: whose it is, what would go, and who may confirm it."""

from PySide6.QtCore import Signal

from mmep_desktop.domain.destruction import Confirming
from mmep_desktop.services.destroying import Proposed
from mmep_desktop.words import _
from ui.keeping.words import endings_told, moment_told, records_words
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class ProposalCard(Card):
    """Confirming takes two presses: the second one says what cannot be undone."""

    confirmed = Signal()
    withdrawn = Signal()

    def __init__(self) -> None:
        super().__init__("keeping_proposal", _("Proposed for destroying"))
        self._by = label("", "strong", name="keeping_proposal_by")
        self._going = label("", "muted", name="keeping_proposal_going")
        self._who = label("", name="keeping_proposal_who")
        self._sure = label("", "strong", name="keeping_proposal_sure")
        self._confirm = KeyButton("keeping_confirm", _("Confirm"), kind="primary")
        self._destroy = KeyButton("keeping_destroy", _("Destroy them now"), kind="primary")
        self._not_now = KeyButton("keeping_not_now", _("Not now"))
        self._withdraw = KeyButton("keeping_withdraw", _("Take the proposal back"))
        self._lay_out()
        self._confirm.clicked.connect(self._make_sure)
        self._not_now.clicked.connect(self._leave_it)
        self._destroy.clicked.connect(self.confirmed)
        self._withdraw.clicked.connect(self.withdrawn)

    def show_proposed(self, proposed: Proposed | None) -> None:
        """Show *proposed*, or nothing where nobody proposed anything."""
        self.setVisible(proposed is not None)
        if proposed is None:
            return
        proposal = proposed.proposal
        set_words(
            self._by,
            _("{who}, {moment}: {records}").format(
                who=proposed.by or proposal.proposed_by,
                moment=moment_told(proposal.proposed_at),
                records=records_words(len(proposal.family_ids)),
            ),
        )
        set_words(self._going, _going_words(proposed))
        set_words(self._who, _who_words(proposed))
        may = proposed.confirming is Confirming.MAY and proposed.going_in_all > 0
        self._who.setVisible(not may)
        self._may = may
        self._ask(surely=False)
        records = records_words(proposed.going_in_all)
        told = _("Gone for good: {records}. Nobody can bring them back.")
        set_words(self._sure, told.format(records=records))

    def _make_sure(self) -> None:
        self._ask(surely=True)
        self._not_now.setFocus()
        say(self, self._sure.text())

    def _leave_it(self) -> None:
        self._ask(surely=False)
        self._confirm.setFocus()

    def _ask(self, *, surely: bool) -> None:
        for part in (self._sure, self._destroy, self._not_now):
            part.setVisible(surely)
        self._confirm.setVisible(self._may and not surely)
        self._withdraw.setVisible(not surely)

    def _lay_out(self) -> None:
        self._may = False
        for part in (self._by, self._going, self._who, self._sure):
            self.add(part)
        row = FlowLayout()
        for button in (self._confirm, self._not_now, self._destroy, self._withdraw):
            row.addWidget(button)
        self.body.addLayout(row)
        self.hide()


def _going_words(proposed: Proposed) -> str:
    if not proposed.going:
        return _("None of them may be destroyed any more: they are held, or were changed since.")
    left = len(proposed.proposal.family_ids) - proposed.going_in_all
    told = endings_told(proposed.going)
    stays = _("Held or changed since, so that it stays: {records}.")
    return f"{told}. {stays.format(records=records_words(left))}" if left else told


def _who_words(proposed: Proposed) -> str:
    match proposed.confirming:
        case Confirming.SECOND_PERSON:
            return _("A second supervisor has to confirm it: lock the desk and let her unlock it.")
        case Confirming.NOT_YET:
            told = _("Nobody else here can confirm it. You can, from {moment} on.")
            return told.format(moment=moment_told(proposed.alone_from))
        case Confirming.MAY:
            return ""
