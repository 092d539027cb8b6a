"""The found families: the list follows the find box, and says what to type when it is empty."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Listing, Standing
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.listing import FOUND_AT_MOST, Lists
from tests.ui.keyboard import press
from tests.ui.today.lists import DeskClock, a_registration, a_store, lists_in
from ui.families.page import FamiliesPage, count_words
from ui.tasks import in_background
from ui.today.listing_table import ListingTable


class BrokenLists(Lists):
    def __init__(self) -> None:
        super().__init__(a_store(), DeskClock())
        self.asked: list[str] = []

    def find(self, text: str) -> tuple[Listing, ...]:
        self.asked.append(text)
        raise DeskError(Problem.STORE_BUSY)


class SlowLists(Lists):
    """Finds who is nearly right when the *gate* opens, and remembers in which thread."""

    def __init__(self, *standings: Standing) -> None:
        self.begin = a_store(*standings)
        super().__init__(self.begin, DeskClock())
        self.gate = threading.Event()
        self.looked_for: list[str] = []
        self.threads: list[threading.Thread] = []

    def find_nearly(self, text: str) -> tuple[Listing, ...]:
        self.looked_for.append(text)
        self.threads.append(threading.current_thread())
        self.gate.wait(5)
        return super().find_nearly(text)


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


def rows_of(page: QWidget) -> list[str]:
    """Return what the first column shows, the heading among the lines."""
    model = table_of(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def spoken_in(page: QWidget, row: int) -> str:
    """Return what a screen reader says of a line."""
    index = table_of(page).model().index(row, 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def at_rest() -> bool:
    return QThreadPool.globalInstance().activeThreadCount() == 0


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


def a_page_looking_for_tzoc(qtbot: QtBot) -> tuple[FamiliesPage, SlowLists]:
    """Look for "Tzoc"; "Tzuc" is one slip away."""
    lists = SlowLists()
    with lists.begin() as work:
        for number, surname in enumerate(("Zoy", "Tzuc", "Tzoc")):
            child = replace(a_registration(number), name=Name(f"Child{number}", last_1=surname))
            work.registrations.add(child)
        work.commit()
    page = shown(qtbot, lists)
    page.show_found("tzoc")
    return page, lists


def test_who_is_nearly_right_follows_below_a_heading_and_moves_nothing(qtbot: QtBot) -> None:
    page, lists = a_page_looking_for_tzoc(qtbot)
    before, table = rows_of(page), table_of(page)
    assert before == ["Tzoc, Child2"]
    where = table.visualRect(table.model().index(0, 0))
    with qtbot.assertNotEmitted(table.model().modelReset):
        lists.gate.set()
        qtbot.waitUntil(lambda: len(rows_of(page)) > 1)
    assert rows_of(page) == [*before, "Nearly right", "Tzuc, Child1"]
    assert table.visualRect(table.model().index(0, 0)) == where
    assert table.current() == table.lines[0]
    assert count_of(page) == "1 child found · 1 nearly right"
    assert [spoken_in(page, row).partition(":")[0] == "Nearly right" for row in (0, 2)] == [
        False,
        True,
    ]
    assert lists.threads != [threading.main_thread()]


def test_the_cursor_passes_over_the_heading_and_enter_opens_who_is_nearly_right(
    qtbot: QtBot,
) -> None:
    page, lists = a_page_looking_for_tzoc(qtbot)
    lists.gate.set()
    qtbot.waitUntil(lambda: len(rows_of(page)) > 1)
    page.take_focus()
    table = table_of(page)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End):
        press(table, Qt.Key.Key_Home)
        assert table.currentIndex().row() == 0
        press(table, key)
        assert table.currentIndex().row() == 2
    with qtbot.waitSignal(page.interview_asked) as asked:
        press(table, Qt.Key.Key_Return)
    assert asked.args == ["family-1"]


def test_what_was_found_for_an_older_text_is_dropped(qtbot: QtBot) -> None:
    page, lists = a_page_looking_for_tzoc(qtbot)
    qtbot.waitUntil(lambda: lists.looked_for == ["tzoc"])
    page.show_found("child0 zoy")
    lists.gate.set()
    qtbot.waitUntil(lambda: lists.looked_for == ["tzoc", "child0 zoy"] and at_rest())
    home: list[object] = []
    in_background(page, lambda: None, home.append, home.append)
    qtbot.waitUntil(lambda: bool(home))  # and what set out before it
    assert rows_of(page) == ["Zoy, Child0"]
    assert count_of(page) == "1 child found"


def test_who_is_nearly_right_is_looked_for_when_the_typing_rests(qtbot: QtBot) -> None:
    page, lists = a_page_looking_for_tzoc(qtbot)
    lists.gate.set()
    for text in ("t", "tz", "tzo", "tzoc"):
        page.show_found(text)
    qtbot.waitUntil(lambda: bool(lists.looked_for))
    assert lists.looked_for == ["tzoc"]


def test_nobody_right_shows_who_is_nearly_right_and_offers_the_first(qtbot: QtBot) -> None:
    page, lists = a_page_looking_for_tzoc(qtbot)
    page.show_found("tzxc")
    assert sees(page, "families_nobody")
    assert not page.take_focus()
    lists.gate.set()
    qtbot.waitUntil(lambda: sees(page, "families_table"))
    assert rows_of(page) == ["Nearly right", "Tzoc, Child2", "Tzuc, Child1"]
    assert not sees(page, "families_nobody")
    assert count_of(page) == "No child found · 2 nearly right"
    page.show_found("tzxc")  # as Enter in the find box does
    assert page.take_focus()
    with qtbot.waitSignal(page.interview_asked) as asked:
        press(table_of(page), Qt.Key.Key_Return)
    assert asked.args == ["family-2"]


def test_the_best_line_is_offered_however_the_families_stand(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED, Standing.NO_REFERRAL)))
    page.show_found("tzoc")
    assert table_of(page).lines[0].registration.id == "registration-1"
    assert table_of(page).currentIndex().row() == 0


def test_a_page_that_is_left_looks_for_nobody(qtbot: QtBot) -> None:
    page, lists = a_page_looking_for_tzoc(qtbot)
    page.hide()
    resting = page.findChild(QTimer, "families_at_rest")
    assert isinstance(resting, QTimer)
    assert not resting.isActive()
    assert lists.looked_for == []


def test_a_store_that_cannot_be_read_in_the_background_says_so(qtbot: QtBot) -> None:
    class BrokenLater(SlowLists):
        def find_nearly(self, text: str) -> tuple[Listing, ...]:
            raise DeskError(Problem.STORE_BUSY)

    page = shown(qtbot, BrokenLater(Standing.NOT_ASKED))
    page.show_found("tzoc")
    qtbot.waitUntil(lambda: sees(page, "families_problem"))
    assert len(rows_of(page)) == 1
