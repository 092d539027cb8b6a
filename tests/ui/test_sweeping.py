"""Cycles of the window's parts are let go on the window's thread, whoever makes objects."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.sweeping import Sweeper


@pytest.fixture
def pythons_own_way() -> Iterator[None]:
    """Let Python look for cycles by itself, and stop that again for the tests that follow."""
    gc.collect()
    gc.enable()
    yield
    gc.disable()


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
