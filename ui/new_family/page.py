"""A family that is on no list: its children are written down, and the interview can begin."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.center import School
from mmep_desktop.domain.likeness import Advice, Person
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.errors import DeskError
from mmep_desktop.services.advising import Advising
from mmep_desktop.services.joining import Joining
from mmep_desktop.services.registering import BadDate, NameMissing, NewChild, Registering
from mmep_desktop.words import _
from ui.new_family.advice_card import AdviceCard
from ui.new_family.child_form import ChildForm
from ui.tasks import in_background
from ui.theme.measures import SPACE_3, SPACE_4, SPACE_5
from ui.widgets.card import hairline
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import label, set_words

_PHONE_WIDTH = 320
_REST_MS = 250
"""Milliseconds without a key after which the typing rests: a name is nearly whole by then."""

Keep = Callable[[tuple[NewChild, ...], str], tuple[Registration, ...]]
"""Keeps the children of the page, with their phone number."""


def today_here() -> date:
    """Return today by this computer's clock."""
    return SystemClock().now().date()


class NewFamilyPage(QWidget):
    """Enter goes from field to field and saves at the last; Ctrl+Enter saves from anywhere.

    ``registered`` carries the id of the family that was kept, ``joined`` that of the family on the
    list which got further children, and ``known_opened`` one that was there all along. Who may be
    meant is looked for in the background, once the typing rests.
    """

    registered = Signal(str)
    joined = Signal(str)
    known_opened = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        registering: Registering,
        advising: Advising,
        joining: Joining,
        schools: tuple[School, ...],
        today: Callable[[], date] = today_here,
    ) -> None:
        super().__init__()
        self.setObjectName("new_family_page")
        self._registering = registering
        self._advising = advising
        self._joining = joining
        self._schools = schools
        self._today = today
        self._forms: list[ChildForm] = []
        self._made = 0
        self._family_id = ""
        self._title = label("", "title", name="new_family_title", wraps=False)
        self._asked: Person | None = None
        self._at_rest = QTimer(self)
        self._at_rest.setObjectName("new_family_at_rest")
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(_REST_MS)
        self._advice = AdviceCard()
        self._scroll = ScrollPage("new_family_scroll")
        self._children = QVBoxLayout()
        self._add = KeyButton("new_family_add_child", _("Add a child"), key="Ctrl++")
        self._phone = QLineEdit()
        self._phone.setObjectName("new_family_phone")
        self._phone.setMaximumWidth(_PHONE_WIDTH)
        self._problem = ErrorPanel("new_family_problem")
        self._save = KeyButton("new_family_save", _("Register"), key="Ctrl+Enter", kind="primary")
        self._cancel = KeyButton("new_family_cancel", _("Cancel"), key="Escape", kind="quiet")
        self._lay_out()
        self._connect()

    def show_schools(self, schools: tuple[School, ...]) -> None:
        """Offer *schools* to every child from now on."""
        self._schools = schools

    def start_new(self) -> None:
        """Show an empty form with one child, the focus on the first name."""
        self._begin("", _("New family"))

    def start_joining(self, family_id: str, sibling: Name) -> None:
        """Show a form for a brother or sister of *sibling*, to join the family on the list."""
        self._begin(family_id, _("Another child of this family"))
        self._forms[0].take_surnames(sibling)

    def _begin(self, family_id: str, title: str) -> None:
        self._family_id = family_id
        set_words(self._title, title)
        for form in tuple(self._forms):
            self._take_away(form)
        self._made = 0
        self._phone.clear()
        self._problem.clear()
        self._forget_advice()
        self._add_child()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nobody whom nobody will see."""
        self._at_rest.stop()
        self._asked = None
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next field, and save from the last."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() not in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()
        elif self._phone.hasFocus():
            self._register()
        elif isinstance(focused := self.focusWidget(), QPushButton):
            focused.click()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next field, past the buttons between them."""
        while self.focusNextChild() and isinstance(self.focusWidget(), QPushButton):
            continue

    def _connect(self) -> None:
        self._add.clicked.connect(self._add_child)
        bind("Ctrl+=", self, self._add_child)
        self._save.clicked.connect(self._register)
        self._cancel.clicked.connect(self.cancelled)
        self._problem.retried.connect(self._register)
        self._phone.textEdited.connect(self._at_rest.start)
        self._at_rest.timeout.connect(self._look_for_like)
        self._advice.opened.connect(self.known_opened)
        self._advice.join_asked.connect(self._join)
        self._advice.set_aside.connect(self._phone.setFocus)

    def _look_for_like(self) -> None:
        typed_in = (form for form in self._forms if form.isAncestorOf(self.focusWidget()))
        person = next(typed_in, self._forms[-1]).person(self._phone.text())
        self._asked = person
        in_background(
            self,
            lambda: self._advising.advise(person),
            lambda advised: self._show_like(person, advised),
            self._show_none,
        )

    def _show_like(self, person: Person, advised: tuple[Advice, ...]) -> None:
        """Show *advised* unless something else was typed by now."""
        if person == self._asked:
            self._advice.show_advice(advised)
            self._scroll.show_focused()

    def _show_none(self, error: Exception) -> None:
        """Go without advice where the store cannot be asked: it will say so when it must keep."""
        if not isinstance(error, DeskError):
            raise error
        self._advice.show_advice(())

    def _forget_advice(self) -> None:
        self._at_rest.stop()
        self._asked = None
        self._advice.begin()

    def _add_child(self) -> None:
        form = ChildForm(self._made, self._today(), self._schools)
        self._made += 1
        if self._forms:
            form.take_surnames(self._forms[-1].name())
        form.removed.connect(partial(self._remove, form))
        form.edited.connect(self._at_rest.start)
        self._forms.append(form)
        self._children.addWidget(form)
        form.show()  # now, because only what is shown can take the focus
        self._number()
        form.focus_first()

    def _remove(self, form: ChildForm) -> None:
        self._take_away(form)
        self._number()
        self._forms[-1].focus_first()

    def _take_away(self, form: ChildForm) -> None:
        self._forms.remove(form)
        self._children.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _number(self) -> None:
        for row, form in enumerate(self._forms):
            form.show_place(row, removable=len(self._forms) > 1)

    def _register(self) -> None:
        if self._family_id:
            self._join(self._family_id)
        else:
            self._keep(self._registering.register, self.registered)

    def _join(self, family_id: str) -> None:
        self._keep(partial(self._joining.join, family_id), self.joined)

    def _keep(self, keep: Keep, told: SignalInstance) -> None:
        if any(form.show_first_fault() for form in self._forms):
            return
        self._problem.clear()
        try:
            kept = keep(tuple(form.given() for form in self._forms), self._phone.text())
        except BadDate:
            self._forms[0].show_born_fault()
        except NameMissing:
            self._forms[0].focus_first()
        except DeskError as error:
            problem = error.problem
            self._problem.show_problem(problem.value, problem.sentence, can_retry=True)
        else:
            told.emit(kept[0].family_id)

    def _lay_out(self) -> None:
        self._children.setSpacing(SPACE_3)
        self._scroll.add(_heading(self._title))
        self._scroll.add(self._problem)
        self._scroll.column.insertLayout(self._scroll.column.count() - 1, self._children)
        self._scroll.add(Labelled(_("Phone"), self._phone))
        self._scroll.add(self._advice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(hairline())
        whole.addLayout(self._action_row())

    def _action_row(self) -> QVBoxLayout:
        """Keep what can be done in view however many children there are."""
        row = FlowLayout(at_end=2)
        for button in (self._cancel, self._add, self._save):
            row.addWidget(button)
        held = QVBoxLayout()
        held.setContentsMargins(SPACE_4, SPACE_3, SPACE_5, SPACE_3)
        held.addLayout(row)
        return held


def _heading(title: QLabel) -> QWidget:
    heading = QWidget()
    row = QHBoxLayout(heading)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_4)
    row.addWidget(title)
    told = _("Only a name is needed. Leave empty what nobody knows.")
    row.addWidget(label(told, "muted"), 1)
    return heading
