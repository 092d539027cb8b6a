"""A card of entries that can each be changed or taken off, and one button for a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.words import _
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its *id*, what it is called, and what there is to know of it."""

    id: str
    name: str
    line: str


class RowsCard(Card):
    """``changing_asked`` and ``removed`` carry an id, ``new_asked`` wants another entry."""

    changing_asked = Signal(str)
    removed = Signal(str)
    new_asked = Signal()

    def __init__(self, name: str, heading: str, empty: str, new: KeyButton) -> None:
        super().__init__(name, heading)
        self._name = name
        self._empty = label(empty, "muted", name=f"{name}_empty")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_3)
        self.keys = FlowLayout()
        self.keys.addWidget(new)
        self.add(self._empty)
        self.body.addLayout(self._rows)
        self.body.addLayout(self.keys)
        new.setAutoDefault(True)
        new.clicked.connect(self.new_asked)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show *entries* instead of those before."""
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self._empty.setVisible(not entries)
        for place, entry in enumerate(entries):
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(place, entry))

    def _row(self, place: int, entry: Entry) -> QWidget:
        change = KeyButton(f"{self._name}_change_{place}", _("Change"))
        remove = KeyButton(f"{self._name}_remove_{place}", _("Take off the list"), kind="quiet")
        change.clicked.connect(partial(self._ask, self.changing_asked, entry.id))
        remove.clicked.connect(partial(self._ask, self.removed, entry.id))
        held, column, buttons = QWidget(), QVBoxLayout(), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(isolated(entry.name), "strong"))
        column.addWidget(label(entry.line, "muted"))
        for button in (change, remove):
            button.setAutoDefault(True)
            button.setAccessibleDescription(entry.name)
            buttons.addWidget(button)
        column.addLayout(buttons)
        held.setLayout(column)
        return held

    def _ask(self, signal: SignalInstance, id_: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        signal.emit(id_)
