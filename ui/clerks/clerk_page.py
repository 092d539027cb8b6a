"""One clerk: her role, a new code, and taking her off the list, which changes the store's key."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.center import DeskKind, Role
from mmep_desktop.errors import DeskError
from mmep_desktop.services.clerks import ClerkLine, Clerks, Standing
from mmep_desktop.words import _
from ui.clerks.roles import role_choices, role_words, standing_words
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.choice_buttons import ChoiceButtons
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label, set_words


class ClerkPage(QWidget):
    """A role counts as soon as it is pressed; taking somebody off is asked twice.

    ``left`` and ``code_asked`` carry the clerk's id.
    """

    left = Signal(str)
    code_asked = Signal(str)

    def __init__(self, clerks: Clerks, kind: DeskKind = DeskKind.CENTER) -> None:
        super().__init__()
        self.setObjectName("clerk_page")
        self._clerks, self._kind = clerks, kind
        self._line: ClerkLine | None = None
        self._heading = PageHeading("clerk_heading", "")
        self._problem = ErrorPanel("clerk_problem")
        self._told = label("", "strong", name="clerk_told")
        self._role_card = Card("clerk_role_card", _("Role"))
        self._roles: ChoiceButtons | None = None
        self._roles_row = QHBoxLayout()
        self._only = label(_only_supervisor(), "muted", name="clerk_only")
        self._code = KeyButton("clerk_code", _("New one-time code"))
        self._code_card = Card("clerk_code_card", _("Passphrase forgotten, or another computer"))
        self._remove = KeyButton("clerk_remove", _("Take off the list"))
        self._sure = KeyButton("clerk_sure", _("Take off, and change the key"), kind="primary")
        self._keep = KeyButton("clerk_keep", _("Keep"))
        self._asked = label("", "strong", name="clerk_asked")
        self._remove_card = Card("clerk_remove_card", _("Leaves the center"))
        self._back = KeyButton("clerk_back", _("Back"), key="Escape", within=self)
        self._lay_out()
        self._code.clicked.connect(self._ask_code)
        self._remove.clicked.connect(self._ask)
        self._keep.clicked.connect(self._ask_no_more)
        self._sure.clicked.connect(self._take_off)
        self._back.clicked.connect(self._leave)
        bind("Enter", self, self._enter, anywhere=False)

    def show_clerk(self, line: ClerkLine) -> None:
        """Show what can be done about one clerk."""
        self._line = line
        clerk, works = line.clerk, line.standing is not Standing.LEFT
        self._problem.clear()
        self._say("")
        below = _("Id {id}. {standing}.")
        said = below.format(id=isolated(clerk.id), standing=standing_words(line)[0])
        self._heading.show_words(clerk.name, said)
        for card in (self._role_card, self._code_card, self._remove_card):
            card.setVisible(works)
        self._show_roles(clerk.role)
        self._only.setVisible(not line.may_leave)
        self._roles_row.setEnabled(line.may_leave)
        if self._roles is not None:
            self._roles.setEnabled(line.may_leave)
        self._remove_card.setVisible(works and line.may_leave)
        self._ask_no_more()
        self._back.setFocus()

    def _show_roles(self, role: Role) -> None:
        if self._roles is not None:
            self._roles.hide()
            self._roles.setParent(None)
            self._roles.deleteLater()
        self._roles = ChoiceButtons(
            "clerk_role",
            _("Role"),
            role_choices(self._kind),
            columns=1,
            keys_anywhere=False,
            large=False,
        )
        self._roles.set_value(role.value)
        self._roles.chosen.connect(self._change_role)
        self._roles_row.addWidget(self._roles)
        self._roles.show()

    def _change_role(self, code: str) -> None:
        line = self._line
        if line is None:
            return
        self._problem.clear()
        try:
            self._clerks.change_role(line.clerk.id, Role(code))
        except DeskError as error:
            if self._roles is not None:
                self._roles.set_value(line.clerk.role.value)
            self._show_error(error)
            return
        told = _("{name} is {role} now. It counts at once.")
        self._say(told.format(name=line.clerk.name, role=role_words(Role(code))))

    def _ask_code(self) -> None:
        if self._line is not None:
            self.code_asked.emit(self._line.clerk.id)

    def _ask(self) -> None:
        if self._line is None:
            return
        self._stand(asked=True)
        self._keep.setFocus()
        say(self._asked, self._asked.text())

    def _ask_no_more(self) -> None:
        self._stand(asked=False)

    def _stand(self, *, asked: bool) -> None:
        name = self._line.clerk.name if self._line is not None else ""
        question = _("Take {name} off? It cannot be taken back; a new code begins anew.")
        set_words(self._asked, question.format(name=name))
        for part in (self._asked, self._sure, self._keep):
            part.setVisible(asked)
        self._remove.setVisible(not asked)

    def _take_off(self) -> None:
        line = self._line
        if line is None or not self._sure.isEnabled():
            return
        self._problem.clear()
        self._say(_("The records get a new key. This may take a minute; leave the desk open."))
        self._back.setFocus()  # a button that goes grey hands the keys on to anywhere
        self._set_busy(busy=True)
        work = partial(self._clerks.remove, line.clerk.id)
        in_background(self, work, self._taken_off, self._show_error)

    def _taken_off(self, _nothing: None) -> None:
        self._set_busy(busy=False)
        for card in (self._role_card, self._code_card, self._remove_card):
            card.hide()
        told = _("{name} is off the list and unlocks nothing any more. The records have a new key.")
        self._say(told.format(name=self._line.clerk.name if self._line is not None else ""))
        self._back.setFocus()

    def _show_error(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, DeskError):
            raise error
        self._say("")
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._role_card, self._code_card, self._remove_card, self._back):
            part.setEnabled(not busy)

    def _leave(self) -> None:
        self.left.emit(self._line.clerk.id if self._line is not None else "")

    def _enter(self) -> None:
        """Press the button that has the focus."""
        focused = QApplication.focusWidget()
        if isinstance(focused, KeyButton):
            focused.click()

    def _say(self, sentence: str) -> None:
        set_words(self._told, sentence)
        self._told.setVisible(bool(sentence))
        say(self._told, sentence)

    def _lay_out(self) -> None:
        self._role_card.body.addLayout(self._roles_row)
        self._role_card.add(self._only)
        self._code_card.add(label(_code_told(), "muted"))
        _add_row(self._code_card, self._code)
        self._remove_card.add(label(_remove_told(), "muted"))
        self._remove_card.add(self._asked)
        _add_row(self._remove_card, self._remove, self._keep, self._sure)
        scroll = ScrollPage("clerk_scroll")
        back, row = QWidget(), FlowLayout(SPACE_3)
        row.addWidget(self._back)
        back.setLayout(row)
        for part in (
            self._heading,
            back,
            self._problem,
            self._told,
            self._role_card,
            self._code_card,
            self._remove_card,
        ):
            scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _add_row(card: Card, *buttons: KeyButton) -> None:
    row = FlowLayout(SPACE_3)
    for button in buttons:
        button.setAutoDefault(True)
        row.addWidget(button)
    card.body.addLayout(row)


def _only_supervisor() -> str:
    return _("The only supervisor stays one. Make another clerk a supervisor first.")


def _code_told() -> str:
    return _(
        "A new code lets the clerk choose another passphrase. The one before opens the desk until "
        "the code is used."
    )


def _remove_told() -> str:
    return _(
        "The passphrase opens nothing from then on. Whoever worked here once held the records' "
        "key, so the records get a new one at once. What the clerk did stays under the same id."
    )
