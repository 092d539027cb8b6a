"""A question with several fields, any of which may stay empty."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.domain.replies import Filled, Reply
from mmep_desktop.domain.screener import Field
from mmep_desktop.words import _
from ui.interview.forms.form import AnswerForm, NotYet, focus
from ui.interview.forms.one_field import Filling, OneField
from ui.theme.measures import SPACE_4
from ui.widgets.card import Card
from ui.widgets.layouts import TileLayout

_NARROWEST = 330


class FieldsForm(AnswerForm):
    """Two columns of fields, one where the window is narrow."""

    def __init__(self, name: str, fields: tuple[Field, ...], filling: Filling) -> None:
        super().__init__(name)
        self.fields = {
            field.key: OneField(f"{name}_{field.key}", field, filling) for field in fields
        }
        card = Card(f"{name}_card")
        card.body.setSpacing(SPACE_4)
        for row in _rows(list(self.fields.values())):
            card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

        for each in self.fields.values():
            each.edited.connect(self.changed)

    def reply(self) -> Reply | NotYet:
        """Return the fields that were filled."""
        for each in self.fields.values():
            each.clear_error()
        for each in self.fields.values():
            if problem := each.problem():
                each.show_error(problem)
                return NotYet(problem, each.part)
        filled = {key: text for key, each in self.fields.items() if (text := each.value())}
        if filled or self._date_is_not_known():
            return Filled(filled)
        return NotYet(_("Nothing is filled in yet. Fill what is known, or skip with Ctrl →."))

    def show_reply(self, reply: Reply) -> None:
        """Fill in what was given before."""
        told = reply.fields if isinstance(reply, Filled) else {}
        for key, each in self.fields.items():
            each.set_value(told.get(key, ""))

    def focus_first(self) -> None:
        """Bring the focus to the first field."""
        for each in list(self.fields.values())[:1]:
            focus(each.part)

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Show at the field of that name why it was refused."""
        each = self.fields.get(field.rpartition(".")[2])
        if each is not None:
            each.show_error(sentence)
        return each is not None

    def _date_is_not_known(self) -> bool:
        """Whether "nobody knows" was said of a date: that is an answer too."""
        return any(each.says_not_known() for each in self.fields.values())


def _rows(fields: list[OneField]) -> Iterator[TileLayout]:
    """Yield rows of two columns, and a row of its own for each wide field."""
    for is_wide, group in groupby(fields, key=lambda each: each.is_wide):
        if is_wide:
            for each in group:
                yield _tiled([each], 1)
        else:
            yield _tiled(list(group), 2)


def _tiled(fields: list[OneField], columns: int) -> TileLayout:
    grid = TileLayout(columns, _NARROWEST, SPACE_4)
    for each in fields:
        grid.addWidget(each)
    return grid
