"""The day's page by its keys: what Enter does, where the focus is, what the figures say."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.registration import Standing
from mmep_desktop.services.listing import Lists
from tests.fake_work import FakeWork
from tests.fakes import SetClock
from tests.ui.keyboard import part_of, press, type_text
from tests.ui.today.lists import NOW, BusyLists, a_store, finish, lists_in
from ui.today.heading import day_title
from ui.today.listing_table import ListingTable
from ui.today.page import TodayPage
from ui.widgets.ring import Ring

FULL_DAY = (
    Standing.NO_REFERRAL,
    Standing.BEGUN,
    Standing.NOT_ASKED,
    Standing.CONSENT_MISSING,
    Standing.TO_PRINT,
    Standing.NOT_ASKED,
)


def shown(qtbot: QtBot, lists: Lists, size: tuple[int, int] = (1096, 638)) -> TodayPage:
    page = TodayPage(lists)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_day()
    return page


def table_of(page: QWidget) -> ListingTable:
    table = page.findChild(ListingTable)
    assert isinstance(table, ListingTable)
    return table


def words_of(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def press_focused(key: Qt.Key, *, alt: bool = False, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.NoModifier
    if alt:
        modifier = Qt.KeyboardModifier.AltModifier
    if ctrl:
        modifier = Qt.KeyboardModifier.ControlModifier
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, key, modifier)


def current_child(page: TodayPage) -> str:
    current = table_of(page).current()
    return current.registration.id if current else ""


def test_enter_works_at_once_and_starts_the_first_family_nobody_asked(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*FULL_DAY)))
    with qtbot.waitSignal(page.interview_asked) as asked:
        press_focused(Qt.Key.Key_Return)
    assert asked.args == ["family-2"]


def test_those_still_to_ask_stand_first_and_arrows_reach_every_line(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*FULL_DAY)))
    press_focused(Qt.Key.Key_Home)
    seen = []
    for _line in FULL_DAY:
        seen.append(current_child(page))
        press_focused(Qt.Key.Key_Down)
    assert seen == [f"registration-{number}" for number in (1, 2, 5, 0, 3, 4)]


def test_what_was_begun_is_taken_up_again(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.BEGUN)))
    with qtbot.waitSignal(page.interview_asked) as asked:
        press_focused(Qt.Key.Key_Enter)
    assert asked.args == ["family-0"]


@pytest.mark.parametrize(
    "standing",
    [Standing.NO_REFERRAL, Standing.DECLINED, Standing.CONSENT_MISSING, Standing.TO_PRINT],
)
def test_a_family_asked_to_the_end_opens_its_screening(qtbot: QtBot, standing: Standing) -> None:
    page = shown(qtbot, lists_in(a_store(standing)))
    with qtbot.waitSignal(page.screening_opened) as opened:
        press_focused(Qt.Key.Key_Return)
    assert opened.args == ["screening-0"]


def test_a_held_enter_from_the_page_before_starts_nobody(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED)))
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    with qtbot.assertNotEmitted(page.interview_asked):
        QApplication.sendEvent(table_of(page), held)


def test_letters_do_not_move_the_current_line(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED, Standing.NOT_ASKED)))
    type_text(table_of(page), "PTC")
    assert current_child(page) == "registration-0"


def test_ctrl_n_begins_a_family_that_is_on_no_list(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED)))
    with qtbot.waitSignal(page.new_family_asked):
        press_focused(Qt.Key.Key_N, ctrl=True)


def test_a_filter_is_one_key_and_enter_works_in_it_at_once(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*FULL_DAY)))
    press_focused(Qt.Key.Key_5, alt=True)  # all, not asked, begun, consent missing, to print
    assert [line.standing for line in table_of(page).lines] == [Standing.TO_PRINT]
    with qtbot.waitSignal(page.screening_opened) as opened:
        press_focused(Qt.Key.Key_Return)
    assert opened.args == ["screening-4"]


def test_a_key_without_a_filter_changes_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*FULL_DAY)))
    press_focused(Qt.Key.Key_9, alt=True)
    assert len(table_of(page).lines) == len(FULL_DAY)


def test_filters_name_states_with_their_counts_and_leave_out_empty_ones(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*FULL_DAY)))
    pills = part_of(page, "today_filters").findChildren(QPushButton)
    assert [pill.text() for pill in pills] == [
        "All 6",
        "Not asked 2",
        "Begun 1",
        "Consent missing 1",
        "To print 1",
    ]


def test_a_filter_whose_last_family_is_done_gives_way_to_all(qtbot: QtBot) -> None:
    work = a_store(Standing.NOT_ASKED, Standing.BEGUN)
    page = shown(qtbot, lists_in(work))
    press_focused(Qt.Key.Key_2, alt=True)
    finish(work, 0)
    page.show_day()
    assert len(table_of(page).lines) == 2


def test_after_an_interview_the_next_family_is_current(qtbot: QtBot) -> None:
    work = a_store(Standing.NOT_ASKED, Standing.NOT_ASKED)
    page = shown(qtbot, lists_in(work))
    assert current_child(page) == "registration-0"
    finish(work, 0)
    page.show_day()
    assert current_child(page) == "registration-1"


def test_a_line_that_was_only_looked_at_stays_current(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED, Standing.CONSENT_MISSING)))
    press_focused(Qt.Key.Key_Down)
    page.show_day()
    assert current_child(page) == "registration-1"


def test_the_day_is_told_in_figures_and_as_a_ring(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*FULL_DAY)))
    assert words_of(page, "today_date") == "Tuesday, 1 September"
    assert words_of(page, "today_figures") == "6 registrations today · 3 asked · 3 to go"
    assert words_of(page, "today_percent") == "50 %"
    assert words_of(page, "today_coverage") == "asked today · 50 % this school year"
    ring = page.findChild(Ring)
    assert isinstance(ring, Ring)
    assert ring.share() == 0.5
    assert ring.accessibleName() == "50 % asked today · 50 % this school year"


def test_a_line_says_who_began_it_and_when_by_initials_only(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.BEGUN)))
    model = table_of(page).model()
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells[:3] == ["Pérez Tzoc, Child0", "KN", "Example Elementary"]
    assert cells[3].startswith("Begun by M. S., ")
    assert cells[4] == "Resume"


def test_a_screen_reader_hears_the_whole_line(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(Standing.NOT_ASKED)))
    spoken = table_of(page).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Pérez Tzoc, Child0, KN, Example Elementary, Not asked yet, Start"


def test_an_empty_day_says_how_to_begin_and_offers_it(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store()))
    empty = part_of(page, "today_empty")
    assert empty.isVisible()
    assert "Ctrl+N" in empty.accessibleName()
    assert not table_of(page).isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "today_new_family"
    with qtbot.waitSignal(page.new_family_asked):
        press_focused(Qt.Key.Key_N, ctrl=True)


def test_a_store_that_is_busy_is_said_in_a_sentence_and_tried_again(qtbot: QtBot) -> None:
    lists = BusyLists(a_store(Standing.NOT_ASKED))
    page = shown(qtbot, lists)
    problem = part_of(page, "today_problem")
    assert problem.isVisible()
    assert "MMEP-207" in problem.accessibleName()
    lists.is_busy = False
    press(page, Qt.Key.Key_F5)
    assert not problem.isVisible()
    assert current_child(page) == "registration-0"


def test_at_twice_the_size_on_a_small_screen_name_and_state_stay(qtbot: QtBot) -> None:
    page = shown(qtbot, lists_in(a_store(*FULL_DAY)), (640, 280))
    table = table_of(page)
    widths = [table.columnWidth(column) for column in range(5)]
    assert [width > 0 for width in widths] == [True, True, False, True, False]
    assert sum(widths) <= table.viewport().width()
    assert not part_of(page, "today_coverage_card").isVisible()
    assert words_of(page, "today_figures").endswith("50 %")


def test_reading_the_day_twice_shows_it_once(qtbot: QtBot) -> None:
    work: FakeWork = a_store(*FULL_DAY)
    page = shown(qtbot, lists_in(work))
    page.show_day()
    assert len(table_of(page).lines) == len(FULL_DAY)


def test_a_page_that_stood_open_over_the_night_shows_the_new_day(qtbot: QtBot) -> None:
    clock = SetClock(NOW)
    page = shown(qtbot, Lists(a_store(*FULL_DAY), clock))
    calendar = page.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert calendar is not None
    calendar.timeout.emit()
    assert words_of(page, "today_date") == "Tuesday, 1 September"
    clock.at += timedelta(hours=20)
    calendar.timeout.emit()
    assert words_of(page, "today_date") == "Wednesday, 2 September"
    assert words_of(page, "today_figures") == "0 registrations today · 0 asked · 0 to go"
    page.hide()
    assert not calendar.isActive()


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 9, 1), "Tuesday, 1 September"),
        (date(2027, 2, 28), "Sunday, 28 February"),
    ],
)
def test_a_day_is_named_with_its_weekday(day: date, title: str) -> None:
    assert day_title(day) == title
