"""Whom at the children's schools the family may ask, whoever speaks its language first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.words import _
from ui.schools.words import contact_line
from ui.theme.measures import SPACE_1, SPACE_2
from ui.widgets.card import Card
from ui.widgets.text import isolated, label


class SchoolCard(Card):
    """Hidden where nobody is known."""

    def __init__(self) -> None:
        super().__init__("outcome_school", _("At the school"))
        self._people = QVBoxLayout()
        self._people.setSpacing(SPACE_2)
        self.body.addLayout(self._people)
        self.hide()

    def show_contacts(self, contacts: tuple[SchoolContact, ...]) -> None:
        """Show *contacts* by name, with how to reach them."""
        while (item := self._people.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for contact in contacts:
            self._people.addWidget(_person(contact))
        self.setVisible(bool(contacts))


def _person(contact: SchoolContact) -> QWidget:
    held, lines = QWidget(), QVBoxLayout()
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(SPACE_1)
    lines.addWidget(label(isolated(contact.name), "strong"))
    lines.addWidget(label(contact_line(contact), "muted"))
    held.setLayout(lines)
    return held
