"""The page of keys, by its keys: nothing is relied on before somebody said that it is the same."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.partner_keys import PublicKeys
from tests.services.test_partnering import HERS, MMEP, NEWER, PARCELS, Office
from tests.ui.keyboard import click, part_of, press, type_text
from ui.partners.page import PartnersPage

ENTER = Qt.Key.Key_Return
PLACE = "/stick/0201-A_key.mepkeys"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mmep.mepkeys"


@pytest.fixture
def page(qtbot: QtBot, office: Office, file: Path) -> PartnersPage:
    page = PartnersPage(office.partnering, lambda _owner: str(file), lambda _owner, _name: PLACE)
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_partners()
    qtbot.waitUntil(lambda: bool(words(page, "partners_own_words_8")))
    return page


def words(page: QWidget, name: str) -> str:
    found = part_of(page, name)
    assert isinstance(found, QLabel)
    return found.text()


def offer(qtbot: QtBot, page: PartnersPage, file: Path, keys: PublicKeys) -> None:
    file.write_bytes(keys.file)
    press(page, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(part_of(page, "partners_offered").isVisible)
    for number, word in enumerate(PARCELS.words(keys), 1):
        assert word in words(page, f"partners_offered_words_{number}")


def relied_on(page: PartnersPage) -> int:
    table = part_of(page, "partners_table")
    assert isinstance(table, QTableView)
    return table.model().rowCount()


def test_a_key_counts_after_the_words_were_the_same(
    qtbot: QtBot, page: PartnersPage, office: Office, file: Path
) -> None:
    offer(qtbot, page, file, MMEP)
    no = part_of(page, "partners_other_words")
    qtbot.waitUntil(no.hasFocus)
    press(no, ENTER)
    assert not part_of(page, "partners_offered").isVisible()
    assert office.work.kept.partners == {}
    offer(qtbot, page, file, MMEP)
    assert not part_of(page, "partners_second_person").isVisible()
    click(part_of(page, "partners_same_words"))
    qtbot.waitUntil(lambda: relied_on(page) == 1)
    assert not part_of(page, "partners_offered").isVisible()


def test_a_changed_key_asks_for_a_second_supervisor(
    qtbot: QtBot, page: PartnersPage, office: Office, file: Path
) -> None:
    office.partnering.pin(MMEP)
    page.show_partners()
    qtbot.waitUntil(lambda: relied_on(page) == 1)
    offer(qtbot, page, file, NEWER)
    line = part_of(page, "partners_second_passphrase")
    assert isinstance(line, QLineEdit)
    for typed in ("", "other words"):
        type_text(line, typed)
        click(part_of(page, "partners_same_words"))
        qtbot.waitUntil(part_of(page, "partners_second_passphrase_error").isVisible)
        assert line.text() == ""
    type_text(line, HERS)
    press(line, ENTER)
    qtbot.waitUntil(lambda: Act.PARTNER_CHANGED in office.acts)
    qtbot.waitUntil(lambda: not part_of(page, "partners_offered").isVisible())


def test_a_key_is_dropped_from_its_line_by_two(
    qtbot: QtBot, page: PartnersPage, office: Office
) -> None:
    office.partnering.pin(MMEP)
    page.show_partners()
    qtbot.waitUntil(lambda: relied_on(page) == 1)
    table = part_of(page, "partners_table")
    assert isinstance(table, QTableView)
    for way in ("partners_keep", "partners_drop_now"):
        table.setCurrentIndex(table.model().index(0, 0))
        press(table, ENTER)
        keep = part_of(page, "partners_keep")
        qtbot.waitUntil(keep.hasFocus)
        assert "No batch is sealed" in words(page, "partners_drop_means")
        if way == "partners_keep":
            press(keep, ENTER)
            assert not part_of(page, "partners_drop").isVisible()
            assert relied_on(page) == 1
    line = part_of(page, "partners_drop_second_passphrase")
    type_text(line, "other words")
    click(part_of(page, "partners_drop_now"))
    qtbot.waitUntil(part_of(page, "partners_drop_second_passphrase_error").isVisible)
    type_text(line, HERS)
    press(line, ENTER)
    qtbot.waitUntil(lambda: relied_on(page) == 0)
    qtbot.waitUntil(part_of(page, "partners_nobody").isVisible)
    assert Act.PARTNER_DROPPED in office.acts


def test_this_offices_key_is_saved_and_a_wrong_file_is_said(
    qtbot: QtBot, page: PartnersPage, office: Office, file: Path
) -> None:
    press(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: PLACE in office.drawer.files)
    file.write_bytes(b"something else")
    press(page, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(part_of(page, "partners_problem").isVisible)
    assert office.work.kept.partners == {}
