"""Handing the referral over on paper: to whom, or why it stays here."""

from PySide6.QtCore import Signal

from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.registration import Standing
from mmep_desktop.words import _
from ui.record.recipient_form import RecipientForm
from ui.record.words import why_not
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words


class HandOverCard(Card):
    """``handed_over`` carries the recipient, once it is complete."""

    handed_over = Signal(object)

    def __init__(self) -> None:
        super().__init__("hand_over_card", _("Hand the referral over to MMEP"))
        self._sentence = label("", "muted", name="hand_over_sentence")
        self._form = RecipientForm("hand_over", whole=True)
        self.button = KeyButton("hand_over_button", _("Handed over"))
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._tell)
        row = FlowLayout()
        row.addWidget(self.button)
        self.add(self._sentence)
        self.add(self._form)
        self.body.addLayout(row)

    def show_standing(self, standing: Standing, contact: Recipient) -> None:
        """Offer to hand over to *contact*, or say why not."""
        reason = why_not(standing)
        words = reason or (
            _("It was handed over. If it is handed over again, note it again.")
            if standing.is_at_mmep
            else _("Press it when the sheet is in their hands, not before. It is noted for good.")
        )
        set_words(self._sentence, words)
        for part in (self._form, self.button):
            part.setVisible(not reason)
        self.button.set_kind("primary" if standing is Standing.TO_SEND else "plain")
        self._form.show_recipient(contact)

    def _tell(self) -> None:
        recipient = self._form.given()
        if recipient is not None:
            self.handed_over.emit(recipient)
