"""The found families: the list follows the find box, and says what to type when it is empty."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.registration import Listing, Standing
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.listing import FOUND_AT_MOST, Lists
from tests.ui.keyboard import press
from tests.ui.today.lists import DeskClock, a_store, lists_in
from ui.families.page import FamiliesPage, count_words
from ui.today.listing_table import ListingTable


class BrokenLists(Lists):
    def __init__(self) -> None:
        super().__init__(a_store(), DeskClock())
        self.asked: list[str] = []

    def find(self, text: str) -> tuple[Listing, ...]:
        self.asked.append(text)
        raise DeskError(Problem.STORE_BUSY)


def shown(qtbot: QtBot, lists: Lists) -> FamiliesPage:
    page = FamiliesPage(lists)
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def table_of(page: QWidget) -> ListingTable:
    table = page.findChild(ListingTable)
    assert isinstance(table, ListingTable)
    return table


def count_of(page: QWidget) -> str:
    found = page.findChild(QLabel, "families_count")
    assert isinstance(found, QLabel)
    return found.text()


def sees(page: QWidget, name: str) -> bool:
    part = page.findChild(QWidget, name)
    assert isinstance(part, QWidget)
    return part.isVisible()


def test_before_anything_is_typed_the_page_says_what_can_be(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED)))
    page.show_found("")
    assert sees(page, "families_untyped")
    assert not sees(page, "families_nobody")
    assert not sees(page, "families_table")
    assert count_of(page) == ""


def test_words_that_lead_to_nobody_say_so(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED)))
    page.show_found("zz")
    assert sees(page, "families_nobody")
    assert not sees(page, "families_untyped")
    assert count_of(page) == "No child found"
    assert not page.take_focus()


def test_typing_on_narrows_the_list_and_leaves_the_focus_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*[Standing.NOT_ASKED] * 12)))
    page.show_found("tzoc")
    assert len(table_of(page).lines) == 12
    assert count_of(page) == "12 children found"
    page.show_found("tzoc child11")
    assert [line.registration.id for line in table_of(page).lines] == ["registration-11"]
    assert count_of(page) == "1 child found"
    assert not table_of(page).hasFocus()


def test_from_the_find_box_enter_reaches_the_first_line_and_starts_it(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED, Standing.NOT_ASKED)))
    page.show_found("child1")
    assert page.take_focus()
    focused = QApplication.focusWidget()
    assert focused is table_of(page)
    with qtbot.waitSignal(page.interview_asked) as asked:
        press(focused, Qt.Key.Key_Return)
    assert asked.args == ["family-1"]


def test_a_finished_family_opens(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.CONSENT_MISSING)))
    page.show_found("child0")
    page.take_focus()
    with qtbot.waitSignal(page.screening_opened) as opened:
        press(table_of(page), Qt.Key.Key_Return)
    assert opened.args == ["screening-0"]


def test_the_chosen_line_stays_chosen_while_it_is_still_found(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*[Standing.NOT_ASKED] * 3)))
    page.show_found("pérez")
    page.take_focus()
    press(table_of(page), Qt.Key.Key_Down)
    chosen = table_of(page).current()
    page.show_found("pérez tzoc")
    assert table_of(page).current() == chosen


def test_ctrl_n_begins_a_family_that_was_not_found(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store()))
    page.show_found("zz")
    with qtbot.waitSignal(page.new_family_asked):
        press(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_a_store_that_cannot_be_read_keeps_the_words_for_another_try(qtbot: QtBot) -> None:
    lists = BrokenLists()
    page = shown(qtbot, lists)
    page.show_found("tzoc")
    assert sees(page, "families_problem")
    press(page, Qt.Key.Key_F5)
    assert lists.asked == ["tzoc", "tzoc"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "No child found"),
        (1, "1 child found"),
        (FOUND_AT_MOST, "The first 50 children. Type more letters to find fewer."),
    ],
)
def test_a_full_list_asks_for_more_letters(count: int, words: str) -> None:
    assert count_words(count) == words
