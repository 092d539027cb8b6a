"""The keys of the desk in a supervisor's words: where each half is, and whether paper can help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.errors import DeskError
from mmep_desktop.services.desk_keys import DeskKeysTold, KeysTold
from mmep_desktop.words import _
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card, Line, Lines
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import label

_KEYRINGS = {
    "SecretService": "Secret Service (GNOME Keyring, KWallet, KeePassXC)",
    "KWallet": "KWallet",
    "WindowsVault": "Windows Credential Manager",
    "Keychain": "macOS Keychain",
}
"""Names that are the same in every language."""


class KeysPage(QWidget):
    """Says what is so; Ctrl+N makes a new recovery key, Escape leads back to the settings."""

    recovery_asked = Signal()
    left = Signal()

    def __init__(self, told: DeskKeysTold) -> None:
        super().__init__()
        self.setObjectName("keys_page")
        self._told = told
        below = _("Two halves open the records: a passphrase, and this computer account's keyring.")
        self._heading = PageHeading("keys_heading", _("Keys of this desk"), below)
        self._problem = ErrorPanel("keys_problem")
        self._card = Card("keys_card")
        self._lines: Lines | None = None
        self._make = KeyButton("keys_make", "", key="Ctrl+N", kind="primary")
        self._back = KeyButton("keys_back", _("Back"), key="Escape", within=self)
        self._lay_out()
        self._make.clicked.connect(self.recovery_asked)
        self._back.clicked.connect(self.left)
        self._problem.retried.connect(self.show_keys)

    def show_keys(self) -> None:
        """Look anew."""
        self._problem.clear()
        try:
            told = self._told.look()
        except DeskError as error:
            problem = error.problem
            self._problem.show_problem(problem.value, problem.sentence, can_retry=problem.passes)
            return
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = Lines("keys_lines", _lines_of(told))
        self._card.add(self._lines)
        self._lines.show()
        is_missing = told.recovery_made_on is None
        self._make.set_words(_("Make the recovery key") if is_missing else _("Make a new one"))
        self._make.set_kind("primary" if is_missing else "plain")
        self._make.setAccessibleName(_("Make a recovery key"))
        (self._make if is_missing else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        keys = FlowLayout(SPACE_3)
        for button in (self._back, self._make):
            button.setAutoDefault(True)
            keys.addWidget(button)
        actions = QWidget()
        actions.setLayout(keys)
        scroll = ScrollPage("keys_scroll")
        for part in (self._heading, self._problem, self._card, actions, label(_loss(), "muted")):
            scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _lines_of(told: KeysTold) -> list[Line]:
    return [_keyring_line(told), _recovery_line(told), _records_line(told), _file_line(told)]


def _keyring_line(told: KeysTold) -> Line:
    about = _("This computer")
    if not told.keyring:
        missing = _("No keyring: your six words alone open the records. Start one if you can.")
        return Line(_("Missing"), "amber", about, missing)
    said = _("Your half is in {keyring}. A copy of the files alone opens nothing.")
    name = _KEYRINGS.get(told.keyring, told.keyring)
    return Line(_("In use"), "ok", about, said.format(keyring=name))


def _recovery_line(told: KeysTold) -> Line:
    about = _("Recovery key")
    if told.recovery_made_on is None:
        missing = _("There is none. If the passphrases or this computer are lost, all is lost.")
        return Line(_("Missing"), "amber", about, missing)
    said = _("Made on {day}. It opens the records once; look that both sheets are in their place.")
    day = day_in_words(told.recovery_made_on, _)
    return Line(_("Ready"), "ok", about, said.format(day=day))


def _records_line(told: KeysTold) -> Line:
    said = _("Key number {number} since the set-up. A new one is made whenever a clerk leaves.")
    number = told.generation
    return Line(_("In use"), "ok", _("Records"), said.format(number=number))


def _file_line(told: KeysTold) -> Line:
    said = _(
        "keys.json, version {version}, writing number {count}. The records refuse an older copy."
    )
    words = said.format(version=told.format, count=told.writings)
    return Line(_("In use"), "ok", _("Key file"), words)


def _loss() -> str:
    return _(
        "A forgotten passphrase: make a new one-time code under Clerks. A lost computer or "
        "account: use the recovery key on the unlock page, or let another supervisor make a code."
    )
