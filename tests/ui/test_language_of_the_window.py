"""The window's language: chosen before the records or in the settings, spoken at once, kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop import paths
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.settings import Settings, read_settings, write_settings
from mmep_desktop.words import spoken
from tests.ui.keyboard import press, type_text
from tests.ui.started_program import Start, application, starting
from ui.app import Program
from ui.speaking import speak

ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start the program with a home of its own, and speak English again afterwards."""
    yield from starting(qtbot, tmp_path, monkeypatch)
    speak(application(), "en")


def part(program: Program, name: str) -> QWidget:
    found = program.window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def words(program: Program, name: str) -> str:
    found = part(program, name)
    assert isinstance(found, QLabel | QPushButton)
    return found.text()


def line(program: Program, name: str) -> QLineEdit:
    found = part(program, name)
    assert isinstance(found, QLineEdit)
    return found


def choose(qtbot: QtBot, program: Program, name: str, key: Qt.Key = SPACE) -> None:
    """Go to the language called *name* and press it, until the window has changed."""
    before = program.window.part
    part(program, name).setFocus(Qt.FocusReason.TabFocusReason)
    press(part(program, name), key)
    qtbot.waitUntil(lambda: program.window.part is not before)


def unlocked(qtbot: QtBot, program: Program) -> Program:
    type_text(line(program, "unlock_passphrase"), PRACTICE_PASSPHRASE)
    press(line(program, "unlock_passphrase"), ENTER)
    qtbot.waitUntil(lambda: program.window.shown_page() == "today", timeout=20_000)
    return program


def test_before_anybody_chose_the_window_speaks_the_computer_s_language(start: Start) -> None:
    assert words(start(), "set_up_title") == "Set up this desk"
    assert read_settings(paths.settings_file()).language == ""


def test_a_new_desk_is_set_up_in_the_language_chosen_there_and_nothing_typed_is_lost(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    type_text(line(program, "set_up_center_name"), "Example Registration Center")
    choose(qtbot, program, "set_up_language_es")
    assert words(program, "set_up_title") == "Preparar este puesto"
    assert line(program, "set_up_center_name").text() == "Example Registration Center"
    assert program.window.windowTitle() == "Puesto MMEP"


def test_the_language_is_kept_for_the_next_start(qtbot: QtBot, start: Start) -> None:
    choose(qtbot, start(), "set_up_language_pt")
    assert read_settings(paths.settings_file()).language == "pt"
    speak(application(), "en")
    assert words(start(), "set_up_title") == "Preparar este posto"


@pytest.mark.parametrize("key", [SPACE, ENTER])
def test_a_language_is_chosen_by_keys_before_the_passphrase(
    qtbot: QtBot, start: Start, key: Qt.Key
) -> None:
    program = start(practice=True)
    choose(qtbot, program, "unlock_language_pt", key)
    assert words(program, "unlock_title") == "Desbloquear este posto"
    assert QApplication.focusWidget() is part(program, "unlock_language_pt")
    assert spoken() == "pt"


def test_tab_leads_from_the_passphrase_to_the_languages(start: Start) -> None:
    program = start(practice=True)
    line(program, "unlock_passphrase").setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(3):
        press(QApplication.focusWidget() or program.window, TAB)
    assert QApplication.focusWidget() is part(program, "unlock_language_es")


def test_pressing_the_language_that_is_spoken_changes_nothing(start: Start) -> None:
    program = start(practice=True)
    before = program.window.part
    pill = part(program, "unlock_language_en")
    press(pill, SPACE)
    QCoreApplication.sendPostedEvents()
    assert program.window.part is before
    assert isinstance(pill, QPushButton)
    assert pill.isChecked()


@pytest.mark.parametrize("key", [SPACE, ENTER])
def test_the_open_desk_speaks_the_language_at_once_and_stays_open(
    qtbot: QtBot, start: Start, key: Qt.Key
) -> None:
    program = unlocked(qtbot, start(practice=True))
    press(program.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.window.shown_page() == "settings")
    line(program, "settings_center_phone").setText("508-555-0177")
    choose(qtbot, program, "settings_language_es", key)
    assert program.window.shown_page() == "settings"
    assert words(program, "settings_title") == "Ajustes"
    assert line(program, "settings_center_phone").text() == "508-555-0177"
    assert QApplication.focusWidget() is part(program, "settings_language_es")
    assert part(program, "rail_today").accessibleName() == "Hoy"


def test_the_interview_asks_the_clerk_in_her_own_language(qtbot: QtBot, start: Start) -> None:
    program = start(practice=True)
    choose(qtbot, program, "unlock_language_es")
    unlocked(qtbot, program)
    press(QApplication.focusWidget() or program.window, ENTER)
    qtbot.waitUntil(lambda: program.window.shown_page() == "interview")
    assert words(program, "interview_family_words").startswith("In the last 3 years")
    assert words(program, "interview_clerk_words").startswith("En los últimos 3 años")


def test_practice_speaks_the_language_and_writes_no_settings(qtbot: QtBot, start: Start) -> None:
    write_settings(paths.settings_file(), Settings(language="pt"))
    program = start(practice=True)
    assert words(program, "unlock_title") == "Desbloquear este posto"
    choose(qtbot, program, "unlock_language_es")
    assert words(program, "unlock_title") == "Desbloquear este puesto"
    assert read_settings(paths.settings_file()).language == "pt"


@pytest.mark.parametrize(("language", "copy"), [("es", "&Copiar"), ("pt", "&Copiar")])
def test_qt_s_own_menus_follow(start: Start, language: str, copy: str) -> None:
    speak(application(), language)
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == copy
    speak(application(), "en")
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Copy"
