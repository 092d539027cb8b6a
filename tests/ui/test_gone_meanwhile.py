"""The desk is locked, or its window closed, while something works behind it: nothing half done."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.registration import Listing
from mmep_desktop.services.desk import Desk
from tests.fakes import Tray
from tests.prepared_desk import LUCIA, PASSPHRASE, XUNCAX, desk_of, entrance
from tests.test_holding import another_program
from tests.ui.whole_window import (
    CTRL_6,
    ENTER,
    FIND,
    LOCK,
    Screen,
    close,
    every_text,
    opened,
    prepared,
)

NAMES = ("Lucía", "Xuncax")


class SlowTray(Tray):
    """A printer that takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.may_end = threading.Event()

    def print(self, pdf: bytes, printer: str, title: str) -> None:
        self.begun.set()
        assert self.may_end.wait(10)
        super().print(pdf, printer, title)


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Screen:
    return opened(qtbot, tmp_path, prepared(tmp_path, LUCIA, XUNCAX))


def find(screen: Screen) -> None:
    """Look for somebody who is only nearly right."""
    screen.keys(FIND, "xunka")
    screen.until_page("families")


def draw(screen: Screen) -> None:
    """Preview the sheet of a family."""
    screen.keys(FIND, "lucia", ENTER, ENTER)
    screen.until(lambda: screen.window.shown_page() in {"interview", "outcome"})
    if screen.window.shown_page() == "interview":
        screen.keys("2", ENTER)
        screen.until_page("outcome")
    screen.keys("1")
    screen.until_page("preview")


def look_at_settings(screen: Screen) -> None:
    """Open the settings, which ask for printers and screener."""
    screen.keys(CTRL_6)
    screen.until_page("settings")


WORKS: dict[str, Callable[[Screen], None]] = {
    "find": find,
    "draw": draw,
    "settings": look_at_settings,
}


def nothing_works() -> bool:
    return QThreadPool.globalInstance().activeThreadCount() == 0


@contextmanager
def held_up(screen: Screen, work: Callable[[Screen], None]) -> Iterator[None]:
    """Begin *work*, and let it wait behind the window until the block has ended."""
    gate = screen.doors.gate = threading.Event()
    work(screen)
    screen.until(lambda: not nothing_works())
    yield
    gate.set()
    screen.doors.gate = None


def test_a_lock_during_any_work_leaves_no_key_and_no_name(screen: Screen, tmp_path: Path) -> None:
    for work in WORKS.values():
        unlock_anywhere(screen)
        with held_up(screen, work):
            screen.keys(LOCK)
            assert screen.window.shown_page() == "unlock"
            assert all(key.wiped for key in screen.doors.keys)
        screen.until(nothing_works)
        screen.until(lambda: not any(name in text for text in every_text() for name in NAMES))
        with another_program(tmp_path):  # the desk is free: nothing holds the store
            pass
    close(screen)


def unlock_anywhere(screen: Screen) -> None:
    """Unlock, and come back to whatever was open."""
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: screen.window.shown_page() != "unlock")


@pytest.mark.parametrize("work", WORKS)
def test_a_window_closed_during_any_work_leaves_no_key_and_a_sound_store(
    screen: Screen, tmp_path: Path, work: str
) -> None:
    screen.unlock()
    with held_up(screen, WORKS[work]):
        threading.Timer(0.2, screen.doors.gate.set if screen.doors.gate else nothing_works).start()
        close(screen)
    assert all(key.wiped for key in screen.doors.keys)
    assert {listing.registration.name.first for listing in listed(screen, tmp_path)} == set(NAMES)


def listed(screen: Screen, folder: Path) -> tuple[Listing, ...]:
    unlocked = entrance(folder, screen.doors.keyring).unlock("", PASSPHRASE)
    listings = desk_of(unlocked, folder).lists.today().listings
    unlocked.store.close()
    return listings


def test_an_unlock_whose_page_is_gone_is_closed_again(screen: Screen, tmp_path: Path) -> None:
    screen.until_page("unlock")
    gate = screen.doors.gate = threading.Event()
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: not nothing_works())
    screen.front.show_fault(ValueError("something else"))
    assert screen.window.shown_page() == "problem"
    gate.set()
    screen.until(lambda: bool(screen.doors.keys) and screen.doors.keys[-1].wiped)
    with another_program(tmp_path):
        pass
    screen.keys(ENTER)
    screen.unlock()
    close(screen)


def printed(desk: Desk) -> list[int]:
    """Return the copies that the store knows of the one screening's sheet."""
    listings = desk.lists.today().listings
    (screening_id,) = [each.screening_id for each in listings if each.screening_id]
    sitting = desk.interviewing.open(screening_id)
    return [each.copy for each in desk.paperwork.trail(sitting).printings]


def printing(screen: Screen) -> SlowTray:
    """Return the printer of the window, with a page on the way to it."""
    tray = SlowTray()
    screen.behind.tray = tray
    screen.unlock()
    draw(screen)
    screen.until(lambda: screen.part("preview_print").isEnabled())
    screen.keys(ENTER)
    assert tray.begun.wait(10)
    return tray


def test_a_page_that_is_printed_while_the_desk_is_locked_is_recorded(screen: Screen) -> None:
    slow = printing(screen)
    screen.keys(LOCK)
    assert screen.window.shown_page() == "unlock"
    assert all(key.wiped for key in screen.doors.keys)
    slow.may_end.set()
    screen.until(nothing_works)
    assert len(slow.pages) == 1
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("outcome")
    assert printed(screen.desk()) == [1]
    close(screen)


def test_a_page_that_is_printed_while_the_window_closes_is_recorded(
    screen: Screen, tmp_path: Path
) -> None:
    slow = printing(screen)
    threading.Timer(0.2, slow.may_end.set).start()
    close(screen)
    assert len(slow.pages) == 1
    assert all(key.wiped for key in screen.doors.keys)
    unlocked = entrance(tmp_path, screen.doors.keyring).unlock("", PASSPHRASE)
    assert printed(desk_of(unlocked, tmp_path)) == [1]
    unlocked.store.close()


def test_a_page_that_is_refused_while_the_desk_is_locked_is_not_recorded(screen: Screen) -> None:
    slow = printing(screen)
    screen.keys(LOCK)
    slow.refuses = True
    slow.may_end.set()
    screen.until(nothing_works)
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("outcome")
    assert printed(screen.desk()) == []
    close(screen)


def test_the_store_can_be_written_while_a_page_prints(screen: Screen) -> None:
    """A printer may take half a minute; nobody waits for it."""
    slow = printing(screen)
    screen.keys(FIND, "xuncax", ENTER, ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    slow.may_end.set()
    screen.until(nothing_works)
    screen.until(lambda: len(slow.pages) == 1)
    close(screen)
