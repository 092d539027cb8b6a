"""The main job done once by key presses through the real window, for a computer without a display.

It leaves the papers and a picture of every page in a folder and prints each step with its time.
The families are invented; practice is the only mode in which this runs.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from ui.main_window import MainWindow

PATIENCE_SECONDS = 20.0
SETTLING_SECONDS = 0.05
FAMILY = "seab"
"""The start of a surname that only one of the invented families has."""

Press = str | Qt.Key
ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down

INTERVIEW: Sequence[tuple[str, tuple[Press, ...]]] = (
    ("moved: yes", ("1", ENTER)),
    ("worked: cutting and packing fish", ("Q", ENTER)),
    ("household: the child who registers", (ENTER,)),
    ("who did it: a parent", ("1", ENTER)),
    ("the work, in words", ("Rosa Seabright", ENTER)),
    ("when they moved", ("3 months ago", ENTER)),
    ("from where to where", ("Immokalee, FL", TAB, "Harborfield", ENTER)),
    ("who moved: the child and the worker", ("1", "2", ENTER)),
    ("no other move", ("2", ENTER)),
    ("who answered", ("Rosa Seabright", ENTER)),
    ("phones", ("508-555-0142", ENTER)),
    ("address", ("12 Example Street, Harborfield", ENTER)),
    ("languages", ("Spanish", TAB, "Spanish", ENTER)),
    ("may MMEP have the page: yes", ("1", ENTER)),
)
"""Each question of a family that moved for fish work, with the keys that answer it."""

TURNED_AT = 2
"""The question, from 1, at which the walk tries the other language and the family's side."""

PAPERS = (("1", "consent-page"), ("2", "referral-sheet"), ("3", "family-page"))
"""The key of each paper on the outcome page, and the name of the file it leaves."""


