"""A clerk changes her own passphrase, over a small real desk, by keys."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mmep_desktop.errors import DeskError
from tests.prepared_desk import GIVEN, PASSPHRASE, desk_of, entrance
from tests.security.fake_keyring import FakeKeyring
from tests.ui.keyboard import part_of, press
from ui.passphrase.page import PassphrasePage

NEW = "copper lantern meadow thistle"


@dataclass
class Shown:
    qtbot: QtBot
    page: PassphrasePage
    unlocks: Callable[[str], bool]

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            part_of(self.page, name).setProperty("text", text)

    def enter(self) -> None:
        press(QApplication.focusWidget() or self.page, Qt.Key.Key_Return)
        self.qtbot.waitUntil(part_of(self.page, "passphrase_change").isEnabled)

    def words(self, name: str) -> str:
        return str(part_of(self.page, name).property("text"))


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    keyring = FakeKeyring()
    unlocked = entrance(tmp_path, keyring).set_up(GIVEN)
    desk = desk_of(unlocked, tmp_path)
    assert desk.clerks
    page = PassphrasePage(desk.clerks)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.begin()

    def unlocks(passphrase: str) -> bool:
        with suppress(DeskError):
            desk.clerks.prove(passphrase) if desk.clerks else None
            return True
        return False

    yield Shown(qtbot, page, unlocks)
    unlocked.store.close()


def test_the_new_one_opens_the_desk_and_the_one_before_does_not(shown: Shown) -> None:
    shown.fill(passphrase_old=PASSPHRASE, new_passphrase=NEW, new_passphrase_again=NEW)
    shown.enter()
    shown.qtbot.waitUntil(lambda: "is changed" in shown.words("passphrase_told"))
    assert shown.unlocks(NEW)
    assert not shown.unlocks(PASSPHRASE)
    kept = [line.text() for line in shown.page.findChildren(QLineEdit)]
    assert kept == ["", "", ""]


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({}, "passphrase_old_error"),
        ({"passphrase_old": PASSPHRASE}, "new_passphrase_error"),
        (
            {"passphrase_old": PASSPHRASE, "new_passphrase": "maria silva silva"},
            "new_passphrase_error",
        ),
        ({"passphrase_old": PASSPHRASE, "new_passphrase": NEW}, "new_passphrase_again_error"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    shown: Shown, given: dict[str, str], where: str
) -> None:
    shown.fill(**given)
    shown.enter()
    assert shown.words(where) != ""
    assert shown.unlocks(PASSPHRASE)


def test_a_wrong_passphrase_of_now_changes_nothing(shown: Shown) -> None:
    shown.fill(passphrase_old=NEW, new_passphrase=NEW, new_passphrase_again=NEW)
    shown.enter()
    shown.qtbot.waitUntil(lambda: shown.words("passphrase_old_error") != "")
    assert shown.unlocks(PASSPHRASE)


def test_words_can_be_made_pasted_and_looked_at(shown: Shown) -> None:
    press(shown.page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    made = shown.words("new_passphrase")
    assert len(made.split()) == 4
    again = part_of(shown.page, "new_passphrase_again")
    assert isinstance(again, QLineEdit)
    assert again.echoMode() is QLineEdit.EchoMode.Normal
    QApplication.clipboard().setText(made)
    again.paste()
    assert again.text() == made
    shown.page.hide()
    assert shown.words("new_passphrase") == ""
