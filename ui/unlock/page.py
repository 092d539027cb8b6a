"""What stands before the window: one passphrase; whose desk it is shows only behind it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.errors import DeskError
from mmep_desktop.services.entering import Unlocked
from mmep_desktop.words import _
from ui.tasks import in_background
from ui.theme.measures import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from ui.unlock.caps_lock import CapsLockHint
from ui.unlock.practice_note import PracticeNote
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import isolated, label

_WIDTH = 440
_ICON = 40
_MOST_ROOM = 100


class UnlockPage(QWidget):
    """Takes a passphrase and opens the desk with it, off the window's thread.

    *practice_passphrase* is empty on a real desk; in practice the page shows it. ``unlocked``
    carries what was opened.
    """

    unlocked = Signal(object)

    def __init__(self, unlock: Callable[[str], Unlocked], practice_passphrase: str = "") -> None:
        super().__init__()
        self.setObjectName("unlock_page")
        self._unlock = unlock
        self._passphrase = QLineEdit()
        self._passphrase.setObjectName("unlock_passphrase")
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._row = Labelled(_("Passphrase"), self._passphrase)
        self._caps_lock = CapsLockHint()
        self._button = KeyButton("unlock_button", _("Unlock"), key="Enter", kind="primary")
        self._practice_passphrase = practice_passphrase
        self._lay_out()
        self.setFocusProxy(self._passphrase)
        self._passphrase.textEdited.connect(self._row.clear_error)
        self._caps_lock.watch(self._passphrase)
        self._button.clicked.connect(self._try)

    def show_unlock(self) -> None:
        """Wait for a passphrase, with nothing left of one typed before."""
        self._passphrase.clear()
        self._row.clear_error()
        self._set_busy(busy=False)
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, error: DeskError) -> None:
        """Say why the desk does not open, and be ready to be typed into again."""
        problem = error.problem
        self._row.show_error(f"{problem.sentence} ({isolated(problem.value)})")
        self._passphrase.selectAll()

    def _try(self) -> None:
        typed = self._passphrase.text()
        if not typed:
            self._row.show_error(_("Type the passphrase of this desk."))
            return
        self._set_busy(busy=True)
        in_background(self, partial(self._unlock, typed), self._opened, self._refused)

    def _opened(self, desk: Unlocked) -> None:
        self.show_unlock()
        self.unlocked.emit(desk)

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, DeskError):
            raise error
        self.show_problem(error)

    def _set_busy(self, *, busy: bool) -> None:
        self._passphrase.setEnabled(not busy)
        self._button.setEnabled(not busy)
        self._button.set_words(_("Unlocking") if busy else _("Unlock"))

    def _lay_out(self) -> None:
        card = Card("unlock_card")
        card.setMaximumWidth(_WIDTH)
        card.body.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        card.body.setSpacing(SPACE_4)
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_3)
        heading.addWidget(IconMark.of("lock", _ICON))
        heading.addWidget(label(_("Unlock this desk"), "title", name="unlock_title"), 1)
        card.body.addLayout(heading)
        if self._practice_passphrase:
            card.add(PracticeNote(self._practice_passphrase))
        card.add(self._row)
        card.add(self._caps_lock)
        card.body.addSpacing(SPACE_2)
        card.add(self._button)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 4)
        middle.addStretch(1)
        room = ScrollPage("unlock_scroll")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        room.add(inside, _MOST_ROOM)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)
