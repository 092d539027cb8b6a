"""The world fails in the middle of something: a sentence, nothing lost, and the same step again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from mmep_desktop.domain.registration import Standing
from mmep_desktop.errors import Problem
from tests.fakes import SetClock
from tests.prepared_desk import LUCIA, PASSPHRASE, XUNCAX, files_in
from tests.screeners.test_shelf import added_pack
from tests.storage.test_moved_away import MOVES
from tests.test_bad_input_at_the_door import FILES
from tests.ui.whole_window import (
    CTRL_6,
    ENTER,
    ESCAPE,
    F9,
    FIND,
    LOCK,
    Screen,
    close,
    opened,
    prepared,
)

F5 = Qt.Key.Key_F5
EASTERN = timezone(timedelta(hours=-4))


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA, XUNCAX))
    yield shown
    close(shown)


@pytest.fixture
def asked(screen: Screen) -> Screen:
    """Return the window in the middle of an interview."""
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER)
    return screen


def says(screen: Screen, panel: str, problem: Problem) -> bool:
    part = screen.window.findChild(QWidget, panel)
    shown = part is not None and part.isVisible()
    texts = [each.text() for each in part.findChildren(QLabel)] if part and shown else []
    return problem.sentence in texts and any(problem.value in text for text in texts)


def refused_in_the_interview(screen: Screen, problem: Problem) -> None:
    """Go on from the question that stands there; it must stay, with the sentence above it."""
    before = screen.question()
    screen.keys(ENTER)
    screen.until(lambda: says(screen, "interview_problem", problem))
    assert screen.question() == before


def goes_on(screen: Screen) -> None:
    """Press the key of Try again; the answer is kept and the next question comes."""
    before = screen.question()
    screen.keys(F5)
    screen.until(lambda: screen.question() != before)


@contextmanager
def another_writer(screen: Screen, folder: Path) -> Iterator[None]:
    """Let another program hold the write lock for as long as it likes."""
    rival = dbapi2.connect(str(folder / "store.mmep"), isolation_level=None)
    rival.set_key(screen.doors.keys[-1].database_key_spec())
    rival.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        rival.close()


# ---------------------------------------------------------------- file goes while it is open


def test_no_answer_is_taken_while_the_store_is_away_however_it_went(
    asked: Screen, tmp_path: Path
) -> None:
    asked.keys("Q")
    for name in [name for name in MOVES if "folder" not in name]:
        move, move_back = MOVES[name]
        move(tmp_path)
        refused_in_the_interview(asked, Problem.STORE_MOVED)
        move_back(tmp_path)
    goes_on(asked)
    standings = [listing.standing for listing in asked.desk().lists.today().listings]
    assert sorted(standings) == [Standing.BEGUN, Standing.NOT_ASKED]


def test_every_page_says_that_the_store_is_away_and_tries_again(
    screen: Screen, tmp_path: Path
) -> None:
    screen.unlock()
    move, move_back = MOVES["renamed"]
    move(tmp_path)
    screen.keys(FIND, "Luc")
    screen.until(lambda: says(screen, "families_problem", Problem.STORE_MOVED))
    screen.keys(CTRL_6)
    screen.until(lambda: says(screen, "settings_problem", Problem.STORE_MOVED))
    screen.window.desk.page_asked.emit("today")
    screen.until(lambda: says(screen, "today_problem", Problem.STORE_MOVED))
    move_back(tmp_path)
    screen.keys(F5)
    screen.until(lambda: not screen.part("today_problem").isVisible())
    move(tmp_path)
    screen.keys(ENTER)
    screen.until(lambda: says(screen, "problem_page", Problem.STORE_MOVED))
    assert screen.focused() == "problem_retry"
    screen.keys(ENTER)
    screen.until(lambda: says(screen, "problem_page", Problem.STORE_MOVED))
    move_back(tmp_path)
    screen.keys(ENTER)
    screen.until_page("interview")


def test_a_store_that_stays_away_is_told_at_the_next_unlock(asked: Screen, tmp_path: Path) -> None:
    move, move_back = MOVES["renamed"]
    question = asked.question()
    move(tmp_path)
    asked.keys(LOCK)
    refused_at_the_door(asked, Problem.STORE_MISSING)
    move_back(tmp_path)
    same_question_again(asked, question)


# ------------------------------------------------------------------- others use the same store


def test_an_answer_waits_while_another_program_writes(asked: Screen, tmp_path: Path) -> None:
    asked.keys("Q")
    with another_writer(asked, tmp_path):
        refused_in_the_interview(asked, Problem.STORE_BUSY)
        asked.keys(F5)
        asked.until(lambda: says(asked, "interview_problem", Problem.STORE_BUSY))
    goes_on(asked)


def test_a_family_is_opened_once_the_other_program_is_done(screen: Screen, tmp_path: Path) -> None:
    screen.unlock()
    with another_writer(screen, tmp_path):
        screen.keys(ENTER)
        screen.until(lambda: says(screen, "problem_page", Problem.STORE_BUSY))
    screen.keys(ENTER)
    screen.until_page("interview")


# -------------------------------------------------------- is found at the unlock after a lock


def refused_at_the_door(screen: Screen, problem: Problem) -> None:
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: problem.value in screen.words("unlock_passphrase_error"))
    assert problem.sentence in screen.words("unlock_passphrase_error")


def same_question_again(screen: Screen, question: str) -> None:
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("interview")
    assert screen.question() == question
    screen.keys("Q", ENTER)
    screen.until(lambda: screen.question() != question)


def test_a_keyring_that_says_no_after_a_lock_keeps_nobody_from_the_same_question(
    asked: Screen,
) -> None:
    question = asked.question()
    asked.keys(LOCK)
    for trouble in (Problem.KEYRING_LOCKED, Problem.KEYRING_ABSENT):
        asked.doors.keyring.trouble = trouble
        refused_at_the_door(asked, trouble)
    asked.doors.keyring.trouble = None
    same_question_again(asked, question)


def test_whatever_is_broken_between_lock_and_unlock_and_put_back(
    asked: Screen, tmp_path: Path
) -> None:
    question = asked.question()
    asked.keys(LOCK)
    whole = files_in(tmp_path)
    for break_it, problem in FILES.values():
        break_it(tmp_path)
        refused_at_the_door(asked, problem)
        for name, content in whole.items():
            (tmp_path / name).write_bytes(content)
    same_question_again(asked, question)


def test_a_faulty_pack_that_is_put_there_during_an_interview_changes_nothing_of_it(
    asked: Screen, tmp_path: Path
) -> None:
    faulty = added_pack(tmp_path / "screeners", "newer") / "screener.toml"
    text = faulty.read_text("utf-8").replace('version = "2026.3"', 'version = "2026.4"')
    faulty.write_text(text.replace("window_months = 36", "window_months = 0"), "utf-8")
    question = asked.question()
    asked.keys("Q", ENTER)
    assert asked.question() != question
    question = asked.question()
    asked.keys(LOCK)
    asked.until_page("unlock")
    asked.keys(PASSPHRASE, ENTER)
    asked.until_page("interview")
    assert asked.question() == question
    assert asked.desk().screeners.choose().refused != ()


# -------------------------------------------------------------------------------------- printer


def come_to_the_preview(screen: Screen) -> None:
    screen.unlock()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    screen.keys("1")
    screen.until_page("preview")
    screen.until(lambda: screen.part("preview_print").isEnabled())


def test_a_printer_that_fails_prints_at_the_next_try_and_is_recorded_once(screen: Screen) -> None:
    come_to_the_preview(screen)
    screen.tray.trouble = Problem.PRINTER_REFUSED
    screen.keys(ENTER)
    screen.until(lambda: says(screen, "preview_problem", Problem.PRINTER_REFUSED))
    screen.tray.trouble = Problem.NO_PRINTER
    screen.keys(F5)
    screen.until(lambda: says(screen, "preview_problem", Problem.NO_PRINTER))
    screen.tray.trouble = None
    screen.keys(F5)
    screen.until(lambda: len(screen.tray.pages) == 1)
    screen.until(lambda: "Copy 1" in screen.words("preview_result"))


# ----------------------------------------------------------------------------------------- clock


def at(screen: Screen, moment: datetime) -> SetClock:
    clock = SetClock(moment)
    screen.doors.clock = clock
    return clock


def test_an_interview_that_ends_after_midnight_is_of_the_day_on_which_it_began(
    screen: Screen,
) -> None:
    clock = at(screen, datetime(2026, 11, 23, 23, 58, tzinfo=EASTERN))
    screen.unlock()
    screen.keys(FIND, "Xuncax")
    screen.until(lambda: screen.window.shown_page() == "families")
    screen.keys(ENTER, ENTER)
    screen.until_page("interview")
    clock.at += timedelta(hours=9)  # the computer slept
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until(lambda: screen.window.shown_page() != "outcome")
    (found,) = screen.desk().lists.find("Xuncax")
    assert found.screening_id is not None
    ended = screen.desk().interviewing.open(found.screening_id).screening
    assert ended.screened_on == date(2026, 11, 23)
    assert ended.finished_at is not None
    assert ended.finished_at.date() == date(2026, 11, 24)


def test_a_clock_that_goes_back_loses_no_answer_and_nobodys_place(screen: Screen) -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=EASTERN)
    clock = at(screen, noon)
    screen.unlock()
    screen.keys(FIND, "Xuncax")
    screen.keys(ENTER, ENTER)
    screen.until_page("interview")
    clock.at = noon - timedelta(days=200)
    screen.keys("1", ENTER)
    question = screen.question()
    screen.keys(LOCK)
    screen.until_page("unlock")
    same_question_again(screen, question)
    (found,) = screen.desk().lists.find("Xuncax")
    assert found.standing is Standing.BEGUN


def test_a_clock_before_the_program_was_made_begins_nothing_and_keeps_what_goes_on(
    asked: Screen,
) -> None:
    at(asked, datetime(2003, 1, 1, 8, tzinfo=EASTERN))
    question = asked.question()
    asked.keys("Q", ENTER)
    asked.until(lambda: asked.question() != question)
    question = asked.question()
    asked.keys(LOCK)
    refused_at_the_door(asked, Problem.CLOCK_WRONG)
    assert all(key.wiped for key in asked.doors.keys)
    at(asked, datetime(2026, 11, 23, 8, tzinfo=EASTERN))
    same_question_again(asked, question)


def test_a_clock_that_jumps_far_back_while_the_desk_is_open_begins_no_interview(
    screen: Screen,
) -> None:
    clock = at(screen, datetime.now().astimezone())
    screen.unlock()
    clock.at = datetime(1980, 1, 1, tzinfo=EASTERN)
    screen.keys(ENTER)
    screen.until(lambda: says(screen, "problem_page", Problem.CLOCK_WRONG))
    clock.at = datetime.now().astimezone()
    screen.keys(ENTER)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("interview")


# ----------------------------------------------------------------------------------------- window


def test_what_had_the_focus_may_be_gone_when_the_desk_shows_itself_again(asked: Screen) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    asked.keys(F9)
    focused.setParent(None)
    focused.deleteLater()
    destroyed: list[bool] = []
    focused.destroyed.connect(lambda: destroyed.append(True))
    asked.until(lambda: bool(destroyed))
    asked.keys(ESCAPE)
    assert asked.window.shown_page() == "interview"
