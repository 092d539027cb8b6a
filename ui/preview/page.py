"""One paper inside the window, drawn in memory, before and after it goes to the printer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.errors import DeskError
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.paperwork import Paperwork
from mmep_desktop.settings import Settings
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.saving_places import ChoosePlace, choose_place
from ui.tasks import in_background
from ui.theme.measures import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label, set_words

_PRINTER_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Saving:
    """How a sheet becomes a file: the name to propose, and what writes it to a place."""

    file: str
    write: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What can be looked at and printed: its name, how it is drawn, how it is put on a printer.

    *put* returns the record of a print that is counted, or nothing. Only a sheet that names nobody
    has a *saving*.
    """

    words: str
    draw: Callable[[], bytes]
    put: Callable[[str], Printing | None]
    saving: Saving | None = None


@dataclass(frozen=True, slots=True)
class _Drawn:
    pdf: bytes
    printers: tuple[str, ...]


class PreviewPage(QWidget):
    """Enter prints, Escape closes; a file is written of a sheet that names nobody alone."""

    closed = Signal()
    printed = Signal(object)

    def __init__(
        self, paperwork: Paperwork, settings: Settings, choose: ChoosePlace = choose_place
    ) -> None:
        super().__init__()
        self.setObjectName("preview_page")
        self._paperwork = paperwork
        self._wanted_printer = settings.printer
        self._choose = choose
        self._asked: Sheet | None = None
        self._again: Callable[[], None] = self._put_on_paper
        self._title = label("", "title", name="preview_title")
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setObjectName("preview_view")
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._printers = ListBox("preview_printers")
        self._printers.setMinimumWidth(_PRINTER_WIDTH)
        self._printers.setAccessibleName(_("Printer"))
        self._print = enter_button("preview_print", _("Print"), kind="primary", icon="print")
        self._save = KeyButton("preview_save", _("Save as PDF"), key="Ctrl+S")
        self._close = KeyButton("preview_close", _("Close"), key="Escape", within=self)
        self._outcome = label("", "strong", name="preview_result")
        self._problem = ErrorPanel("preview_problem")
        self._lay_out()
        self._print.clicked.connect(self._put_on_paper)
        bind("Enter", self, self._enter, anywhere=False)
        self._save.clicked.connect(self._save_as_file)
        self._close.clicked.connect(self.closed)
        self._problem.retried.connect(self._try_again)

    @property
    def document(self) -> QPdfDocument:
        """The paper on show."""
        return self._document

    def show_paper(self, sitting: Sitting, paper: Paper) -> None:
        """Draw *paper* of *sitting* and show it; printing waits for the clerk."""
        paperwork = self._paperwork
        self.show_sheet(
            Sheet(
                paper_name(paper),
                lambda: paperwork.drawn(sitting, paper),
                lambda printer: paperwork.print(sitting, paper, printer),
            )
        )

    def show_sheet(self, sheet: Sheet) -> None:
        """Draw *sheet* and show it; printing waits for the clerk."""
        self._asked = sheet
        self._save.setVisible(sheet.saving is not None)
        set_words(self._title, sheet.words)
        self._view.setAccessibleName(sheet.words)
        self._document.close()
        self._problem.clear()
        self._say(_("Drawing the page"))
        self._print.setEnabled(False)
        self._close.setFocus()
        in_background(self, lambda: self._drawn(sheet), self._show, self._fail)

    def _drawn(self, sheet: Sheet) -> _Drawn:
        return _Drawn(sheet.draw(), self._paperwork.printers())

    def _show(self, drawn: _Drawn) -> None:
        self._buffer.close()
        self._buffer.setData(QByteArray(drawn.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._list_printers(drawn.printers)
        self._say("")
        self._print.setEnabled(True)
        if self.isVisible():  # it may have been closed before it was drawn
            self._print.setFocus()

    def _list_printers(self, printers: tuple[str, ...]) -> None:
        wanted = self._printers.currentText() or self._wanted_printer
        self._printers.clear()
        self._printers.addItems(list(printers))
        self._printers.setCurrentIndex(max(self._printers.findText(wanted), 0))
        self._printers.setVisible(bool(printers))

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, print."""
        focused = QApplication.focusWidget()
        if isinstance(focused, KeyButton):
            focused.click()
        elif self._print.isEnabled():
            self._put_on_paper()

    def _put_on_paper(self) -> None:
        if self._asked is None:
            return
        sheet, self._again = self._asked, self._put_on_paper
        printer = self._printers.currentText()
        self._problem.clear()
        self._say(_("Sending the page to the printer"))
        self._close.setFocus()  # a button that goes grey hands the keys on to anywhere
        self._print.setEnabled(False)
        in_background(
            self,
            lambda: sheet.put(printer),
            lambda printing: self._tell_printed(printer, printing),
            self._fail,
        )

    def _tell_printed(self, printer: str, printing: Printing | None) -> None:
        if printing is None:
            sentence = _("Sent to the printer {printer}.").format(printer=isolated(printer))
        else:
            sentence = _("Sent to the printer {printer} at {time}. Copy {copy}.").format(
                printer=isolated(printing.printer),
                time=isolated(f"{printing.printed_at:%H:%M}"),
                copy=printing.copy,
            )
        self._say(sentence)
        self._print.setEnabled(True)
        self._close.setFocus()
        self.printed.emit(printing)

    def _save_as_file(self) -> None:
        saving = self._asked.saving if self._asked else None
        if saving is None or not (place := self._choose(self, saving.file)):
            return
        self._again = self._save_as_file
        self._problem.clear()
        in_background(self, partial(saving.write, place), self._tell_saved, self._fail)

    def _tell_saved(self, _nothing: None) -> None:
        self._say(_("Saved."))
        self._close.setFocus()

    def _fail(self, error: Exception) -> None:
        self._say("")
        self._print.setEnabled(self._document.pageCount() > 0)
        if not isinstance(error, DeskError):
            raise error
        problem = error.problem
        self._problem.show_problem(problem.value, problem.sentence, can_retry=True)

    def _try_again(self) -> None:
        if self._asked is None:
            return
        if self._document.pageCount() > 0:
            self._again()
        else:
            self.show_sheet(self._asked)

    def _say(self, sentence: str) -> None:
        set_words(self._outcome, sentence)
        say(self._outcome, sentence)

    def _lay_out(self) -> None:
        bar = QWidget()
        row = FlowLayout(SPACE_3)
        row.addWidget(self._printers)
        row.addWidget(self._print)
        row.addWidget(self._save)
        row.addWidget(self._close)
        bar.setLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_3, SPACE_5, SPACE_3)
        layout.setSpacing(SPACE_2)
        for part in (self._title, bar, self._outcome, self._problem):
            layout.addWidget(part)
        layout.addWidget(self._view, 1)


def paper_name(paper: Paper) -> str:
    """Return what the clerk calls *paper*."""
    return {
        Paper.CONSENT_PAGE: _("Consent page"),
        Paper.REFERRAL_SHEET: _("Referral sheet"),
        Paper.FAMILY_PAGE: _("Family page"),
    }[paper]
