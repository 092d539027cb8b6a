"""Who of the family may be on the list a second time, and the key that makes one entry of two."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.services.households import Twice
from mmep_desktop.words import _
from ui.household.words import child_in_words, entry_in_words
from ui.new_family.advice_card import why
from ui.theme.measures import SPACE_1, SPACE_2
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import WideButton
from ui.widgets.text import label


class TwiceCard(Card):
    """``one_asked`` carries the ids of both entries; where nobody is twice, there is no card."""

    one_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("twice_card", _("On the list twice?"))
        told = _("Two people may share a name and a birthday. Ask the family before you join them.")
        self.add(label(told, "muted"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.body.addLayout(self._lines)

    def show_twice(self, found: tuple[Twice, ...]) -> None:
        """Show *found* in place of what stood there."""
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, twice in enumerate(found):
            self._lines.addWidget(hairline())
            self._lines.addWidget(self._line(place, twice))
        self.setVisible(bool(found))

    def _line(self, place: int, twice: Twice) -> QWidget:
        line, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(entry_in_words(twice.child), "strong"))
        column.addWidget(label(entry_in_words(twice.advice.registration), "strong"))
        column.addWidget(label(why(twice.advice), "muted"))
        button = WideButton(f"twice_{place}_one", _("One child: make one entry of the two"))
        button.setAutoDefault(True)
        button.setAccessibleDescription(child_in_words(twice.child))
        button.clicked.connect(partial(self._ask, twice.child.id, twice.advice.registration.id))
        column.addWidget(button)
        line.setLayout(column)
        return line

    def _ask(self, child_id: str, other_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.one_asked.emit(child_id, other_id)
