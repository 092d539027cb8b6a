"""The program as it is started, with a door for the test: where the desk is, and faults on demand.

MMEP_TEST_DOOR=SOCKET python -m tests.leaks.watched_desk [the program's own arguments]

Nothing of the program is changed. The door is a socket that this process opens beside it; through
it the test learns names of pages and fields, never what stands in them, and asks for a fault.
"""

import ctypes
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Listener
from queue import Queue

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, Slot, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from mmep_desktop.__main__ import main
from tests.leaks.strace import may_read_all
from ui.interview.frame import InterviewFrame

Told = dict[str, object]
PAGE = "_page"
SETS_DUMPABLE = 4


class Desk(QObject):
    """Answers on the window's thread."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.answers: Queue[Told] = Queue()
        self.refuses_to_print = ""
        self._acts: dict[str, Callable[[str], Told]] = {
            "state": lambda _: state(),
            "owns": lambda _: {"clipboard": QApplication.clipboard().ownsClipboard()},
            "pid": lambda _: {"pid": os.getpid()},
            "focus": focus,
            "shown": lambda name: {"found": named(name) is not None},
            "length": length,
            "parts": lambda _: {"parts": parts()},
            "fault in a slot": fault_in_a_slot,
            "fault in painting": fault_in_painting,
            "fault in a thread": fault_in_a_thread,
            "fault nobody can catch": fault_nobody_can_catch,
            "fault in a print": self._fault_in_a_print,
            "speak as Python does": speak_as_python_does,
            "warning of Qt": warning_of_qt,
            "warning of Python": warning_of_python,
        }
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def _answer(self, question: str) -> None:
        act, _, what = question.partition(" = ")
        try:
            self.answers.put(self._acts[act](what))
        except Exception:
            self.answers.put({"fault": act})
            raise

    def _fault_in_a_print(self, text: str) -> Told:
        self.refuses_to_print = text
        return {}

    def watch_children(self, event: str, arguments: tuple[object, ...]) -> None:
        """Fail in the middle of printing, once, where no program expects it."""
        if event == "subprocess.Popen" and arguments[0] == "lp" and self.refuses_to_print:
            text, self.refuses_to_print = self.refuses_to_print, ""
            raise LookupError(text)


def window() -> QWidget | None:
    tops = QApplication.topLevelWidgets()
    return next((each for each in tops if each.objectName() == "main_window"), None)


def shown_page(main_window: QWidget) -> str:
    """Return the name of the page that stands in the window, without its ending."""
    shown = (part for part in main_window.findChildren(QWidget) if part.isVisible())
    names = (part.objectName() for part in shown)
    return next((name for name in names if name.endswith(PAGE)), "").removesuffix(PAGE)


def state() -> Told:
    """Say where the desk is; of the question's words only a mark that changes with them."""
    main_window, focused = window(), QApplication.focusWidget()
    popup, active = QApplication.activePopupWidget(), QApplication.activeWindow()
    words = main_window.findChild(QLabel, "interview_family_words") if main_window else None
    return {
        "page": shown_page(main_window) if main_window else "",
        "focus": focused.objectName() if focused else "",
        "popup": popup.objectName() if popup else "",
        "active": active.objectName() if active else "",
        "asks": asked_in(main_window) if main_window else "",
        "words": hash(words.text()) if words else 0,
        "works": QThreadPool.globalInstance().activeThreadCount(),
    }


def asked_in(main_window: QWidget) -> str:
    """Return the key of the question that is shown."""
    frames = (frame for frame in main_window.findChildren(InterviewFrame) if frame.isVisible())
    return next((frame.accessibleIdentifier() for frame in frames), "")


def named(name: str) -> QWidget | None:
    tops = QApplication.topLevelWidgets()
    found = (part for top in tops for part in top.findChildren(QWidget, name))
    return next((part for part in found if part.isVisible()), None)


def focus(name: str) -> Told:
    part = named(name)
    if part is not None:
        part.setFocus(Qt.FocusReason.OtherFocusReason)
    return {"found": part is not None}


def length(name: str) -> Told:
    part = named(name)
    if isinstance(part, QPlainTextEdit):
        return {"length": len(part.toPlainText())}
    return {"length": len(part.text()) if isinstance(part, QLineEdit) else -1}


def parts() -> list[str]:
    """Name what can have the focus, for whoever writes the test."""
    return [
        part.objectName()
        for top in QApplication.topLevelWidgets()
        for part in top.findChildren(QWidget)
        if part.isVisible() and part.isEnabled() and part.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def fault_in_a_slot(text: str) -> Told:
    def fail() -> None:
        raise ValueError(text) from KeyError(text)

    QTimer.singleShot(0, fail)
    return {}


def speak_as_python_does(_: str) -> Told:
    sys.excepthook = sys.__excepthook__
    return {}


class Unpainted(QWidget):
    """Fails once, where Qt calls back into Python."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self._text = text

    def paintEvent(self, _event: object) -> None:
        text, self._text = self._text, ""
        if text:
            self.hide()
            raise ValueError(text)


def fault_in_painting(text: str) -> Told:
    main_window = window()
    assert main_window is not None
    Unpainted(main_window, text).show()
    return {}


def fault_in_a_thread(text: str) -> Told:
    def fail() -> None:
        raise ValueError(text)

    threading.Thread(target=fail, name=text).start()
    return {}


class Mortal:
    """Fails when it is let go, which Python can only report."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __del__(self) -> None:
        raise ValueError(self.text)

    def __repr__(self) -> str:
        return f"Mortal({self.text})"


def fault_nobody_can_catch(text: str) -> Told:
    Mortal(text)
    return {}


def warning_of_qt(text: str) -> Told:
    qWarning(f"QString::arg: Argument missing: {text}, {text}")
    qWarning(text)
    return {}


def warning_of_python(text: str) -> Told:
    warnings.warn(text, stacklevel=1)
    logging.getLogger("sqlalchemy.pool").error("of %s", text, exc_info=ValueError(text))
    return {}


def stay_readable() -> None:
    """Undo at once what bars a tracer that may not read every process from reading this one."""
    set_about_process = ctypes.CDLL(None).prctl

    def undo(_event: str, _arguments: tuple[object, ...]) -> None:
        set_about_process(SETS_DUMPABLE, 1, 0, 0, 0)

    sys.addaudithook(undo)


def keep_door(desk: Desk, door: Listener) -> None:
    with suppress(EOFError), door.accept() as visitor:
        while True:
            desk.asked.emit(visitor.recv())
            visitor.send(desk.answers.get())


if __name__ == "__main__":
    desk = Desk()
    sys.addaudithook(desk.watch_children)
    if not may_read_all():
        stay_readable()
    door = Listener(os.environ.pop("MMEP_TEST_DOOR"), family="AF_UNIX")
    threading.Thread(target=keep_door, args=(desk, door), daemon=True).start()
    sys.exit(main())
