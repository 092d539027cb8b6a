"""Bringing a list of 100,000 students in, each registered with its guardians, and stopping it."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from mmep_desktop.clock import SystemClock
from mmep_desktop.documents.workbooks import Workbooks
from mmep_desktop.domain.rostering import Arrival, Report
from mmep_desktop.exchange.reading import ChildRosterReader
from mmep_desktop.services.destroying import Cancelled
from mmep_desktop.services.importing import Importing
from mmep_desktop.storage.clear_files import ChosenFiles
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.store import create_store
from tests.benchmarks.figures import Figures, unmet
from tests.benchmarks.rosters import write_rosters
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, CLERK
from ui.tasks import Progress, in_background

PART = "Bringing in 100,000 OneRoster students with their guardians"
FEW, MANY = 1_000, 100_000
MOST_SECONDS, MOST_TIMES_DEARER, MOST_SECONDS_TO_STOP = 25.0, 1.3, 1.0
MOST_MS_FOR_99, MOST_MS = 50.0, 250.0
BEAT_MS = 5
PATIENCE_MS = 180_000
BEFORE_ALL = replace(CENTER, go_live=date(2000, 1, 1))
"""A center whose every student in a list has registered since it began."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rosters(tmp_path_factory.mktemp("lists") / "many", MANY).oneroster


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rosters(tmp_path_factory.mktemp("lists") / "few", FEW).oneroster


@pytest.fixture
def importing(tmp_path: Path) -> Iterator[Importing]:
    store = create_store(tmp_path / "desk", FakeKey(), BEFORE_ALL, (CLERK,))
    clock, ids = SystemClock(), TimedIdentifiers()
    reader = ChildRosterReader(clock)
    yield Importing(store.work(CLERK.id), clock, ids, CLERK, reader, Workbooks(), ChosenFiles())
    store.close()


class Beats(QObject):
    """Measures how long the window's thread was away between two beats, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - BEAT_MS)
        self._last = now


def test_a_city_comes_in_while_the_window_goes_on(
    figures: Figures, qtbot: QtBot, importing: Importing, few: Path, many: Path
) -> None:
    small, took = bring_in(qtbot, importing, few)
    assert small.counts == {Arrival.REGISTERED: FEW}
    each_of_few = took / FEW
    beats = Beats()
    _large, took = bring_in(qtbot, importing, many)
    gaps = sorted(beats.gaps)
    kept = [
        figures.keep(PART, "read, checked and kept", took, "s", under=MOST_SECONDS),
        figures.keep(
            PART,
            "a student of many beside one of few",
            took / MANY / each_of_few,
            "times",
            under=MOST_TIMES_DEARER,
        ),
        figures.keep(
            PART, "99 % of the beats", gaps[len(gaps) * 99 // 100], "ms", under=MOST_MS_FOR_99
        ),
        figures.keep(PART, "the longest beat", gaps[-1], "ms", under=MOST_MS),
    ]
    assert unmet(*kept) == []


def test_it_stops_at_once(figures: Figures, qtbot: QtBot, importing: Importing, many: Path) -> None:
    steps, ended = Progress(), list[Exception]()
    owner = QObject()
    in_background(
        owner,
        lambda: importing.bring_in(many, None, steps),
        lambda _report: None,
        ended.append,
    )
    is_under_way = lambda moved: moved[0] > MANY // 5  # noqa: E731 - what the signal carries
    with qtbot.waitSignal(steps.moved, timeout=PATIENCE_MS, check_params_cb=is_under_way):
        pass
    begun = time.perf_counter()
    steps.cancel()
    importing.stop()
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
    took = time.perf_counter() - begun
    assert isinstance(ended[0], Cancelled)
    kept = figures.keep(PART, "Cancel", took, "s", under=MOST_SECONDS_TO_STOP)
    assert unmet(kept) == []


def bring_in(qtbot: QtBot, importing: Importing, path: Path) -> tuple[Report, float]:
    """Bring a list in off the window's thread; return the report and the seconds it took."""
    owner, steps = QObject(), Progress()
    ended = list[Report | Exception]()
    begun = time.perf_counter()
    in_background(
        owner,
        lambda: importing.bring_in(path, None, steps, good_rows_only=True),
        ended.append,
        ended.append,
    )
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
    took = time.perf_counter() - begun
    assert isinstance(ended[0], Report), ended
    return ended[0], took
