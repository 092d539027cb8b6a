"""One young person of the household: a line to confirm, or the fields to fill."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain import typed_dates
from mmep_desktop.domain.marking import mark
from mmep_desktop.domain.names import Name, cleaned
from mmep_desktop.domain.replies import Person
from mmep_desktop.domain.screener import Field
from mmep_desktop.words import _
from ui.interview.forms.form import NotYet, focus
from ui.interview.forms.one_field import Filling, OneField, line
from ui.interview.said import said_date
from ui.theme.measures import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import TileLayout
from ui.widgets.text import label, set_words

_PART_WORDS = {
    "first": mark("First name"),
    "middle": mark("Middle name"),
    "last_1": mark("Surname"),
    "last_2": mark("Second surname"),
    "suffix": mark("Suffix (Jr., III)"),
    "used": mark("Name used every day"),
}


@dataclass(frozen=True, slots=True)
class CardParts:
    """What every card of the household is made from."""

    child_fields: tuple[Field, ...]
    filling: Filling
    screened_on: date


class PersonCard(Card):
    """Someone registered is shown on one line until the clerk opens it; a new one is open."""

    removed = Signal()
    edited = Signal()

    def __init__(self, name: str, person: Person | None, parts: CardParts) -> None:
        super().__init__(name)
        self._person = person or Person(Name(), None)
        self._parts = parts
        said = self._said = parts.filling.said
        self._summary = label("", "strong")
        self._below = label("", "small")
        self._open = KeyButton(f"{name}_open", said(mark("Change")), kind="quiet")
        self._open.clicked.connect(self.open)
        self._remove = KeyButton(f"{name}_remove", said(mark("Remove")), kind="quiet")
        self._remove.clicked.connect(self.removed)
        self._names = {part: line(f"{name}_{part}") for part in _PART_WORDS}
        birth_date = said(mark("Birth date"))
        self._born = DateField(f"{name}_born", birth_date, parts.screened_on, said)
        self._born_row = Labelled(birth_date, self._born)
        self._details = [
            OneField(f"{name}_{field.key}", field, parts.filling) for field in parts.child_fields
        ]
        self._rows: dict[str, Labelled] = {}
        self._fields = self._lay_out_fields()
        self._lay_out()
        self._fill(self._person)
        self._watch()
        self._remove.setVisible(not self._person.registration)
        self._fields.setVisible(person is None)
        self._show_summary()

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return not self._fields.isHidden()

    def open(self) -> None:
        """Show the fields and go to the first of them."""
        self.set_open(is_open=True)
        focus(self._names["first"])

    def set_open(self, *, is_open: bool) -> None:
        """Show or hide the fields, wherever the focus is."""
        self._fields.setVisible(is_open)
        self._show_summary()

    def spoken(self) -> str:
        """Return the name as the card shows it."""
        return self._summary.text()

    def known(self) -> Person:
        """Return the person the card was made with, before any change."""
        return self._person

    def focus_first(self) -> None:
        """Bring the focus to the first field, or to the button that shows them."""
        focus(self._names["first"] if self.is_open else self._open)

    def person(self) -> Person | NotYet | None:
        """Return who this is; None while nothing was typed."""
        name = Name(**{part: cleaned(edit.text()) for part, edit in self._names.items()})
        details = {each.key: text for each in self._details if (text := each.value())}
        for row in (self._born_row, self._rows["first"]):
            row.clear_error()
        if not self._born.is_empty() and (problem := self._born.problem()):
            return self._refused(self._born_row, problem)
        dated = self._born.value()
        if not name.parts:
            if not details and dated is None and not self._person.registration:
                return None
            return self._refused(self._rows["first"], _("A name is missing. One name is enough."))
        kept = dict(self._person.details or {})
        for each in self._details:
            kept.pop(each.key, None)
        whole = kept | details
        return Person(name, dated.edtf if dated else None, self._person.registration, whole or None)

    def show_refusal(self, field: str, sentence: str) -> None:
        """Show why the birth date, or another field, was refused."""
        self._fields.show()
        rows = {each.key: each for each in self._details}
        at = self._born_row if field == "born" else rows.get(field) or self._rows["first"]
        at.show_error(sentence)

    def _refused(self, row: Labelled, sentence: str) -> NotYet:
        self._fields.show()
        self._show_summary()
        row.show_error(sentence)
        return NotYet(sentence, row.field)

    def _fill(self, person: Person) -> None:
        for part, edit in self._names.items():
            edit.setText(getattr(person.name, part))
        self._born.set_value(typed_dates.Dated(person.born) if person.born else None)
        for each in self._details:
            each.set_value((person.details or {}).get(each.key, ""))

    def _watch(self) -> None:
        for edit in self._names.values():
            edit.textChanged.connect(self._show_summary)
            edit.textEdited.connect(self._tell)
        self._born.changed.connect(self._tell)
        for each in self._details:
            each.edited.connect(self.edited)

    def _tell(self, _what: object = None) -> None:
        self.edited.emit()

    def _show_summary(self, _text: str = "") -> None:
        name = Name(**{part: edit.text().strip() for part, edit in self._names.items()})
        nobody_yet = self._said(mark("One more child or young person"))
        set_words(self._summary, name.shown or name.used or nobody_yet)
        set_words(self._below, "" if self.is_open else self._known())
        self._below.setVisible(bool(self._below.text()))
        self._open.setVisible(not self.is_open)
        self._open.setAccessibleName(self._said(mark("Change {name}")).format(name=name.shown))
        self._remove.setAccessibleName(self._said(mark("Remove {name}")).format(name=name.shown))

    def _known(self) -> str:
        words = self._parts.filling.words
        dated = self._born.value()
        if dated and dated.edtf:
            day = said_date(dated.edtf, self._parts.screened_on, self._said)
            born = self._said(mark("Born {date}")).format(date=day)
        else:
            born = self._said(mark("Birth date not known"))
        details = (
            words.field_choice(each.key, text).clerk or text
            for each in self._details
            if (text := each.value())
        )
        return " · ".join((born, *details))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._summary)
        words.addWidget(self._below)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addLayout(words, 1)
        row.addWidget(self._open)
        row.addWidget(self._remove)
        self.body.setContentsMargins(SPACE_4, SPACE_2, SPACE_2, SPACE_2)
        self.body.addLayout(row)
        self.add(self._fields)

    def _lay_out_fields(self) -> QWidget:
        grid = TileLayout(3, 200)
        for part, words in _PART_WORDS.items():
            self._rows[part] = Labelled(self._said(words), self._names[part])
            grid.addWidget(self._rows[part])
        for each in self._details:
            grid.addWidget(each)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(grid)
        column.addWidget(self._born_row)
        return held
