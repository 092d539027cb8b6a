"""Everyone under 22 in the household: those who registered, and whoever is added."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.half_typed import Typed
from mmep_desktop.domain.marking import mark
from mmep_desktop.domain.replies import Listed, Person, Reply
from mmep_desktop.words import _
from ui.interview.forms.form import AnswerForm, NotYet, focus
from ui.interview.forms.person_card import CardParts, PersonCard
from ui.theme.measures import CARD_RADIUS, SPACE_2
from ui.widgets.key_button import KeyButton

_ROW = re.compile(r"children\[(?P<row>\d+)\](?:\.(?P<field>\w+))?")


class PeopleForm(AnswerForm):
    """The registered children stand there from the start; Enter confirms that these are all."""

    def __init__(self, name: str, people: tuple[Person, ...], parts: CardParts) -> None:
        super().__init__(name)
        self._parts = parts
        self._made = 0
        self._cards: list[PersonCard] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_2)
        words = parts.filling.said(mark("Add a child or young person"))
        self._add = KeyButton(f"{name}_add", words, key="Alt+A", icon="plus")
        self._add.clicked.connect(self._add_one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("corner", CARD_RADIUS)
        self._show(people)

    def reply(self) -> Reply | NotYet:
        """Return everyone who has a name; a card left empty is nobody."""
        people: list[Person] = []
        for card in self._cards:
            told = card.person()
            if isinstance(told, NotYet):
                return told
            if told is not None:
                people.append(told)
        if not people:
            return NotYet(_("Nobody is named yet. Add at least one child or young person."))
        return Listed(tuple(people))

    def show_reply(self, reply: Reply) -> None:
        """Show who was named before."""
        if isinstance(reply, Listed):
            self._show(reply.people)

    def focus_first(self) -> None:
        """Bring the focus to a card that is open, else to the list as a whole."""
        opened = next((card for card in self._cards if card.is_open), None)
        if opened is None:
            self.setAccessibleName(", ".join(card.spoken() for card in self._cards))
            focus(self)
        else:
            opened.focus_first()

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Show on the card of the row why it was refused."""
        found = _ROW.match(field)
        filled = [card for card in self._cards if card.person() is not None]
        if found is None or int(found["row"]) >= len(filled):
            return False
        filled[int(found["row"])].show_refusal(found["field"] or "", sentence)
        return True

    def typed(self) -> Typed:
        """Return also who is on the list and which cards are open."""
        return {
            **super().typed(),
            "people": tuple((card.known(), card.is_open) for card in self._cards),
        }

    def put_back(self, typed: Typed) -> None:
        """Make the same cards again and fill them as they were."""
        known = typed.get("people")
        if isinstance(known, tuple):
            self._show(tuple(person for person, _opened in known))
            for card, (_person, is_open) in zip(self._cards, known, strict=True):
                card.set_open(is_open=is_open)
        super().put_back(typed)

    def _show(self, people: tuple[Person, ...]) -> None:
        for card in self._cards:
            _take_away(card)
        self._cards.clear()
        self._made = 0
        for person in people:
            self._make(person)

    def _make(self, person: Person | None) -> PersonCard:
        card = PersonCard(f"{self.objectName()}_person_{self._made}", person, self._parts)
        self._made += 1
        card.removed.connect(self._remove_sender)
        card.edited.connect(self.changed)
        self._cards.append(card)
        self._column.addWidget(card)
        card.show()
        return card

    def _add_one(self) -> None:
        self._make(None).focus_first()
        self.changed.emit()

    def _remove_sender(self) -> None:
        card = self.sender()
        if isinstance(card, PersonCard):
            self._cards.remove(card)
            _take_away(card)
            focus(self._add)
            self.changed.emit()


def _take_away(card: QWidget) -> None:
    card.hide()
    card.setParent(None)
    card.deleteLater()
