"""One field among several: its label in both languages, its way of filling, its error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from mmep_desktop.domain import typed_dates
from mmep_desktop.domain.marking import Translate
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.screener import Field, FieldForm
from ui.interview.forms.choice_row import ChoiceRow
from ui.interview.forms.form import put_into, text_in
from ui.interview.forms.language_box import LanguageBox
from ui.interview.words import StepWords
from ui.widgets.date_field import DateField
from ui.widgets.labelled import Labelled
from ui.widgets.list_box import ListBox

LONGEST_TEXT = 1000
_PRESSED_AT_MOST = 7
_NARROW_ROW = 400


@dataclass(frozen=True, slots=True)
class Filling:
    """What a field is made from: the words, the day, and the languages of the pack by name.

    *said* says the words of the form itself to whoever sees it.
    """

    words: StepWords
    screened_on: date
    languages: Mapping[str, str]
    said: Translate


class OneField(Labelled):
    """A field that may stay empty."""

    edited = Signal()

    def __init__(self, name: str, field: Field, filling: Filling) -> None:
        self.key = field.key
        self.part = _part(name, field, filling)
        both = filling.words.field(field.key)
        super().__init__(both.family, self.part, both.second)
        if both.second:
            self.part.setAccessibleName(f"{both.clerk}, {both.family}")
        self._watch()

    @property
    def is_wide(self) -> bool:
        """Whether the field needs a row of its own: a date, or more than a few words to press."""
        if isinstance(self.part, DateField):
            return True
        return isinstance(self.part, ChoiceRow) and self.part.sizeHint().width() > _NARROW_ROW

    def value(self) -> str:
        """Return what the field holds; for a date its EDTF, empty when nobody knows it."""
        if isinstance(self.part, DateField):
            dated = self.part.value()
            return (dated.edtf or "") if dated else ""
        return cleaned(text_in(self.part))

    def says_not_known(self) -> bool:
        """Whether this is a date and the family does not know it."""
        dated = self.part.value() if isinstance(self.part, DateField) else None
        return dated is not None and dated.edtf is None

    def set_value(self, text: str) -> None:
        """Show what was given before."""
        if isinstance(self.part, DateField):
            self.part.set_value(typed_dates.Dated(text) if text else None)
        else:
            put_into(self.part, text)

    def problem(self) -> str:
        """Return why the field cannot be taken as it stands; empty when it can."""
        if isinstance(self.part, DateField) and not self.part.is_empty():
            return self.part.problem()
        return ""

    def _watch(self) -> None:
        match self.part:
            case DateField():
                self.part.changed.connect(self._tell)
            case ChoiceRow():
                self.part.chosen.connect(self._tell)
            case QComboBox():
                self.part.currentTextChanged.connect(self._tell)
            case _:
                self.part.textEdited.connect(self._tell)

    def _tell(self, _what: object) -> None:
        self.edited.emit()


def choice_box(name: str, choices: Iterable[tuple[str, str]]) -> QComboBox:
    """Make a box of many choices, nothing chosen."""
    box = ListBox(name)
    box.addItem("", "")
    for code, words in choices:
        box.addItem(words, code)
    return box


def line(name: str) -> QLineEdit:
    """Make a line to type in."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(LONGEST_TEXT)
    return made


Part = DateField | LanguageBox | ChoiceRow | QComboBox | QLineEdit


def _part(name: str, field: Field, filling: Filling) -> Part:
    words = filling.words
    match field.form:
        case FieldForm.DATE:
            return DateField(name, words.field(field.key).clerk, filling.screened_on, filling.said)
        case FieldForm.LANGUAGE:
            return LanguageBox(name, filling.languages)
        case FieldForm.CHOICE if len(field.choices) > _PRESSED_AT_MOST:
            return choice_box(
                name, [(code, words.field_choice(field.key, code).family) for code in field.choices]
            )
        case FieldForm.CHOICE:
            row = [(code, words.field_choice(field.key, code)) for code in field.choices]
            return ChoiceRow(name, row)
        case _:
            return line(name)
