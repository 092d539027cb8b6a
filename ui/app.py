"""Starts the window: settings, look, and the page that stands before the records."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from mmep_desktop.account import Account
from mmep_desktop.errors import DeskError
from mmep_desktop.holding import Hold, hold
from mmep_desktop.settings import Look, Settings, write_settings
from ui.front import Front
from ui.main_window import MainWindow
from ui.speaking import speak
from ui.sweeping import Sweeper
from ui.theme.dress import dress
from ui.theme.palette import DARK, HIGH_CONTRAST, LIGHT

if TYPE_CHECKING:  # the first page must not wait for what is loaded while the clerk types
    from mmep_desktop.services.ports import Printer
    from ui.behind import Builder, Rooms
    from ui.capture import OutOfPictures
    from ui.doorbell import Doorbell
    from ui.faults import Faults
    from ui.lock.computer import Computer
    from ui.options import Options
    from ui.walk import Walk

A_FAULT = 70
"""The exit status after a fault of the program before its window, or while it closed."""

_SOON_MS = 500
"""Milliseconds after which the first picture is there; a signal before it finds nothing open."""

PALETTES = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.HIGH_CONTRAST: HIGH_CONTRAST}


def main(arguments: list[str], account: Account) -> int:
    """Open the window and return the program's exit status when it closes."""
    options = importlib.import_module("ui.options").options_of(arguments) if arguments else None
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    Sweeper(app)
    is_practice = options is not None and options.practice
    held: Hold | int = Hold("")
    try:
        if not is_practice:
            held = _held(app, account)
        return held if isinstance(held, int) else _run(Program(app, account, options))
    except Exception as fault:  # noqa: BLE001 - there is no window left to show it in
        importlib.import_module("ui.faults").say_plainly(fault)
        return A_FAULT
    finally:
        if isinstance(held, Hold):
            held.release()


def _held(app: QApplication, account: Account) -> Hold | int:
    """Take the desk, or return the exit status of a second start."""
    try:
        return hold(account.folder)
    except DeskError:
        dress(app, PALETTES[account.settings.look])
        speak(app, account.settings.language)
        second = importlib.import_module("ui.second_start")
        return cast("Hold | int", second.meet_first(app, account.folder))


def _run(program: "Program") -> int:
    sys.excepthook = program.meet_fault
    try:
        return program.run()
    finally:
        program.end()


class LateParts:
    """What is loaded behind the first page: database, paper, printers and the desk's own pages."""

    def __init__(
        self, printer: "Printer | None" = None, then: Callable[[], object] | None = None
    ) -> None:
        self._printer = printer
        self._then = then

    def builder(self) -> "Builder":
        """Load what builds a desk."""
        return cast("Builder", importlib.import_module("mmep_desktop.bootstrap"))

    def rooms(self) -> "Rooms":
        """Load the pages behind the lock."""
        return cast("Rooms", importlib.import_module("ui.session"))

    def after_first_picture(self) -> None:
        """Ring the focus, and keep what will be typed out of dumps, logs and clipboard histories.

        Nothing can be typed before this, so the first picture need not wait for it.
        """
        importlib.import_module("mmep_desktop.security.core_dumps").forbid_core_dumps()
        importlib.import_module("ui.none_on_311").keep_none()
        for speaker in ("mmep_desktop.plain_log", "ui.qt_messages"):
            importlib.import_module(speaker).keep_texts_out()
        importlib.import_module("ui.clipboard").mark_copies_private()
        self.ring_the_focus()
        if self._then is not None:
            self._then()

    def ring_the_focus(self) -> None:
        """Keep a ring around the part that has the focus."""
        if isinstance(app := QApplication.instance(), QApplication):
            importlib.import_module("ui.theme.focus_ring").follow_focus(app)

    def printer(self) -> "Printer | None":
        """Return the printer that was given, or the window's own where this computer needs one."""
        if self._printer is not None:
            return self._printer
        choice = importlib.import_module("ui.printing.choice")
        return cast("Printer | None", choice.printer_beside_the_queue())


class Program:
    """The application's one window and the settings of this computer account."""

    def __init__(
        self, app: QApplication, account: Account, options: "Options | None" = None
    ) -> None:
        self._app = app
        self._account = account
        self._practice = options is not None and options.practice
        self._settings = account.settings
        self._dress()
        speak(app, self._settings.language)
        self.window = MainWindow(practice=self._practice)
        self._walk = self._walk_to(options.walk) if options and options.walk else None
        self._faults: Faults | None = None
        self._bell: Doorbell | None = None
        self._computer: Computer | None = None
        self._out_of_pictures: OutOfPictures | None = None
        printer = self._walk.printer if self._walk else None
        self._behind = LateParts(printer, self._listen)
        self.front = Front(
            self.window,
            self._behind,
            account.folder,
            lambda: self._settings,
            self.keep_settings,
            practice=self._practice,
        )

    def run(self) -> int:
        """Show the window until it closes."""
        self.window.show()
        self.front.open()
        QTimer.singleShot(_SOON_MS, self.window, self._end_when_asked)
        if self._walk:
            return self._walk.run()
        return self._app.exec()

    def end(self) -> None:
        """Close the store, forget the key, and take the window apart.

        Left to the interpreter's end its parts go in any order; while it is still open, as after
        a signal, that crashes one time in forty (PySide6 6.12).
        """
        if self._bell is not None:
            self._bell.take_down()
        if self._out_of_pictures is not None:
            delete(self._out_of_pictures)
        self.front.end()
        self.window.hide()
        delete(self.window)

    def keep_settings(self, settings: Settings) -> None:
        """Use *settings* from now on; practice leaves the real ones alone."""
        before, self._settings = self._settings, settings
        if settings.look != before.look:
            self._dress()
            self._behind.ring_the_focus()
        if settings.language != before.language:
            speak(self._app, settings.language)
            self.window.name_itself()
            QTimer.singleShot(0, self.front, self.front.say_again)
        if not self._practice:
            write_settings(self._account.settings_file, settings)

    def meet_fault(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Show a fault of the program on a page of its own; interrupts end the program."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.exit(1)
            return
        if self._faults is None:
            faults = importlib.import_module("ui.faults").Faults
            self._faults = faults(self.front.show_fault, self.front.shows_fault, self.front)
        self._faults.meet(fault.with_traceback(trace))

    def _listen(self) -> None:
        """Hear the computer lock, and let a second start bring the real desk to the front."""
        if self._computer is None:
            if not self._practice:  # its families are invented, and pictures of them teach
                keep_out = importlib.import_module("ui.capture").keep_out_of_pictures
                self._out_of_pictures = keep_out(self._app)
            self._computer = importlib.import_module("ui.lock.computer").Computer(self.window)
            self._computer.locked.connect(self.front.lock_with_computer)
            self._computer.falls_asleep.connect(self.front.fall_asleep)
        if self._bell is None and not self._practice:
            bell = importlib.import_module("ui.doorbell").Doorbell
            self._bell = bell(self._account.folder, self.window)

    def _end_when_asked(self) -> None:
        importlib.import_module("ui.ending").end_when_asked(self._app)

    def _walk_to(self, folder: Path) -> "Walk":
        return cast("Walk", importlib.import_module("ui.walk").Walk(self.window, folder))

    def _dress(self) -> None:
        dress(self._app, PALETTES[self._settings.look], practice=self._practice)
