"""What stands before the window: one passphrase; whose desk it is shows only behind it.

The first page waits for nothing else of the window, so it is made of Qt's plain parts and does not
touch the ``Qt`` namespace, whose enumerations alone cost a tenth of the time to the first picture.
``docs/decisions/0017`` has the measurement.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.words import LANGUAGES, _, ngettext, spoken
from ui.tasks import in_background
from ui.theme.measures import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6
from ui.unlock.caps_lock import CapsLockHint
from ui.widgets.icon_mark import IconMark
from ui.widgets.spoken import say

if TYPE_CHECKING:  # the first page must not wait for what is loaded while the clerk types
    from mmep_desktop.services.unlocked import Unlocked
    from ui.unlock.clerk_choice import ClerkChoice

_WIDTH = 440
_ICON = 40
_BUTTON = 44
_CORNER = 14
_OTHER_WAYS = 38
_SECOND_MS = 1000
_COUNTED_SECONDS = 120
"""What takes longer is told in minutes."""


class NobodyChosen(Exception):
    """Several clerks can unlock, and nobody said who does."""


_A_BACKUP_HELPS = {Problem.STORE_DAMAGED, Problem.STORE_EMPTY, Problem.STORE_MISSING}


class UnlockPage(QWidget):
    """Takes a passphrase and opens the desk with it, off the window's thread.

    *practice_passphrase* is empty on a real desk; in practice the page shows it. ``unlocked``
    carries what was opened, ``language_chosen`` the code of a language. ``restore_asked`` comes
    where the keys open and the records do not. ``seen`` comes once, when the page has been
    painted: what can wait for that, waits, and so does the choice of clerks.
    """

    seen = Signal()
    restore_asked = Signal()
    unlocked = Signal(object)
    code_asked = Signal()
    recovery_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, unlock: "Callable[[str], Unlocked]", practice_passphrase: str = "") -> None:
        super().__init__()
        self.setObjectName("unlock_page")
        self._unlock = unlock
        self._was_seen = False
        self._choice: ClerkChoice | None = None
        self._choice_row = QVBoxLayout()
        self._seconds_left = 0
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self._seconds.timeout.connect(self._count_down)
        self._is_practice = bool(practice_passphrase)
        self._other_ways = QHBoxLayout()
        self._other_ways.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_4)
        self._other_ways.setSpacing(SPACE_3)
        self._other_ways.addStrut(0 if practice_passphrase else _OTHER_WAYS)
        self._passphrase = _passphrase_field()
        self._above = words(_("Passphrase"), "strong")
        self._error = words("", "error", name="unlock_passphrase_error")
        self._caps_lock = CapsLockHint()
        self._button_words = words(_("Unlock"), "button", wraps=False)
        self._button = self._unlock_button()
        self._languages = self._language_row()
        self._backups: QPushButton | None = None
        self._lay_out(practice_passphrase)
        self.setFocusProxy(self._passphrase)
        self._caps_lock.watch(self._passphrase)
        self._passphrase.textEdited.connect(self._clear_error)
        self._passphrase.returnPressed.connect(self._try)
        self._button.clicked.connect(self._try)

    def show_unlock(self) -> None:
        """Wait for a passphrase, with nothing left of one typed before."""
        self._passphrase.clear()
        self._clear_error()
        self._set_busy(busy=False)
        self._passphrase.setFocus()

    @property
    def field(self) -> QLineEdit:
        """Where the passphrase is typed."""
        return self._passphrase

    def show_clerks(self, choice: "ClerkChoice") -> None:
        """Let *choice* say who unlocks; what was typed meanwhile stays."""
        self._choice = choice
        self._choice_row.addWidget(choice)
        choice.chosen.connect(self._clear_error)

    def show_pin(self) -> None:
        """Say that six digits open the desk, too."""
        self._above.setText(_("PIN or passphrase"))
        self._passphrase.setAccessibleName(self._above.text())

    def show_problem(self, error: DeskError) -> None:
        """Say why the desk does not open, and be ready to be typed into again."""
        self._show_error(f"{error.problem.sentence} ({error.problem.value})")
        if error.problem in _A_BACKUP_HELPS:
            self._offer_backup()
        self._passphrase.setFocus()
        self._passphrase.selectAll()
        self._seconds_left = int(error.detail.get("seconds", 0))
        if self._seconds_left > 0:
            self._show_seconds()
            self._seconds.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once this picture is on the screen, that there is one."""
        super().paintEvent(event)
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(0, self, self._be_seen)

    def _be_seen(self) -> None:
        self._show_other_ways()
        self.seen.emit()

    def _show_other_ways(self) -> None:
        """Offer the ways without a passphrase, at the foot, where room was kept for them."""
        if self._is_practice:
            return
        for name, told, asked in (
            ("unlock_code", _("I have a one-time code"), self.code_asked),
            ("unlock_recovery", _("Use the recovery key"), self.recovery_asked),
        ):
            button = QPushButton(told)
            button.setObjectName(name)
            button.setAccessibleName(told)
            button.setAutoDefault(True)
            button.clicked.connect(asked)
            self._other_ways.addWidget(button)
        self._other_ways.insertStretch(0)
        self._other_ways.addStretch()

    def _try(self) -> None:
        typed = self._passphrase.text()
        if not typed:
            self._show_error(_("Type the passphrase of this desk."))
            self._passphrase.setFocus()
            return
        if self._choice is not None and not self._choice.value():
            self._ask_who()
            return
        self._set_busy(busy=True)
        work = partial(self._unlock, typed)
        in_background(self, work, self._opened, self._refused, close_again)

    def _opened(self, desk: "Unlocked") -> None:
        self.show_unlock()
        self.unlocked.emit(desk)

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, NobodyChosen):
            self._ask_who()
        elif isinstance(error, DeskError):
            self.show_problem(error)
        else:
            raise error

    def _ask_who(self) -> None:
        self._show_error(_("Choose who unlocks, then press Enter again."))
        if self._choice is not None:
            self._choice.focus_first()

    def _count_down(self) -> None:
        self._seconds_left -= 1
        if self._seconds_left > 0:
            self._show_seconds()
        else:
            self._clear_error()

    def _show_seconds(self) -> None:
        """Show how long it takes yet; it is spoken once, with the sentence before it."""
        sentence = f"{Problem.WAIT_BEFORE_NEXT_TRY.sentence} ({Problem.WAIT_BEFORE_NEXT_TRY.value})"
        count = self._seconds_left
        words = ngettext("{count} second left.", "{count} seconds left.", count)
        if count > _COUNTED_SECONDS:
            count = -(-count // 60)
            words = ngettext("{count} minute left.", "{count} minutes left.", count)
        self._error.setText(f"{sentence} {words.format(count=count)}")

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._passphrase, self._button, self._languages, self._choice):
            if part is not None:
                part.setEnabled(not busy)
        self._button_words.setText(_("Unlocking") if busy else _("Unlock"))
        self._button.setAccessibleName(self._button_words.text())

    def _clear_error(self) -> None:
        self._seconds.stop()
        self._show_error("")

    def _show_error(self, sentence: str) -> None:
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._passphrase.setAccessibleDescription(sentence)
        self._passphrase.setProperty("wrong", bool(sentence))
        self._passphrase.style().unpolish(self._passphrase)
        self._passphrase.style().polish(self._passphrase)
        say(self._passphrase, sentence)

    def _offer_backup(self) -> None:
        """Lead to the backups: the keys open, and the store does not."""
        if self._backups is None:
            self._backups = QPushButton(_("Bring a backup back"))
            self._backups.setObjectName("unlock_restore")
            self._backups.setAccessibleName(self._backups.text())
            self._backups.setMinimumHeight(_BUTTON)
            self._backups.setAutoDefault(True)
            self._backups.clicked.connect(self.restore_asked)
            self._body.addWidget(self._backups)

    def _unlock_button(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("unlock_button")
        button.setAccessibleName(_("Unlock"))
        button.setProperty("kind", "primary")
        button.setMinimumHeight(_BUTTON)
        button.setAutoDefault(True)
        face = QHBoxLayout(button)
        face.setContentsMargins(SPACE_4, SPACE_1, SPACE_3, SPACE_1)
        face.addWidget(self._button_words, 1)
        face.addWidget(words("Enter", "key", wraps=False))
        return button

    def _language_row(self) -> QWidget:
        """Return the languages, each by the name that its speakers call it."""
        held = QWidget()
        held.setObjectName("unlock_language")
        held.setAccessibleName(_("Language of this window"))
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        for code, name in LANGUAGES.items():
            row.addWidget(self._language_button(code, name))
        row.addStretch(1)
        return held

    def _language_button(self, code: str, name: str) -> QPushButton:
        button = QPushButton(name)
        button.setObjectName(f"unlock_language_{code}")
        button.setAccessibleName(name)
        button.setProperty("kind", "pill")
        button.setProperty("corner", _CORNER)
        button.setAutoDefault(True)
        button.setCheckable(True)
        button.setChecked(code == spoken())
        button.clicked.connect(partial(self._choose, button, code))
        return button

    def _choose(self, button: QPushButton, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        button.setChecked(code == spoken())  # the page in another language has buttons of its own
        if code != spoken():
            self.language_chosen.emit(code)

    def _lay_out(self, practice_passphrase: str) -> None:
        card = QFrame()
        card.setObjectName("unlock_card")
        card.setProperty("role", "card")
        card.setMaximumWidth(_WIDTH)
        body = self._body = QVBoxLayout(card)
        body.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        body.setSpacing(SPACE_4)
        body.addLayout(_heading())
        if practice_passphrase:
            body.addWidget(_practice_note(practice_passphrase))
        body.addLayout(self._choice_row)
        body.addLayout(self._field_rows())
        body.addWidget(self._button)
        body.addWidget(self._languages)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 4)
        middle.addStretch(1)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_scrolled(inside), 1)
        whole.addLayout(self._other_ways)

    def _field_rows(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(SPACE_1)
        self._above.setBuddy(self._passphrase)
        for part in (self._above, self._passphrase, self._error, self._caps_lock):
            rows.addWidget(part)
        self._error.hide()
        return rows


def close_again(unlocked: "Unlocked") -> None:
    """Close a desk that was opened for nobody: the page that asked for it is gone."""
    unlocked.store.close()


def words(text: str, role: str, *, name: str = "", wraps: bool = True) -> QLabel:
    """Make a label of plain text in a *role* of the style sheet."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setProperty("textFormat", "PlainText")
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def _passphrase_field() -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("unlock_passphrase")
    field.setAccessibleName(_("Passphrase"))
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _heading() -> QHBoxLayout:
    heading = QHBoxLayout()
    heading.setSpacing(SPACE_3)
    heading.addWidget(IconMark.of("lock", _ICON))
    heading.addWidget(words(_("Unlock this desk"), "title", name="unlock_title"), 1)
    return heading


def _practice_note(passphrase: str) -> QWidget:
    """Say that this is practice, and with what it opens: its families are no secret."""
    told = _("Every family here is invented, and nothing of it can leave as real. Type this:")
    note = QWidget()
    note.setObjectName("unlock_practice")
    rows = QVBoxLayout(note)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(SPACE_2)
    mark = QHBoxLayout()
    mark.addWidget(words(_("Practice"), "practice", name="unlock_practice_mark", wraps=False))
    mark.addStretch(1)
    rows.addLayout(mark)
    rows.addWidget(words(told, "muted", name="unlock_practice_words"))
    rows.addWidget(words(passphrase, "heading", name="unlock_practice_passphrase"))
    return note


def _scrolled(inside: QWidget) -> QScrollArea:
    """Let a low window scroll; whatever is asked by name here needs no enumeration of ``Qt``."""
    area = QScrollArea()
    area.setObjectName("unlock_scroll")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
    area.setProperty("focusPolicy", "NoFocus")
    area.setWidget(inside)
    return area
