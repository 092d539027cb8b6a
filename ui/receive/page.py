"""What centers sent to MMEP: files are opened here, and each child is a line of work."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from mmep_desktop.domain.partner_keys import PublicKeys
from mmep_desktop.services.receiving import Arrived, Receiving, Work
from mmep_desktop.services.replying import Replying, Wrote
from mmep_desktop.words import _, ngettext
from ui.batches.saved_card import SavedCard
from ui.receive.centers_card import CentersCard
from ui.receive.filters import WorkFilters, none_in_words
from ui.receive.models import Column, WorkModel
from ui.receive.words import arrived_in_words, due_in_words, missing_in_words, remarks_on
from ui.saving_places import ChooseFolder, ChoosePlace, choose_folder, choose_place
from ui.tasks import Progress, in_background
from ui.theme.measures import NARROW, SPACE_3
from ui.today.listing_table import MOST_ROOM
from ui.widgets.drop_page import DropPage
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.page_heading import PageHeading
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

ChooseFiles = Callable[[QWidget], Sequence[str]]
Confirm = Callable[[PublicKeys], object]
Done = TypeVar("Done")

_WIDE, _NARROW = (33, 15, 12, 15, 25), (58, 0, 0, 0, 42)
_EVERYTHING = "all-referrals.xlsx"


def choose_files(owner: QWidget) -> Sequence[str]:
    """Ask in the system's own window."""
    kinds = _("Batches of centers (*.mepbatch);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileNames(owner, _("Open what centers sent"), "", kinds)
    return chosen


class ReceivePage(DropPage):
    """``child_opened`` carries a ``WorkLine``; ``guide_asked`` wants the page of the guide.

    *confirm* relies on the keys of a center.
    """

    child_opened = Signal(object)
    guide_asked = Signal()

    def __init__(
        self,
        receiving: Receiving,
        replying: Replying,
        confirm: Confirm,
        choose: ChooseFiles = choose_files,
        choose_folder: ChooseFolder = choose_folder,
        choose_place: ChoosePlace = choose_place,
    ) -> None:
        super().__init__(takes_many=True)
        self.setObjectName("receive_page")
        self.dropped.connect(lambda files: self.open_files([str(place) for place in files]))
        self._receiving, self._replying, self._confirm = receiving, replying, confirm
        self._choose, self._choose_folder, self._place = choose, choose_folder, choose_place
        self._work: Work | None = None
        self._progress: Progress | None = None
        self._again: Callable[[], None] = self.show_work
        self._heading = PageHeading("receive_heading", _("Receive"))
        self._open = KeyButton("receive_open", _("Open files"), key="Alt+O", kind="primary")
        self._answer = KeyButton("receive_answer", _("Save the answers"), key="Ctrl+S")
        self._all = KeyButton("receive_all", _("Save everything"), key="F7", within=self)
        self._guide = KeyButton("receive_guide", _("How it goes"), key="F1", within=self)
        self._problem = ErrorPanel("receive_problem")
        self._going = ProgressPanel("receive_progress")
        self._done = label("", "strong", name="receive_done")
        self._remarks = label("", name="receive_remarks")
        self._missing = label("", "error", name="receive_missing")
        how = _("They are kept nowhere: if they are lost, save the file again.")
        self._due = label("", "muted", name="receive_due")
        self._saved = SavedCard("receive", _("I have written them down"), how)
        self._centers = CentersCard()
        self._filters = WorkFilters()
        self._none = label("", "muted", name="receive_none")
        self._model = WorkModel(self)
        self._table = LineTable("receive_table", _("Children who were referred"))
        self._table.show_model(self._model, _WIDE)
        self._nothing = EmptyState(
            "receive_nothing",
            "receive",
            _("Nothing here yet"),
            _("Open the files that centers sent, or drop them on this page."),
        )
        self._lay_out()
        self._connect()

    def show_work(self) -> None:
        """Read everything that is held anew."""
        self._again = self.show_work
        self._problem.clear()
        in_background(self, self._receiving.work, self._fill, self._problem.show_failure)

    def look_for(self, typed: str) -> None:
        """Keep to the children whose name or number has what is *typed*."""
        self._filters.look_for(typed)
        self._show_lines()

    def open_files(self, places: Sequence[str]) -> None:
        """Take the files at *places* in."""
        if self._progress is None and places:
            work = partial(self._receiving.receive, tuple(places))
            self._go(_("Opening the files"), work, self._tell_arrived)

    def stop(self) -> None:
        """Stop long work at its next step."""
        if self._progress is not None:
            self._progress.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to child and state in a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() <= NARROW
        self._table.show_model(self._model, _NARROW if narrow else _WIDE)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no word standing."""
        super().hideEvent(event)
        self._saved.forget()

    def _choose_files(self) -> None:
        self.open_files(self._choose(self))

    def _fill(self, work: Work) -> None:
        self._work = work
        below = ngettext(
            "{count} batch is held. Enter opens a child.",
            "{count} batches are held. Enter opens a child.",
            work.batches,
        )
        told = below.format(count=work.batches) if work.batches else ""
        self._heading.show_words(_("Receive"), told)
        answers = ngettext("Save {count} answer", "Save {count} answers", work.to_tell)
        told = answers.format(count=work.to_tell) if work.to_tell else _("Save the answers")
        self._answer.set_words(told)
        self._filters.show_all(work.lines)
        set_words(self._missing, "\n".join(map(missing_in_words, work.missing)))
        self._missing.setVisible(bool(work.missing))
        set_words(self._due, due_in_words(work.due))
        self._due.setVisible(bool(work.due))
        self._centers.show_center(next(iter(work.unknown), None))
        has_lines = bool(work.lines)
        for part in (self._filters, self._all):
            part.setVisible(has_lines)
        self._answer.setVisible(bool(work.batches))
        self._nothing.setVisible(not has_lines and not work.unknown)
        self._show_lines()
        self._focus_first()
        if work.ready and self._progress is None:
            self._go(_("Opening the files"), self._receiving.open_waiting, self._tell_arrived)

    def _show_lines(self) -> None:
        wanted = self._filters.wanted
        lines = self._work.lines if self._work is not None else ()
        self._model.fill([line for line in lines if wanted.holds(line)])
        self._table.make_room(len(self._model.lines))
        self._table.setVisible(bool(self._model.lines))
        set_words(self._none, none_in_words(wanted, lines))
        self._none.setVisible(bool(lines) and not self._model.lines)
        if self._model.lines:
            self._table.setCurrentIndex(self._model.index(0, Column.CHILD))

    def _focus_first(self) -> None:
        if self._work is not None and any(not one.has_changed for one in self._work.unknown[:1]):
            self._centers.take_focus()
        elif self._model.lines:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._work is not None and self._work.to_tell:
            self._answer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self) -> None:
        self._show_lines()
        if self._model.lines:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(
        self,
        sentence: str,
        work: Callable[[Progress], Done],
        on_done: Callable[[Done], object],
    ) -> None:
        """Do long work, with its progress and Cancel."""
        progress = Progress(self)
        progress.moved.connect(self._going.show_moved)
        self._progress = progress
        self._problem.clear()
        self._say("", ())
        self._going.begin(sentence)
        for button in (self._open, self._answer, self._all):
            button.setEnabled(False)
        in_background(self, lambda: work(progress), on_done, self._fail)

    def _end(self, summary: str) -> None:
        self._progress = None
        self._going.finish(summary)
        for button in (self._open, self._answer, self._all):
            button.setEnabled(True)

    def _fail(self, error: Exception) -> None:
        self._end("")
        self._problem.show_failure(error)

    def _tell_arrived(self, arrived: tuple[Arrived, ...]) -> None:
        summary = arrived_in_words(arrived)
        self._end(summary)
        self._say(summary, tuple(remarks_on(arrived)))
        in_background(self, self._receiving.work, self._fill, self._problem.show_failure)

    def _confirm_center(self, keys: PublicKeys) -> None:
        """Rely on the center's keys, and open what waited for them."""

        def work(progress: Progress) -> tuple[Arrived, ...]:
            self._confirm(keys)
            return self._receiving.open_waiting(progress)

        self._go(_("Opening the files"), work, self._tell_arrived)

    def _save_answers(self) -> None:
        if self._progress is None and (folder := self._choose_folder(self)):
            work = partial(self._replying.write_all, folder)
            self._go(_("Writing the answers"), work, self._tell_wrote)

    def _tell_wrote(self, wrote: Wrote) -> None:
        count = len(wrote.files)
        told = ngettext(
            "{count} file of answers is saved. Send each to its center.",
            "{count} files of answers are saved. Send each to its center.",
            count,
        )
        summary = told.format(count=count) if count else _("No center has to be told anything new.")
        without = _("The key of {center} is not confirmed any more: its answers wait.")
        remarks = [
            *(
                f"{Path(place).name}: {one.name}"
                for place, one in zip(wrote.places, wrote.files, strict=True)
            ),
            *(without.format(center=center) for center in wrote.without_key),
        ]
        self._end(summary)
        self._say(summary, remarks)
        in_background(self, self._receiving.work, self._fill, self._problem.show_failure)

    def _save_everything(self) -> None:
        if self._progress is None and (place := self._place(self, _EVERYTHING)):
            self._go(
                _("Writing the workbook"),
                lambda _progress: self._replying.save_everything(place),
                self._show_words,
            )

    def _show_words(self, words: str) -> None:
        self._end("")
        self._saved.show_words(_("Everything is saved. These words open the file:"), words)

    def _say(self, sentence: str, remarks: Sequence[str]) -> None:
        for part, words in ((self._done, sentence), (self._remarks, "\n".join(remarks))):
            set_words(part, words)
            part.setVisible(bool(words))
        if sentence:
            say(self._done, sentence)

    def _open_line(self, row: int) -> None:
        self.child_opened.emit(self._model.lines[row])

    def _try_again(self) -> None:
        self._again()

    def _connect(self) -> None:
        self._open.clicked.connect(self._choose_files)
        self._answer.clicked.connect(self._save_answers)
        self._all.clicked.connect(self._save_everything)
        self._guide.clicked.connect(self.guide_asked)
        self._filters.changed.connect(self._pick)
        self._table.opened.connect(self._open_line)
        self._centers.confirmed.connect(self._confirm_center)
        self._saved.told.connect(self.show_work)
        self._going.cancelled.connect(self.stop)
        self._problem.retried.connect(self._try_again)

    def _lay_out(self) -> None:
        keys, row = QWidget(), FlowLayout()
        for button in (self._open, self._answer, self._all, self._guide):
            button.setAutoDefault(True)
            row.addWidget(button)
        keys.setLayout(row)
        scroll = ScrollPage("receive_scroll")
        scroll.column.setSpacing(SPACE_3)
        for part in (
            self._heading,
            keys,
            self._problem,
            self._going,
            self._done,
            self._remarks,
            self._saved,
            self._centers,
            self._missing,
            self._due,
            self._filters,
            self._none,
        ):
            scroll.add(part)
        for part in (self._table, self._nothing):
            scroll.add(part, MOST_ROOM)
        for part in (self._done, self._remarks, self._missing, self._due, self._filters):
            part.hide()
        for part in (self._none, self._table, self._nothing, self._answer, self._all):
            part.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
