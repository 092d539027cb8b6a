"""A supervisor looks into a backup and brings it back, also where the records do not open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from tests.backed_up import go_on
from tests.prepared_desk import LUCIA, PASSPHRASE, XUNCAX
from tests.ui.keyboard import click
from tests.ui.whole_window import ENTER, Screen, close, opened, prepared

STORE = "store.mmep"


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA))
    yield shown
    close(shown)


def open_backups(screen: Screen) -> None:
    assert screen.front.session is not None
    flow = screen.front.session.flow
    if screen.window.findChild(QWidget, "settings_open_backups") is None:
        flow.safekeeping.show_backups()
    else:
        flow.show_settings()
        click(screen.part("settings_open_backups"))


def on_today(screen: Screen) -> int:
    return len(screen.desk().lists.today().listings)


def test_from_the_list_through_a_look_to_the_records_as_they_were(screen: Screen) -> None:
    screen.unlock()
    open_backups(screen)
    assert screen.part("backups_page").isVisible()
    click(screen.part("backups_make"))
    screen.until(lambda: screen.part("backup_0_look").isVisible())
    screen.desk().registering.register((XUNCAX,), "508-555-0117")
    assert on_today(screen) == 2
    click(screen.part("backup_0_look"))
    screen.until(lambda: screen.part("backups_restore").isVisible())
    click(screen.part("backups_restore"))
    screen.until_page("restore")
    assert all(key.wiped for key in screen.doors.keys)
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: screen.part("backup_prospect").isVisible())
    screen.keys("not her passphrase", ENTER)
    screen.until(lambda: screen.part("restore_problem").isVisible())
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: screen.focused() == "restore_leave")
    screen.keys(ENTER)
    screen.unlock()
    assert on_today(screen) == 1
    made = screen.desk().backups.generations()
    assert [each.holds.families for each in made] == [2, 1]
    with screen.doors.stores[-1].work()() as work:
        assert work.trail.entries(about=made[1].id)[0].act is Act.RESTORED


def test_where_the_records_do_not_open_the_door_offers_a_backup(
    screen: Screen, tmp_path: Path
) -> None:
    screen.unlock()
    screen.desk().backups.make(go_on)
    screen.front.lock()
    (tmp_path / STORE).write_bytes(b"")
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: screen.window.findChild(QWidget, "unlock_restore") is not None)
    click(screen.part("unlock_restore"))
    screen.until_page("restore")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: screen.focused() == "backup_0_look")
    screen.keys(ENTER)
    screen.until(lambda: screen.part("backup_prospect").isVisible())
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: screen.focused() == "restore_leave")
    screen.keys(ENTER)
    screen.unlock()
    assert on_today(screen) == 1
    assert list(tmp_path.glob("backups-set-aside-*"))


def test_practice_looks_into_a_backup_and_brings_none_back(qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(qtbot, tmp_path, practice=True)
    screen.unlock(PRACTICE_PASSPHRASE)
    open_backups(screen)
    click(screen.part("backups_make"))
    screen.until(lambda: screen.part("backup_0_look").isVisible())
    click(screen.part("backup_0_look"))
    screen.until(lambda: screen.part("backup_prospect").isVisible())
    assert not screen.part("backups_restore").isVisible()
    close(screen)
