"""People at schools, programs near the center, and what is asked for their sake, on one page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from mmep_desktop.errors import DeskError
from mmep_desktop.services.schools import AtSchools, BroughtIn, Schools
from mmep_desktop.words import _, ngettext, spoken
from ui.schools.rows_card import Entry, RowsCard
from ui.schools.words import column_words, contact_line, program_line
from ui.tasks import in_background
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words
from ui.widgets.tick_list import Row, TickList

ChooseFile = Callable[[QWidget], str]
"""Asks the clerk for a file; empty where she wants none."""


def choose_programs(owner: QWidget) -> str:
    """Ask in the system's own window."""
    kinds = _("Lists of programs (*.toml *.csv);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(owner, _("Choose a list of programs"), "", kinds)
    return chosen


class SchoolsPage(QWidget):
    """Escape leads back; ``contact_asked`` and ``program_asked`` carry what to change, or None."""

    left = Signal()
    contact_asked = Signal(object)
    program_asked = Signal(object)

    def __init__(self, schools: Schools, choose: ChooseFile = choose_programs) -> None:
        super().__init__()
        self.setObjectName("schools_page")
        self._schools, self._choose = schools, choose
        self._at: AtSchools | None = None
        self._heading = PageHeading("schools_heading", _("Schools and programs"))
        self._back = KeyButton("schools_back", _("Back"), key="Escape", within=self)
        self._problem = ErrorPanel("schools_problem")
        self._told = label("", "strong", name="schools_told")
        self._asked_card = Card("schools_asked", _("Ask too"))
        self._asked: TickList | None = None
        new_contact = KeyButton("schools_new_contact", _("Add a person"))
        self._contacts = RowsCard(
            "schools_contacts",
            _("People at schools"),
            _("Nobody yet. Referrals name whom to go to at the child's school."),
            new_contact,
        )
        new_program = KeyButton("schools_new_program", _("Add a program"))
        self._programs = RowsCard(
            "schools_programs",
            _("Programs"),
            _("None yet. What fits a family is printed on its page."),
            new_program,
        )
        self._bring_in = KeyButton("schools_bring_in", _("Bring in a file"), key="Alt+O")
        self._lay_out()
        self._connect()

    def show_schools(self, told: str = "") -> None:
        """Read everything anew, and say what was done before."""
        self._problem.clear()
        self._tell(told)
        try:
            self._show(self._schools.all())
        except DeskError as error:
            self._fail(error)

    def _show(self, at: AtSchools) -> None:
        is_first = self._asked is None
        self._at = at
        if self._asked is None:
            self._asked = self._make_ticks(at)
            self._asked_card.add(self._asked)
        self._asked.set_value(one.key for one in at.add_ons if one.key in at.asked)
        self._contacts.show_entries(
            [Entry(one.id, one.name, contact_line(one)) for one in at.contacts]
        )
        self._programs.show_entries(
            [Entry(one.id, one.name, program_line(one)) for one in at.programs]
        )
        if is_first:
            self._asked.focus_first()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_ticks(self, at: AtSchools) -> TickList:
        words = self._schools.screener.wording(spoken())
        rows = [Row(one.key, words.get(f"field.{one.key}") or one.key) for one in at.add_ons]
        ticks = TickList("schools_ask", _("Ask too"), rows, keys_anywhere=False)
        ticks.ticks_changed.connect(self._ask)
        return ticks

    def _ask(self, keys: tuple[str, ...]) -> None:
        self._try(lambda: self._schools.ask(keys), _("Saved. It holds from the next interview on."))

    def _forget_contact(self, id_: str) -> None:
        self._try_and_show(lambda: self._schools.forget_contact(id_), _("Taken off the list."))

    def _forget_program(self, id_: str) -> None:
        self._try_and_show(lambda: self._schools.forget_program(id_), _("Taken off the list."))

    def _change_contact(self, id_: str) -> None:
        if self._at is not None:
            self.contact_asked.emit(next(one for one in self._at.contacts if one.id == id_))

    def _change_program(self, id_: str) -> None:
        if self._at is not None:
            self.program_asked.emit(next(one for one in self._at.programs if one.id == id_))

    def _ask_file(self) -> None:
        place = self._choose(self)
        if place:
            path = Path(place)
            in_background(
                self, lambda: self._schools.bring_in(path), self._show_brought, self._fail
            )

    def _show_brought(self, brought: BroughtIn) -> None:
        self.show_schools(brought_words(brought))

    def _try(self, act: Callable[[], None], told: str) -> bool:
        self._problem.clear()
        try:
            act()
        except DeskError as error:
            self._fail(error)
            return False
        self._tell(told)
        return True

    def _try_and_show(self, act: Callable[[], None], told: str) -> None:
        if self._try(act, told):
            self.show_schools(told)

    def _tell(self, words: str) -> None:
        set_words(self._told, words)
        self._told.setVisible(bool(words))
        if words:
            say(self._told, words)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._tell("")
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._contacts.new_asked.connect(lambda: self.contact_asked.emit(None))
        self._contacts.changing_asked.connect(self._change_contact)
        self._contacts.removed.connect(self._forget_contact)
        self._programs.new_asked.connect(lambda: self.program_asked.emit(None))
        self._programs.changing_asked.connect(self._change_program)
        self._programs.removed.connect(self._forget_program)
        self._bring_in.clicked.connect(self._ask_file)

    def _lay_out(self) -> None:
        self._asked_card.add(
            label(
                _(
                    "Asked after the contact questions, where it makes sense for the family. No "
                    "answer changes the outcome. Where the family sleeps goes to the liaison's "
                    "list alone, unless the family agrees."
                ),
                "muted",
            )
        )
        self._bring_in.setAutoDefault(True)
        self._programs.keys.addWidget(self._bring_in)
        top = FlowLayout()
        top.addWidget(self._back)
        held = QWidget()
        held.setLayout(top)
        scroll = ScrollPage("schools_scroll")
        for part in (
            self._heading,
            held,
            self._problem,
            self._told,
            self._asked_card,
            self._contacts,
            self._programs,
        ):
            scroll.add(part)
        self._told.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


def brought_words(brought: BroughtIn) -> str:
    """Return what became of a file of programs."""
    if not brought.refused:
        told = ngettext("{count} program read.", "{count} programs read.", brought.count)
        return told.format(count=brought.count)
    number, columns = brought.refused[0]
    told = _("Nothing was read. Program {number} in the file: look at {columns} again.")
    return told.format(number=number, columns=", ".join(map(column_words, columns)))
