"""The page of keeping: what is due, a hold, a proposal, a second person, a certificate."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QTableView
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.destruction import HoldReason
from mmep_desktop.domain.keeping import Ending, Terms
from mmep_desktop.domain.replies import Chosen
from tests.builders import a_clerk, replies_of_a_referral
from tests.services.keeping_desk import HUNDRED_DAYS, SECOND, Desk
from tests.ui.keyboard import part_of, press
from ui.keeping.hold_page import HoldPage
from ui.keeping.page import KeepingPage
from ui.keeping.pages import KeepingPages


class Shown:
    """Both pages in one window, as the flow shows them."""

    def __init__(self, qtbot: QtBot, desk: Desk, clerk: Clerk) -> None:
        self.qtbot, self.desk, self.has_left = qtbot, desk, False
        self.window = QStackedWidget()
        qtbot.addWidget(self.window)
        keeping = desk.keeping(clerk)
        destroying, certificates = desk.destroying(clerk), desk.certificates(clerk)
        self.pages = KeepingPages(
            lambda: KeepingPage(keeping, destroying, certificates),
            lambda: HoldPage(keeping, desk.lists),
            self._show,
            self._leave,
            self.window,
        )
        for make in self.pages.pages().values():
            self.window.addWidget(make())
        self.window.resize(1000, 800)
        self.window.show()
        self.open()

    def open(self) -> None:
        with self.reading():
            self.pages.open()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Wait for what is done in the background, and for the page to be read anew."""
        yield
        due = part_of(self.window, "keeping_due")
        self.qtbot.waitUntil(due.isEnabled)

    def click(self, name: str, *, reads: bool = True) -> None:
        self.qtbot.waitUntil(lambda: self.sees(name))
        part = part_of(self.window, name)
        if reads:
            with self.reading():
                press(part, Qt.Key.Key_Space)
        else:
            press(part, Qt.Key.Key_Space)

    def says(self, name: str) -> str:
        found = part_of(self.window, name)
        assert isinstance(found, QLabel)
        return found.text()

    def sees(self, name: str) -> bool:
        return part_of(self.window, name).isVisible()

    def _show(self, code: str) -> None:
        self.window.setCurrentWidget(self.pages.pages()[code]())

    def _leave(self) -> None:
        self.has_left = True


@pytest.fixture
def desk() -> Desk:
    desk = Desk(SECOND)
    desk.ask(Chosen("no"))
    desk.ask(Chosen("no"))
    desk.ask(*replies_of_a_referral())
    desk.pass_by(HUNDRED_DAYS)
    return desk


def test_what_is_due_is_listed_and_enter_holds_one(qtbot: QtBot, desk: Desk) -> None:
    shown = Shown(qtbot, desk, a_clerk())
    assert shown.says("keeping_due_count").startswith("2 families' records")
    assert shown.says("keeping_due_endings") == "No referral today: 2"
    table = part_of(shown.window, "keeping_due_table")
    assert isinstance(table, QTableView)
    assert table.hasFocus()
    press(table, Qt.Key.Key_Return)
    assert shown.says("hold_family") == "\u20680201-A-26-00001\u2069 · L. G."
    shown.click("hold_keep", reads=False)
    assert shown.says("hold_error") == "Choose why the record must stay."
    assert desk.work.kept.holds == {}
    shown.click("hold_reason_court", reads=False)
    shown.click("hold_keep")
    [hold] = desk.work.kept.holds.values()
    assert hold.reason is HoldReason.COURT
    assert shown.says("keeping_told") == "The record is held."
    assert shown.says("keeping_due_count").startswith("1 family's record")
    shown.click("keeping_lift_0")
    assert desk.work.kept.holds == {}


def test_a_family_that_is_not_due_is_found_and_held(qtbot: QtBot, desk: Desk) -> None:
    shown = Shown(qtbot, desk, a_clerk())
    shown.click("keeping_hold", reads=False)
    shown.click("hold_keep", reads=False)
    assert shown.says("hold_find_error") == "Type whose record it is."
    part_of(shown.window, "hold_find").setProperty("text", "0201-A-26-00003")
    shown.click("hold_reason_records_request", reads=False)
    shown.click("hold_keep")
    [held] = desk.keeping().keeps().held
    assert held.ending is Ending.REFER


def test_one_proposes_and_a_second_one_confirms_in_two_presses(qtbot: QtBot, desk: Desk) -> None:
    first = Shown(qtbot, desk, a_clerk())
    first.click("keeping_propose")
    assert "second supervisor" in first.says("keeping_proposal_who")
    assert not first.sees("keeping_confirm")
    assert not first.sees("keeping_propose")
    second = Shown(qtbot, desk, SECOND)
    assert second.says("keeping_proposal_by").startswith("Maria Silva, 10 December 2026")
    second.click("keeping_confirm", reads=False)
    assert part_of(second.window, "keeping_not_now").hasFocus()
    second.click("keeping_not_now", reads=False)
    assert len(desk.work.kept.registrations) == 3
    second.click("keeping_confirm", reads=False)
    second.click("keeping_destroy")
    qtbot.waitUntil(lambda: second.says("keeping_told").startswith("The records are destroyed"))
    assert len(desk.work.kept.registrations) == 1
    qtbot.waitUntil(lambda: second.sees("keeping_print_0"))
    second.click("keeping_print_0")
    assert [title for _, _, title in desk.tray.pages] == ["Certificate of destruction"]


def test_a_proposal_is_taken_back_and_what_is_held_meanwhile_stays(
    qtbot: QtBot, desk: Desk
) -> None:
    shown = Shown(qtbot, desk, a_clerk())
    shown.click("keeping_propose")
    for line in desk.keeping().keeps().lines[:1]:
        desk.keeping().hold(line.family_id, HoldReason.OTHER)
    shown.open()
    assert "stays: 1 family's record" in shown.says("keeping_proposal_going")
    shown.click("keeping_withdraw")
    assert desk.work.kept.proposal is None
    assert not shown.sees("keeping_proposal")


def test_longer_terms_are_kept_at_once(qtbot: QtBot, desk: Desk) -> None:
    shown = Shown(qtbot, desk, a_clerk())
    box = part_of(shown.window, "keeping_days")
    with shown.reading():
        press(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.work.kept.terms == Terms(days=120))
    qtbot.waitUntil(lambda: "beyond its time" in shown.says("keeping_due_count"))


def test_traces_that_are_left_are_told_and_cleared_by_a_press(qtbot: QtBot, desk: Desk) -> None:
    desk.destroying().propose()
    desk.traces.is_read = True
    shown = Shown(qtbot, desk, SECOND)
    shown.click("keeping_confirm", reads=False)
    shown.click("keeping_destroy")
    qtbot.waitUntil(lambda: "Traces may be left" in shown.says("keeping_told"))
    desk.traces.is_read = False
    qtbot.waitUntil(lambda: shown.sees("keeping_clear"))
    shown.click("keeping_clear")
    qtbot.waitUntil(lambda: desk.work.kept.destructions[0].cleared_at is not None)


def test_trouble_is_told_and_nothing_is_lost(qtbot: QtBot, desk: Desk) -> None:
    shown = Shown(qtbot, desk, a_clerk())
    desk.destroying().propose()
    shown.click("keeping_propose")
    assert shown.sees("keeping_problem")
    back = part_of(shown.window, "keeping_back")
    assert back.hasFocus()
    press(back, Qt.Key.Key_Escape)
    assert shown.has_left
