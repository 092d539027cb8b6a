"""Several clerks at one desk: who unlocks, how long a try must wait, and a PIN for the day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.errors import DeskError, Problem
from tests.people import BOS_WORDS, Center
from tests.prepared_desk import LUCIA, PASSPHRASE
from tests.ui.unlock.test_unlock_page import error_of, shown
from tests.ui.whole_window import (
    CTRL_6,
    DOWN,
    ENTER,
    LOCK,
    TAB,
    Screen,
    close,
    opened,
    prepared,
)

PIN = "408317"
UP, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Right


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    """Two clerks' desk, locked, with the choice of who unlocks."""
    doors = prepared(tmp_path, LUCIA)
    Center(tmp_path, keyring=doors.keyring).enroll_bo()
    shown_window = opened(qtbot, tmp_path, doors)
    shown_window.until(lambda: choice_of(shown_window) is not None)
    yield shown_window
    close(shown_window)


def choice_of(screen: Screen) -> QWidget | None:
    return screen.window.findChild(QWidget, "unlock_clerks")


def chosen(screen: Screen) -> list[str]:
    pills = (screen.part(f"unlock_clerk_{each}") for each in ("ms", "bn"))
    return [pill.text() for pill in pills if isinstance(pill, QPushButton) and pill.isChecked()]


def until_asked_who(screen: Screen) -> None:
    screen.until_page("unlock")
    screen.until(lambda: choice_of(screen) is not None)
    screen.until(lambda: screen.focused() == "unlock_passphrase")


def test_nobody_is_chosen_beforehand_and_enter_asks_who(screen: Screen) -> None:
    assert chosen(screen) == []
    screen.keys(BOS_WORDS, ENTER)
    assert "Choose who unlocks" in screen.words("unlock_passphrase_error")
    assert screen.focused() == "unlock_clerk_ms"
    screen.keys("2")
    assert (chosen(screen), screen.focused()) == (["bn"], "unlock_passphrase")
    screen.keys(ENTER)
    screen.until_page("today")
    assert screen.words("unlocked_person") == "Bo Nhu"


def test_arrows_choose_from_the_field_and_from_the_pills(screen: Screen) -> None:
    for key, clerk in ((DOWN, "ms"), (DOWN, "bn"), (DOWN, "ms"), (UP, "bn")):
        screen.keys(key)
        assert (chosen(screen), screen.focused()) == ([clerk], "unlock_passphrase")
    screen.part("unlock_clerk_bn").setFocus()
    screen.keys(RIGHT)
    assert (chosen(screen), screen.focused()) == (["ms"], "unlock_clerk_ms")
    screen.keys(TAB, TAB)
    assert chosen(screen) == ["ms"]


def test_after_a_lock_who_unlocked_last_is_chosen_and_another_one_can_come(
    screen: Screen,
) -> None:
    screen.keys(DOWN, PASSPHRASE, ENTER)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys(LOCK)
    until_asked_who(screen)
    assert chosen(screen) == ["ms"]
    screen.keys(DOWN, BOS_WORDS, ENTER)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("takeover")
    screen.keys(LOCK)
    until_asked_who(screen)
    screen.keys(UP, PASSPHRASE, ENTER)
    screen.until_page("interview")


def test_of_one_clerk_nothing_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(qtbot, tmp_path, prepared(tmp_path))
    screen.unlock()
    screen.keys(LOCK)
    screen.unlock()
    assert choice_of(screen) is None
    close(screen)


def test_a_try_that_must_wait_counts_its_seconds(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.show_problem(DeskError(Problem.WAIT_BEFORE_NEXT_TRY, seconds=121))
    assert error_of(page).endswith("(MMEP-115) 3 minutes left.")
    page.show_problem(DeskError(Problem.WAIT_BEFORE_NEXT_TRY, seconds=2))
    assert error_of(page).endswith("(MMEP-115) 2 seconds left.")
    qtbot.waitUntil(lambda: error_of(page).endswith("(MMEP-115) 1 second left."))
    qtbot.waitUntil(lambda: error_of(page) == "")


def until_told(screen: Screen, code: str) -> None:
    screen.until(lambda: code in screen.words("unlock_passphrase_error"))


def choose_a_pin(screen: Screen) -> None:
    """Choose a PIN in the settings, after two that are refused."""
    screen.keys(CTRL_6)
    screen.until_page("settings")
    first, second = screen.part("settings_pin_first"), screen.part("settings_pin_second")
    for typed, again, said in (
        ("40831", "", "Type six digits."),
        ("123456", "123456", "This one is guessed first. Choose another."),
        (PIN, "408318", "This is not the same as above. Type it once more."),
    ):
        fill(first, typed)
        fill(second, again)
        screen.keys(ENTER)
        shown_errors = {screen.words(f"settings_pin_{each}_error") for each in ("first", "second")}
        assert said in shown_errors
    fill(second, PIN)
    screen.keys(ENTER)
    screen.until(lambda: screen.part("settings_pin_end").isVisible())
    assert not first.isVisible()


def fill(line: QWidget, text: str) -> None:
    line.setFocus()
    line.setProperty("text", "")
    QTest.keyClicks(line, text)


def test_a_pin_opens_the_desk_until_the_third_miss(screen: Screen) -> None:
    screen.keys(DOWN, PASSPHRASE, ENTER)
    screen.until_page("today")
    choose_a_pin(screen)
    screen.keys(LOCK)
    until_asked_who(screen)
    screen.until(lambda: "PIN" in screen.part("unlock_passphrase").accessibleName())
    screen.keys(PIN, ENTER)
    screen.until_page("today")
    screen.keys(CTRL_6)
    screen.until_page("settings")
    assert not screen.part("settings_pin_first").isVisible()
    screen.keys(LOCK)
    until_asked_who(screen)
    for code in ("MMEP-131", "MMEP-131", "MMEP-132"):
        screen.keys("408318", ENTER)
        until_told(screen, code)
    screen.keys(PIN, ENTER)
    screen.until(lambda: screen.part("unlock_passphrase").isEnabled())
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("today")


def test_sleep_ends_the_pin_and_another_clerk_never_has_it(screen: Screen) -> None:
    screen.keys(DOWN, PASSPHRASE, ENTER)
    screen.until_page("today")
    choose_a_pin(screen)
    screen.keys(LOCK)
    until_asked_who(screen)
    screen.keys(DOWN, PIN, ENTER)
    until_told(screen, "MMEP-132")
    screen.front.fall_asleep()
    until_asked_who(screen)
    assert chosen(screen) == ["ms"]
    screen.keys(PIN, ENTER)
    until_told(screen, "MMEP-132")
    assert all(key.wiped for key in screen.doors.keys)
    assert QApplication.focusWidget() is screen.part("unlock_passphrase")
