"""The program as it starts: its own folders, its settings, its look, and where faults go."""

import sys
from collections.abc import Iterator
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
from tests.ui.started_program import Start, application, starting
from tests.ui.whole_window import ENTER
from ui.app import Program, main
from ui.theme.palette import DARK, LIGHT
from ui.theme.style import apply_theme


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start the program with a home of its own, and look light again afterwards."""
    yield from starting(qtbot, tmp_path, monkeypatch)
    apply_theme(application(), LIGHT)


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
    program: Start, tmp_path: Path
) -> None:
    assert program().window.shown_page() == "set_up"
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_the_real_program_opens_the_desk_of_this_account(qtbot: QtBot, program: Start) -> None:
    paths.desk_folder().mkdir(parents=True)
    set_up(paths.desk_folder(), FakeKeyring(), LUCIA, given=WITHOUT_KEYRING)
    opened = program()
    unlock(qtbot, opened)
    assert opened.window.windowTitle() == "MMEP desk"


def test_another_look_dresses_the_open_window_and_the_next_start(
    program: Start, tmp_path: Path
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
    program: Start,
) -> None:
    write_settings(paths.settings_file(), Settings(look=Look.DARK, printer="Front desk"))
    before = paths.settings_file().read_bytes()
    practice = program(practice=True)
    practice.keep_settings(Settings(look=Look.HIGH_CONTRAST))
    assert paths.settings_file().read_bytes() == before


@pytest.mark.parametrize("broken", [b"", b"{", b"[" * 99_999])
def test_settings_that_cannot_be_read_do_not_keep_the_desk_closed(
    program: Start, broken: bytes
) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_bytes(broken)
    assert program().window.isVisible()
    assert canvas() == LIGHT.canvas.lower()


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_a_slot_reaches_the_window(
    qtbot: QtBot, program: Start, caplog: pytest.LogCaptureFixture
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
