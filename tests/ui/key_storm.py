"""Keys without sense, as from a child at the keyboard; what was told to be saved is remembered."""

import random
import time
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mmep_desktop.services.interviewing import Sitting
from tests.prepared_desk import PASSPHRASE
from tests.ui.whole_window import Press, Screen
from ui.interview.page import InterviewPage

_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_KEY = Qt.Key

GOING: tuple[Press, ...] = (_KEY.Key_Return, _KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Tab)
MOVING: tuple[Press, ...] = (
    *(_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Home, _KEY.Key_End),
    *(_KEY.Key_PageUp, _KEY.Key_PageDown, _KEY.Key_Space, _KEY.Key_Backspace, _KEY.Key_Delete),
    *(_KEY.Key_Escape, (_KEY.Key_Backtab, _SHIFT), (_KEY.Key_Left, _ALT), (_KEY.Key_Right, _CTRL)),
)
FUNCTIONS: tuple[Press, ...] = tuple(_KEY(_KEY.Key_F1.value + place) for place in range(12))
COMBINED: tuple[Press, ...] = (
    *((_KEY(_KEY.Key_A.value + place), _CTRL) for place in range(26)),
    *((_KEY(_KEY.Key_0.value + place), _CTRL) for place in range(10)),
    *((_KEY(_KEY.Key_0.value + place), _ALT) for place in range(10)),
    *(((_KEY.Key_Return), _CTRL), (_KEY.Key_F11, _CTRL), (_KEY.Key_Left, _CTRL)),
)
LETTERS: tuple[Press, ...] = tuple("abcdefghijklmnopqrstuvwxyzUXQWERTSANK .,-/'")
DIGITS: tuple[Press, ...] = tuple("12345678901212")
STRANGE: tuple[Press, ...] = ("ñ", "é", "😀", "\u202e", "<", "&", "한")
KINDS = (GOING, GOING, MOVING, FUNCTIONS, COMBINED, LETTERS, DIGITS, DIGITS, STRANGE)


@dataclass
class Storm:
    """One storm of keys over *screen*; *saved* holds what the window told to be saved."""

    screen: Screen
    seed: int
    saved: dict[str, Sitting] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    _watched: set[int] = field(default_factory=set)

    def blow(self, keys: int) -> None:
        """Press *keys* keys, as fast as the window follows."""
        chance = random.Random(self.seed)
        for _ in range(keys):
            self._watch()
            if self.screen.window.shown_page() == "unlock" and chance.random() < 0.2:
                self._unlock()
            else:
                press(chance.choice(chance.choice(KINDS)))
                self.screen.follow()

    def answers_within(self, seconds: float) -> bool:
        """Whether the window follows a key again within *seconds*."""
        begun = time.monotonic()
        press(_KEY.Key_Escape)
        self.screen.follow()
        return time.monotonic() - begun < seconds

    def _watch(self) -> None:
        """Listen to the interview's page of each session for what it tells to be saved."""
        self.pages.add(self.screen.window.shown_page() or "")
        for page in self.screen.window.findChildren(InterviewPage):
            if id(page) not in self._watched:
                self._watched.add(id(page))
                page.saved.connect(self._note)

    def _note(self, sitting: Sitting) -> None:
        self.saved[sitting.screening.id] = sitting

    def _unlock(self) -> None:
        """Type the right passphrase, an hour after whatever wrong ones the storm typed."""
        self.screen.doors.waited += 3600
        field_ = self.screen.window.findChild(QWidget, "unlock_passphrase")
        if field_ is not None and field_.isEnabled():
            field_.setFocus()
            QTest.keyClick(field_, _KEY.Key_A, _CTRL)
            QTest.keyClicks(field_, PASSPHRASE)
            QTest.keyClick(field_, _KEY.Key_Return)
            self.screen.until(lambda: self.screen.window.shown_page() != "unlock")


def press(what: Press) -> None:
    """Press one key where the focus is now, whichever window has it."""
    part: QObject | None = QApplication.focusWidget() or QApplication.activeWindow()
    if not isinstance(part, QWidget):
        return
    match what:
        case str() if what.isascii():
            QTest.keyClicks(part, what)
        case str():
            key = QKeyEvent(QEvent.Type.KeyPress, _KEY.Key_unknown, _NONE, what)
            QApplication.sendEvent(part, key)
        case tuple():
            QTest.keyClick(part, what[0], what[1])
        case _:
            QTest.keyClick(part, what)
