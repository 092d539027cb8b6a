"""Long work leaves the window's thread and comes home only to a page that is still there."""

import gc
import threading
import weakref
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from ui.tasks import Progress, in_background


class Heard:
    """Remembers what came home, and in which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.thread: threading.Thread | None = None

    def done(self, result: object) -> None:
        self.results.append(result)
        self.thread = threading.current_thread()

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.thread = threading.current_thread()


@pytest.fixture
def heard() -> Heard:
    return Heard()


def waiting_for(gate: threading.Event) -> Callable[[], str]:
    def work() -> str:
        gate.wait(5)
        return "written"

    return work


def test_work_runs_in_another_thread_and_its_result_comes_home(qtbot: QtBot, heard: Heard) -> None:
    owner = QObject()
    in_background(owner, threading.current_thread, heard.done, heard.failed)
    qtbot.waitUntil(lambda: len(heard.results) == 1)
    assert heard.results[0] is not threading.main_thread()
    assert heard.thread is threading.main_thread()
    assert heard.errors == []


def test_an_error_of_the_work_is_handed_to_the_page(qtbot: QtBot, heard: Heard) -> None:
    def fails() -> None:
        raise OSError("no drive")

    owner = QObject()
    in_background(owner, fails, heard.done, heard.failed)
    qtbot.waitUntil(lambda: len(heard.errors) == 1)
    assert isinstance(heard.errors[0], OSError)
    assert heard.thread is threading.main_thread()
    assert heard.results == []


def test_a_page_closed_in_the_middle_hears_nothing(qtbot: QtBot, heard: Heard) -> None:
    gate = threading.Event()
    closed, still_open, afterwards = QObject(), QObject(), Heard()
    in_background(closed, waiting_for(gate), heard.done, heard.failed)
    shiboken6.delete(closed)
    gate.set()
    assert QThreadPool.globalInstance().waitForDone(5_000)
    in_background(still_open, lambda: "later", afterwards.done, afterwards.failed)
    qtbot.waitUntil(lambda: afterwards.results == ["later"])
    assert heard.results == []
    assert heard.errors == []


def test_results_come_home_after_the_caller_forgot_the_work(qtbot: QtBot, heard: Heard) -> None:
    owner = QObject()
    for number in range(20):
        in_background(owner, partial(int, number), heard.done, heard.failed)
    qtbot.waitUntil(lambda: len(heard.results) == 20)
    assert set(heard.results) == set(range(20))


def test_progress_is_told_across_threads_and_can_be_cancelled(qtbot: QtBot, heard: Heard) -> None:
    progress = Progress()
    steps: list[object] = []
    progress.moved.connect(steps.append)

    def work() -> int:
        done = 0
        while not progress.is_cancelled:
            done += 1
            progress.report(done, 3)
            if done == 2:
                progress.cancel()
        return done

    owner = QObject()
    in_background(owner, work, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.results == [2])
    qtbot.waitUntil(lambda: steps == [(1, 3), (2, 3)])


class Family:
    """Stands for what a work is about."""


def test_nothing_that_the_work_was_about_is_held_once_it_came_home(
    qtbot: QtBot, heard: Heard
) -> None:
    owner, family = QObject(), Family()
    held = weakref.ref(family)
    in_background(owner, partial(id, family), heard.done, heard.failed)
    del family
    qtbot.waitUntil(lambda: len(heard.results) == 1)
    gc.collect()
    assert held() is None
