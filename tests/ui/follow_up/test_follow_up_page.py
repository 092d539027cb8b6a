"""The lists to follow up, by their keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.follow_ups import FollowUp, Why
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.following_up import FollowingUp
from tests.builders import a_person
from tests.fakes import SetClock
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import click, part_of, press
from ui.follow_up.page import FollowUpPage

LINES = (
    FollowUp(Why.CLOSES_SOONER, "f1", "s1", "N-1", (a_person("Ana"),), date(2026, 12, 14)),
    FollowUp(Why.CONSENT_LATER, "f2", "s2", "N-2", (a_person("Ben"), a_person("Eva"))),
)


class Listed(FollowingUp):
    """Returns these lines, or fails while there is trouble."""

    def __init__(self, lines: tuple[FollowUp, ...]) -> None:
        super().__init__(DeskInMemory().work, SetClock())
        self._lines = lines
        self.trouble = False

    def lines(self) -> tuple[FollowUp, ...]:
        if self.trouble:
            raise DeskError(Problem.STORE_BUSY)
        return self._lines


def opened(qtbot: QtBot, lists: Listed) -> FollowUpPage:
    page = FollowUpPage(lists)
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_lists()
    return page


def table(page: FollowUpPage) -> QAbstractItemView:
    found = part_of(page, "follow_up_table")
    assert isinstance(found, QAbstractItemView)
    return found


def test_enter_opens_the_record_of_the_first_line(qtbot: QtBot) -> None:
    page = opened(qtbot, Listed(LINES))
    qtbot.waitUntil(table(page).hasFocus)
    with qtbot.waitSignal(page.record_asked) as asked:
        press(table(page), Qt.Key.Key_Return)
    assert asked.args == ["f1"]


def test_one_list_is_shown_by_itself(qtbot: QtBot) -> None:
    page = opened(qtbot, Listed(LINES))
    qtbot.waitUntil(lambda: table(page).model().rowCount() == 2)
    click(part_of(page, "follow_up_filters_consent_later"))
    model = table(page).model()
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == "García López, Ben; García López, Eva"


def test_nobody_to_follow_up_is_said(qtbot: QtBot) -> None:
    page = opened(qtbot, Listed(()))
    qtbot.waitUntil(part_of(page, "follow_up_nobody").isVisible)
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize("lines", [LINES])
def test_a_store_that_cannot_answer_is_asked_again(
    qtbot: QtBot, lines: tuple[FollowUp, ...]
) -> None:
    lists = Listed(lines)
    lists.trouble = True
    page = opened(qtbot, lists)
    problem = part_of(page, "follow_up_problem")
    qtbot.waitUntil(problem.isVisible)
    lists.trouble = False
    retry = part_of(page, "follow_up_problem_retry")
    assert isinstance(retry, QPushButton)
    retry.click()
    qtbot.waitUntil(lambda: table(page).model().rowCount() == len(lines))


def test_the_liaisons_list_is_one_key_away_for_whoever_may_read_it(qtbot: QtBot) -> None:
    plain = opened(qtbot, Listed(LINES))
    assert not part_of(plain, "follow_up_housing").isVisible()
    page = FollowUpPage(Listed(LINES), has_housing=True)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_lists()
    qtbot.waitUntil(table(page).hasFocus)
    with qtbot.waitSignal(page.housing_asked):
        press(table(page), Qt.Key.Key_F7)
