"""One family's record from outside: handing it over, what was shown of it, a copy of everything."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.errors import DeskError
from mmep_desktop.services.disclosing import Disclosing, OnRecord
from mmep_desktop.services.households import Households, Twice
from mmep_desktop.services.releasing import Releasing
from mmep_desktop.words import _
from ui.preview.page import Sheet
from ui.record.copy_card import CopyCard, WantedCopy
from ui.record.hand_over_card import HandOverCard
from ui.record.household_card import HouseholdCard
from ui.record.mmep_card import MmepCard
from ui.record.shown_card import ShownCard
from ui.record.twice_card import TwiceCard
from ui.saving_places import ChoosePlace, choose_place
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.today.states import state_words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage, TwoColumns, turn_when_narrow
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label


class RecordPage(QWidget):
    """Escape goes back; whatever is noted here is noted for good.

    ``sheet_asked`` carries a ``Sheet`` to look at, ``note_asked`` the record about which something
    else is to be noted. ``family_changed`` carries the id under which the family is kept from
    now on. *may_copy* says whether this clerk may hand out a copy of everything.
    """

    back_asked = Signal()
    sheet_asked = Signal(object)
    note_asked = Signal(object)
    family_changed = Signal(str)

    def __init__(
        self,
        disclosing: Disclosing,
        releasing: Releasing,
        households: Households,
        choose: ChoosePlace = choose_place,
        *,
        may_copy: bool,
    ) -> None:
        super().__init__()
        self.setObjectName("record_page")
        self._disclosing = disclosing
        self._releasing = releasing
        self._households = households
        self._choose = choose
        self._may_copy = may_copy
        self._record: OnRecord | None = None
        self._again: Callable[[], None] = self._nothing
        self._heading = PageHeading("record_heading", _("Record"))
        self._back = KeyButton("record_back", _("Back"), key="Alt+Left", icon="arrow-left")
        self._back.setAutoDefault(True)
        self._problem = ErrorPanel("record_problem")
        self._hand_over = HandOverCard()
        self._shown = ShownCard()
        self._mmep = MmepCard()
        self._household = HouseholdCard()
        self._twice = TwiceCard()
        self._copy = CopyCard()
        told = _("The family may have a copy of everything. A supervisor makes it on this page.")
        self._copy_told = label(told, "muted", name="record_copy_told")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = ScrollPage("record_scroll")
        self._lay_out()
        self._connect()

    def show_record(self, family_id: str) -> None:
        """Read the record of a family anew. Raises ``DeskError``."""
        record = self._disclosing.record(family_id)
        contact = self._disclosing.mmep_contact()
        history = self._households.history(family_id)
        self._record = record
        self._problem.clear()
        names = ", ".join(isolated(child.name.shown) for child in record.children)
        number = _("Number {number}").format(number=isolated(record.number))
        state = state_words(record.standing)
        below = f"{number} · {state}" if record.number else state
        self._heading.show_words(names, below)
        self._hand_over.show_standing(record.standing, contact)
        self._shown.show_record(record)
        self._mmep.show_record(record)
        self._household.show_history(history)
        self._look_for_twice(family_id)
        self._copy.show_children(record.children)
        self._copy.setVisible(self._may_copy)
        self._copy_told.setVisible(not self._may_copy)
        self._scroll.verticalScrollBar().setValue(0)
        self._back.setFocus()

    def _look_for_twice(self, family_id: str) -> None:
        """Look behind the page who may be on the list twice: of twelve children that takes time."""
        self._twice.show_twice(())
        in_background(
            self,
            lambda: self._households.twice(family_id),
            lambda found: self._show_twice(family_id, found),
            self._go_without,
        )

    def _show_twice(self, family_id: str, found: tuple[Twice, ...]) -> None:
        if self._record is not None and self._record.family_id == family_id:
            self._twice.show_twice(found)

    def _go_without(self, error: Exception) -> None:
        """Go without advice where the store cannot be asked: it says so when it must keep."""
        if not isinstance(error, DeskError):
            raise error

    def focus_hand_over(self) -> None:
        """Bring the focus to handing over, where that can be done."""
        if self._hand_over.button.isVisibleTo(self):
            self._hand_over.button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the way back under the heading where the window is narrow."""
        super().resizeEvent(event)
        turn_when_narrow(self._top, self.window().width())

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_asked)
        bind("Escape", self, self._back.click, anywhere=False)
        self._hand_over.handed_over.connect(self._hand_it_over)
        self._shown.log_asked.connect(self._ask_log)
        self._shown.note_asked.connect(self._ask_note)
        self._household.undo_asked.connect(self._take_apart)
        self._twice.one_asked.connect(self._make_one)
        self._copy.print_asked.connect(self._ask_copy)
        self._copy.save_asked.connect(self._save_copy)
        self._problem.retried.connect(self._try_again)

    def _hand_it_over(self, recipient: Recipient) -> None:
        self._again = lambda: self._hand_it_over(recipient)
        if self._record is None:
            return
        try:
            self._disclosing.hand_over(self._record.family_id, recipient)
            self.show_record(self._record.family_id)
        except DeskError as error:
            self._problem.show_failure(error)
            return
        say(self, _("Noted as handed over."))

    def _take_apart(self, merge_id: str) -> None:
        self._again = lambda: self._take_apart(merge_id)
        if self._record is None:
            return
        try:
            self._households.undo(merge_id)
            self.show_record(self._record.family_id)
        except DeskError as error:
            self._problem.show_failure(error)
            return
        say(self, _("Undone. Each child is in a family of its own again."))

    def _make_one(self, child_id: str, other_id: str) -> None:
        self._again = lambda: self._make_one(child_id, other_id)
        try:
            merge = self._households.make_one(child_id, other_id)
            self.family_changed.emit(merge.family_id)
            self.show_record(merge.family_id)
        except DeskError as error:
            self._problem.show_failure(error)
            return
        say(self, _("One entry now. It can be undone below."))

    def _ask_log(self, registration_id: str) -> None:
        releasing = self._releasing
        self.sheet_asked.emit(
            Sheet(
                _("Disclosure log"),
                lambda: releasing.drawn_log(registration_id),
                lambda printer: releasing.print_log(registration_id, printer),
            )
        )

    def _ask_note(self) -> None:
        self.note_asked.emit(self._record)

    def _ask_copy(self, wanted: WantedCopy) -> None:
        if self._record is None:
            return
        releasing, family_id = self._releasing, self._record.family_id

        def put(printer: str) -> None:
            releasing.print_copy(family_id, wanted.recipient, printer, wanted.student)

        draw = lambda: releasing.drawn_copy(family_id, wanted.student)  # noqa: E731 - beside its pair
        self.sheet_asked.emit(Sheet(_("Copy of everything"), draw, put))

    def _save_copy(self, wanted: WantedCopy) -> None:
        self._again = lambda: self._save_copy(wanted)
        if self._record is None:
            return
        record = self._record
        place = self._choose(self, f"{record.number or 'copy'}.pdf")
        if not place:
            return
        in_background(
            self,
            lambda: self._releasing.save_copy(
                record.family_id, wanted.recipient, place, wanted.student
            ),
            lambda _line: self._tell_saved(record.family_id),
            self._problem.show_failure,
        )

    def _tell_saved(self, family_id: str) -> None:
        self.show_record(family_id)
        self._copy.show_done(_("Saved. Whoever opens the file can read it."))

    def _try_again(self) -> None:
        self._again()

    def _nothing(self) -> None:
        """There is nothing to do again before something failed."""

    def _lay_out(self) -> None:
        top = QWidget()
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(SPACE_3)
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        top.setLayout(self._top)
        left, right = (
            _column(self._mmep, self._hand_over, self._copy, self._copy_told),
            _column(self._twice, self._shown, self._household),
        )
        for part in (top, self._problem, TwoColumns(left, right, (1, 1))):
            self._scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)


def _column(*cards: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_3)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return held
