"""The records that must stay, each with why, and a button that lets it go."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.services.keeping import Line
from mmep_desktop.words import _
from ui.keeping.words import family_told, moment_told, reason_words
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label


class HoldsCard(Card):
    """``hold_asked`` wants another record held; ``lifted`` carries the id of a family."""

    hold_asked = Signal()
    lifted = Signal(str)

    def __init__(self) -> None:
        super().__init__("keeping_holds", _("On hold"))
        self.add(label(_("What is held stays, whatever its time. Each hold is noted."), "muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_3)
        self.body.addLayout(self._rows)
        self._hold = KeyButton("keeping_hold", _("Hold a family's record"))
        row = FlowLayout()
        row.addWidget(self._hold)
        self.body.addLayout(row)
        self._hold.clicked.connect(self.hold_asked)

    def show_held(self, held: tuple[Line, ...]) -> None:
        """Show what is held."""
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, line in enumerate(held):
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(place, line))

    def _row(self, place: int, line: Line) -> QWidget:
        lift = KeyButton(f"keeping_lift_{place}", _("Lift the hold"))
        lift.setAccessibleDescription(family_told(line))
        lift.clicked.connect(partial(self._lift, line.family_id))
        held, column, buttons = QWidget(), QVBoxLayout(), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(family_told(line), "strong"))
        column.addWidget(label(hold_told(line), "muted"))
        buttons.addWidget(lift)
        column.addLayout(buttons)
        held.setLayout(column)
        return held

    def _lift(self, family_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.lifted.emit(family_id)


def hold_told(line: Line) -> str:
    """Return why, since when and by whom the record of *line* is held; empty when it is not."""
    hold = line.hold
    if hold is None:
        return ""
    told = _("{reason}, since {moment}, set by {who}")
    return told.format(
        reason=reason_words(hold.reason),
        moment=moment_told(hold.set_at),
        who=isolated(hold.set_by),
    )
