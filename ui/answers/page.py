"""A file of MMEP's answers: chosen or dropped, looked at beside what is known, then applied."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from mmep_desktop.domain.heard import Compared
from mmep_desktop.domain.mmep_answers import SUFFIX
from mmep_desktop.services.answering import Answering
from mmep_desktop.words import _, ngettext
from ui.answers.model import AnswersModel, Column
from ui.answers.words import file_words, notices, said_words, who_words
from ui.imports.file_card import ChooseFile
from ui.tasks import in_background
from ui.theme.measures import NARROW, SPACE_3
from ui.today.listing_table import MOST_ROOM
from ui.widgets.drop_page import DropPage
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_WIDE, _NARROW = (19, 22, 40, 19), (36, 0, 32, 32)


def choose_answers(owner: QWidget) -> str:
    """Ask for a file in the system's own window; empty where she wants none."""
    kinds = _("Answers of MMEP ({suffix});;All files (*)").format(suffix=f"*{SUFFIX}")
    chosen, _kind = QFileDialog.getOpenFileName(owner, _("Choose MMEP's file"), "", kinds)
    return chosen


class AnswersPage(DropPage):
    """Nothing is kept before Apply; Enter on a line opens the family's record, Escape leads back.

    ``record_asked`` carries the id of a family.
    """

    left = Signal()
    record_asked = Signal(str)

    def __init__(self, answering: Answering, choose: ChooseFile = choose_answers) -> None:
        super().__init__()
        self.setObjectName("answers_page")
        self.dropped.connect(lambda files: self.open_file(files[0]))
        self._answering, self._choose = answering, choose
        self._seen: Compared | None = None
        self._again: Callable[[], None] = self._choose_file
        below = _("You see what the file would change. Only what is new or changed is kept.")
        self._heading = PageHeading("answers_heading", _("Answers from MMEP"), below)
        self._back = KeyButton("answers_back", _("Back"), key="Escape", within=self)
        self._open = KeyButton("answers_choose", _("Choose a file"), key="Alt+O", kind="primary")
        self._open.setAutoDefault(True)
        self._apply = KeyButton("answers_apply", _("Apply"), key="Ctrl+Enter", kind="primary")
        self._problem = ErrorPanel("answers_problem")
        self._told = label("", "strong", name="answers_told")
        self._notices = label("", name="answers_notices")
        self._done = label("", "strong", name="answers_done")
        self._line = label("", "muted", name="answers_line")
        self._model = AnswersModel(self)
        self._table = LineTable("answers_table", _("Answers of MMEP"))
        self._table.show_model(self._model, _WIDE)
        self._table.selectionModel().currentRowChanged.connect(self._tell_line)
        self._lay_out()
        self._connect()

    def show_answers(self) -> None:
        """Show what was looked at last, or ask for a file."""
        self._problem.clear()
        self._done.hide()
        if self._seen is None:
            self._show_nothing()
        self._take_focus()

    def open_file(self, path: Path) -> None:
        """Look at the file at *path*; nothing of it is kept."""
        self._again = partial(self.open_file, path)
        self._problem.clear()
        self._done.hide()
        in_background(
            self, partial(self._answering.compare, str(path)), self.show_compared, self._refuse
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the child and MMEP's word in a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() <= NARROW
        self._table.show_model(self._model, _NARROW if narrow else _WIDE)

    def _choose_file(self) -> None:
        chosen = self._choose(self)
        if chosen:
            self.open_file(Path(chosen))

    def show_compared(self, seen: Compared) -> None:
        """Show *seen* line by line, and offer to apply it."""
        self._seen = seen
        self._model.fill(seen.lines)
        self._table.make_room(len(seen.lines))
        for part in (self._table, self._line):
            part.setVisible(bool(seen.lines))
        set_words(self._told, file_words(seen))
        set_words(self._notices, " ".join(notices(seen)))
        for part in (self._told, self._notices):
            part.setVisible(bool(part.text()))
        self._apply.setVisible(seen.changes_anything)
        self._open.set_kind("plain" if seen.changes_anything else "primary")
        if seen.lines:
            self._table.setCurrentIndex(self._model.index(0, Column.CHILD))
        say(self._told, self._told.text())
        self._take_focus()

    def _apply_all(self) -> None:
        seen = self._seen
        if seen is None or not seen.changes_anything:
            return
        self._again = self._apply_all
        self._problem.clear()
        self._apply.setEnabled(False)
        done = partial(self._applied, sum(line.how.is_applied for line in seen.lines))
        in_background(self, partial(self._answering.apply, seen), done, self._refuse)

    def _applied(self, count: int, seen: Compared) -> None:
        self._apply.setEnabled(True)
        self.show_compared(seen)
        told = ngettext(
            "Applied. {count} answer is kept.", "Applied. {count} answers are kept.", count
        )
        set_words(self._done, told.format(count=count))
        self._done.show()
        say(self._done, self._done.text())

    def _refuse(self, error: Exception) -> None:
        self._apply.setEnabled(True)
        self._problem.show_failure(error)

    def _tell_line(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Say what MMEP says of the current line in full: a cell may have no room for it."""
        if current.isValid():
            line = self._model.lines[current.row()]
            set_words(self._line, f"{who_words(line)}: {said_words(line.answer)}")

    def _show_nothing(self) -> None:
        for part in (self._told, self._notices, self._apply, self._line, self._table):
            part.hide()

    def _take_focus(self) -> None:
        has_lines = self._seen is not None and bool(self._seen.lines)
        (self._table if has_lines else self._open).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_record(self, row: int) -> None:
        family_id = self._model.lines[row].family_id
        if family_id:
            self.record_asked.emit(family_id)

    def _try_again(self) -> None:
        self._again()

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._open.clicked.connect(self._choose_file)
        self._apply.clicked.connect(self._apply_all)
        self._table.opened.connect(self._open_record)
        self._problem.retried.connect(self._try_again)

    def _lay_out(self) -> None:
        row, ways = QWidget(), FlowLayout()
        for button in (self._back, self._open, self._apply):
            ways.addWidget(button)
        row.setLayout(ways)
        scroll = ScrollPage("answers_scroll")
        scroll.column.setSpacing(SPACE_3)
        for part in (
            self._heading,
            row,
            self._problem,
            self._done,
            self._told,
            self._notices,
            self._line,
        ):
            scroll.add(part)
        scroll.add(self._table, MOST_ROOM)
        self._done.hide()
        self._show_nothing()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
