"""A school's list comes in: the file, how it is read, three students to look at, and the report."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mmep_desktop.domain.roster import Columns, Sample
from mmep_desktop.domain.rostering import Report
from mmep_desktop.errors import DeskError
from mmep_desktop.services.destroying import Cancelled
from mmep_desktop.services.importing import Importing, Looked
from mmep_desktop.words import _
from ui.imports.columns_card import ColumnsCard
from ui.imports.file_card import ChooseFile, FileCard, choose_file
from ui.imports.report_card import ReportCard
from ui.imports.sample_card import SampleCard
from ui.imports.sender_card import SenderCard
from ui.saving_places import ChoosePlace, choose_place
from ui.tasks import Progress, in_background
from ui.theme.measures import SPACE_3
from ui.widgets.drop_page import DropPage
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.page_heading import PageHeading
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_Read = tuple[Looked, Mapping[str, Columns], tuple[str, ...]]


class ImportsPage(DropPage):
    """Escape leads back, and stops what is being read; a file may be dropped anywhere on it."""

    left = Signal()

    def __init__(
        self,
        importing: Importing,
        choose_place: ChoosePlace = choose_place,
        choose: ChooseFile = choose_file,
    ) -> None:
        super().__init__()
        self.setObjectName("imports_page")
        self.dropped.connect(lambda files: self.open_file(files[0]))
        self._importing = importing
        self._choose, self._choose_place = choose, choose_place
        self._path: Path | None = None
        self._columns: Columns | None = None
        self._report: Report | None = None
        self._sampled: Sample | None = None
        self._progress = Progress(self)
        self._heading = PageHeading("imports_heading", _("Read a school's list"), _below())
        self._back = KeyButton("imports_back", _("Back"), key="Escape", within=self)
        self._problem = ErrorPanel("imports_problem")
        self._panel = ProgressPanel("imports_progress")
        self._told = label("", "strong", name="imports_said")
        self._file, self._how, self._sender = FileCard(), ColumnsCard(), SenderCard()
        self._sample, self._came = SampleCard(), ReportCard()
        self._scroll = ScrollPage("imports_scroll")
        self._lay_out()
        self._connect()

    def show_imports(self) -> None:
        """Begin anew, with no file chosen; a reading that goes on is left alone."""
        if self._panel.isVisibleTo(self):
            return
        self._path, self._columns, self._report = None, None, None
        self._problem.clear()
        self._say("")
        self._how.begin()
        self._sender.begin()
        self._sample.hide()
        self._came.hide()
        self._file.show_nothing()
        self._file.take_focus()

    def open_file(self, path: Path) -> None:
        """Look at the file at *path*."""
        self.show_imports()
        if not self._panel.isVisibleTo(self):
            self._path = path
            self._look(None)

    def stop(self) -> None:
        """Give up a reading that is under way; nothing of it is kept."""
        self._progress.cancel()
        self._importing.stop()

    def _choose_file(self) -> None:
        chosen = self._choose(self)
        if chosen:
            self.open_file(Path(chosen))

    def _look(self, columns: Columns | None) -> None:
        path = self._path
        if path is None:
            return
        self._columns = columns
        self._begin(_("Looking at the file"))

        def read() -> _Read:
            importing = self._importing
            return importing.look(path, columns), importing.presets(), importing.senders()

        in_background(self, read, self._show_looked, self._show_error)

    def _show_looked(self, read: _Read) -> None:
        looked, presets, senders = read
        self._end()
        if self._path is None:
            return
        self._sampled = looked.sample
        self._file.show_looked(self._path, looked)
        self._how.show_sample(looked.sample, presets)
        self._sender.offer(senders, self._how.preset)
        self._show_meaning(self._sender.office)
        missing = "" if self._how.is_order_sure else _("Choose above how dates are written.")
        self._sample.show_sample(looked.sample, missing)
        self._sample.show()
        if not self._how.take_focus() and not self._sample.take_focus():
            self._file.take_focus()

    def _show_meaning(self, sender: str) -> None:
        """Say what reading the list in will do where *sender* sends it."""
        sample, path = self._sampled, self._path
        if sample is None or path is None:
            return
        try:
            self._file.show_looked(path, self._importing.looked_at(sample, sender))
        except DeskError as error:
            self._show_error(error)

    def _read_in(self) -> None:
        path, columns = self._path, self._columns
        if path is None:
            return
        steps = self._progress = Progress(self)
        steps.moved.connect(self._panel.show_moved)
        good, sender = self._sample.good_rows_only, self._sender.office
        self._begin(_("Reading the list"))
        in_background(
            self,
            lambda: self._importing.read(path, columns, steps, good_rows_only=good, sender=sender),
            self._keep,
            self._show_error,
        )

    def _keep(self, report: Report) -> None:
        """Keep what was read, which goes on also when the clerk leaves the page."""
        if not report.is_kept:
            self._show_report(report)
            return
        steps = self._progress
        self._panel.begin(_("Keeping what was read"), can_stop=False)
        self._back.show()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(_("Nothing of it can be lost now. You can go on with your work meanwhile."))
        in_background(
            self,
            lambda: self._importing.keep(report, steps),
            self._show_report,
            self._show_not_kept,
        )

    def _show_report(self, report: Report) -> None:
        self._end()
        self._say("")
        self._report = report
        if self._path is not None:
            self._came.show_report(report, self._path)
        if report.is_kept:
            for card in (self._how, self._sender, self._sample):
                card.hide()
        self._came.show()
        self._came.take_focus()

    def _keep_preset(self, named: tuple[str, Columns]) -> None:
        name, columns = named
        if self._try(lambda: self._importing.keep_preset(name, columns)):
            self._say(_("The columns are kept."))

    def _save_report(self) -> None:
        report = self._report
        place = self._choose_place(self, _("report.xlsx")) if report else ""
        if report and place and self._try(lambda: self._importing.save_report(report, place)):
            self._say(_("The report is saved."))

    def _delete_file(self) -> None:
        report, path = self._report, self._path
        if report and path and self._try(lambda: self._importing.delete_source(path, report)):
            self._came.show_deleted()

    def _try(self, act: Callable[[], None]) -> bool:
        self._problem.clear()
        self._say("")
        try:
            act()
        except DeskError as error:
            self._show_error(error)
            return False
        return True

    def _begin(self, words: str) -> None:
        self._problem.clear()
        self._say("")
        self._came.hide()
        self._panel.begin(words)
        self._set_ready(ready=False)
        self._scroll.verticalScrollBar().setValue(0)  # the panel stands above all cards

    def _end(self) -> None:
        self._panel.hide()
        self._set_ready(ready=True)

    def _set_ready(self, *, ready: bool) -> None:
        self._back.setVisible(ready)
        for card in (self._file, self._how, self._sender, self._sample):
            card.setEnabled(ready)
        if ready:
            self._file.take_focus()

    def _show_error(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._say(_("Stopped. Nothing was kept."))
        elif isinstance(error, DeskError):
            problem = error.problem
            self._problem.show_problem(problem.value, problem.sentence)
        else:
            raise error

    def _show_not_kept(self, error: Exception) -> None:
        self._show_error(error)
        self._say(_("The list was read. What is not kept yet is kept after the next unlock."))

    def _say(self, told: str) -> None:
        set_words(self._told, told)
        self._told.setVisible(bool(told))
        if told:
            say(self, told)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._panel.cancelled.connect(self.stop)
        self._file.choosing_asked.connect(self._choose_file)
        self._how.columns_chosen.connect(self._look)
        self._how.kept.connect(self._keep_preset)
        self._sender.sender_changed.connect(self._show_meaning)
        self._sender.settled.connect(self._sample.take_focus)
        self._sample.reading_asked.connect(self._read_in)
        self._came.saving_asked.connect(self._save_report)
        self._came.deleting_asked.connect(self._delete_file)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_3)
        top.addWidget(self._heading, 1)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.column.insertLayout(0, top)
        cards = (self._file, self._how, self._sender, self._sample, self._came)
        for part in (self._problem, self._panel, self._told, *cards):
            self._scroll.add(part)
        for part in (self._told, self._sample, self._came):
            part.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)


def _below() -> str:
    return _("OneRoster, a SASID request, an Aspen export, or any table by its columns.")
