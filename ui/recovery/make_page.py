"""A new recovery key: shown and printed, typed back from the paper, and only then it counts."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mmep_desktop.domain.recovery_sheet import RecoverySheet
from mmep_desktop.errors import DeskError
from mmep_desktop.services.recovery import Recovery, what_is_lost
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.recovery.shown import ShownKey
from ui.recovery.typed import TypedKey
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

SIZES = (5, 5, 5, 5, 5, 5, 4)
"""How many letters each group of a recovery key has."""

COPIES = 2
"""One sheet for the safe, one for another building."""


class MakeRecoveryPage(QWidget):
    """Enter goes on, Escape leaves; the key before stays good until the new one was typed back."""

    left = Signal()

    def __init__(self, recovery: Recovery) -> None:
        super().__init__()
        self.setObjectName("recovery_page")
        self._recovery = recovery
        self._sheet: RecoverySheet | None = None
        self._is_kept = False
        self._heading = PageHeading("recovery_heading", _("Recovery key"), what_is_lost())
        self._problem = ErrorPanel("recovery_problem")
        self._shown = ShownKey("recovery_shown", _("Recovery key"))
        self._printers = ListBox("recovery_printers")
        self._printers.setAccessibleName(_("Printer"))
        self._print = KeyButton("recovery_print", _("Print two copies"), key="Ctrl+P", icon="print")
        self._told = label("", "strong", name="recovery_told")
        self._typed = TypedKey(
            "recovery_typed",
            _("Type the key from the paper"),
            SIZES,
            _("It counts once it was typed back. Small letters and blanks do not matter."),
        )
        self._done = Banner("recovery_done")
        self._back = KeyButton("recovery_back", _("Show it again"), key="Alt+Left")
        self._later = KeyButton("recovery_later", _("Later"), key="Escape", within=self)
        self._go_on = enter_button("recovery_go_on", "", kind="primary")
        self._showing = self._showing_card()
        self._typing = Card("recovery_typing", _("2. Type it back"))
        self._typing.add(self._typed)
        self._lay_out()
        self._print.clicked.connect(self._print_sheet)
        self._back.clicked.connect(self._show_key)
        self._later.clicked.connect(self._leave)
        self._go_on.clicked.connect(self._step)
        bind("Enter", self, self._enter, anywhere=False)

    def make(self) -> None:
        """Make a new key and show it."""
        self._is_kept = False
        self._problem.clear()
        try:
            self._sheet = self._recovery.begin()
        except DeskError as error:
            self._show_error(error)
            return
        self._shown.show_key(self._sheet.key)
        set_words(self._told, "")
        self._print.setEnabled(False)
        self._show_key()
        in_background(self, self._recovery.printers, self._list_printers, self._show_error)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no key stand on a page that is not shown."""
        if not event.spontaneous():  # a window that is minimized only
            self._forget()
        super().hideEvent(event)

    def _show_key(self) -> None:
        self._stand_at(showing=True)
        self._go_on.set_words(_("It is on paper"))
        self._go_on.setFocus()

    def _ask_back(self) -> None:
        self._typed.clear()
        self._stand_at(typing=True)
        self._go_on.set_words(_("Check it"))
        self._typed.focus_first()

    def _show_kept(self) -> None:
        self._is_kept = True
        self._forget()
        self._stand_at()
        self._done.show_outcome("ok", _("The recovery key counts now."), _when_kept())
        self._done.show()
        self._later.hide()
        self._go_on.set_words(_("Done"))
        self._go_on.setFocus()

    def _stand_at(self, *, showing: bool = False, typing: bool = False) -> None:
        self._problem.clear()
        self._showing.setVisible(showing)
        self._typing.setVisible(typing)
        self._back.setVisible(typing)
        self._later.show()
        self._done.hide()

    def _step(self) -> None:
        if self._sheet is None:
            self._leave()
        elif self._typing.isVisibleTo(self):
            self._check(self._sheet)
        else:
            self._ask_back()

    def _check(self, sheet: RecoverySheet) -> None:
        if self._typed.show_other_than(sheet.key):
            return
        self._set_busy(busy=True)
        work = partial(self._recovery.confirm, self._typed.typed)
        in_background(self, work, self._kept, self._show_error)

    def _kept(self, _nothing: None) -> None:
        self._set_busy(busy=False)
        self._show_kept()

    def _print_sheet(self) -> None:
        if self._sheet is None:
            return
        self._problem.clear()
        self._say(_("Sending the pages to the printer"))
        self._go_on.setFocus()  # a button that goes grey hands the keys on to anywhere
        self._print.setEnabled(False)
        work = partial(self._print_copies, self._sheet, self._printers.currentText())
        in_background(self, work, self._printed, self._show_error)

    def _print_copies(self, sheet: RecoverySheet, printer: str) -> None:
        for _copy in range(COPIES):
            self._recovery.print(sheet, printer)

    def _printed(self, _nothing: None) -> None:
        self._print.setEnabled(True)
        told = _("{count} copies were sent to the printer. Take them out at once.")
        self._say(told.format(count=COPIES))

    def _list_printers(self, printers: tuple[str, ...]) -> None:
        self._printers.clear()
        self._printers.addItems(list(printers))
        self._printers.setVisible(bool(printers))
        self._print.setEnabled(bool(printers))

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._set_busy(busy=False)
        self._print.setEnabled(self._printers.count() > 0)
        self._say("")
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._typing, self._go_on, self._back, self._later):
            part.setEnabled(not busy)

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        """Let nothing of the key stay in the window."""
        if self._sheet is not None and not self._is_kept:
            self._recovery.drop()
        self._sheet = None
        self._shown.clear()
        self._typed.clear()

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, go on."""
        focused = QApplication.focusWidget()
        button = focused if isinstance(focused, KeyButton) else self._go_on
        button.click()

    def _say(self, sentence: str) -> None:
        set_words(self._told, sentence)
        say(self._told, sentence)

    def _showing_card(self) -> Card:
        card = Card("recovery_showing", _("1. Put it on paper"))
        card.body.setSpacing(SPACE_3)
        card.add(self._shown)
        card.add(label(_("There is no I, L, O or U in it. A stroke is 1, a ring is 0."), "muted"))
        row = FlowLayout(SPACE_3)
        for part in (self._printers, self._print):
            row.addWidget(part)
        card.body.addLayout(row)
        card.add(self._told)
        card.add(label(_how_to_keep(), "muted", name="recovery_how_to_keep"))
        return card

    def _lay_out(self) -> None:
        scroll = ScrollPage("recovery_scroll")
        keys = FlowLayout(SPACE_3)
        for button in (self._later, self._back, self._go_on):
            button.setAutoDefault(True)
            keys.addWidget(button)
        actions = QWidget()
        actions.setLayout(keys)
        parts = (self._heading, self._problem, self._showing, self._typing, self._done, actions)
        for part in parts:
            scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _how_to_keep() -> str:
    return _(
        "Print it, or write it down twice by hand: a printer may keep a copy, your hand does not. "
        "Seal both, keep one in a safe and one in another building, and never photograph them."
    )


def _when_kept() -> str:
    return _("Seal both sheets now. Destroy the sheets of the key before: it opens nothing more.")
