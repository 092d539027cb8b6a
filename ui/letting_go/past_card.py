"""What was let go so far: when, how much, by whom, and what may be left of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.services.letting_go import LettingTold
from mmep_desktop.words import _, ngettext
from ui.keeping.words import left_told, moment_told
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label

_SHOWN = 12


class LetGoCard(Card):
    """``print_asked`` carries a ``LettingTold``; ``clear_asked`` wants the last traces cleared."""

    print_asked = Signal(object)
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__("letting_past", _("Let go"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_3)
        self.body.addLayout(self._rows)
        self._clear = KeyButton("letting_clear", _("Clear the last traces"))
        row = FlowLayout()
        row.addWidget(self._clear)
        self.body.addLayout(row)
        self._clear.clicked.connect(self.clear_asked)

    def show_past(self, past: tuple[LettingTold, ...]) -> None:
        """Show what was let go, the latest first."""
        self.setVisible(bool(past))
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, told in enumerate(past[:_SHOWN]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(place, told))
        self._clear.setVisible(any(each.letting.cleared_at is None for each in past))

    def _row(self, place: int, told: LettingTold) -> QWidget:
        words, is_cleared = let_go_in_words(told), told.letting.cleared_at is not None
        button = KeyButton(f"letting_print_{place}", _("Print the certificate"))
        button.setAccessibleDescription(words)
        button.clicked.connect(partial(self._print, told))
        held, column, buttons = QWidget(), QVBoxLayout(), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(words, "strong"))
        column.addWidget(label(left_told(told.last_backup, is_cleared=is_cleared), "muted"))
        buttons.addWidget(button)
        column.addLayout(buttons)
        held.setLayout(column)
        return held

    def _print(self, told: LettingTold, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.print_asked.emit(told)


def let_go_in_words(told: LettingTold) -> str:
    """Return when and by whom how much was let go."""
    letting = told.letting
    referrals = ngettext("{count} referral", "{count} referrals", letting.referrals)
    files = ngettext("{count} file", "{count} files", letting.files)
    counts = ((referrals, letting.referrals), (files, letting.files))
    what = ", ".join(words.format(count=count) for words, count in counts if count)
    said = _("{moment}: {what}, let go by {who}")
    who = isolated(told.by or letting.by)
    return said.format(moment=moment_told(letting.at), what=what, who=who)
