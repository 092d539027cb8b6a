"""How the program ends when the window does not: by a signal, or by a fault before or after it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.prepared_desk import LUCIA, WITHOUT_KEYRING, set_up
from tests.security.fake_keyring import FakeKeyring
from tests.source_tree import ROOT
from ui.app import A_FAULT

MARKER = "Quetzalcoatl"
PATIENCE = 30

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from mmep_desktop.account import Account
from mmep_desktop.settings import Settings
from ui import app

folder = Path(sys.argv[1])
account = Account(folder, folder / "settings.json", Settings())
"""

UNLOCK = """
from tests.security.desk import SIX_WORDS

def look():
    window = QApplication.activeWindow()
    if window is None:
        return
    if window.shown_page() == "unlock" and QApplication.focusWidget() and not typed:
        typed.append(1)
        QTest.keyClicks(QApplication.focusWidget(), SIX_WORDS + "\\r")
    if window.shown_page() == "today" and len(typed) == 1:
        typed.append(2)
        print("open", flush=True)

typed = []

class Watched(app.Program):
    def run(self):
        self.looking = QTimer()
        self.looking.timeout.connect(look)
        self.looking.start(50)
        return super().run()

app.Program = Watched
sys.exit(app.main([], account))
"""

FAIL_BEFORE_THE_WINDOW = """
def press():
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        print(box.text(), flush=True)
        box.accept()

class Faulty:
    folder = account.folder
    settings_file = account.settings_file

    @property
    def settings(self):
        self.closing = QTimer()
        self.closing.timeout.connect(press)
        self.closing.start(20)
        raise ValueError("Quetzalcoatl")

sys.exit(app.main([], Faulty()))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk = tmp_path / "desk"
    desk.mkdir()
    set_up(desk, FakeKeyring(), LUCIA, given=WITHOUT_KEYRING)
    return desk


def child(script: str, folder: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", START + script, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)


def communicated(program: subprocess.Popen[str]) -> tuple[str, str]:
    """Return what *program* says until it ends, which it must."""
    try:
        return program.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()
        raise


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_the_store_and_ends_without_a_complaint(
    folder: Path, number: signal.Signals
) -> None:
    with child(UNLOCK, folder) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        assert (folder / "store.mmep-wal").exists()
        program.send_signal(number)
        _, complained = communicated(program)
    assert program.returncode == 128 + number
    assert "Traceback" not in complained
    assert sorted(each.name for each in folder.iterdir()) == [
        *("keys.json", "keys.json.1", "store.anchor", "store.json", "store.mmep")
    ]


def test_a_fault_before_there_is_a_window_is_told_in_a_box_with_a_number(folder: Path) -> None:
    with child(FAIL_BEFORE_THE_WINDOW, folder) as program:
        told, complained = communicated(program)
    assert program.returncode == A_FAULT
    assert "give your technician this number: " in told
    assert "kind=ValueError module=__main__ line=" in complained
    assert MARKER not in told + complained
