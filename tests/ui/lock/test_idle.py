"""When the desk locks because nobody touched it, by two clocks that are set by hand."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QExposeEvent, QKeyEvent, QMouseEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mmep_desktop.clock import Elapsed
from tests.two_clocks import SetClocks
from ui.lock.idle import IdleLock
from ui.lock.touching import Touching
from ui.widgets.keys import bind

MINUTE = 60
NOTHING = Qt.KeyboardModifier.NoModifier


class Watched:
    """An idle lock of *minutes* by clocks set by hand, and what it signalled."""

    def __init__(self, qtbot: QtBot, minutes: int = 10) -> None:
        self.clocks = SetClocks()
        self.owner = QObject()
        self.lock = IdleLock(minutes, self.owner, self.clocks.read())
        self.told: list[object] = []
        self.lock.counted.connect(self.told.append)
        self.lock.over.connect(self._note_over)
        self.qtbot = qtbot

    def look_after(self, seconds: float) -> list[object]:
        """Look again *seconds* later, and return what has been signalled since the last time."""
        self.clocks.pass_by(seconds)
        self.lock.look()
        told, self.told[:] = list(self.told), []
        return told

    def _note_over(self) -> None:
        self.told.append("over")


def test_the_last_minute_is_counted_and_then_it_is_over(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    assert watched.look_after(9 * MINUTE - 1) == []
    assert watched.look_after(1) == [60]
    assert watched.look_after(59) == [1]
    assert watched.look_after(0.5) == [1]
    assert watched.look_after(0.5) == ["over"]


def test_a_touch_in_the_last_minute_begins_anew_and_ends_the_counting(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    watched.look_after(9 * MINUTE + 50)
    assert watched.lock.touch()
    assert watched.look_after(0) == [None]
    assert watched.look_after(9 * MINUTE - 1) == []
    assert watched.look_after(MINUTE + 1) == ["over"]


def test_of_a_single_minute_half_is_counted(qtbot: QtBot) -> None:
    watched = Watched(qtbot, minutes=1)
    assert watched.look_after(29) == []
    assert watched.look_after(1) == [30]
    assert watched.look_after(30) == ["over"]


def test_a_clock_set_back_does_not_keep_the_desk_open(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    watched.look_after(5 * MINUTE)
    watched.clocks.wall -= 365 * 24 * 60 * MINUTE
    assert watched.look_after(4 * MINUTE) == [60]
    assert watched.look_after(MINUTE) == ["over"]


def test_a_clock_set_on_locks_at_once(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    watched.clocks.wall += 60 * MINUTE
    assert watched.look_after(1) == ["over"]


def test_after_a_sleep_the_first_key_is_too_late_and_reaches_nothing(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    line = shown_line(qtbot)
    pressed: list[bool] = []
    bind("F3", line, lambda: pressed.append(True))
    watched.lock.look()
    for key in (Qt.Key.Key_A, Qt.Key.Key_F3):
        QTest.keyClick(line.windowHandle(), key)
    watched.clocks.sleep(8 * 60 * MINUTE)
    for key in (Qt.Key.Key_B, Qt.Key.Key_F3):
        QTest.keyClick(line.windowHandle(), key)
    assert (line.text(), pressed) == ("a", [True])
    assert watched.look_after(0) == ["over"]


def test_other_minutes_count_from_the_moment_they_are_chosen(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    watched.look_after(8 * MINUTE)
    watched.lock.allow(2)
    assert watched.look_after(MINUTE - 1) == []
    assert watched.look_after(MINUTE + 1) == ["over"]


def test_it_signals_once(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    assert watched.look_after(11 * MINUTE) == ["over"]
    assert not watched.lock.touch()
    assert watched.told == []


def test_its_own_timer_looks(qtbot: QtBot) -> None:
    watched = Watched(qtbot)
    watched.clocks.pass_by(11 * MINUTE)
    qtbot.waitUntil(lambda: watched.told == ["over"])


@given(
    st.lists(st.tuples(st.floats(0, 3600), st.floats(-(10.0**9), 10.0**9)), min_size=1, max_size=8)
)
def test_no_jump_of_the_wall_clock_hides_awake_time(passed: list[tuple[float, float]]) -> None:
    clocks = SetClocks()
    untouched = Elapsed(clocks.read())
    awake = 0.0
    for seconds, jump in passed:
        clocks.pass_by(seconds)
        clocks.wall += jump
        awake += seconds
        assert untouched.seconds() >= awake - 0.01


def shown_line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    return line


def taken(touched: list[bool]) -> bool:
    touched.append(True)
    return True


def a_key(*, held: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NOTHING, "a", held, 1)


def a_mouse_event(kind: QEvent.Type) -> QMouseEvent:
    at, button = QPointF(3, 3), Qt.MouseButton.LeftButton
    return QMouseEvent(kind, at, at, button, button, NOTHING)


def a_turn_of_the_wheel() -> QWheelEvent:
    at, turned = QPointF(3, 3), QPoint(0, 120)
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, turned, turned, Qt.MouseButton.NoButton, NOTHING, phase, False)


@pytest.mark.parametrize(
    ("event", "touches"),
    [
        (a_key(), 1),
        (a_key(held=True), 0),
        (a_mouse_event(QEvent.Type.MouseMove), 1),
        (a_mouse_event(QEvent.Type.MouseButtonPress), 1),
        (a_turn_of_the_wheel(), 1),
        (QExposeEvent(QRegion()), 0),
        (QEvent(QEvent.Type.UpdateRequest), 0),
    ],
)
def test_hands_touch_the_desk_and_paint_does_not(qtbot: QtBot, event: QEvent, touches: int) -> None:
    touched: list[bool] = []
    line, owner = shown_line(qtbot), QObject()
    touching = Touching(partial(taken, touched), owner)
    touching.watch_windows()
    touching.watch_windows()
    QApplication.sendEvent(line.windowHandle(), event)
    assert len(touched) == touches
    touching.stop()
    QApplication.sendEvent(line.windowHandle(), a_key())
    assert len(touched) == touches
