"""Which doors each role finds in the settings."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.center import Role
from tests.ui.keyboard import part_of
from ui.settings.safekeeping_card import SafekeepingCard, doors

OF_SUPERVISORS = {"clerks", "keys"}


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_the_doors_that_it_may_open(role: Role) -> None:
    codes = {door.code for door in doors(role)}
    assert "passphrase" in codes
    assert (codes >= OF_SUPERVISORS) is (role is Role.SUPERVISOR)
    assert ("backups" in codes) is (role is not Role.AUDITOR)


def test_a_door_asks_for_its_page_and_a_missing_recovery_key_is_said(qtbot: QtBot) -> None:
    card = SafekeepingCard(doors(Role.SUPERVISOR))
    qtbot.addWidget(card)
    card.show()
    button = part_of(card, "settings_open_clerks")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(card.page_asked) as asked:
        button.click()
    assert asked.args == ["clerks"]
    for is_missing in (True, False):
        card.show_missing_recovery(is_missing=is_missing)
        assert part_of(card, "settings_no_recovery").isVisible() is is_missing


def test_a_card_without_doors_is_not_there(qtbot: QtBot) -> None:
    card = SafekeepingCard(())
    qtbot.addWidget(card)
    assert card.isHidden()
