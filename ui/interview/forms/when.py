"""A question whose answer is one date, as the family remembers it."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.domain import typed_dates
from mmep_desktop.domain.marking import Translate
from mmep_desktop.domain.replies import Dated, Reply
from ui.interview.forms.form import AnswerForm, NotYet, focus
from ui.interview.words import StepWords
from ui.widgets.card import Card
from ui.widgets.date_field import DateField


class WhenForm(AnswerForm):
    """One date; it always says back in words what it means."""

    def __init__(self, name: str, words: StepWords, screened_on: date, said: Translate) -> None:
        super().__init__(name)
        self._field = DateField(f"{name}_date", words.ask().clerk, screened_on, said)
        self._field.changed.connect(self._changed)
        card = Card(f"{name}_card")
        card.add(self._field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def reply(self) -> Reply | NotYet:
        """Return the date, or that nobody knows it."""
        value = self._field.value()
        if value is None:
            return NotYet(self._field.problem(), self._field)
        return Dated(value.edtf)

    def show_reply(self, reply: Reply) -> None:
        """Show the date that was given before."""
        given = typed_dates.Dated(reply.edtf) if isinstance(reply, Dated) else None
        self._field.set_value(given)

    def focus_first(self) -> None:
        """Bring the focus to the date."""
        focus(self._field)

    def _changed(self, _dated: object) -> None:
        self.changed.emit()
