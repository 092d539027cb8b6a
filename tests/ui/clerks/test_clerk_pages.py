"""The supervisor's pages about clerks, over a small real desk, by their keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.center import Role
from mmep_desktop.services.clerks import ClerkLine, Clerks, Standing
from mmep_desktop.services.desk import Desk
from tests.prepared_desk import GIVEN, desk_of, entrance
from tests.security.fake_keyring import FakeKeyring
from tests.ui.keyboard import part_of, press
from ui.clerks.clerk_page import ClerkPage
from ui.clerks.new_page import NewClerkPage
from ui.clerks.page import ClerksPage


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    unlocked = entrance(tmp_path, FakeKeyring()).set_up(GIVEN)
    yield desk_of(unlocked, tmp_path)
    unlocked.store.close()


@dataclass
class Shown:
    qtbot: QtBot
    page: QWidget

    def words(self, name: str) -> str:
        return str(part_of(self.page, name).property("text"))

    def press(self, name: str) -> None:
        button = part_of(self.page, name)
        button.setFocus()
        press(button, Qt.Key.Key_Space)

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            press(QApplication.focusWidget() or self.page, key)

    def until_seen(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: part_of(self.page, name).isVisible())


def shown(qtbot: QtBot, page: QWidget) -> Shown:
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return Shown(qtbot, page)


def clerks_of(desk: Desk) -> Clerks:
    assert desk.clerks
    return desk.clerks


def line_of(desk: Desk, clerk_id: str) -> ClerkLine:
    return next(line for line in clerks_of(desk).lines() if line.clerk.id == clerk_id)


def rows(page: Shown) -> list[list[str]]:
    table = part_of(page.page, "clerks_table")
    assert isinstance(table, QTableView)
    model = table.model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]


def test_everybody_who_works_or_worked_here_is_listed_and_two_supervisors_are_advised(
    qtbot: QtBot, desk: Desk
) -> None:
    clerks = clerks_of(desk)
    clerks.invite("Ana Souza", Role.EXPORTER)
    clerks.remove(clerks.invite("Bo Nhu", Role.CLERK).clerk.id)
    view = ClerksPage(clerks)
    page = shown(qtbot, view)
    view.show_clerks("ms")
    told = rows(page)
    assert [row[:4] for row in told] == [
        ["Ana Souza", "as", "Exporter", "Has a code"],
        ["Maria Silva", "ms", "Supervisor", "Can unlock"],
        ["Bo Nhu", "bn", "Clerk", "Left"],
    ]
    assert told[2][4:] == [told[2][4], told[2][5]] != ["", ""]
    assert "second supervisor" in part_of(view, "clerks_heading").accessibleName()
    with qtbot.waitSignal(view.clerk_opened) as opened:
        page.keys(Qt.Key.Key_Return)
    assert opened.args
    assert opened.args[0].clerk.id == "ms"


def test_a_new_clerk_gets_a_code_that_is_shown_once(qtbot: QtBot, desk: Desk) -> None:
    view = NewClerkPage(clerks_of(desk))
    page = shown(qtbot, view)
    view.begin()
    page.keys(Qt.Key.Key_Return)
    assert page.words("new_clerk_name_error") != ""
    part_of(view, "new_clerk_name").setProperty("text", " Bo  Nhu ")
    page.keys(Qt.Key.Key_Return)
    assert page.words("new_clerk_role_error") != ""
    page.press("new_clerk_role_clerk")
    page.keys(Qt.Key.Key_Return)
    page.until_seen("new_clerk_code")
    code = "-".join(page.words(f"new_clerk_code_{number}")[1:-1] for number in (1, 2, 3))
    assert "bn" in page.words("new_clerk_told")
    assert line_of(desk, "bn").standing is Standing.INVITED
    with qtbot.waitSignal(view.left) as left:
        page.keys(Qt.Key.Key_Return)
    assert left.args == ["bn"]
    assert part_of(view, "new_clerk_code").accessibleName() == "One-time code"
    assert len(code) == 20


def test_leaving_the_form_invites_nobody(qtbot: QtBot, desk: Desk) -> None:
    view = NewClerkPage(clerks_of(desk))
    page = shown(qtbot, view)
    view.begin()
    with qtbot.waitSignal(view.left) as left:
        page.keys(Qt.Key.Key_Escape)
    assert left.args == [""]
    assert [line.clerk.id for line in clerks_of(desk).lines()] == ["ms"]


def test_a_role_counts_as_soon_as_it_is_pressed(qtbot: QtBot, desk: Desk) -> None:
    clerks_of(desk).invite("Bo Nhu", Role.CLERK)
    view = ClerkPage(clerks_of(desk))
    page = shown(qtbot, view)
    view.show_clerk(line_of(desk, "bn"))
    page.press("clerk_role_supervisor")
    assert line_of(desk, "bn").clerk.role is Role.SUPERVISOR
    assert "Bo Nhu is Supervisor now" in page.words("clerk_told")


def test_the_only_supervisor_can_neither_leave_nor_change(qtbot: QtBot, desk: Desk) -> None:
    view = ClerkPage(clerks_of(desk))
    shown(qtbot, view)
    view.show_clerk(line_of(desk, "ms"))
    assert not part_of(view, "clerk_role_clerk").isEnabled()
    assert not part_of(view, "clerk_remove_card").isVisible()
    assert part_of(view, "clerk_only").isVisible()


def test_taking_off_is_asked_twice_and_said(qtbot: QtBot, desk: Desk) -> None:
    clerks_of(desk).invite("Bo Nhu", Role.CLERK)
    view = ClerkPage(clerks_of(desk))
    page = shown(qtbot, view)
    view.show_clerk(line_of(desk, "bn"))
    page.press("clerk_remove")
    keep = QApplication.focusWidget()
    assert isinstance(keep, QPushButton)
    assert keep.objectName() == "clerk_keep"
    page.keys(Qt.Key.Key_Return)
    assert line_of(desk, "bn").standing is Standing.INVITED
    page.press("clerk_remove")
    page.press("clerk_sure")
    qtbot.waitUntil(lambda: not part_of(view, "clerk_remove_card").isVisible())
    assert line_of(desk, "bn").standing is Standing.LEFT
    assert "unlocks nothing any more" in page.words("clerk_told")


def test_one_who_left_can_only_be_looked_at(qtbot: QtBot, desk: Desk) -> None:
    clerks = clerks_of(desk)
    clerks.remove(clerks.invite("Bo Nhu", Role.CLERK).clerk.id)
    view = ClerkPage(clerks)
    shown(qtbot, view)
    view.show_clerk(line_of(desk, "bn"))
    cards = ("clerk_role_card", "clerk_code_card", "clerk_remove_card")
    assert [name for name in cards if part_of(view, name).isVisible()] == []
