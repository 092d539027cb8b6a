"""The list of referrals by its keys: ticks, prints of what is ticked, an exact account."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.printing_many import MANY, Account
from mmep_desktop.settings import Settings
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import part_of
from tests.ui.sitting_builder import (
    NARROW,
    WIDE,
    a_family,
    answered_to_the_end,
    button,
    on_screen,
    press,
    type_text,
    words_in,
)
from tests.ui.widgets.shown import cut_sideways
from ui.referrals.page import ReferralsPage, account_words
from ui.referrals.table import ReferralTable

SPACE, DOWN, ENTER, ESCAPE = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def referred(desk: DeskInMemory, count: int) -> list[Sitting]:
    return [
        desk.interviewing.finish(answered_to_the_end(desk, a_family(desk)))
        for _each in range(count)
    ]


def shown(
    qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int] = WIDE
) -> tuple[ReferralsPage, ReferralTable]:
    page = ReferralsPage(desk.printing_many, Settings())
    on_screen(qtbot, page, size)
    page.show_referrals()
    table = page.findChild(ReferralTable, "referrals_table")
    assert isinstance(table, ReferralTable)
    qtbot.waitUntil(table.isVisible)
    table.setFocus()
    return page, table


def said(page: ReferralsPage) -> str:
    return words_in(page, "referrals_done").translate({0x2068: "", 0x2069: ""})


def test_nothing_is_ticked_beforehand_and_nothing_is_printed_then(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    referred(desk, 2)
    page, table = shown(qtbot, desk)
    assert table.ticked == ()
    press(qtbot, Qt.Key.Key_P, CTRL)
    assert said(page) == "Nothing is ticked. Tick a line with Space first."
    assert desk.tray.pages == []


def test_only_ticked_lines_are_printed_and_their_ticks_go(qtbot: QtBot, desk: DeskInMemory) -> None:
    sittings = referred(desk, 3)
    desk.paperwork.record_consent(sittings[0], ConsentState.SIGNED, "Ana")
    page, table = shown(qtbot, desk)
    press(qtbot, DOWN)
    press(qtbot, SPACE)
    press(qtbot, DOWN)
    press(qtbot, SPACE)
    assert table.ticked == (sittings[1].screening.id, sittings[0].screening.id)
    assert button(page, "referrals_print").accessibleName() == "Print 2 ticked"
    press(qtbot, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: len(desk.tray.pages) == 2)
    qtbot.waitUntil(lambda: table.ticked == ())
    qtbot.waitUntil(lambda: bool(said(page)))
    assert said(page) == "2 sheets were sent to the printer Front desk."
    assert {title for _pdf, _printer, title in desk.tray.pages} == {
        sittings[0].screening.number,
        sittings[1].screening.number,
    }


def test_a_printer_that_refuses_leaves_the_ticks_of_what_is_not_on_paper(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    referred(desk, 2)
    page, table = shown(qtbot, desk)
    desk.tray.refuses = True
    press(qtbot, Qt.Key.Key_A, CTRL)
    assert len(table.ticked) == 2
    press(qtbot, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(said(page)))
    assert said(page).endswith("2 were not printed; their ticks stay.")
    assert len(table.ticked) == 2
    press(qtbot, Qt.Key.Key_A, CTRL)
    assert not table.ticked


def test_more_than_25_ask_for_the_passphrase_and_a_wrong_one_prints_nothing(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    referred(desk, MANY + 1)
    page, table = shown(qtbot, desk)
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_P, CTRL)
    line = page.findChild(QLineEdit, "passphrase_again_line")
    assert isinstance(line, QLineEdit)
    assert line.hasFocus()
    type_text(qtbot, "something else")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: bool(words_in(page, "passphrase_again_line_error")))
    assert desk.tray.pages == []
    assert line.text() == ""
    type_text(qtbot, "four words of hers")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: len(desk.tray.pages) == MANY + 1)
    qtbot.waitUntil(lambda: table.ticked == ())


def test_escape_leaves_many_unprinted(qtbot: QtBot, desk: DeskInMemory) -> None:
    referred(desk, MANY + 1)
    page, table = shown(qtbot, desk)
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_P, CTRL)
    press(qtbot, ESCAPE)
    assert not button(page, "passphrase_again_act").isVisible()
    assert desk.tray.pages == []
    assert len(table.ticked) == MANY + 1


def test_enter_opens_the_record_and_a_filter_keeps_only_ticks_that_are_seen(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    sittings = referred(desk, 2)
    desk.paperwork.record_consent(sittings[0], ConsentState.SIGNED, "Ana")
    page, table = shown(qtbot, desk)
    with qtbot.waitSignal(page.record_asked) as asked:
        press(qtbot, ENTER)
    assert asked.args == [sittings[1].screening.family_id]
    press(qtbot, Qt.Key.Key_A, CTRL)
    button(page, "referrals_filters_to_print").click()
    assert table.ticked == (sittings[0].screening.id,)


def test_a_center_without_referrals_says_so(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = ReferralsPage(desk.printing_many, Settings())
    on_screen(qtbot, page)
    page.show_referrals()
    qtbot.waitUntil(part_of(page, "referrals_empty").isVisible)


@pytest.mark.parametrize(
    ("printed", "left", "told"),
    [
        (("a",), (), "1 sheet was sent to the printer P."),
        ((), ("a",), "0 sheets were sent to the printer P. 1 was not printed; its tick stays."),
        (
            ("a", "b"),
            ("c", "d"),
            (
                "2 sheets were sent to the printer P. The last one is . "
                "2 were not printed; their ticks stay."
            ),
        ),
    ],
)
def test_the_account_is_exact(printed: tuple[str, ...], left: tuple[str, ...], told: str) -> None:
    account = Account(printed, left, DeskError(Problem.PRINTER_REFUSED) if left else None)
    words = account_words(account, (), "P").translate({0x2068: "", 0x2069: ""})
    assert words == told


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_sideways(qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int]) -> None:
    referred(desk, 3)
    page, _table = shown(qtbot, desk, size)
    assert cut_sideways(page) == []
