"""The program started twice in a real window system: one window, in front of everything."""

import os
import sys
from pathlib import Path

import pytest

from tests.prepared_desk import WITHOUT_KEYRING, set_up
from tests.private_cups import wait_until
from tests.real_screen import Screen, real_screen, running
from tests.security.fake_keyring import FakeKeyring
from tests.source_tree import ROOT
from tests.test_real_window import TITLE, desk_in, program_on

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and xdotool are for X11"),
]

COVER = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
cover = QWidget()
cover.setWindowTitle("Cover")
cover.showMaximized()
app.exec()
"""
_PATIENCE = 20


def windows_called(screen: Screen, title: str) -> list[str]:
    found = screen.ask("xdotool", "search", "--onlyvisible", "--name", f"^{title}$", may_fail=True)
    return found.split()


def start_again(screen: Screen, home: Path) -> int:
    with program_on(screen, home) as second:
        return second.wait(_PATIENCE)


def test_a_second_start_brings_the_first_window_to_the_front(tmp_path: Path) -> None:
    desk_in(tmp_path).mkdir(parents=True)
    set_up(desk_in(tmp_path), FakeKeyring(), given=WITHOUT_KEYRING)
    with real_screen() as screen, program_on(screen, tmp_path) as first:
        screen.wait_for_window(TITLE)
        environment = {**os.environ, **screen.environment, "QT_QPA_PLATFORM": "xcb"}
        with running([sys.executable, "-c", COVER], environment):
            wait_until(lambda: screen.title_with_keyboard() == "Cover", _PATIENCE)
            assert start_again(screen, tmp_path) == 0
            wait_until(lambda: screen.title_with_keyboard() == TITLE, _PATIENCE)
            (window,) = windows_called(screen, TITLE)
            screen.ask("xdotool", "windowminimize", "--sync", window)
            assert start_again(screen, tmp_path) == 0
            wait_until(lambda: screen.title_with_keyboard() == TITLE, _PATIENCE)
        assert windows_called(screen, TITLE) == [window]
        practice = [sys.executable, "-m", "mmep_desktop", "--practice"]
        with running(practice, {**environment, "PYTHONPATH": str(ROOT)}):
            wait_until(lambda: screen.title_with_keyboard() == f"{TITLE}, practice", _PATIENCE)
        screen.press("alt+F4")
        assert first.wait(_PATIENCE) == 0
