"""The ways into the desk without a passphrase, and the recovery key after them, in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.center import Role
from mmep_desktop.services.unlocked import Unlocked
from tests.prepared_desk import LUCIA, PASSPHRASE, desk_of, entrance
from tests.ui.whole_window import (
    CTRL_6,
    CTRL_ENTER,
    ENTER,
    ESCAPE,
    Doors,
    Screen,
    close,
    every_text,
    opened,
    prepared,
)

BOS_WORDS = "copper lantern meadow thistle"
SET_UP = {
    "set_up_district": "New Bedford",
    "set_up_desk": "A",
    "set_up_center_name": "Example Registration Center",
    "set_up_center_phone": "508-555-0100",
    "set_up_supervisor": "Maria Silva",
    "set_up_passphrase": PASSPHRASE,
    "set_up_passphrase_again": PASSPHRASE,
}


@pytest.fixture
def doors(tmp_path: Path) -> Doors:
    return prepared(tmp_path, LUCIA)


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path, doors: Doors) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, doors)
    yield shown
    close(shown)


def at_the_desk(folder: Path, doors: Doors) -> Unlocked:
    """Unlock the desk beside the window, as its supervisor."""
    return entrance(folder, doors.keyring).unlock("ms", PASSPHRASE)


def a_code(folder: Path, doors: Doors) -> str:
    unlocked = at_the_desk(folder, doors)
    clerks = desk_of(unlocked, folder).clerks
    assert clerks
    code = clerks.invite("Bo Nhu", Role.CLERK).code
    unlocked.store.close()
    return code


def a_recovery_key(folder: Path, doors: Doors) -> str:
    unlocked = at_the_desk(folder, doors)
    recovery = desk_of(unlocked, folder).recovery
    assert recovery
    key = recovery.begin().key
    recovery.confirm(key)
    unlocked.store.close()
    return key


def choose_way(screen: Screen, button: str, page: str) -> None:
    screen.until_page("unlock")
    screen.until(lambda: screen.window.findChild(QPushButton, button) is not None)
    screen.until(screen.part(button).isVisible)
    screen.part(button).setFocus()
    screen.keys(" ")
    screen.until_page(page)


def type_key(screen: Screen, field: str, key: str) -> None:
    for number, group in enumerate(key.lower().split("-"), 1):
        part = screen.part(f"{field}_{number}")
        part.setFocus()
        part.setProperty("text", "")
        screen.keys(group)
    screen.keys(ENTER)


def passphrase_asked(screen: Screen, way: str) -> None:
    name = f"{way}_passphrase"
    screen.until(lambda: screen.window.findChild(QLineEdit, name) is not None)
    screen.until(lambda: screen.part(f"{way}_go_on").isEnabled())


def test_a_new_clerk_begins_with_her_code_and_chooses_her_own_passphrase(
    screen: Screen, tmp_path: Path, doors: Doors
) -> None:
    code = a_code(tmp_path, doors)
    choose_way(screen, "unlock_code", "enroll")
    screen.keys("XXXXXX", ENTER)
    assert "group 2, 3" in screen.words("enroll_typed_error")
    type_key(screen, "enroll_typed", code)
    passphrase_asked(screen, "enroll")
    screen.until(lambda: screen.focused() == "enroll_passphrase")
    assert "bn" in screen.words("enroll_id")
    screen.keys("registration center", ENTER)
    assert "do not count" in screen.words("enroll_passphrase_error")
    screen.part("enroll_passphrase").setProperty("text", BOS_WORDS)
    screen.part("enroll_passphrase_again").setProperty("text", BOS_WORDS)
    screen.keys(ENTER)
    screen.until_page("today")
    assert screen.words("unlocked_person") == "Bo Nhu"
    screen.keys(CTRL_6)
    screen.until_page("settings")
    assert [door for door in ("clerks", "keys") if door_is_there(screen, door)] == []
    assert door_is_there(screen, "passphrase")
    assert not any(code[:6] in text for text in every_text())


def is_locked(doors: Doors) -> bool:
    return all(key.wiped for key in doors.keys)


def door_is_there(screen: Screen, code: str) -> bool:
    return screen.window.findChild(QPushButton, f"settings_open_{code}") is not None


def test_a_supervisor_with_the_sheet_chooses_a_passphrase_and_makes_a_new_key(
    screen: Screen, tmp_path: Path, doors: Doors
) -> None:
    key = a_recovery_key(tmp_path, doors)
    doors.keyring.kept.clear()
    choose_way(screen, "unlock_recovery", "recover")
    type_key(screen, "recover_typed", key)
    passphrase_asked(screen, "recover")
    screen.part("recover_passphrase").setProperty("text", BOS_WORDS)
    screen.part("recover_passphrase_again").setProperty("text", BOS_WORDS)
    screen.until(lambda: "works" in screen.words("recover_keyring_state"))
    screen.part("recover_passphrase").setFocus()
    screen.keys(ENTER)
    screen.until_page("recovery")
    recovery = screen.desk().recovery
    assert recovery
    assert not recovery.is_ready
    screen.keys(ESCAPE)
    screen.until_page("today")
    screen.keys(CTRL_6)
    screen.until_page("settings")
    assert screen.part("settings_no_recovery").isVisible()


def test_the_set_up_ends_with_the_recovery_key(qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(qtbot, tmp_path)
    screen.until(lambda: "works" in screen.words("set_up_keyring_state"))
    for name, text in SET_UP.items():
        screen.part(name).setProperty("text", text)
    schools = screen.part("set_up_schools")
    assert isinstance(schools, QPlainTextEdit)
    schools.setPlainText("Example Elementary")
    screen.keys(CTRL_ENTER)
    screen.until_page("recovery")
    assert "nobody can ever open these records" in screen.part("recovery_heading").accessibleName()
    key = "-".join(screen.words(f"recovery_shown_{each}")[1:-1] for each in range(1, 8))
    screen.keys(ENTER)
    type_key(screen, "recovery_typed", key)
    screen.until(lambda: screen.part("recovery_done").isVisible())
    assert not any(key[:5] in text for text in every_text())
    screen.keys(ENTER)
    screen.until_page("today")
    recovery = screen.desk().recovery
    assert recovery
    assert recovery.is_ready
    close(screen)


@pytest.mark.parametrize("gone", ["back", "locked", "closed"])
def test_a_desk_that_a_code_opened_is_closed_with_its_page(
    qtbot: QtBot, tmp_path: Path, doors: Doors, gone: str
) -> None:
    code = a_code(tmp_path, doors)
    screen = opened(qtbot, tmp_path, doors)
    choose_way(screen, "unlock_code", "enroll")
    type_key(screen, "enroll_typed", code)
    passphrase_asked(screen, "enroll")
    assert not is_locked(doors)
    if gone == "back":
        screen.keys(ESCAPE)
    elif gone == "locked":
        screen.front.lock_with_computer()
    else:
        close(screen)
    assert is_locked(doors)
    if gone != "closed":
        screen.until_page("unlock")
        close(screen)
    entrance(tmp_path, doors.keyring).enroll(code).leave()


def test_a_code_that_opens_nothing_says_so_and_can_be_typed_again(screen: Screen) -> None:
    choose_way(screen, "unlock_code", "enroll")
    type_key(screen, "enroll_typed", "000000-000000-000000")
    screen.until(lambda: screen.part("enroll_problem").isVisible())
    assert "MMEP-117" in screen.part("enroll_problem").accessibleName()
    screen.until(lambda: screen.focused() == "enroll_typed_1")
