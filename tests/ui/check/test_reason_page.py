"""Why a finished answer is changed: one digit or own words; Escape changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.revision import Cause, Reason
from tests.ui.sitting_builder import NARROW, WIDE, on_screen, press, type_text, words_in
from tests.ui.widgets.shown import cut_sideways
from ui.check.reason import ReasonPage

ENTER = Qt.Key.Key_Return


def asked(qtbot: QtBot, size: tuple[int, int] = WIDE) -> ReasonPage:
    page = ReasonPage()
    on_screen(qtbot, page, size)
    page.ask("Did your family move?", "Yes")
    return page


@pytest.mark.parametrize(
    ("key", "cause"),
    [
        (Qt.Key.Key_1, Cause.FAMILY_CORRECTED),
        (Qt.Key.Key_2, Cause.WRONG_KEY),
        (Qt.Key.Key_3, Cause.NEW_FACT),
    ],
)
def test_a_digit_and_enter_give_the_reason(qtbot: QtBot, key: Qt.Key, cause: Cause) -> None:
    page = asked(qtbot)
    press(qtbot, key)
    with qtbot.waitSignal(page.given) as given:
        press(qtbot, ENTER)
    assert given.args == [Reason(cause)]


@pytest.mark.parametrize("cause", [Cause.FAMILY_CORRECTED, Cause.OTHER])
def test_own_words_go_with_any_reason(qtbot: QtBot, cause: Cause) -> None:
    page = asked(qtbot)
    press(qtbot, Qt.Key.Key_1 if cause is Cause.FAMILY_CORRECTED else Qt.Key.Key_4)
    field = page.findChild(QLineEdit, "reason_words")
    assert field is not None
    assert field.hasFocus() is (cause is Cause.OTHER)
    field.setFocus()
    type_text(qtbot, "2 cousins joined")
    with qtbot.waitSignal(page.given) as given:
        press(qtbot, ENTER)
    assert given.args == [Reason(cause, "2 cousins joined")]


def test_nothing_is_chosen_beforehand_and_enter_alone_says_so(qtbot: QtBot) -> None:
    page = asked(qtbot)
    with qtbot.assertNotEmitted(page.given):
        press(qtbot, ENTER)
    assert "Choose first" in words_in(page, "reason_error")


def test_something_else_needs_words(qtbot: QtBot) -> None:
    page = asked(qtbot)
    press(qtbot, Qt.Key.Key_4)
    with qtbot.assertNotEmitted(page.given):
        press(qtbot, ENTER)
    assert "Write in a few words" in words_in(page, "reason_words_error")


def test_escape_leaves_everything_as_it_is(qtbot: QtBot) -> None:
    page = asked(qtbot)
    press(qtbot, Qt.Key.Key_2)
    with qtbot.waitSignal(page.left), qtbot.assertNotEmitted(page.given):
        press(qtbot, Qt.Key.Key_Escape)


def test_enter_on_the_way_back_goes_back(qtbot: QtBot) -> None:
    page = asked(qtbot)
    press(qtbot, Qt.Key.Key_2)
    back = page.findChild(QPushButton, "reason_back")
    assert back is not None
    back.setFocus()
    with qtbot.waitSignal(page.left), qtbot.assertNotEmitted(page.given):
        press(qtbot, ENTER)


def test_the_next_family_finds_nothing_of_the_one_before(qtbot: QtBot) -> None:
    page = asked(qtbot)
    press(qtbot, Qt.Key.Key_4)
    type_text(qtbot, "Ana called")
    page.ask("Who moved?", "Mateo")
    with qtbot.assertNotEmitted(page.given):
        press(qtbot, ENTER)
    said = [label.text() for label in page.findChildren(QLabel)]
    assert any("Mateo" in text for text in said)
    assert not any("Did your family move" in text for text in said)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_and_every_part_has_a_name(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = asked(qtbot, size)
    assert cut_sideways(page) == []
    buttons = page.findChildren(QPushButton)
    assert [one for one in buttons if not one.objectName() or not one.accessibleName()] == []
