"""Faults that nobody foresaw, wherever they come: one page, one number, the work safe."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.prepared_desk import LUCIA
from tests.ui.whole_window import ENTER, Screen, close, opened, prepared
from ui.faults import Faults

MARKER = "Quetzalcoatl"

pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    """Return the window in the middle of an interview, with faults going where they go."""
    shown = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA))
    faults = Faults(shown.front.show_fault, shown.front.shows_fault, shown.front)
    before, sys.excepthook = sys.excepthook, lambda _kind, fault, _trace: faults.meet(fault)
    shown.unlock()
    shown.keys(ENTER)
    shown.until_page("interview")
    shown.keys("1", ENTER)
    yield shown
    sys.excepthook = before
    close(shown)


def fail() -> None:
    raise ValueError(MARKER)


OFTEN = 100


class FailsToPaint(QWidget):
    """A part that cannot be drawn, and asks for it again and again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("fails_to_paint")
        self.painted = 0
        self.resize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        if self.painted < OFTEN:
            self.update()
            fail()
        self.setObjectName("")


class FailsToFilter(QObject):
    """A filter that fails at some events of the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            fail()
        return False


def in_a_slot(screen: Screen) -> None:
    QTimer.singleShot(0, screen.window, fail)


def in_painting(screen: Screen) -> None:
    FailsToPaint(screen.window.desk).show()


def in_an_event_filter(screen: Screen) -> None:
    desk = screen.window.desk
    desk.installEventFilter(FailsToFilter(desk))
    for _ in range(OFTEN):
        QApplication.postEvent(desk, QEvent(QEvent.Type.User))


def in_work_behind_the_window(screen: Screen) -> None:
    screen.doors.trouble = ValueError(MARKER)
    screen.keys("Q", ENTER)
    screen.doors.trouble = None


def a_hundred_times(screen: Screen) -> None:
    timer = QTimer(screen.window)
    timer.setObjectName("storm")
    timer.timeout.connect(fail)
    timer.start(1)
    QTimer.singleShot(300, timer, timer.stop)


PLACES: tuple[Callable[[Screen], None], ...] = (
    in_a_slot,
    in_painting,
    in_an_event_filter,
    in_work_behind_the_window,
    a_hundred_times,
)


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_anywhere_shows_one_page_and_the_interview_goes_on_afterwards(
    screen: Screen,
    place: Callable[[Screen], None],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    asked = screen.question()
    place(screen)
    screen.until(lambda: screen.window.shown_page() == "problem")
    number = screen.words("problem_code")
    screen.until(lambda: is_over(screen))
    assert screen.words("problem_code") == number, "the first fault keeps the page"
    assert "is saved" in screen.words("problem_sentence")
    numbered = [each for each in caplog.messages if "behind-the-page" not in each]
    assert [number in each for each in numbered] == [True]
    assert len(caplog.messages) <= 21
    screen.keys(ENTER)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("interview")
    assert screen.question() == asked
    told = caplog.text + "".join(capfd.readouterr())
    assert "kind=ValueError module=" in told
    assert MARKER not in told


def is_over(screen: Screen) -> bool:
    """Whether nothing fails any more."""
    storm = screen.window.findChild(QTimer, "storm")
    paints = screen.window.findChild(QWidget, "fails_to_paint")
    return paints is None and (storm is None or not storm.isActive())


def test_two_faults_one_after_the_other_have_two_pages(screen: Screen) -> None:
    numbers = set()
    for _ in range(2):
        in_a_slot(screen)
        screen.until(lambda: screen.window.shown_page() == "problem")
        numbers.add(screen.words("problem_code"))
        screen.keys(ENTER)
        screen.until_page("today")
    assert len(numbers) == 2


def test_a_fault_is_shown_also_where_a_problem_stands_already(screen: Screen) -> None:
    screen.front.session.flow.show_refused_pack(()) if screen.front.session else fail()
    assert screen.window.shown_page() == "problem"
    in_a_slot(screen)
    screen.until(lambda: "made a mistake" in screen.words("problem_heading"))


def box() -> QMessageBox | None:
    shown = QApplication.activeModalWidget()
    return shown if isinstance(shown, QMessageBox) else None


def test_a_page_that_fails_itself_is_replaced_by_a_box_once(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []

    def fail_to_show(fault: BaseException) -> None:
        raise LookupError(MARKER)

    def close_box() -> None:
        found = box()
        if found is not None:
            shown.append(found.text())
            found.accept()

    faults = Faults(fail_to_show, lambda: False)
    closing = QTimer()
    closing.timeout.connect(close_box)
    closing.start(10)
    for _ in range(5):
        faults.meet(ValueError(MARKER))
        qtbot.waitUntil(lambda: bool(shown))
    qtbot.waitUntil(lambda: caplog.text.count("while-another-was-shown") >= 2)
    closing.stop()
    assert len(shown) == 1
    assert "Everything saved so far is safe" in shown[0]
    assert MARKER not in caplog.text + shown[0]


def test_a_fault_in_another_thread_is_shown_on_the_windows_own(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    seen: list[threading.Thread] = []
    faults = Faults(lambda _fault: seen.append(threading.current_thread()), lambda: False)
    other = threading.Thread(target=lambda: faults.meet(ValueError(MARKER)))
    other.start()
    other.join()
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen == [threading.main_thread()]
