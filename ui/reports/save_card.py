"""Saving the report for the director, as a paper and as a table of its figures."""

from PySide6.QtCore import Signal

from mmep_desktop.services.coverage import ReportForm
from mmep_desktop.words import _
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class SaveCard(Card):
    """``save_asked`` carries the form in which the report is wanted."""

    save_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("reports_save", _("For the director"))
        told = _(
            "The report names nobody. A count under 10 is not shown, nor what would give it away. "
            "The file is not encrypted."
        )
        self._pdf = KeyButton("reports_save_pdf", _("Save the report as PDF"), key="Ctrl+S")
        self._workbook = KeyButton("reports_save_xlsx", _("Save its figures as .xlsx"))
        self._done = label("", "strong", name="reports_saved")
        self._done.hide()
        row = FlowLayout()
        for button in (self._pdf, self._workbook):
            row.addWidget(button)
        self.add(label(told, "muted"))
        self.body.addLayout(row)
        self.add(self._done)
        self._pdf.clicked.connect(self._ask_pdf)
        self._workbook.clicked.connect(self._ask_workbook)

    def show_done(self, sentence: str = "") -> None:
        """Say that the report was saved, or forget that it was."""
        set_words(self._done, sentence)
        self._done.setVisible(bool(sentence))
        if sentence:
            say(self._done, sentence)

    def _ask_pdf(self) -> None:
        self.save_asked.emit(ReportForm.PDF)

    def _ask_workbook(self) -> None:
        self.save_asked.emit(ReportForm.WORKBOOK)
