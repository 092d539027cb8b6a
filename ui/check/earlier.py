"""A family that was asked before: its last answers beside the new ones, once those are given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.services.correcting import Shown
from mmep_desktop.words import _
from ui.check.compared import compared
from ui.check.revision_rows import ComparedRow, HeadsRow
from ui.check.revisions import NARROW, count_words
from ui.interview.said import names_of
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card
from ui.widgets.date_words import day_in_words
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage


class EarlierPage(QWidget):
    """Down and Up go from row to row, Escape goes back to the outcome."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("earlier_page")
        self._rows: list[ComparedRow | HeadsRow] = []
        self._heading = PageHeading("earlier_heading", _("Asked before"))
        self._back = KeyButton("earlier_back", _("Back"), key="Alt+Left", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        bind("Escape", self, self._back.click, anywhere=False)
        self._card = Card("earlier_card")
        self._scroll = ScrollPage("earlier_scroll")
        self._lay_out()

    def show_beside(self, before: Shown, now: Shown) -> None:
        """Show the answers of *before* beside those of *now*."""
        for row in self._rows:
            row.hide()
            self._card.body.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        lines = compared(before.interview, now.interview)
        titles = tuple(_title(one) for one in (before, now))
        self._rows = [HeadsRow(before, now, (titles[0], titles[1]))]
        self._rows += [ComparedRow(line, (titles[0], titles[1])) for line in lines]
        self._fit()
        for each in self._rows:
            self._card.add(each)
            each.show()
        changed = count_words(sum(line.is_changed for line in lines))
        names = names_of(now.interview.asking)
        self._heading.show_words(_("Asked before"), f"{names}. {changed}")
        self._scroll.verticalScrollBar().setValue(0)
        self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put each question above its answers where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for row in self._rows:
            row.fit(is_narrow=self.width() < NARROW)

    def _lay_out(self) -> None:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self._heading, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._card.body.setSpacing(SPACE_1)
        for part in (top, self._card):
            self._scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)


def _title(shown: Shown) -> str:
    return _("Asked on {day}").format(day=day_in_words(shown.interview.asking.screened_on))
