"""Who on the list may be the child that is being written down: told, and never in the way."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.likeness import Advice, Because, Likeness
from mmep_desktop.domain.registration import Registration
from mmep_desktop.words import _
from ui.theme.measures import SPACE_1, SPACE_3
from ui.today.grades import grade_shown
from ui.widgets.card import Card, hairline
from ui.widgets.date_words import edtf_in_words
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label


class AdviceCard(Card):
    """``opened`` and ``join_asked`` carry the id of the family on the list.

    Whoever is told to be a different child is not advised again while this family is written down.
    """

    opened = Signal(str)
    join_asked = Signal(str)
    set_aside = Signal()

    def __init__(self) -> None:
        super().__init__("new_family_advice", _("Is one of these meant?"))
        self.add(label(_("Two people may share a name. If nobody here is meant, go on."), "muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_3)
        self.body.addLayout(self._rows)
        self._shown: tuple[Advice, ...] = ()
        self._different: set[str] = set()
        self.hide()

    def begin(self) -> None:
        """Advise on another family: nobody is known to be a different child."""
        self._different.clear()
        self.show_advice(())

    def show_advice(self, advised: tuple[Advice, ...]) -> None:
        """Show *advised* in place of what stood there; nothing hides the card."""
        advised = tuple(one for one in advised if one.registration.id not in self._different)
        if advised == self._shown:
            return
        self._shown = advised
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, advice in enumerate(advised):
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(place, advice))
        self.setVisible(bool(advised))
        if advised:
            say(self, told(advised[0]))

    def _row(self, place: int, advice: Advice) -> QWidget:
        row, column, buttons = QWidget(), QVBoxLayout(), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(told(advice), "strong"))
        column.addWidget(label(why(advice), "muted"))
        for button in self._buttons(place, advice):
            button.setAccessibleDescription(told(advice))
            buttons.addWidget(button)
        column.addLayout(buttons)
        row.setLayout(column)
        return row

    def _buttons(self, place: int, advice: Advice) -> tuple[KeyButton, ...]:
        family_id = advice.registration.family_id
        look = KeyButton(f"advice_{place}_open", _("It is this child: open the family"))
        look.clicked.connect(partial(self._open, family_id))
        join = KeyButton(f"advice_{place}_join", _("Brother or sister: join this family"))
        join.clicked.connect(partial(self._join, family_id))
        other = KeyButton(f"advice_{place}_other", _("A different child"), kind="quiet")
        other.clicked.connect(partial(self._set_aside, advice.registration.id))
        return (look, join, other)

    def _open(self, family_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.opened.emit(family_id)

    def _set_aside(self, registration_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self._different.add(registration_id)
        self.show_advice(self._shown)
        self.set_aside.emit()

    def _join(self, family_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.join_asked.emit(family_id)


def told(advice: Advice) -> str:
    """Return who is meant, and what that child may be."""
    words = {
        Likeness.SAME: _("Perhaps the same child: {child}"),
        Likeness.SIBLING: _("Perhaps a brother or sister of {child}"),
        Likeness.NAMESAKE: _("Another child of this name: {child}"),
    }
    return words[advice.likeness].format(child=_child(advice.registration))


def why(advice: Advice) -> str:
    """Return what makes one think so."""
    words = {
        Because.LOCAL_ID: _("the same local id"),
        Because.NAME: _("the same name"),
        Because.NEARLY_THE_NAME: _("nearly the same name"),
        Because.SURNAME: _("a surname in common"),
        Because.BORN: _("the same birth date"),
        Because.NEARLY_BORN: _("nearly the same birth date"),
        Because.PHONE: _("the same phone number"),
    }
    return ", ".join(words[each] for each in advice.because)


def _child(known: Registration) -> str:
    born = _("born {day}").format(day=edtf_in_words(known.born, None)) if known.born else ""
    grade = grade_shown(known.grade) if known.grade else ""
    about = (isolated(known.name.listed), born, isolated(known.school), grade)
    return " · ".join(part for part in about if part)
