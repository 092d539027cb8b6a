"""The program as it starts: its own folders, its settings, its look, and where faults go."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop import paths
from mmep_desktop.account import this_account
from mmep_desktop.settings import Look, Settings, read_settings, write_settings
from tests.prepared_desk import LUCIA, WITHOUT_KEYRING, set_up
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring
from tests.ui.keyboard import press, type_text
from tests.ui.whole_window import ENTER
from ui.app import Program, main
from ui.options import Options
from ui.theme.palette import DARK, LIGHT
from ui.theme.style import apply_theme


@pytest.fixture
def program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Program]]:
    """Start the program with a home of its own, and end it after the test."""
    for folder in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{folder}_HOME", str(tmp_path / folder.lower()))
    started: list[Program] = []

    def start(*, practice: bool = False) -> Program:
        program = Program(application(), this_account(), Options(practice=practice))
        started.append(program)
        program.window.show()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        program.front.open()
        return program

    yield start
    for one in started:
        one.window.close()
        one.end()
        one.window.deleteLater()
    apply_theme(application(), LIGHT)


def application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def canvas() -> str:
    return application().palette().color(QPalette.ColorRole.Window).name()


def focused() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def unlock(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: focused().objectName() == "unlock_passphrase")
    type_text(focused(), SIX_WORDS)
    press(focused(), ENTER)
    qtbot.waitUntil(lambda: program.window.shown_page() == "today", timeout=10_000)


def test_a_new_account_is_set_up_and_nothing_is_written_before(
    program: Callable[..., Program], tmp_path: Path
) -> None:
    assert program().window.shown_page() == "set_up"
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_the_real_program_opens_the_desk_of_this_account(
    qtbot: QtBot, program: Callable[..., Program]
) -> None:
    paths.desk_folder().mkdir(parents=True)
    set_up(paths.desk_folder(), FakeKeyring(), LUCIA, given=WITHOUT_KEYRING)
    opened = program()
    unlock(qtbot, opened)
    assert opened.window.windowTitle() == "MMEP desk"


def test_another_look_dresses_the_open_window_and_the_next_start(
    program: Callable[..., Program], tmp_path: Path
) -> None:
    opened = program()
    assert canvas() == LIGHT.canvas.lower()
    opened.keep_settings(Settings(look=Look.DARK))
    assert canvas() == DARK.canvas.lower()
    assert read_settings(paths.settings_file()).look is Look.DARK
    apply_theme(application(), LIGHT)
    program()
    assert canvas() == DARK.canvas.lower()


def test_practice_uses_the_look_of_the_account_and_changes_none_of_its_settings(
    program: Callable[..., Program],
) -> None:
    write_settings(paths.settings_file(), Settings(look=Look.DARK, printer="Front desk"))
    before = paths.settings_file().read_bytes()
    practice = program(practice=True)
    practice.keep_settings(Settings(look=Look.HIGH_CONTRAST))
    assert paths.settings_file().read_bytes() == before


@pytest.mark.parametrize("broken", [b"", b"{", b"[" * 99_999])
def test_settings_that_cannot_be_read_do_not_keep_the_desk_closed(
    program: Callable[..., Program], broken: bytes
) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_bytes(broken)
    assert program().window.isVisible()
    assert canvas() == LIGHT.canvas.lower()


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_a_slot_reaches_the_window(
    qtbot: QtBot, program: Callable[..., Program], caplog: pytest.LogCaptureFixture
) -> None:
    opened = program(practice=True)
    before = sys.excepthook
    sys.excepthook = opened.meet_fault
    try:
        button = opened.window.findChild(QPushButton, "unlock_language_en")
        assert button is not None
        button.clicked.connect(fail)
        button.click()
        qtbot.waitUntil(lambda: opened.window.shown_page() == "problem")
    finally:
        sys.excepthook = before
    assert "ZeroDivisionError" in caplog.text
    assert "tests" in caplog.text or "test_app" in caplog.text


def fail() -> None:
    """Go wrong as only a mistake of the program can."""
    _ = 1 / (len("") or 0)


@pytest.mark.parametrize("arguments", [["--walk", "x"], ["--nonsense"], ["--practice", "x"]])
def test_an_option_that_is_none_opens_no_window(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments, this_account())
    assert stop.value.code == 2
    assert "usage: mmep-desktop" in capsys.readouterr().err
