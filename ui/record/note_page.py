"""Something else was shown of a record: to whom, what, why, and what allowed it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.disclosure import Basis, Ground, ParentsFirst, Part, Recipient
from mmep_desktop.errors import DeskError
from mmep_desktop.services.disclosing import Disclosing, OnRecord
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.record.recipient_form import RecipientForm, text_line
from ui.record.words import basis_words, parents_words, part_words
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton, press_focused
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import isolated, label
from ui.widgets.tick_list import Row, TickList

_PARTS = (Part.REGISTRATION, Part.ANSWERS, Part.CONSENT, Part.EVERYTHING)


class NotePage(QWidget):
    """Nothing is chosen beforehand; ``left`` goes back to the record, noted or not."""

    left = Signal()

    def __init__(self, disclosing: Disclosing) -> None:
        super().__init__()
        self.setObjectName("note_page")
        self._disclosing = disclosing
        self._family_id = ""
        self._heading = PageHeading("note_heading", "")
        self._problem = ErrorPanel("note_problem")
        self._form = RecipientForm("note", whole=True)
        rows = [Row(part, part_words(part)) for part in _PARTS]
        self._parts = TickList("note_parts", _("What was shown"), rows, keys_anywhere=False)
        self._parts_row = Labelled(_("What was shown"), self._parts)
        self._purpose = text_line("note_purpose")
        self._purpose_row = Labelled(_("What for"), self._purpose)
        self._basis = ListBox("note_basis")
        self._basis_row = Labelled(_("What allows it"), self._basis)
        self._threat = text_line("note_threat")
        self._threat_row = Labelled(_("What the danger is, in words"), self._threat)
        self._parents = ListBox("note_parents")
        self._parents_row = Labelled(_("Were the parents told first?"), self._parents)
        court = _(
            "Hand nothing over yourself: call the superintendent and the district's lawyer first. "
            "The parents are told before, unless the court forbids it."
        )
        self._court = label(court, "strong", name="note_court")
        self._save = enter_button("note_save", _("Note it"), kind="primary")
        self._back = KeyButton("note_back", _("Leave it"), key="Escape", within=self)
        self._scroll = ScrollPage("note_scroll")
        self._lay_out()
        self._basis.currentIndexChanged.connect(self._show_what_basis_asks)
        self._save.clicked.connect(self._keep)
        self._back.clicked.connect(self.left)
        self._problem.retried.connect(self._keep)
        bind("Enter", self, self._enter, anywhere=False)

    def ask(self, record: OnRecord) -> None:
        """Ask anew about *record*."""
        self._family_id = record.family_id
        names = ", ".join(isolated(child.name.shown) for child in record.children)
        self._heading.show_words(_("Note another disclosure"), names)
        self._problem.clear()
        self._form.show_recipient(Recipient(""))
        self._parts.set_value(())
        for line in (self._purpose, self._threat):
            line.clear()
        self._basis.clear()
        self._basis.addItem(_("Choose"), "")
        for basis in Basis:
            self._basis.addItem(basis_words(basis), basis.value)
        self._parents.clear()
        for parents in ParentsFirst:
            self._parents.addItem(parents_words(parents), parents.value)
        for row in self._rows():
            row.clear_error()
        self._show_what_basis_asks()
        self._scroll.verticalScrollBar().setValue(0)
        self._form.setFocus()

    def _rows(self) -> tuple[Labelled, ...]:
        return (
            self._parts_row,
            self._purpose_row,
            self._basis_row,
            self._threat_row,
            self._parents_row,
        )

    def _show_what_basis_asks(self, _row: int = 0) -> None:
        basis = self._basis.currentData()
        self._threat_row.setVisible(basis == Basis.EMERGENCY.value)
        for part in (self._parents_row, self._court):
            part.setVisible(basis == Basis.COURT.value)

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, note it."""
        press_focused(self._keep)

    def _keep(self) -> None:
        recipient = self._form.given()
        if recipient is None or not self._is_whole():
            QTimer.singleShot(0, self, self._scroll.show_focused)
            return
        parts = tuple(Part(code) for code in self._parts.value())
        basis = Basis(self._basis.currentData())
        ground = Ground(
            basis,
            self._purpose.text(),
            self._threat.text() if basis is Basis.EMERGENCY else "",
            ParentsFirst(self._parents.currentData() if basis is Basis.COURT else ""),
        )
        try:
            self._disclosing.note(self._family_id, recipient, parts, ground)
        except DeskError as error:
            self._problem.show_problem(error.problem.value, error.problem.sentence, can_retry=True)
            return
        self.left.emit()

    def _is_whole(self) -> bool:
        """Say what is missing first, and bring the focus there."""
        for row in self._rows():
            row.clear_error()
        basis = self._basis.currentData()
        missing = (
            (self._parts_row, not self._parts.value(), _("Tick what was shown.")),
            (self._purpose_row, not self._purpose.text().strip(), _("Write what it was for.")),
            (self._basis_row, not basis, _("Choose what allows it.")),
            (
                self._threat_row,
                basis == Basis.EMERGENCY.value and not self._threat.text().strip(),
                _("Write what the danger is."),
            ),
            (
                self._parents_row,
                basis == Basis.COURT.value and not self._parents.currentData(),
                _("Choose whether the parents were told."),
            ),
        )
        for row, is_missing, sentence in missing:
            if is_missing:
                row.show_error(sentence)
                if row is self._parts_row:
                    self._parts.focus_first()
                return False
        return True

    def _lay_out(self) -> None:
        card = Card("note_card")
        for part in (
            self._form,
            self._parts_row,
            self._purpose_row,
            self._basis_row,
            self._court,
            self._parents_row,
            self._threat_row,
        ):
            card.add(part)
        keys = FlowLayout()
        for button in (self._back, self._save):
            keys.addWidget(button)
        card.body.addLayout(keys)
        for shown in (self._heading, self._problem, card):
            self._scroll.add(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
