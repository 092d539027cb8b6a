"""The card on which one child is written down; only a name is needed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from mmep_desktop.domain.center import School
from mmep_desktop.domain.likeness import Person
from mmep_desktop.domain.names import Name, cleaned
from mmep_desktop.services.registering import NewChild, tidy
from mmep_desktop.words import _
from ui.theme.measures import SPACE_3, SPACE_4
from ui.today.grades import GRADES, grade_offered
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import TileLayout
from ui.widgets.list_box import ListBox
from ui.widgets.text import label, set_words

_COLUMNS = 3
_NARROWEST = 190


class ChildForm(Card):
    """Fields for one child; ``removed`` says that the clerk took the card away.

    ``edited`` says that she typed something by which a child is known.
    """

    removed = Signal()
    edited = Signal()

    def __init__(self, row: int, today: date, schools: tuple[School, ...]) -> None:
        super().__init__(f"new_child_{row}")
        self._shared = Name()
        self._title = label("", "heading")
        self._remove = KeyButton(f"{self.objectName()}_remove", _("Remove"), kind="quiet")
        self._names = {key: self._text(key) for key in _name_words()}
        self._born = DateField(f"{self.objectName()}_born", _("Birth date"), today)
        self._school = self._text("school")
        self._school.setCompleter(school_completer(schools, self._school))
        self._grade = self._grade_list()
        self._local_id = self._text("local_id")
        self._rows = {
            key: Labelled(_name_words()[key], field) for key, field in self._names.items()
        }
        self._born_row = Labelled(_("Birth date"), self._born)
        self._lay_out()
        self._remove.clicked.connect(self.removed)
        for field in self._names.values():
            field.textEdited.connect(self._rows["first"].clear_error)
            field.textEdited.connect(self.edited)
        self._local_id.textEdited.connect(self.edited)
        self._born.changed.connect(self._born_row.clear_error)
        self._born.changed.connect(self.edited)

    def show_place(self, row: int, *, removable: bool) -> None:
        """Call the card the *row*-th child; the only one cannot be removed."""
        set_words(self._title, _("Child {number}").format(number=row + 1))
        self.setAccessibleName(self._title.text())
        self._remove.setVisible(removable)

    def given(self) -> NewChild:
        """Return what was typed; call it once ``show_first_fault`` finds none."""
        dated = self._born.value()
        return NewChild(
            name=self.name(),
            born=dated.edtf or "" if dated else "",
            school=self._school.text(),
            grade=self._grade.currentData() or "",
            local_id=self._local_id.text(),
        )

    def name(self) -> Name:
        """Return the name as it will be kept."""
        return tidy(Name(**{key: field.text() for key, field in self._names.items()}))

    def person(self, phone: str) -> Person:
        """Return what is known of the child so far, for comparing; a half-typed date is none."""
        dated = self._born.value()
        born = dated.edtf or "" if dated else ""
        return Person(self.name(), born, cleaned(self._local_id.text()), cleaned(phone))

    def take_surnames(self, name: Name) -> None:
        """Begin with the surnames of a brother or sister; they can be typed over."""
        self._shared = Name(last_1=name.last_1, last_2=name.last_2)
        self._names["last_1"].setText(name.last_1)
        self._names["last_2"].setText(name.last_2)

    def show_first_fault(self) -> bool:
        """Show what cannot be kept as it is, with the focus there; False when all is well."""
        if not self.name().shown:
            self._rows["first"].show_error(_("Type a first name or a surname: one is enough."))
            return True
        if self.name() == self._shared:
            self._rows["first"].show_error(_("Type this child's first name, or remove the card."))
            return True
        if not self._born.is_empty() and self._born.value() is None:
            self._born_row.show_error(_("Change this birth date, or leave it empty."))
            return True
        return False

    def show_born_fault(self) -> None:
        """Say that the birth date was refused."""
        self._born_row.show_error(
            _("Nobody can be born on this date. Change it or leave it empty.")
        )

    def focus_first(self) -> None:
        """Bring the focus to the first name."""
        self._names["first"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self, key: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"{self.objectName()}_{key}")
        return field

    def _grade_list(self) -> ListBox:
        grades = ListBox(f"{self.objectName()}_grade")
        grades.addItem("", "")
        for code in GRADES:
            grades.addItem(grade_offered(code), code)
        return grades

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._remove)
        self.body.setSpacing(SPACE_3)
        self.body.addLayout(top)
        self.body.addWidget(_tiles(*self._rows.values()))
        # S, A and U are typed into the field itself, so Tab need not stop at their buttons.
        for button in self._born.findChildren(KeyButton):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.addWidget(self._born_row)
        self.body.addWidget(
            _tiles(
                Labelled(_("School"), self._school),
                Labelled(_("Grade"), self._grade),
                Labelled(_("Local id"), self._local_id),
            )
        )


def school_completer(schools: tuple[School, ...], parent: QWidget) -> QCompleter:
    """Return a completer over the center's schools; any part of a name finds it."""
    completer = QCompleter([school.name for school in schools], parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


def _tiles(*fields: Labelled) -> QWidget:
    tiles = QWidget()
    layout = TileLayout(_COLUMNS, _NARROWEST, SPACE_4)
    for field in fields:
        layout.addWidget(field)
    tiles.setLayout(layout)
    return tiles


def _name_words() -> dict[str, str]:
    return {
        "first": _("First name"),
        "last_1": _("First surname"),
        "last_2": _("Second surname"),
        "middle": _("Middle name"),
        "suffix": _("Suffix"),
        "used": _("Name used every day"),
    }
