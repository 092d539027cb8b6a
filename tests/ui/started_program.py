"""The program as its own start makes it, in a home of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mmep_desktop.account import this_account
from ui.app import Program
from ui.options import Options

Start = Callable[..., Program]


def application() -> QApplication:
    """Return the one application of the tests."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def starting(qtbot: QtBot, home: Path, environment: pytest.MonkeyPatch) -> Iterator[Start]:
    """Yield what starts the program with its folders in *home*, and end whatever was started."""
    for folder in ("DATA", "CONFIG"):
        environment.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
    programs: list[Program] = []

    def start(*, practice: bool = False) -> Program:
        program = Program(application(), this_account(), Options(practice=practice))
        programs.append(program)
        program.window.show()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        program.front.open()
        return program

    yield start
    for one in programs:
        one.window.close()
        one.end()