class Tray:
    """A printer whose pages land in the folder of the walk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.next_name = "page"
        self.printed: list[Path] = []

    def printers(self) -> tuple[str, ...]:
        """Return the one tray there is."""
        return (f"folder {self._folder.name}",)

    def print(self, pdf: bytes, printer: str, title: str) -> None:  # noqa: ARG002 - as a printer
        """Keep *pdf* under the name of the paper."""
        file = self._folder / f"{self.next_name}.pdf"
        file.write_bytes(pdf)
        self.printed.append(file)


class StuckError(Exception):
    """The window did not come to where the walk expected it."""


class Walk:
    """Walks through the main job and says how it went."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        qInstallMessageHandler(_say_what_matters)
        self._window = window
        self._folder = folder
        self._begun = time.monotonic()
        self._pictures = 0
        self.printer = Tray(folder)

    def run(self) -> int:
        """Do it all and return the exit status; a page that does not come ends the walk."""
        try:
            self._unlock()
            self._find_family()
            self._interview()
            self._print_papers()
            self._a_family_that_never_moved()
            self._other_pages()
        except StuckError as stuck:
            self._picture("stuck")
            self._say(f"stuck: {stuck}")
            return 1
        self._say(f"done: {len(self.printer.printed)} papers, {self._pictures} pictures")
        return 0

    def _unlock(self) -> None:
        self._until("the unlock page", lambda: self._on("unlock") and self._has_focus())
        self._picture("unlock")
        self._press(PRACTICE_PASSPHRASE, ENTER)
        self._until("the day's list", lambda: self._on("today"))
        self._picture("today")
        self._say("unlocked with the practice passphrase")

    def _find_family(self) -> None:
        self._press_with(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self._press(FAMILY)
        self._until("the families found", lambda: self._on("families"))
        self._picture("families")
        self._press(ENTER)
        self._press(ENTER)
        self._until("the interview", lambda: self._on("interview"))
        self._say("found a registered family and opened its interview")

    def _interview(self) -> None:
        for number, (words, keys) in enumerate(INTERVIEW, start=1):
            if number == TURNED_AT:
                self._turn_to_the_family()
            before = self._question()
            self._picture("interview")
            self._press(*keys)
            self._until(words, lambda before=before: self._question() != before)  # type: ignore[misc]  # a loop's own value
            self._say(f"answered: {words}")
        self._until("the outcome", lambda: self._on("outcome"))
        self._picture("outcome")
        self._say("came to the outcome")

    def _turn_to_the_family(self) -> None:
        """Ask in Spanish, and show the family its side of the desk and back again."""
        english = self._question()
        self._speak("2")
        self._until("the question in Spanish", lambda: self._question() != english)
        self._picture("interview-spanish")
        self._press(Qt.Key.Key_F11)
        self._until("the family's side", lambda: self._family_side() is not None)
        self._picture("family-side", self._family_side())
        self._press_with(Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier)
        self._until("the clerk's side", lambda: self._family_side() is None and self._has_focus())
        self._speak("1")
        self._until("the question in English", lambda: self._question() == english)
        self._say("asked in Spanish, showed the family's side, and came back with nothing lost")

    def _speak(self, digit: str) -> None:
        self._press(Qt.Key.Key_F2)
        self._until("the languages", lambda: QApplication.activePopupWidget() is not None)
        self._press(digit)

    def _print_papers(self) -> None:
        for key, name in PAPERS:
            self.printer.next_name = name
            self._press(key)
            self._until(f"the preview of the {name}", self._can_print)
            count = len(self.printer.printed)
            self._press(ENTER)
            self._until(f"the {name}", lambda count=count: len(self.printer.printed) > count)  # type: ignore[misc]  # a loop's own value
            self._picture(f"preview-{name}")
            self._press(Qt.Key.Key_Escape)
            self._until("the outcome again", lambda: self._on("outcome"))
            self._say(f"printed: {name}.pdf")
        self._press(Qt.Key.Key_F4)
        self._until("the check page", lambda: self._on("check"))
        self._picture("check")
        self._press(Qt.Key.Key_Escape)
        self._until("the outcome again", lambda: self._on("outcome"))
        self._press(ENTER)
        self._until("the day's list", lambda: self._on("today"))

    def _a_family_that_never_moved(self) -> None:
        begun = time.monotonic()
        self._press(ENTER)
        self._until("the interview", lambda: self._on("interview"))
        self._press("2", ENTER)
        self._until("the outcome", lambda: self._on("outcome"))
        self._picture("outcome-no-referral")
        self._press(ENTER)
        self._until("the day's list", lambda: self._on("today"))
        taken = (time.monotonic() - begun) * 1000
        self._say(f"a family that never moved: four keys, {taken:.0f} ms of the desk's own time")

    def _other_pages(self) -> None:
        self._press_with(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self._until("the page for a new family", lambda: self._on("new_family"))
        self._picture("new-family")
        self._press_with(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        self._until("the settings", lambda: self._on("settings"))
        self._picture("settings")
        self._press_with(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self._until("the lock", lambda: self._on("unlock"))
        self._say("looked at a new family and the settings, and locked the desk")

    def _on(self, page: str) -> bool:
        return self._window.shown_page() == page

    def _can_print(self) -> bool:
        """Whether the preview shows its paper and waits for Enter."""
        part = QApplication.focusWidget()
        return self._on("preview") and part is not None and part.objectName() == "preview_print"

    def _has_focus(self) -> bool:
        """Whether keys go to some part of the window yet."""
        return QApplication.focusWidget() is not None

    def _question(self) -> str:
        """Return what the page asks now, or the page itself once nothing is asked."""
        if not self._on("interview"):
            return ""
        question = self._window.findChild(QWidget, "interview_family_words")
        return str(question.property("text")) if question else ""

    def _press(self, *presses: Press) -> None:
        for press in presses:
            part = QApplication.activePopupWidget() or QApplication.focusWidget() or self._window
            if isinstance(press, str):
                QTest.keyClicks(part, press)
            else:
                QTest.keyClick(part, press)

    def _press_with(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)

    def _until(self, words: str, is_there: Callable[[], bool]) -> None:
        """Let the window work until *is_there*, and what is there has been laid out."""
        patience = time.monotonic() + PATIENCE_SECONDS
        while not is_there():
            if time.monotonic() > patience:
                raise StuckError(words)
            self._let_work()
        self._let_work()

    def _let_work(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(5, loop, loop.quit)
        loop.exec()

    def _family_side(self) -> QWidget | None:
        """Return the family's window while it is turned to them."""
        shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        return next((each for each in shown if each.objectName() == "family_side"), None)

    def _picture(self, name: str, part: QWidget | None = None) -> None:
        """Keep what a person would see: the page once everything has found its place."""
        seen = time.monotonic() + SETTLING_SECONDS
        self._until("the page to settle", lambda: time.monotonic() > seen)
        self._pictures += 1
        (part or self._window).grab().save(str(self._folder / f"{self._pictures:02}-{name}.png"))

    def _say(self, words: str) -> None:
        seconds = time.monotonic() - self._begun
        sys.stdout.write(f"{seconds:7.2f} s  {words}\n")
        sys.stdout.flush()


def _say_what_matters(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001 - Qt's own signature
    """Pass on what Qt complains of, but not what a platform without a screen cannot do."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")
