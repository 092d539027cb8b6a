"""Cycles of the window's parts are let go on the window's thread, whoever makes objects."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.sweeping import Sweeper

QUIET_SECONDS = 10
OLDEST_SWEEPS = 32
"""More than are put off."""


@pytest.fixture
def pythons_own_way() -> Iterator[None]:
    """Let Python look for cycles by itself, and stop that again for the tests that follow."""
    gc.collect()
    gc.enable()
    yield
    gc.disable()
    gc.unfreeze()


class InACycle(QObject):
    """Holds itself, as a page does that is connected to its own methods, and many parts."""

    def __init__(self, let_go_by: list[Thread]) -> None:
        super().__init__()
        self._let_go_by = let_go_by
        self._itself = (self, [[number] for number in range(20_000)])

    def __del__(self) -> None:
        self._let_go_by.append(current_thread())


def make_objects_elsewhere() -> None:
    """Make so many objects in another thread that Python would look through all generations."""

    def make() -> None:
        kept = [[number] for number in range(300_000)]
        assert len(kept) == 300_000

    worker = Thread(target=make)
    worker.start()
    worker.join()


def make_oldest_due() -> None:
    """Do what makes Python look through its oldest generation the next time."""
    for _sweep in range(gc.get_threshold()[2] + 1):
        gc.collect(1)


def test_left_to_itself_python_lets_go_in_another_thread(pythons_own_way: None) -> None:
    """The control: without this the test below would prove nothing."""
    let_go_by: list[Thread] = []
    InACycle(let_go_by)
    make_objects_elsewhere()
    assert let_go_by != []
    assert main_thread() not in let_go_by


def test_the_sweeper_lets_go_on_the_windows_thread(qtbot: QtBot, pythons_own_way: None) -> None:
    let_go_by: list[Thread] = []
    sweeper = Sweeper()
    InACycle(let_go_by)
    make_objects_elsewhere()
    assert let_go_by == []
    qtbot.waitUntil(lambda: let_go_by != [])
    assert let_go_by == [main_thread()]
    sweeper.deleteLater()


def test_what_was_set_aside_is_let_go_in_a_rest(pythons_own_way: None) -> None:
    """What outlived a sweep and went since must not stay: it may be a family's page."""
    let_go_by: list[Thread] = []
    sweeper = Sweeper()
    held = [InACycle(let_go_by)]
    gc.collect()
    make_oldest_due()
    sweeper.sweep()
    held.clear()
    gc.collect()
    assert let_go_by == [], "it was not set aside"
    for _second in range(QUIET_SECONDS):
        sweeper.sweep()
    assert let_go_by == [main_thread()]
    sweeper.deleteLater()


def test_without_a_rest_everything_is_looked_at_all_the_same(pythons_own_way: None) -> None:
    let_go_by: list[Thread] = []
    sweeper = Sweeper()
    held = [InACycle(let_go_by)]
    for _sweep in range(OLDEST_SWEEPS):
        make_oldest_due()
        sweeper.sweep()
        held.clear()
    assert let_go_by == [main_thread()]
    sweeper.deleteLater()
