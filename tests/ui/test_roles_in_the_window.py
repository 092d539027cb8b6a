"""What stands in the window of somebody whose role is not a clerk's."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.center import DeskKind, Role
from tests.prepared_desk import LUCIA, PASSPHRASE, desk_of, entrance
from tests.ui.whole_window import (
    CTRL_1,
    FIND,
    NEW,
    Doors,
    Screen,
    close,
    every_text,
    opened,
    prepared,
)
from ui.desk_parts import rail_entries

AUDITORS_WORDS = "copper lantern meadow thistle"


def an_auditor(folder: Path, doors: Doors) -> None:
    unlocked = entrance(folder, doors.keyring).unlock("ms", PASSPHRASE)
    clerks = desk_of(unlocked, folder).clerks
    assert clerks
    code = clerks.invite("Bo Nhu", Role.AUDITOR).code
    unlocked.store.close()
    entrance(folder, doors.keyring).enroll(code).finish("bn", AUDITORS_WORDS).store.close()


def rail(screen: Screen) -> list[str]:
    names = (part.objectName() for part in screen.window.findChildren(QWidget))
    return [name for name in names if name.startswith("rail_")]


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.CLERK, [1, 2, 3, 5, 6]),
        (Role.EXPORTER, [1, 2, 3, 4, 5, 6]),
        (Role.SUPERVISOR, [1, 2, 3, 4, 5, 6]),
        (Role.AUDITOR, [6]),
    ],
)
def test_batches_are_for_who_may_send_and_a_part_has_one_digit_in_every_role(
    role: Role, places: list[int]
) -> None:
    entries = rail_entries(role)
    assert [entry.place for entry in entries] == places
    assert ("batches" in {entry.code for entry in entries}) is (4 in places)


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (Role.RECRUITER, ["receive", "settings"]),
        (Role.SUPERVISOR, ["receive", "settings"]),
        (Role.AUDITOR, ["settings"]),
    ],
)
def test_at_mmep_nobody_is_asked_and_batches_are_received(role: Role, codes: list[str]) -> None:
    assert [entry.code for entry in rail_entries(role, DeskKind.MMEP)] == codes
    assert "receive" not in {entry.code for entry in rail_entries(role)}


def test_an_auditor_comes_to_the_settings_and_sees_no_family(qtbot: QtBot, tmp_path: Path) -> None:
    doors = prepared(tmp_path, LUCIA)
    an_auditor(tmp_path, doors)
    screen = opened(qtbot, tmp_path, doors)
    screen.until_page("unlock")
    screen.until(lambda: screen.window.findChild(QWidget, "unlock_clerk_bn") is not None)
    screen.part("unlock_clerk_bn").setFocus()
    screen.keys(" ")
    screen.part("unlock_passphrase").setFocus()
    screen.keys(AUDITORS_WORDS, "\r")
    screen.until_page("settings")
    assert rail(screen) == ["rail_settings"]
    assert not screen.part("settings_open_schools").isVisible()
    screen.keys(CTRL_1, NEW, FIND, "lucia")
    assert screen.window.shown_page() == "settings"
    assert not any("García" in text for text in every_text())
    close(screen)
