"""Starts the window: settings, look, and the page that stands before the records."""

import argparse
import importlib
import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtWidgets import QApplication

from mmep_desktop import paths
from mmep_desktop.settings import Look, Settings, read_settings, write_settings
from ui.flow import rail_entries
from ui.front import Builder, Front
from ui.main_window import MainWindow
from ui.none_on_311 import keep_none
from ui.printing.choice import printer_beside_the_queue
from ui.sweeping import Sweeper
from ui.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from ui.theme.style import apply_theme
from ui.walk import Walk

PALETTES = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.HIGH_CONTRAST: HIGH_CONTRAST}


def main(arguments: list[str]) -> int:
    """Open the window and return the program's exit status when it closes."""
    options = _options(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s %(message)s", level=logging.WARNING)
    keep_none()
    app = QApplication(sys.argv[:1])
    Sweeper(app)
    program = Program(app, practice=options.practice, walk=options.walk)
    sys.excepthook = program.meet_fault
    status = program.run()
    program.end()
    return status


def late_builder() -> Builder:
    """Load what builds a desk; it brings database and paper, so the window does not wait for it."""
    return cast("Builder", importlib.import_module("mmep_desktop.bootstrap"))


class Program:
    """The application's one window and the settings of this computer account."""

    def __init__(self, app: QApplication, *, practice: bool, walk: Path | None) -> None:
        self._app = app
        self._practice = practice
        self._settings = read_settings(paths.settings_file())
        self._dress()
        self.window = MainWindow(rail_entries(), "", "", practice=practice)
        self._walk = Walk(self.window, walk) if walk else None
        self.front = Front(
            self.window,
            late_builder,
            paths.desk_folder(),
            self._walk.printer if self._walk else printer_beside_the_queue(),
            lambda: self._settings,
            self.keep_settings,
            practice=practice,
        )

    def run(self) -> int:
        """Show the window until it closes."""
        self.window.show()
        self.front.open()
        if self._walk:
            return self._walk.run(self.front)
        return self._app.exec()

    def end(self) -> None:
        """Close the store and forget the key."""
        self.front.end()

    def keep_settings(self, settings: Settings) -> None:
        """Use *settings* from now on; practice leaves the real ones alone."""
        changed = settings.look != self._settings.look
        self._settings = settings
        if changed:
            self._dress()
        if not self._practice:
            write_settings(paths.settings_file(), settings)

    def meet_fault(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Show a fault of the program on a page of its own; interrupts end the program."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.exit(1)
        else:
            self.front.show_fault(fault.with_traceback(trace))

    def _dress(self) -> None:
        apply_theme(self._app, PALETTES[self._settings.look], practice=self._practice)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mmep-desktop")
    parser.add_argument("--practice", action="store_true", help="open with invented families")
    parser.add_argument(
        "--walk",
        type=Path,
        metavar="FOLDER",
        help="with --practice: do the main job by key presses and leave papers and pictures there",
    )
    options = parser.parse_args(arguments)
    if options.walk and not options.practice:
        parser.error("--walk goes with --practice")
    return options
