"""The work list: who registered and was not asked, and a reason for each by one key."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from mmep_desktop.domain.coverage import NotYetReason
from mmep_desktop.domain.coverage_words import reason_words
from mmep_desktop.services.coverage import LISTED_AT_MOST, Seen
from mmep_desktop.words import _, ngettext
from ui.reports.waiting_model import WaitingModel
from ui.theme.measures import NARROW
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.text import label, set_words

_WIDE = (34, 26, 14, 26)
_NARROW = (55, 0, 0, 45)
_MOST_LINES = 4
_NO_REASON = "none"


class WaitingCard(Card):
    """Enter asks the current line's family; a digit notes why it was not asked, 0 that none is.

    ``interview_asked`` carries the id of a family, ``reason_chosen`` that id and a reason or
    nothing.
    """

    interview_asked = Signal(str)
    reason_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("reports_waiting", _("Still to be asked"))
        self._told = label("", "muted", name="reports_waiting_told")
        self._model = WaitingModel(self)
        self._table = LineTable("reports_waiting_table", _("Still to be asked"))
        self._table.show_model(self._model, _WIDE)
        self._row = FlowLayout()
        self._reasons = [
            *(self._button(each, str(place)) for place, each in enumerate(NotYetReason, 1)),
            self._button(None, "0"),
        ]
        self.add(self._told)
        self.body.addLayout(self._row)
        self.add(self._table)
        self._table.opened.connect(self._ask)

    def show_waiting(self, seen: Seen) -> None:
        """Show the list anew; the child that was current stays so."""
        before = self._current_id()
        waiting, whole = seen.waiting, seen.coverage.whole
        set_words(self._told, _told(whole.registered, whole.not_yet))
        self._model.fill(waiting)
        self._table.make_room(min(len(waiting), _MOST_LINES))
        self._table.setMinimumHeight(self._table.maximumHeight())
        for part in (self._table, *self._reasons):
            part.setVisible(bool(waiting))
        if waiting:
            self._table.setCurrentIndex(self._model.index(self._model.row_of(before), 0))

    def take_focus(self) -> bool:
        """Bring the focus to the list, and return whether there is one."""
        if self._model.lines:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._model.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to name and reason in a narrow window."""
        super().resizeEvent(event)
        self._table.show_model(self._model, _NARROW if self.window().width() <= NARROW else _WIDE)

    def _button(self, reason: NotYetReason | None, key: str) -> KeyButton:
        name = f"reports_reason_{reason.value if reason else _NO_REASON}"
        button = KeyButton(name, reason_words(reason, _), key=key, within=self)
        button.clicked.connect(partial(self._choose, reason))
        self._row.addWidget(button)
        return button

    def _choose(self, reason: NotYetReason | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        row = self._table.currentIndex().row()
        if 0 <= row < len(self._model.lines):
            family_id = self._model.lines[row].registration.family_id
            self.reason_chosen.emit((family_id, reason))

    def _ask(self, row: int) -> None:
        self.interview_asked.emit(self._model.lines[row].registration.family_id)

    def _current_id(self) -> str:
        row = self._table.currentIndex().row()
        lines = self._model.lines
        return lines[row].registration.id if 0 <= row < len(lines) else ""


def _told(registered: int, count: int) -> str:
    if not registered:
        return _("Nobody registered in these days.")
    if not count:
        return _("Everybody who registered in these days was asked.")
    told = ngettext(
        "{count} child. Enter begins to ask, a digit notes why the family was not asked.",
        "{count} children. Enter begins to ask, a digit notes why the family was not asked.",
        count,
    ).format(count=count)
    if count <= LISTED_AT_MOST:
        return told
    return f"{told} " + _("The last {count} to register are listed.").format(count=LISTED_AT_MOST)
