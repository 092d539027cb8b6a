"""The recovery key is shown, printed and typed back, and the keys page says what is so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.domain.center import Role
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.recovery import Recovery
from tests.fakes import Tray
from tests.prepared_desk import GIVEN, entrance
from tests.security.fake_keyring import FakeKeyring
from tests.ui.keyboard import part_of, press
from ui.recovery.keys_page import KeysPage
from ui.recovery.make_page import MakeRecoveryPage


@dataclass
class AtTheDesk:
    desk: Desk
    tray: Tray

    @property
    def recovery(self) -> Recovery:
        assert self.desk.recovery
        return self.desk.recovery


@pytest.fixture
def at(tmp_path: Path) -> Iterator[AtTheDesk]:
    unlocked, tray = entrance(tmp_path, FakeKeyring()).set_up(GIVEN), Tray()
    yield AtTheDesk(open_desk(unlocked, tray, tmp_path), tray)
    unlocked.store.close()


def show(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def keys(page: QWidget, *pressed: Qt.Key) -> None:
    for key in pressed:
        press(QApplication.focusWidget() or page, key)


def key_on(page: QWidget) -> str:
    groups = (part_of(page, f"recovery_shown_{number}") for number in range(1, 8))
    return "-".join(str(group.property("text"))[1:-1] for group in groups)


def type_back(page: QWidget, key: str) -> None:
    for number, group in enumerate(key.split("-"), 1):
        part_of(page, f"recovery_typed_{number}").setProperty("text", group)
    keys(page, Qt.Key.Key_Return)


def is_ready(at: AtTheDesk) -> bool:
    return at.recovery.is_ready


def words_on(page: QWidget) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def test_a_key_counts_once_it_was_typed_back_and_is_gone_from_the_page(
    qtbot: QtBot, at: AtTheDesk
) -> None:
    page = MakeRecoveryPage(at.recovery)
    show(qtbot, page)
    page.make()
    key = key_on(page)
    keys(page, Qt.Key.Key_Return)
    type_back(page, f"{key[:-1]}{'0' if key[-1] != '0' else '1'}")
    assert "group 7" in str(part_of(page, "recovery_typed_error").property("text"))
    assert not is_ready(at)
    type_back(page, key)
    qtbot.waitUntil(part_of(page, "recovery_done").isVisible)
    assert is_ready(at)
    assert key[:5] not in words_on(page)
    with qtbot.waitSignal(page.left):
        keys(page, Qt.Key.Key_Return)


def test_two_copies_are_printed_and_called_nothing_that_tells(qtbot: QtBot, at: AtTheDesk) -> None:
    page = MakeRecoveryPage(at.recovery)
    show(qtbot, page)
    page.make()
    qtbot.waitUntil(part_of(page, "recovery_print").isEnabled)
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "2 copies" in words_on(page))
    assert [printer for _pdf, printer, _title in at.tray.pages] == ["Front desk"] * 2
    assert not any(GIVEN.center_name in title for _pdf, _printer, title in at.tray.pages)


def test_a_printer_that_refuses_leaves_the_key_on_the_page(qtbot: QtBot, at: AtTheDesk) -> None:
    page = MakeRecoveryPage(at.recovery)
    show(qtbot, page)
    page.make()
    key = key_on(page)
    qtbot.waitUntil(part_of(page, "recovery_print").isEnabled)
    at.tray.refuses = True
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(part_of(page, "recovery_problem").isVisible)
    assert key_on(page) == key


@pytest.mark.parametrize("typed", [False, True])
def test_a_page_that_is_left_keeps_no_key_and_changes_nothing(
    qtbot: QtBot, at: AtTheDesk, typed: bool
) -> None:
    page = MakeRecoveryPage(at.recovery)
    show(qtbot, page)
    page.make()
    key = key_on(page)
    if typed:
        keys(page, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.left):
        keys(page, Qt.Key.Key_Escape)
    assert key[:5] not in words_on(page)
    assert not at.recovery.is_ready


def test_the_keys_page_says_what_is_missing_and_what_is_so(qtbot: QtBot, at: AtTheDesk) -> None:
    assert at.desk.keys_told
    assert at.desk.clerks
    page = KeysPage(at.desk.keys_told)
    show(qtbot, page)
    page.show_keys()
    assert "There is none." in words_on(page)
    assert "Secret Service" in words_on(page)
    assert "Key number 1 " in words_on(page)
    with qtbot.waitSignal(page.recovery_asked):
        keys(page, Qt.Key.Key_Return)
    at.recovery.confirm(at.recovery.begin().key)
    at.desk.clerks.remove(at.desk.clerks.invite("Bo Nhu", Role.CLERK).clerk.id)
    page.show_keys()
    said = " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
    assert "Made on " in said
    assert "Key number 2 " in said
    assert "There is none." not in said
