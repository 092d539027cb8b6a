"""The families to come back to, list by list; Enter opens one family's record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.follow_ups import FollowUp, Why
from mmep_desktop.services.following_up import FollowingUp
from mmep_desktop.words import _
from ui.follow_up.model import Column, FollowUpModel
from ui.follow_up.words import why_words
from ui.tasks import in_background
from ui.theme.measures import NARROW, SPACE_3
from ui.today.listing_table import MOST_ROOM
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.filter_pills import Filter, FilterPills
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage

_ALL = "all"
_WIDE, _NARROW = (40, 30, 18, 12), (50, 50, 0, 0)


class FollowUpPage(QWidget):
    """``record_asked`` carries the id of a family; Escape leads back, F7 to the liaison's list."""

    record_asked = Signal(str)
    housing_asked = Signal()
    left = Signal()

    def __init__(self, following_up: FollowingUp, *, has_housing: bool = False) -> None:
        super().__init__()
        self.setObjectName("follow_up_page")
        self._following_up = following_up
        self._all: tuple[FollowUp, ...] = ()
        below = _("A day that is not sure is told early. Enter opens the family's record.")
        self._heading = PageHeading("follow_up_heading", _("To follow up"), below)
        self._back = KeyButton("follow_up_back", _("Back"), key="Escape", within=self)
        self._housing = KeyButton(
            "follow_up_housing", _("Where families sleep"), key="F7", within=self
        )
        if not has_housing:
            self._housing.hide()
        self._problem = ErrorPanel("follow_up_problem")
        self._filters = FilterPills("follow_up_filters", _("Show"))
        self._model = FollowUpModel(self)
        self._table = LineTable("follow_up_table", _("Families to follow up"))
        self._table.show_model(self._model, _WIDE)
        self._nobody = EmptyState(
            "follow_up_nobody",
            "referrals",
            _("Nobody to follow up"),
            _("Families stand here when a window closes soon or a paper is still to come."),
        )
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._housing.clicked.connect(self.housing_asked)
        self._filters.picked.connect(self._show_lines)
        self._table.opened.connect(self._open)
        self._problem.retried.connect(self.show_lists)

    def show_lists(self) -> None:
        """Read every list anew."""
        self._problem.clear()
        in_background(self, self._following_up.lines, self._fill, self._problem.show_failure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the children and the reason in a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() <= NARROW
        self._table.show_model(self._model, _NARROW if narrow else _WIDE)

    def _fill(self, lines: tuple[FollowUp, ...]) -> None:
        self._all = lines
        picked = self._filters.value() or _ALL
        shown = _filters_of(lines)
        if picked not in {each.code for each in shown}:
            picked = _ALL
        self._filters.show_filters(shown, picked)
        for part in (self._filters, self._table):
            part.setVisible(bool(lines))
        self._nobody.setVisible(not lines)
        self._show_lines(picked)

    def _show_lines(self, picked: str) -> None:
        lines = tuple(line for line in self._all if picked in {_ALL, line.why.value})
        self._model.fill(lines)
        self._table.make_room(len(lines))
        if lines:
            self._table.setCurrentIndex(self._model.index(0, Column.WHO))
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: int) -> None:
        self.record_asked.emit(self._model.lines[row].family_id)

    def _lay_out(self) -> None:
        top, row = QWidget(), FlowLayout()
        for button in (self._back, self._housing):
            row.addWidget(button)
        top.setLayout(row)
        scroll = ScrollPage("follow_up_scroll")
        scroll.column.setSpacing(SPACE_3)
        for part in (self._heading, top, self._problem, self._filters):
            scroll.add(part)
        for part in (self._table, self._nobody):
            scroll.add(part, MOST_ROOM)
        self._table.hide()
        self._nobody.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


def _filters_of(lines: tuple[FollowUp, ...]) -> tuple[Filter, ...]:
    """Return all lines as one part, and each reason that has some as another."""
    counts = {why: sum(line.why is why for line in lines) for why in Why}
    some = (Filter(why.value, why_words(why), count) for why, count in counts.items() if count)
    return (Filter(_ALL, _("All"), len(lines)), *some)
