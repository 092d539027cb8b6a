"""Advice beside a new family: who may be meant is told, and nothing stands in the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.services.registering import NewChild
from tests.builders import a_center
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import click, part_of, press, type_text
from tests.ui.today.lists import NOW
from ui.new_family.page import NewFamilyPage

CTRL = Qt.KeyboardModifier.ControlModifier
XUNCAX = NewChild(Name("Xuncax", last_1="Pérez", last_2="Tzoc"), "2015-03-14")


@pytest.fixture
def desk() -> DeskInMemory:
    desk = DeskInMemory()
    desk.registering.register((XUNCAX,), "508-555-0117")
    return desk


@pytest.fixture
def page(qtbot: QtBot, desk: DeskInMemory) -> NewFamilyPage:
    schools = a_center().schools
    page = NewFamilyPage(desk.registering, desk.advising, desk.joining, schools, NOW.date)
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.start_new()
    return page


def family_of(desk: DeskInMemory) -> str:
    return next(iter(desk.work.kept.registrations.values())).family_id


def fill(page: QWidget, **fields: str) -> None:
    for name, text in fields.items():
        part = part_of(page, name if name.startswith("new_") else f"new_child_0_{name}")
        part.setFocus()
        type_text(part, text)


def advised(page: QWidget) -> list[str]:
    card = part_of(page, "new_family_advice")
    if not card.isVisible():
        return []
    return [part.text() for part in card.findChildren(QLabel) if part.property("role") == "strong"]


def test_the_same_child_is_opened_instead(
    qtbot: QtBot, page: NewFamilyPage, desk: DeskInMemory
) -> None:
    fill(page, first="Xunkax", last_1="Tzoc", born_text="3/14/2015")
    qtbot.waitUntil(lambda: len(advised(page)) == 1)
    assert "Xuncax" in advised(page)[0]
    with qtbot.waitSignal(page.known_opened) as opened:
        click(part_of(page, "advice_0_open"))
    assert opened.args == [family_of(desk)]


def test_a_brother_joins_the_family(qtbot: QtBot, page: NewFamilyPage, desk: DeskInMemory) -> None:
    fill(page, first="Mateo", last_1="Pérez", new_family_phone="5085550117")
    qtbot.waitUntil(lambda: len(advised(page)) == 1)
    with qtbot.waitSignal(page.joined) as joined:
        click(part_of(page, "advice_0_join"))
    assert joined.args == [family_of(desk)]
    assert len(desk.work.kept.registrations) == 2


def test_whoever_is_not_meant_is_registered_all_the_same(
    qtbot: QtBot, page: NewFamilyPage, desk: DeskInMemory
) -> None:
    fill(page, first="Xuncax", last_1="Pérez")
    qtbot.waitUntil(lambda: len(advised(page)) == 1)
    with qtbot.waitSignal(page.registered) as registered:
        press(QApplication.focusWidget() or page, Qt.Key.Key_Return, CTRL)
    assert registered.args != [family_of(desk)]


def test_advice_goes_when_something_else_is_typed(qtbot: QtBot, page: NewFamilyPage) -> None:
    fill(page, first="Xuncax", last_1="Pérez")
    qtbot.waitUntil(lambda: len(advised(page)) == 1)
    fill(page, first="Beatriz")
    qtbot.waitUntil(lambda: advised(page) == [])
    assert not page.findChildren(QPushButton, "advice_0_open")


def test_a_different_child_is_not_advised_again_while_the_family_is_written_down(
    qtbot: QtBot, page: NewFamilyPage
) -> None:
    fill(page, first="Xuncax", last_1="Pérez")
    qtbot.waitUntil(lambda: len(advised(page)) == 1)
    click(part_of(page, "advice_0_other"))
    assert advised(page) == []
    fill(page, new_family_phone="5085550117")
    qtbot.waitUntil(lambda: not part_of(page, "new_family_advice").isVisible())
    assert advised(page) == []
