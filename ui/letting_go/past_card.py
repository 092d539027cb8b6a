"""What was let go so far: when, how much, by whom, and what may be left of it."""

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
    """``clear_asked`` wants the last traces cleared."""

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
            self._rows.addWidget(_row(told))
        self._clear.setVisible(any(each.letting.cleared_at is None for each in past))


def _row(told: LettingTold) -> QWidget:
    held, column = QWidget(), QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_1)
    column.addWidget(label(let_go_in_words(told), "strong"))
    is_cleared = told.letting.cleared_at is not None
    column.addWidget(label(left_told(told.last_backup, is_cleared=is_cleared), "muted"))
    held.setLayout(column)
    return held


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
