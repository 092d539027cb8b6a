"""How a family came to be one household, the last first, and the way back while there is one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.services.households import Told
from mmep_desktop.words import _
from ui.check.reasons import moment_words
from ui.household.words import entry_in_words, names_in_words
from ui.theme.measures import SPACE_1, SPACE_2
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label


class HouseholdCard(Card):
    """``undo_asked`` carries the id of a merge; without any history the card is not there."""

    undo_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("household_history", _("One household"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.body.addLayout(self._lines)

    def show_history(self, history: tuple[Told, ...]) -> None:
        """Show *history* in place of what stood there."""
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, told in enumerate(history):
            if place:
                self._lines.addWidget(hairline())
            self._lines.addWidget(self._line(place, told))
        self.setVisible(bool(history))

    def _line(self, place: int, told: Told) -> QWidget:
        line, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(came_in_words(told), "strong"))
        column.addWidget(label(since_in_words(told), "muted"))
        if told.can_be_undone:
            undo = KeyButton(f"household_undo_{place}", _("Undo"))
            undo.setAutoDefault(True)
            undo.setAccessibleDescription(came_in_words(told))
            undo.clicked.connect(partial(self._ask_undo, told.merge.id))
            row = FlowLayout()
            row.addWidget(undo)
            column.addLayout(row)
        line.setLayout(column)
        return line

    def _ask_undo(self, merge_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.undo_asked.emit(merge_id)


def came_in_words(told: Told) -> str:
    """Return who came to the household, by whom and when."""
    names = names_in_words(told.children) or _("Children who are on the list no more")
    if told.gone is not None:
        return _("Two entries made one by {by}, {moment}; given up: {child}").format(
            by=isolated(told.by or _("somebody")),
            moment=moment_words(told.merge.at),
            child=entry_in_words(told.gone),
        )
    return _("{names}: put into this household by {by}, {moment}").format(
        names=names,
        by=isolated(told.by or _("somebody")),
        moment=moment_words(told.merge.at),
    )


def since_in_words(told: Told) -> str:
    """Return what became of it since."""
    undone_at = told.merge.undone_at
    if undone_at is not None:
        return _("Undone by {by}, {moment}").format(
            by=isolated(told.undone_by or _("somebody")), moment=moment_words(undone_at)
        )
    if told.can_be_undone:
        return _("Nobody was asked since. It can be undone.")
    return _("The household was asked, changed or shown to somebody since: it stays one.")
