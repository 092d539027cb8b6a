"""The trail: check everything, and read what was done last, for supervisors and auditors."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.checked import Checked
from mmep_desktop.errors import DeskError
from mmep_desktop.services.backups import Stopped
from mmep_desktop.services.verifying import Verifying
from mmep_desktop.words import _
from ui.backups.stopping import StoppableWork
from ui.tasks import Progress, in_background
from ui.theme.measures import NARROW, SPACE_3
from ui.trail.acts_model import ActsModel
from ui.trail.result_card import ResultCard
from ui.widgets.date_words import day_in_words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.page_heading import PageHeading
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.row_table import ROW_HEIGHT, RowTable
from ui.widgets.scroll_page import ScrollPage, turn_when_narrow

_DAYS = 31
_ROWS_AT_LEAST = 5
_ALL_ROOM = 100
_WIDE = (22, 20, 30, 36)
_NARROW = (24, 0, 30, 0)


class TrailPage(QWidget):
    """F5 checks everything, Escape leads back; ``left`` is asked for then."""

    left = Signal()

    def __init__(self, verifying: Verifying) -> None:
        super().__init__()
        self.setObjectName("trail_page")
        self._verifying = verifying
        told = _("Every act at this desk, in order. No names and no answers are in it.")
        self._heading = PageHeading("trail_heading", _("Trail"), told)
        self._problem = ErrorPanel("trail_problem")
        self._progress = ProgressPanel("trail_progress")
        self._result = ResultCard()
        self._back = KeyButton("trail_back", _("Back"), key="Escape")
        self._check = KeyButton("trail_check", _("Check everything"), key="F5", kind="primary")
        self._day = ListBox("trail_day")
        self._model = ActsModel(self)
        self._table = RowTable("trail_table", _("What was done"))
        self._table.show_model(self._model, _WIDE)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._work = StoppableWork()
        self._steps = Progress(self)
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._check.clicked.connect(self.check)
        self._steps.moved.connect(self._progress.show_moved)
        self._progress.cancelled.connect(self._work.ask_to_stop)
        self._result.acknowledged.connect(self._acknowledge)
        self._day.activated.connect(self._read)
        self._problem.retried.connect(self._read)

    def show_trail(self) -> None:
        """Read the last acts anew; the day that was chosen is forgotten."""
        today = datetime.now().astimezone().date()
        with QSignalBlocker(self._day):
            self._day.clear()
            self._day.addItem(_("The last ones"), None)
            for days in range(_DAYS):
                day = today - timedelta(days=days)
                self._day.addItem(day_in_words(day), day)
        self._result.hide()
        self._read()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Check everything, off the window's thread."""
        if self._work.is_running:
            return
        self._problem.clear()
        self._result.hide()
        self._progress.begin(_("Checking records, pages and the trail"))
        self._back.setEnabled(False)
        self._check.setEnabled(False)
        self._work.begin()
        in_background(self, self._checked, self._show, self._fail)

    def stop(self) -> None:
        """Give up a check that is under way, and wait until it has let go of the store."""
        self._work.stop()

    def _checked(self) -> Checked:
        try:
            return self._verifying.check(self._tell)
        finally:
            self._work.end()

    def _tell(self, done: int, total: int) -> None:
        self._work.step()
        self._steps.report(done, total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show fewer columns in a narrow window."""
        super().resizeEvent(event)
        width = self.window().width()
        turn_when_narrow(self._top, width)
        self._table.show_model(self._model, _NARROW if width <= NARROW else _WIDE)

    def _show(self, checked: Checked) -> None:
        self._end(self._result.show_checked(checked))
        self._read()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            self._end(_("The check was stopped."))
            return
        self._end("")
        if not isinstance(error, DeskError):
            raise error
        self._show_problem(error)

    def _end(self, said: str) -> None:
        self._progress.finish(said)
        self._back.setEnabled(True)
        self._check.setEnabled(True)
        self._check.setFocus(Qt.FocusReason.OtherFocusReason)  # beside it stands the result

    def _read(self) -> None:
        day: date | None = self._day.currentData()
        try:
            self._model.fill(self._verifying.done(on=day))
        except DeskError as error:
            self._show_problem(error)
            return
        self._table.selectRow(0)

    def _acknowledge(self, seqs: tuple[str, ...]) -> None:
        try:
            self._verifying.acknowledge(seqs)
        except DeskError as error:
            self._show_problem(error)
            return
        self._read()

    def _show_problem(self, error: DeskError) -> None:
        problem = error.problem
        self._problem.show_problem(problem.value, problem.sentence, can_retry=problem.passes)

    def _lay_out(self) -> None:
        keys, row = QWidget(), FlowLayout(SPACE_3)
        for button in (self._back, self._check):
            button.setAutoDefault(True)
            row.addWidget(button)
        keys.setLayout(row)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(SPACE_3)
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(keys, 0, Qt.AlignmentFlag.AlignTop)
        choosing, box = QWidget(), FlowLayout()
        box.addWidget(Labelled(_("Day"), self._day))
        choosing.setLayout(box)
        scroll, top = ScrollPage("trail_scroll"), QWidget()
        top.setLayout(self._top)
        for part in (top, self._problem, self._progress, self._result, choosing):
            scroll.add(part)
        self._table.setMinimumHeight(_ROWS_AT_LEAST * ROW_HEIGHT)
        scroll.add(self._table, _ALL_ROOM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
