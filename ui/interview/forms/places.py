"""The two towns of a move; whether it crossed a district line is proposed and can be overruled."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from mmep_desktop.domain.half_typed import Typed
from mmep_desktop.domain.marking import mark
from mmep_desktop.domain.places import proposed_across
from mmep_desktop.domain.replies import Reply
from mmep_desktop.domain.screener import Field
from ui.interview.forms.choice_row import ChoiceRow
from ui.interview.forms.fields import FieldsForm
from ui.interview.forms.one_field import Filling
from ui.widgets.text import label

ACROSS = "across_district"
_PROPOSED = mark("Proposed from the two towns. Press another to overrule it.")


class PlacesForm(FieldsForm):
    """Follows the two towns with its proposal until the clerk presses an answer of her own."""

    def __init__(
        self, name: str, fields: tuple[Field, ...], filling: Filling, districts: Sequence[str]
    ) -> None:
        super().__init__(name, fields, filling)
        self._districts = districts
        self._is_overruled = False
        self._note = label(filling.said(_PROPOSED), "small")
        self._note.setObjectName(f"{name}_proposal")
        self._across.chosen.connect(self._overrule)
        for key in ("from_place", "to_place"):
            self._line(key).textChanged.connect(self._propose)
        row = self.fields[ACROSS].layout()
        if row is not None:
            row.addWidget(self._note)
        self._note.hide()

    def show_reply(self, reply: Reply) -> None:
        """Show the towns and the answer given before, which no proposal replaces."""
        self._is_overruled = True
        super().show_reply(reply)
        self._note.hide()

    def typed(self) -> Typed:
        """Return also whether the answer is the clerk's own."""
        return {**super().typed(), "overruled": self._is_overruled}

    def put_back(self, typed: Typed) -> None:
        """Put back the towns and the answer, proposed or not."""
        self._is_overruled = True
        super().put_back(typed)
        self._is_overruled = bool(typed.get("overruled"))
        self._propose("")

    @property
    def _across(self) -> ChoiceRow:
        part = self.fields[ACROSS].part
        if not isinstance(part, ChoiceRow):
            raise TypeError(f"{ACROSS} is answered by pressing a word")
        return part

    def _line(self, key: str) -> QLineEdit:
        part = self.fields[key].part
        if not isinstance(part, QLineEdit):
            raise TypeError(f"{key} is typed")
        return part

    def _propose(self, _text: str) -> None:
        if self._is_overruled:
            return
        towns = (self._line("from_place").text(), self._line("to_place").text())
        proposed = proposed_across(*towns, self._districts)
        self._across.set_value(proposed)
        self._note.setVisible(bool(proposed))

    def _overrule(self, code: str) -> None:
        """Take the clerk's own answer; an emptied one goes back to the proposal."""
        self._is_overruled = bool(code)
        self._note.hide()
        if not code:
            self._propose("")
