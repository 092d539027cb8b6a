"""A new clerk: her name and role, and the one-time code that lets her choose her own passphrase."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.center import DeskKind, Role
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.errors import DeskError
from mmep_desktop.services.clerks import Clerks, Invitation
from mmep_desktop.words import _
from ui.clerks.roles import role_choices
from ui.interview.enter_button import enter_button
from ui.recovery.shown import ShownKey
from ui.set_up.form import line_of, text_field, text_of
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.choice_buttons import ChoiceButtons
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton, press_focused
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label, set_words


class NewClerkPage(QWidget):
    """First the form, then the code, once; ``left`` carries the id of whoever was invited."""

    left = Signal(str)

    def __init__(self, clerks: Clerks, kind: DeskKind = DeskKind.CENTER) -> None:
        super().__init__()
        self.setObjectName("new_clerk_page")
        self._clerks, self._kind = clerks, kind
        self._invited = ""
        self._heading = PageHeading("new_clerk_heading", _("New clerk"))
        self._problem = ErrorPanel("new_clerk_problem")
        self._name = text_field("new_clerk_name", _("Name"))
        self._roles: ChoiceButtons | None = None
        self._roles_row = QHBoxLayout()
        self._roles_error = label("", "error", name="new_clerk_role_error")
        self._form = Card("new_clerk_form")
        self._code = ShownKey("new_clerk_code", _("One-time code"))
        self._told = label("", "body", name="new_clerk_told")
        self._shown = Card("new_clerk_shown")
        self._cancel = KeyButton("new_clerk_cancel", _("Cancel"), key="Escape", within=self)
        self._go_on = enter_button("new_clerk_go_on", "", kind="primary")
        self._lay_out()
        self._cancel.clicked.connect(self._leave)
        self._go_on.clicked.connect(self._step)
        bind("Enter", self, self._enter, anywhere=False)

    def begin(self) -> None:
        """Ask for a name and a role, with nothing left of the clerk before."""
        self._stand_at(form=True)
        self._heading.show_words(
            _("New clerk"),
            _("The clerk chooses a passphrase with the code, and nobody else knows it."),
        )
        self._go_on.set_words(_("Make the code"))
        line_of(self._name).setText("")
        self._name.clear_error()
        self._ask_role()
        self._name.field.setFocus()

    def invite_again(self, clerk_id: str) -> None:
        """Make a new code for somebody who is on the list already."""
        self._stand_at(form=False)
        self._heading.show_words(_("New code"))
        self._invite(partial(self._clerks.invite_again, clerk_id))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no code stand on a page that is not shown."""
        if not event.spontaneous():  # a window that is minimized only
            self._code.clear()
        super().hideEvent(event)

    def _step(self) -> None:
        if self._invited:
            self._leave()
            return
        role = self._roles.value() if self._roles is not None else None
        self._roles_error.hide()
        if not text_of(self._name):
            told = _("Type the clerk's name: it stands beside what is done under it.")
            self._name.show_error(told)
        elif role is None:
            set_words(self._roles_error, _("Choose what the clerk may do."))
            self._roles_error.show()
            say(self._roles_error, self._roles_error.text())
            if self._roles is not None:
                self._roles.focus_first()
        else:
            self._invite(partial(self._clerks.invite, text_of(self._name), Role(role)))

    def _invite(self, work: "partial[Invitation]") -> None:
        self._set_busy(busy=True)
        in_background(self, work, self._show_code, self._show_error)

    def _show_code(self, invitation: Invitation) -> None:
        self._set_busy(busy=False)
        self._invited = invitation.clerk.id
        self._stand_at(form=False)
        self._heading.show_words(_("The code for {name}").format(name=invitation.clerk.name))
        self._code.show_key(invitation.code)
        set_words(self._told, _how_to_use(invitation))
        self._shown.show()
        self._cancel.hide()
        self._go_on.set_words(_("Done, hide the code"))
        self._go_on.setFocus()
        say(self._code, self._code.accessibleName())

    def _stand_at(self, *, form: bool) -> None:
        self._problem.clear()
        self._form.setVisible(form)
        self._shown.hide()
        self._roles_error.hide()
        self._cancel.show()
        if form:
            self._invited = ""

    def _show_error(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, DeskError):
            raise error
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._form, self._go_on, self._cancel):
            part.setEnabled(not busy)

    def _leave(self) -> None:
        self._code.clear()
        invited, self._invited = self._invited, ""
        self.left.emit(invited)

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, go on."""
        press_focused(self._go_on.click)

    def _ask_role(self) -> None:
        if self._roles is not None:
            self._roles.hide()
            self._roles.setParent(None)
            self._roles.deleteLater()
        self._roles = ChoiceButtons(
            "new_clerk_role",
            _("Role"),
            role_choices(self._kind),
            columns=1,
            keys_anywhere=False,
            large=False,
        )
        self._roles_row.addWidget(self._roles)
        self._roles.show()

    def _lay_out(self) -> None:
        self._form.body.setSpacing(SPACE_3)
        self._form.add(self._name)
        self._form.add(label(_("Role"), "strong"))
        self._form.body.addLayout(self._roles_row)
        self._form.add(self._roles_error)
        self._shown.body.setSpacing(SPACE_3)
        self._shown.add(self._code)
        self._shown.add(self._told)
        scroll = ScrollPage("new_clerk_scroll")
        keys = FlowLayout(SPACE_3)
        for button in (self._cancel, self._go_on):
            button.setAutoDefault(True)
            keys.addWidget(button)
        actions = QWidget()
        actions.setLayout(keys)
        for part in (self._heading, self._problem, self._form, self._shown, actions):
            scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _how_to_use(invitation: Invitation) -> str:
    told = _(
        "Read it out or write it down: it is shown only now. On the unlock page press “I have a "
        "one-time code”, type it and choose a passphrase. The id to unlock with is {id}. The code "
        "works once, at this desk, until {time} on {day}."
    )
    until: datetime = invitation.expires_at.astimezone()
    return told.format(
        id=isolated(invitation.clerk.id),
        time=isolated(f"{until:%H:%M}"),
        day=day_in_words(until.date(), _),
    )
