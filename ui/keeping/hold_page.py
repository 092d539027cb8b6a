"""Choosing a family whose record must stay, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.domain.destruction import HoldReason
from mmep_desktop.errors import DeskError
from mmep_desktop.services.keeping import Keeping, Line
from mmep_desktop.services.listing import Lists
from mmep_desktop.words import _
from ui.keeping.words import family_told, reason_words
from ui.today.listing_table import ListingTable
from ui.widgets.card import Card
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_MOST_FOUND = 5
"""Families shown; of more, somebody types another letter."""


class HoldPage(QWidget):
    """Nothing is chosen beforehand; ``held`` and ``left`` both lead back to the list."""

    held = Signal()
    left = Signal()

    def __init__(self, keeping: Keeping, lists: Lists) -> None:
        super().__init__()
        self.setObjectName("hold_page")
        self._keeping, self._lists = keeping, lists
        self._family_id = ""
        self._heading = PageHeading("hold_heading", _("Hold a family's record"))
        self._problem = ErrorPanel("hold_problem")
        self._find = QLineEdit()
        self._find.setObjectName("hold_find")
        self._find_row = Labelled(_("Name, birth date, phone, number or local id"), self._find)
        self._found = ListingTable("hold_found", _("Families found"))
        self._family = label("", "strong", name="hold_family")
        choices = [Choice(reason, reason_words(reason)) for reason in HoldReason]
        self._reasons = ChoiceButtons(
            "hold_reason",
            _("Why must it stay?"),
            choices,
            columns=1,
            keys_anywhere=False,
            large=False,
        )
        self._error = label("", "error", name="hold_error")
        self._back = KeyButton("hold_back", _("Back"), key="Escape", within=self)
        self._hold = KeyButton("hold_keep", _("Hold the record"), kind="primary")
        self._lay_out()
        self._find.textChanged.connect(self._look)
        self._reasons.chosen.connect(self._error.hide)
        self._back.clicked.connect(self.left)
        self._hold.clicked.connect(self._keep)

    def ask(self, line: Line | None) -> None:
        """Ask why *line* is to stay, or first of whom it is."""
        self._family_id = line.family_id if line else ""
        set_words(self._family, family_told(line) if line else "")
        self._family.setVisible(line is not None)
        for part in (self._find_row, self._found):
            part.setVisible(line is None)
        self._find.clear()
        self._look("")
        self._reasons.set_value(None)
        self._problem.clear()
        self._error.hide()
        if line is None:
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._reasons.focus_first()

    def _look(self, text: str) -> None:
        try:
            listings = self._lists.find(text)
        except DeskError as error:
            self._show_problem(error)
            return
        families = {each.registration.family_id: each for each in listings}
        self._found.show_lines(tuple(families.values())[:_MOST_FOUND])
        self._found.setVisible(bool(families) and not self._family_id)

    def _keep(self) -> None:
        chosen = self._found.current()
        family_id = self._family_id or (chosen.registration.family_id if chosen else "")
        reason = self._reasons.value()
        if not family_id:
            self._find_row.show_error(_("Type whose record it is."))
        elif reason is None:
            self._refuse(_("Choose why the record must stay."))
        else:
            self._keep_held(family_id, HoldReason(reason))

    def _keep_held(self, family_id: str, reason: HoldReason) -> None:
        try:
            self._keeping.hold(family_id, reason)
        except DeskError as error:
            self._show_problem(error)
        else:
            self.held.emit()

    def _refuse(self, sentence: str) -> None:
        set_words(self._error, sentence)
        self._error.show()
        say(self._error, sentence)

    def _show_problem(self, error: DeskError) -> None:
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _lay_out(self) -> None:
        card = Card("hold_card")
        for part in (
            self._find_row,
            self._found,
            self._family,
            label(_("Why must it stay?"), "heading"),
            self._reasons,
            self._error,
        ):
            card.add(part)
        keys = FlowLayout()
        for button in (self._back, self._hold):
            keys.addWidget(button)
        card.body.addLayout(keys)
        self._error.hide()
        scroll = ScrollPage("hold_scroll")
        for above in (self._heading, self._problem, card):
            scroll.add(above)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
