"""The file: chosen, or dropped on the page, and what it turns out to be."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mmep_desktop.services.importing import Looked
from mmep_desktop.words import _
from ui.imports.words import file_words, meaning_words
from ui.widgets.card import Card, breakable
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label, set_words

ChooseFile = Callable[[QWidget], str]
"""Asks the clerk for a file; empty where she wants none."""


def choose_file(owner: QWidget) -> str:
    """Ask in the system's own window."""
    kinds = _("Lists of schools (*.zip *.csv *.txt *.xlsx);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(owner, _("Choose the school's file"), "", kinds)
    return chosen


class FileCard(Card):
    """``choosing_asked`` when the clerk wants to choose a file."""

    choosing_asked = Signal()

    def __init__(self) -> None:
        super().__init__("imports_file", _("The school's file"))
        self.button = KeyButton("imports_choose", _("Choose a file"), key="Alt+O", kind="primary")
        self.button.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.button.clicked.connect(self.choosing_asked)
        self._drop = label(_("or drop it on this page: .zip, .csv, .txt or .xlsx"), "muted")
        self._name = label("", "strong", name="imports_name")
        self._what = label("", name="imports_what")
        self._meaning = label("", "muted", name="imports_meaning")
        row = FlowLayout()
        row.addWidget(self.button)
        self.body.addLayout(row)
        for part in (self._drop, self._name, self._what, self._meaning):
            self.add(part)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Offer to choose a file."""
        self._drop.show()
        self.button.set_kind("primary")
        for part in (self._name, self._what, self._meaning):
            part.hide()

    def show_looked(self, path: Path, looked: Looked) -> None:
        """Say what the file at *path* is, and what reading it in will do."""
        self._drop.hide()
        self.button.set_kind("plain")
        set_words(self._name, isolated(breakable(path.name)))
        set_words(self._what, file_words(looked))
        set_words(self._meaning, meaning_words(looked))
        for part in (self._name, self._what, self._meaning):
            part.show()

    def take_focus(self) -> None:
        """Bring the focus to the button."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
