"""The records whose time has come, and the proposal to destroy them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from mmep_desktop.services.keeping import LISTED_AT_MOST, Keeps
from mmep_desktop.words import _
from ui.keeping.due_model import DueModel
from ui.keeping.words import endings_told, records_words
from ui.theme.measures import NARROW
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.row_table import ROW_HEIGHT, RowTable
from ui.widgets.text import label, set_words

_WIDE = (26, 12, 12, 28, 22)
_NARROW = (40, 0, 0, 60, 0)
_MOST_ROWS = 6


class DueCard(Card):
    """Enter on a line holds its record; ``propose_asked`` wants all that is due destroyed."""

    propose_asked = Signal()
    hold_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("keeping_due", _("Kept long enough"))
        self._count = label("", "strong", name="keeping_due_count")
        self._endings = label("", "muted", name="keeping_due_endings")
        self._model = DueModel(self)
        self._table = RowTable("keeping_due_table", _("Records kept long enough"))
        self._table.show_model(self._model, _WIDE)
        self._more = label("", "muted", name="keeping_due_more")
        self._propose = KeyButton("keeping_propose", _("Propose to destroy them"), kind="primary")
        self._lay_out()
        self._table.opened.connect(self._hold)
        self._propose.clicked.connect(self.propose_asked)

    def show_due(self, keeps: Keeps, *, can_propose: bool) -> None:
        """Show what is due by the rule of the day."""
        count, lines = keeps.due_in_all, keeps.lines
        told = _("{records}. Enter on one of them holds it.").format(records=records_words(count))
        set_words(self._count, told if count else _("No record has been kept beyond its time."))
        set_words(self._endings, endings_told(keeps.due))
        self._endings.setVisible(bool(count))
        self._model.fill(lines)
        self._table.setVisible(bool(lines))
        self._fit_rows(len(lines))
        set_words(self._more, _("The first {count} are listed.").format(count=len(lines)))
        self._more.setVisible(count > LISTED_AT_MOST)
        self._propose.setVisible(bool(count) and can_propose)

    def take_focus(self) -> None:
        """Bring the focus to the first line, if there is one."""
        if self._model.lines:
            self._table.selectRow(0)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to number and ending in a narrow window."""
        super().resizeEvent(event)
        self._table.show_model(self._model, _NARROW if self.window().width() <= NARROW else _WIDE)

    def _fit_rows(self, rows: int) -> None:
        header = self._table.horizontalHeader().sizeHint().height()
        height = header + min(rows, _MOST_ROWS) * ROW_HEIGHT + 2 * self._table.frameWidth()
        self._table.setFixedHeight(height)

    def _hold(self, row: int) -> None:
        self.hold_asked.emit(self._model.lines[row])

    def _lay_out(self) -> None:
        for part in (self._count, self._endings, self._table, self._more):
            self.add(part)
        row = FlowLayout()
        row.addWidget(self._propose)
        self.body.addLayout(row)
