"""What became of the consent page: signed, refused or later, by whom, and before which witness."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.widgets.card import Card
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_LONGEST_NAME = 200


class ConsentCard(Card):
    """Nothing is chosen beforehand; a signed page needs the name of who signed."""

    recorded = Signal(object, str, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__("consent_card", _("The consent page"))
        self._holder = QHBoxLayout()
        self.body.addLayout(self._holder)
        self._choices: ChoiceButtons | None = None
        self._error = label("", "error", name="consent_error")
        self._by = _name_line("consent_by")
        self._by_row = Labelled(_("Signed by, or asked"), self._by)
        self._witness = _name_line("consent_witness")
        save = enter_button("consent_save", _("Save"), kind="primary")
        cancel = KeyButton("consent_cancel", _("Cancel"), key="Escape", within=self)
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.cancelled)
        for part in (self._error, self._by_row, Labelled(_("Witness"), self._witness)):
            self.add(part)
        keys = FlowLayout()
        for button in (cancel, save):
            keys.addWidget(button)
        self.body.addLayout(keys)
        self._error.hide()

    def ask(self, known: Consent | None) -> None:
        """Ask anew; only a consent that was given can be taken back."""
        if self._choices is not None:
            self._choices.hide()
            self._choices.setParent(None)
            self._choices.deleteLater()
        choices = [
            Choice(ConsentState.SIGNED, _("Signed")),
            Choice(ConsentState.REFUSED, _("Refused")),
            Choice(ConsentState.LATER, _("Later")),
        ]
        if known is not None and known.state is ConsentState.SIGNED:
            choices.append(Choice(ConsentState.WITHDRAWN, _("Taken back")))
        self._choices = ChoiceButtons(
            "consent", _("What became of the page?"), choices, columns=1, large=False
        )
        self._holder.addWidget(self._choices)
        self._choices.show()
        self._by.clear()
        self._witness.clear()
        self._by_row.clear_error()
        self._error.hide()
        self._choices.focus_first()

    def save(self) -> None:
        """Signal what was chosen, or say what is still missing."""
        code = self._choices.value() if self._choices is not None else None
        self._by_row.clear_error()
        self._error.hide()
        if code is None:
            sentence = _("Choose first what became of the page.")
            set_words(self._error, sentence)
            self._error.show()
            say(self._error, sentence)
        elif code == ConsentState.SIGNED and not self._by.text().strip():
            self._by_row.show_error(_("Who signed? Write the name as it stands on the page."))
        else:
            self.recorded.emit(ConsentState(code), self._by.text(), self._witness.text())


def _name_line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(_LONGEST_NAME)
    return made
