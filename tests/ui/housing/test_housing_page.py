"""The liaison's list: its lines, the record behind Enter, and nobody on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.replies import Chosen
from mmep_desktop.services.housing_list import HousingList
from tests.builders import replies_of_a_referral, shipped_screener
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import part_of, press
from ui.housing.page import HousingPage


def opened(qtbot: QtBot, desk: DeskInMemory) -> HousingPage:
    page = HousingPage(HousingList(desk.work), shipped_screener().wording("en"))
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_list()
    return page


def test_a_family_without_a_home_stands_on_the_list_and_enter_opens_its_record(
    qtbot: QtBot,
) -> None:
    desk = DeskInMemory()
    desk.work.kept.add_ons |= {"housing"}
    replies = (*replies_of_a_referral(), Chosen("shelter"), Chosen("no"))
    sitting = desk.interviewing.finish(desk.sit_down(*replies))
    page = opened(qtbot, desk)
    table = part_of(page, "housing_table")
    assert isinstance(table, QTableView)
    qtbot.waitUntil(table.hasFocus)
    cells = [table.model().index(0, column).data() for column in range(5)]
    assert cells == ["García, Lucía", "A shelter", "", "Spanish", "no"]
    with qtbot.waitSignal(page.record_asked) as asked:
        press(table, Qt.Key.Key_Return)
    assert asked.args == [sitting.screening.family_id]


def test_nobody_on_the_list_is_said_and_escape_leads_back(qtbot: QtBot) -> None:
    page = opened(qtbot, DeskInMemory())
    qtbot.waitUntil(part_of(page, "housing_nobody").isVisible)
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)
