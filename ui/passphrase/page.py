"""Each clerk's own passphrase, changed by herself."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.clerks import Clerks
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.passphrase.card import (
    WORDS,
    WORDS_WITHOUT_KEYRING,
    PassphraseCard,
    secret_field,
)
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton, press_focused
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class PassphrasePage(QWidget):
    """The passphrase of now, and the new one twice; Enter changes it, Escape leaves."""

    left = Signal()

    def __init__(self, clerks: Clerks) -> None:
        super().__init__()
        self.setObjectName("passphrase_page")
        self._clerks = clerks
        self._heading = PageHeading("passphrase_heading", _("Change my passphrase"))
        self._problem = ErrorPanel("passphrase_problem")
        self._told = label("", "strong", name="passphrase_told")
        self._old = secret_field("passphrase_old")
        self._old_row = Labelled(_("Passphrase of now"), self._old)
        told = _("Change it when somebody may have seen it; it never has to be changed otherwise.")
        self._new = PassphraseCard("new", _("New passphrase"), told, clerks.fault, clerks.suggest)
        self._back = KeyButton("passphrase_back", _("Back"), key="Escape", within=self)
        self._change = enter_button("passphrase_change", _("Change it"), kind="primary")
        self._now = Card("passphrase_now")
        self._lay_out()
        self._old.textEdited.connect(self._old_row.clear_error)
        self._back.clicked.connect(self.left)
        self._change.clicked.connect(self._try)
        bind("Enter", self, self._enter, anywhere=False)

    def begin(self) -> None:
        """Wait for the passphrase of now, with nothing left of one typed before."""
        self._new.ask_for_words(WORDS_WITHOUT_KEYRING if self._clerks.stands_alone else WORDS)
        self._forget()
        self._problem.clear()
        self._say("")
        self._old.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no passphrase stand on a page that is not shown."""
        if not event.spontaneous():
            self._forget()
        super().hideEvent(event)

    def _try(self) -> None:
        self._problem.clear()
        self._say("")
        if not self._old.text():
            self._old_row.show_error(_("Type the passphrase that opens the desk now."))
        elif not self._new.show_first_fault():
            self._set_busy(busy=True)
            old, new = self._old.text(), self._new.passphrase()
            work = partial(self._clerks.change_passphrase, old, new)
            in_background(self, work, self._changed, self._refused)

    def _changed(self, _nothing: None) -> None:
        self._set_busy(busy=False)
        self._forget()
        self._say(_("Your passphrase is changed. The one before opens nothing any more."))
        self._back.setFocus()

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, DeskError):
            raise error
        if error.problem is Problem.WRONG_PASSPHRASE:
            self._old_row.show_error(error.problem.sentence)
        else:
            self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._now, self._new, self._back, self._change):
            part.setEnabled(not busy)

    def _forget(self) -> None:
        self._old.setText("")  # clear() would leave it for Ctrl+Z
        self._old_row.clear_error()
        self._new.clear()

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, change it."""
        press_focused(self._change.click)

    def _say(self, sentence: str) -> None:
        set_words(self._told, sentence)
        self._told.setVisible(bool(sentence))
        say(self._told, sentence)

    def _lay_out(self) -> None:
        self._now.add(self._old_row)
        scroll = ScrollPage("passphrase_scroll")
        keys = FlowLayout(SPACE_3)
        for button in (self._back, self._change):
            button.setAutoDefault(True)
            keys.addWidget(button)
        actions = QWidget()
        actions.setLayout(keys)
        for part in (self._heading, self._problem, self._told, self._now, self._new, actions):
            scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
