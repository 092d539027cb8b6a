"""The page for what no other page can say: a code or a number, and never the text of a fault."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.faults import Fault
from mmep_desktop.errors import DeskError, Problem
from tests.prepared_desk import LUCIA
from tests.ui.keyboard import part_of, press
from tests.ui.whole_window import ENTER, Screen, close, opened, prepared
from ui.problem.page import ProblemPage

MARKER = "Quetzalcoatl"
REFERENCE = re.compile(r"[0-9A-F]{8}")


def shown(qtbot: QtBot, page: ProblemPage) -> ProblemPage:
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def words(page: ProblemPage) -> dict[str, str]:
    return {each.objectName(): each.text() for each in page.findChildren(QLabel)}


def a_fault(text: str) -> Exception:
    """Return an exception that came through a place in the program."""
    try:
        int(text)
    except ValueError as fault:
        return fault
    raise AssertionError(text)


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_told_with_its_sentence_and_code(qtbot: QtBot, problem: Problem) -> None:
    page = shown(qtbot, ProblemPage())
    page.show_problem(DeskError(problem))
    assert words(page)["problem_sentence"] == problem.sentence
    assert words(page)["problem_code"] == problem.value


def test_enter_leads_on(qtbot: QtBot) -> None:
    page = shown(qtbot, ProblemPage())
    page.show_problem(DeskError(Problem.STORE_FULL))
    assert part_of(page, "problem_go_on").hasFocus()
    with qtbot.waitSignal(page.left):
        press(part_of(page, "problem_go_on"), ENTER)


@pytest.mark.parametrize("at_the_door", [False, True])
def test_a_fault_gets_a_number_and_its_text_is_told_nowhere(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, at_the_door: bool
) -> None:
    page = shown(qtbot, ProblemPage(at_the_door=at_the_door))
    page.show_fault(a_fault(MARKER))
    reference = words(page)["problem_code"]
    assert REFERENCE.fullmatch(reference)
    assert reference in caplog.text
    assert "ValueError" in caplog.text
    assert "test_problem_page line=" in caplog.text
    assert MARKER not in caplog.text
    assert MARKER not in " ".join(words(page).values())


def test_two_faults_have_two_numbers(qtbot: QtBot) -> None:
    page = shown(qtbot, ProblemPage())
    numbers = set()
    for _ in range(3):
        page.show_fault(a_fault(MARKER))
        numbers.add(words(page)["problem_code"])
    assert len(numbers) == 3


def test_the_faults_of_a_pack_are_listed_and_gone_with_the_next_problem(qtbot: QtBot) -> None:
    page = shown(qtbot, ProblemPage())
    page.show_refused_pack((Fault("screener.toml", "version", "This version is known."),))
    assert any("This version is known." in text for text in all_texts(page))
    page.show_problem(DeskError(Problem.STORE_FULL))
    qtbot.waitUntil(lambda: not any("known" in text for text in all_texts(page)))


def all_texts(page: ProblemPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel)]


@pytest.fixture
def meets_faults() -> Iterator[None]:
    """Let a fault go where the program sends it, and not to pytest."""
    before = sys.excepthook
    yield
    sys.excepthook = before


def in_the_window(screen: Screen) -> None:
    """Send faults to the window as ``ui.app`` does."""
    sys.excepthook = lambda _kind, fault, _trace: screen.front.show_fault(fault)


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_mid_interview_shows_a_number_and_the_work_is_safe(
    qtbot: QtBot,
    tmp_path: Path,
    meets_faults: None,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    screen = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA))
    in_the_window(screen)
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER)
    asked = screen.question()
    screen.doors.trouble = ValueError(MARKER)
    screen.keys("Q", ENTER)
    screen.until(lambda: screen.window.shown_page() == "problem")
    assert REFERENCE.fullmatch(screen.words("problem_code"))
    assert "is saved" in screen.words("problem_sentence")
    screen.doors.trouble = None
    screen.keys(ENTER)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("interview")
    assert screen.question() == asked
    close(screen)
    assert "ValueError" in caplog.text
    assert MARKER not in caplog.text
    assert MARKER not in "".join(capfd.readouterr())


@pytest.mark.qt_no_exception_capture
def test_a_fault_while_unlocking_shows_a_number_and_the_next_try_opens(
    qtbot: QtBot, tmp_path: Path, meets_faults: None, caplog: pytest.LogCaptureFixture
) -> None:
    screen = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA))
    in_the_window(screen)
    screen.doors.trouble = ValueError(MARKER)
    screen.until_page("unlock")
    screen.keys("violet harbor candle orbit", ENTER)
    screen.until(lambda: screen.window.shown_page() == "problem")
    assert "was not opened" in screen.words("problem_sentence")
    assert all(key.wiped for key in screen.doors.keys)
    assert MARKER not in caplog.text
    screen.doors.trouble = None
    screen.keys(ENTER)
    screen.unlock()
    close(screen)
