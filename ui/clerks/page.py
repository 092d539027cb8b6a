"""Everybody who may unlock the desk, and who did once: the supervisor's list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.center import Role
from mmep_desktop.errors import DeskError
from mmep_desktop.services.clerks import ClerkLine, Clerks, Standing
from mmep_desktop.words import _
from ui.clerks.list_model import ClerkModel
from ui.theme.measures import NARROW, SPACE_3, SPACE_5
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.row_table import RowTable
from ui.widgets.scroll_page import turn_when_narrow

RECOMMENDED = 2
"""Supervisors: with one alone, a lost passphrase takes the recovery sheet."""

_WIDE = (30, 9, 16, 20, 14, 14)
_NARROW = (30, 12, 0, 30, 0, 0)


class ClerksPage(QWidget):
    """Enter opens a clerk, Ctrl+N begins a new one, Escape leads back to the settings."""

    clerk_opened = Signal(object)
    new_asked = Signal()
    left = Signal()

    def __init__(self, clerks: Clerks) -> None:
        super().__init__()
        self.setObjectName("clerks_page")
        self._clerks = clerks
        self._heading = PageHeading("clerks_heading", _("Clerks"))
        self._problem = ErrorPanel("clerks_problem")
        self._back = KeyButton("clerks_back", _("Back"), key="Escape", within=self)
        self._new = KeyButton("clerks_new", _("New clerk"), key="Ctrl+N", kind="primary")
        self._model = ClerkModel(self)
        self._table = RowTable("clerks_table", _("Clerks"))
        self._table.show_model(self._model, _WIDE)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._table.opened.connect(self._open)
        self._new.clicked.connect(self.new_asked)
        self._back.clicked.connect(self.left)
        self._problem.retried.connect(self.show_clerks)

    def show_clerks(self, clerk_id: str = "") -> None:
        """Read the list anew, with the cursor on *clerk_id* or the first."""
        self._problem.clear()
        try:
            lines = self._clerks.lines()
        except DeskError as error:
            problem = error.problem
            self._problem.show_problem(problem.value, problem.sentence, can_retry=problem.passes)
            return
        self._model.fill(lines)
        self._heading.show_words(_("Clerks"), _advice(lines))
        rows = (row for row, line in enumerate(lines) if line.clerk.id == clerk_id)
        self._table.selectRow(next(rows, 0))
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show fewer columns in a narrow window."""
        super().resizeEvent(event)
        width = self.window().width()
        turn_when_narrow(self._top, width)
        self._table.show_model(self._model, _NARROW if width <= NARROW else _WIDE)

    def _open(self, row: int) -> None:
        self.clerk_opened.emit(self._model.lines[row])

    def _lay_out(self) -> None:
        keys, row = QWidget(), FlowLayout(SPACE_3)
        for button in (self._back, self._new):
            button.setAutoDefault(True)
            row.addWidget(button)
        keys.setLayout(row)
        self._top.setSpacing(SPACE_3)
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(keys, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addLayout(self._top)
        layout.addWidget(self._problem)
        layout.addWidget(self._table, 1)


def _advice(lines: tuple[ClerkLine, ...]) -> str:
    """Return what the page says first: how many supervisors there should be."""
    works = [line for line in lines if line.standing is Standing.WORKS]
    if sum(line.clerk.role is Role.SUPERVISOR for line in works) < RECOMMENDED:
        return _("Make a second supervisor: with one alone, a forgotten passphrase stops the desk.")
    return _("Nobody sees or chooses the passphrase of another one.")
