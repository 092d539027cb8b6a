"""The liaison's own list: families without a home of their own; Enter opens one's record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.housing import HousingLine
from mmep_desktop.domain.screener import Wording
from mmep_desktop.services.housing_list import HousingList
from mmep_desktop.words import _
from ui.housing.model import Column, HousingModel
from ui.tasks import in_background
from ui.theme.measures import NARROW, SPACE_3
from ui.today.listing_table import MOST_ROOM
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage

_WIDE, _NARROW = (30, 22, 18, 10, 8, 12), (50, 50, 0, 0, 0, 0)


class HousingPage(QWidget):
    """``record_asked`` carries the id of a family; Escape leads back."""

    record_asked = Signal(str)
    left = Signal()

    def __init__(self, housing: HousingList, wording: Wording) -> None:
        super().__init__()
        self.setObjectName("housing_page")
        self._housing = housing
        below = _(
            "For the McKinney-Vento liaison alone. Who looks at it is noted in the trail. "
            "Enter opens the family's record."
        )
        self._heading = PageHeading("housing_heading", _("Where families sleep"), below)
        self._back = KeyButton("housing_back", _("Back"), key="Escape", within=self)
        self._problem = ErrorPanel("housing_problem")
        self._model = HousingModel(wording, self)
        self._table = LineTable("housing_table", _("Families without a home of their own"))
        self._table.show_model(self._model, _WIDE)
        self._nobody = EmptyState(
            "housing_nobody",
            "families",
            _("Nobody on this list"),
            _("Families stand here that told of no home of their own, or are not sure."),
        )
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._table.opened.connect(self._open)
        self._problem.retried.connect(self.show_list)

    def show_list(self) -> None:
        """Read the list anew."""
        self._problem.clear()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        in_background(self, self._housing.lines, self._fill, self._problem.show_failure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the children and where they sleep in a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() <= NARROW
        self._table.show_model(self._model, _NARROW if narrow else _WIDE)

    def _fill(self, lines: tuple[HousingLine, ...]) -> None:
        self._model.fill(lines)
        self._table.make_room(len(lines))
        self._table.setVisible(bool(lines))
        self._nobody.setVisible(not lines)
        if lines:
            self._table.setCurrentIndex(self._model.index(0, Column.WHO))
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: int) -> None:
        self.record_asked.emit(self._model.lines[row].answer.family_id)

    def _lay_out(self) -> None:
        top, row = QWidget(), FlowLayout()
        row.addWidget(self._back)
        top.setLayout(row)
        scroll = ScrollPage("housing_scroll")
        scroll.column.setSpacing(SPACE_3)
        for part in (self._heading, top, self._problem):
            scroll.add(part)
        for part in (self._table, self._nobody):
            scroll.add(part, MOST_ROOM)
        self._table.hide()
        self._nobody.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
