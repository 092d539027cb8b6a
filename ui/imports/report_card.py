"""What came of the list: counts, the rows that are not read, and the file that lies in clear."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from mmep_desktop.domain.rostering import Arrival, Report
from mmep_desktop.services.words_of_rosters import arrival_in_words, reason_in_words
from mmep_desktop.words import _, ngettext
from ui.imports.words import outcome_words
from ui.widgets.card import Card, breakable
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label, set_words

_NAMED = 12
"""Rows named on the page; of more, the report tells all."""


class ReportCard(Card):
    """``saving_asked`` for the report as a workbook, ``deleting_asked`` for the school's file."""

    saving_asked = Signal()
    deleting_asked = Signal()

    def __init__(self) -> None:
        super().__init__("imports_report", _("What came of it"))
        self._outcome = label("", "strong", name="imports_outcome")
        self._counts = label("", name="imports_counts")
        self._refused = label("", "muted", name="imports_refused")
        self._clear = label("", "muted", name="imports_in_clear")
        self._save = KeyButton("imports_save_report", _("Save the report"))
        self._delete = KeyButton("imports_delete", _("Delete the school's file"))
        self._save.clicked.connect(self.saving_asked)
        self._delete.clicked.connect(self.deleting_asked)
        line = FlowLayout()
        for button in (self._save, self._delete):
            line.addWidget(button)
        for part in (self._outcome, self._counts, self._refused, self._clear):
            self.add(part)
        self.body.addLayout(line)

    def show_report(self, report: Report, path: Path) -> None:
        """Show *report* of the file at *path*, which lies in clear still."""
        set_words(self._outcome, outcome_words(report))
        counts = [
            f"{arrival_in_words(arrival)}: {report.counts[arrival]:,}"
            for arrival in Arrival
            if report.counts.get(arrival)
        ]
        set_words(self._counts, " · ".join(counts))
        self._counts.setVisible(bool(counts) and report.is_kept)
        set_words(self._refused, _refused_words(report))
        self._refused.setVisible(bool(report.refused))
        told = _(
            "The school's file still lies in clear at {place}. Delete it when you need it no more."
        )
        set_words(self._clear, told.format(place=isolated(breakable(str(path)))))
        self._delete.setVisible(report.is_kept)
        self._clear.show()

    def show_deleted(self) -> None:
        """Say that the school's file is gone."""
        set_words(self._clear, _("The school's file is deleted."))
        self._delete.hide()

    def take_focus(self) -> None:
        """Bring the focus to what may be done next."""
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)


def _refused_words(report: Report) -> str:
    lines = [
        _("Row {row}: {reason}").format(row=f"{each.row:,}", reason=reason_in_words(each.reason))
        for each in report.refused[:_NAMED]
    ]
    more = len(report.refused) - len(lines)
    if more > 0:
        words = ngettext("and {count} more row", "and {count} more rows", more)
        lines.append(words.format(count=f"{more:,}"))
    return "\n".join(lines)
