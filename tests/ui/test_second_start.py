"""A second start of a desk: the first window comes to the front, or a sentence says why not."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.errors import Problem
from mmep_desktop.holding import Hold, hold
from tests.source_tree import ROOT
from tests.test_holding import another_program
from tests.ui.keyboard import press
from ui.doorbell import Doorbell, ring, ring_until
from ui.second_start import CAME_TO_THE_FRONT, SILENT, meet_first

START_AGAIN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.second_start import meet_first
result = meet_first(QApplication([]), Path(sys.argv[1]), 10)
sys.exit(result if isinstance(result, int) else 99)
"""

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the bell is a socket here"),
    pytest.mark.qt_log_ignore("does not support raise"),  # off screen nothing lies before another
]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder with a path that is short enough for a socket, as a desk's is."""
    made = Path(tempfile.mkdtemp(prefix="mmep-bell-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def started_again(qtbot: QtBot, folder: Path) -> int:
    command = [sys.executable, "-c", START_AGAIN, str(folder)]
    with subprocess.Popen(command, cwd=ROOT) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.returncode is not None
        return second.returncode


def test_the_first_window_comes_to_the_front(qtbot: QtBot, folder: Path, window: QWidget) -> None:
    held, bell = hold(folder), Doorbell(folder, window)
    cover = QWidget()
    qtbot.addWidget(cover)
    cover.show()
    cover.activateWindow()
    window.showMinimized()
    qtbot.waitUntil(cover.isActiveWindow)
    assert started_again(qtbot, folder) == CAME_TO_THE_FRONT
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.isMinimized()
    bell.take_down()
    held.release()


def test_a_page_that_is_turned_to_the_family_stays_before_the_clerks_window(
    qtbot: QtBot, folder: Path, window: QWidget
) -> None:
    held, bell = hold(folder), Doorbell(folder, window)
    turned = QWidget()
    qtbot.addWidget(turned)
    turned.showFullScreen()
    assert started_again(qtbot, folder) == CAME_TO_THE_FRONT
    qtbot.waitUntil(turned.isActiveWindow)
    bell.take_down()
    held.release()


def test_the_bell_is_for_this_account_alone_and_is_gone_afterwards(
    folder: Path, window: QWidget
) -> None:
    bell = Doorbell(folder, window)
    (socket,) = folder.iterdir()
    assert socket.is_socket()
    assert socket.stat().st_mode & 0o077 == 0
    bell.take_down()
    assert list(folder.iterdir()) == []


def test_the_bell_of_a_program_that_crashed_is_hung_anew(folder: Path, window: QWidget) -> None:
    lost = Doorbell(folder, window)
    (socket,) = folder.iterdir()
    socket.rename(folder / "kept")
    lost.take_down()
    (folder / "kept").rename(socket)
    assert not ring(folder), "nobody listens at it"
    bell = Doorbell(folder, window)
    caller = QLocalSocket()
    caller.connectToServer(str(socket))
    assert caller.waitForConnected(2_000)
    bell.take_down()


@pytest.mark.parametrize("said", [b"", b"hello, is there anybody?\n", b"\xff" * 100_000])
def test_whoever_says_something_else_moves_nothing(
    qtbot: QtBot, folder: Path, window: QWidget, said: bytes
) -> None:
    bell = Doorbell(folder, window)
    (socket,) = folder.iterdir()
    window.showMinimized()
    caller = QLocalSocket()
    caller.connectToServer(str(socket))
    caller.write(said)
    if said:
        qtbot.waitUntil(lambda: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState)
        assert caller.readAll().data() == b""
    assert window.isMinimized()
    caller.abort()
    bell.take_down()


def test_while_the_first_program_only_starts_the_second_rings_again(
    qtbot: QtBot, folder: Path, window: QWidget
) -> None:
    held = hold(folder)
    bells: list[Doorbell] = []
    QTimer.singleShot(1_500, window, lambda: bells.append(Doorbell(folder, window)))
    assert started_again(qtbot, folder) == CAME_TO_THE_FRONT
    bells[0].take_down()
    held.release()


HANG_THE_BELL_AND_STOP = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from ui.doorbell import Doorbell
app = QApplication([])
bell = Doorbell(Path(sys.argv[1]), QWidget())
print("hangs", flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
"""


def test_a_program_that_hangs_takes_the_call_and_does_not_answer(folder: Path) -> None:
    command = [sys.executable, "-c", HANG_THE_BELL_AND_STOP, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "hangs\n"
        assert not ring(folder)
        first.kill()


def test_where_nobody_answers_it_is_not_rung_for_ever(folder: Path) -> None:
    asked: list[int] = []

    def is_never_free() -> bool:
        asked.append(1)
        return False

    assert not ring_until(folder, is_never_free, 0.25)
    assert 1 <= len(asked) <= 5


def shown_window() -> QWidget | None:
    tops = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return next((each for each in tops if each.objectName() == "main_window"), None)


def when_the_sentence_stands(act: QTimer, look: list[str]) -> None:
    """Wait for the window with the sentence, note it, and stop *act* from looking again."""
    window = shown_window()
    sentence = window.findChild(QLabel, "problem_sentence") if window else None
    if window is not None and sentence is not None and window.isActiveWindow():
        look.append(sentence.text())
        act.stop()


def app() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def test_a_first_program_that_does_not_answer_is_told_in_a_sentence(
    qtbot: QtBot, folder: Path
) -> None:
    with another_program(folder):
        seen: list[str] = []
        looking = QTimer()
        looking.timeout.connect(lambda: when_the_sentence_stands(looking, seen))
        looking.timeout.connect(lambda: close_window() if seen else None)
        looking.start(20)
        assert meet_first(app(), folder, 0.2) == SILENT
        assert seen == [Problem.DESK_SILENT.sentence]
    assert list(folder.iterdir()) == []


def close_window() -> None:
    window = shown_window()
    if window is not None:
        window.close()


def test_try_again_opens_the_desk_once_the_first_program_has_ended(
    qtbot: QtBot, folder: Path
) -> None:
    with another_program(folder) as other:
        seen: list[str] = []
        looking = QTimer()
        looking.timeout.connect(lambda: when_the_sentence_stands(looking, seen))
        looking.timeout.connect(lambda: end_and_try_again(other) if seen else None)
        looking.start(20)
        held = meet_first(app(), folder, 0.2)
        assert isinstance(held, Hold)
        held.release()


def end_and_try_again(other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait(10)
    window = shown_window()
    assert window is not None
    button = window.findChild(QWidget, "problem_go_on")
    assert button is not None
    press(button, Qt.Key.Key_Return)
