"""The interview by its keys: digits answer, Enter goes on, and nothing is answered beforehand."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.replies import Chosen, Reply, Skipped, Ticked
from tests.services.desk import DeskInMemory
from tests.ui.interview.asked import asked, at, question_shown, saved, shown
from tests.ui.sitting_builder import FullDisk, a_family, button, press, type_text, words_in
from ui.interview.page import InterviewPage
from ui.widgets.error_panel import ErrorPanel

ENTER = Qt.Key.Key_Return
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def test_a_family_that_never_moved_takes_one_digit_and_enter(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_2)
    with qtbot.waitSignal(page.finished) as finished:
        press(qtbot, ENTER)
    assert finished.args is not None
    assert finished.args[0].interview.current is None
    assert saved(desk, "moved") == Chosen("no")


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Qt.Key.Key_1, "yes"),
        (Qt.Key.Key_3, "unsure"),
        (Qt.Key.Key_U, "unsure"),
        (Qt.Key.Key_4, "declined"),
        (Qt.Key.Key_X, "declined"),
    ],
)
def test_digits_and_letters_choose_and_enter_saves(
    qtbot: QtBot, desk: DeskInMemory, key: Qt.Key, code: str
) -> None:
    asked(qtbot, desk)
    press(qtbot, key)
    assert saved(desk, "moved") is None
    press(qtbot, ENTER)
    assert saved(desk, "moved") == Chosen(code)
    assert at(desk) == "worked"


def test_enter_without_an_answer_says_so_and_stays(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk)
    before = question_shown(page)
    press(qtbot, ENTER)
    assert "No answer yet" in words_in(page, "interview_notice_words")
    assert question_shown(page) == before
    assert saved(desk, "moved") is None
    press(qtbot, Qt.Key.Key_1)
    assert words_in(page, "interview_notice_words") == ""


def test_a_held_enter_passes_no_question(qtbot: QtBot, desk: DeskInMemory) -> None:
    asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_1)
    none = Qt.KeyboardModifier.NoModifier
    focused = QApplication.focusWidget()
    assert focused is not None
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, none, "\r", autorep=True)
    QApplication.sendEvent(focused, held)
    assert saved(desk, "moved") is None


KINDS = (
    ("1", "crops"),
    ("2", "cranberries"),
    ("3", "orchard"),
    ("4", "tobacco"),
    ("5", "nursery"),
    ("6", "trees"),
    ("7", "maple"),
    ("8", "dairy"),
    ("9", "livestock"),
    ("0", "fishing"),
    ("Q", "seafood_processing"),
    ("W", "aquaculture"),
    ("E", "meat_processing"),
    ("R", "produce_processing"),
    ("T", "unsure"),
)


@pytest.mark.parametrize(("key", "kind"), KINDS)
def test_each_picture_has_its_key(qtbot: QtBot, desk: DeskInMemory, key: str, kind: str) -> None:
    asked(qtbot, desk, "worked")
    press(qtbot, Qt.Key(ord(key)))
    press(qtbot, ENTER)
    assert saved(desk, "worked") == Ticked((kind,))


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("N", Chosen("none")),
        ("U", Chosen("unsure")),
        ("X", Chosen("declined")),
        ("Q2", Ticked(("cranberries", "seafood_processing"))),
        ("QN", Chosen("none")),
        ("NQ", Ticked(("seafood_processing",))),
        ("UT", Ticked(("unsure",))),
        ("TU", Chosen("unsure")),
        ("12" + "1", Ticked(("cranberries",))),
    ],
)
def test_pictures_add_up_and_the_answers_that_stand_alone_do_not(
    qtbot: QtBot, desk: DeskInMemory, keys: str, reply: Reply
) -> None:
    asked(qtbot, desk, "worked")
    for key in keys:
        press(qtbot, Qt.Key(ord(key)))
    press(qtbot, ENTER)
    assert saved(desk, "worked") == reply


def test_alt_left_shows_the_question_before_with_its_reply(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk)
    first = question_shown(page)
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, ENTER)
    assert question_shown(page) != first
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert question_shown(page) == first
    assert button(page, "answer_choice_yes").isChecked()
    press(qtbot, ENTER)
    assert at(desk) == "worked"


def test_alt_left_at_the_first_question_leaves(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk)
    with qtbot.waitSignal(page.left):
        press(qtbot, Qt.Key.Key_Left, ALT)


def test_ctrl_right_passes_over(qtbot: QtBot, desk: DeskInMemory) -> None:
    asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_Right, CTRL)
    assert saved(desk, "moved") == Skipped()
    assert at(desk) == "worked"


def test_ctrl_right_passes_over_from_an_empty_line_and_moves_by_words_in_a_full_one(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    asked(qtbot, desk, "respondent")
    type_text(qtbot, "Ana")
    press(qtbot, Qt.Key.Key_Right, CTRL)
    assert saved(desk, "respondent") is None
    for _letter in "Ana":
        press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Right, CTRL)
    assert saved(desk, "respondent") == Skipped()


def test_ctrl_right_passes_over_from_an_empty_box(qtbot: QtBot, desk: DeskInMemory) -> None:
    asked(qtbot, desk, "languages")
    press(qtbot, Qt.Key.Key_Right, CTRL)
    assert saved(desk, "languages") == Skipped()


def test_enter_on_another_button_presses_that_one(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "worked")
    press(qtbot, Qt.Key.Key_Q)
    button(page, "interview_back").setFocus()
    press(qtbot, ENTER)
    assert saved(desk, "worked") is None
    assert at(desk) == "moved"


def listed(qtbot: QtBot, page: InterviewPage, name: str) -> QPushButton:
    """Return the step of the side list called *name*, which comes after the question."""
    qtbot.waitUntil(lambda: page.findChild(QPushButton, name) is not None)
    return button(page, name)


def test_the_side_list_leads_back_and_never_ahead(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "household")
    assert not listed(qtbot, page, "so_far_consent").isEnabled()
    listed(qtbot, page, "so_far_moved").click()
    assert at(desk) == "moved"
    assert button(page, "answer_choice_yes").isChecked()
    listed(qtbot, page, "so_far_household").click()
    assert at(desk) == "household"


class FailingDesk(DeskInMemory):
    """A desk whose disk can be full."""

    def __init__(self) -> None:
        self.disk = FullDisk()
        super().__init__(work=self.disk)


def test_a_full_disk_keeps_the_answer_on_the_page_and_try_again_saves_it(qtbot: QtBot) -> None:
    desk = FailingDesk()
    page = shown(qtbot, desk, a_family(desk))
    before = question_shown(page)
    press(qtbot, Qt.Key.Key_1)
    desk.disk.is_full = True
    press(qtbot, ENTER)
    assert problem_of(page) == "MMEP-206"
    assert question_shown(page) == before
    assert button(page, "answer_choice_yes").isChecked()
    assert saved(desk, "moved") is None
    desk.disk.is_full = False
    button(page, "interview_problem_retry").click()
    assert saved(desk, "moved") == Chosen("yes")
    assert problem_of(page) == ""


@pytest.mark.parametrize("key", [(Qt.Key.Key_Right, CTRL), (Qt.Key.Key_Left, ALT)])
def test_a_full_disk_lets_nobody_go_on_or_back(
    qtbot: QtBot, key: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    desk = FailingDesk()
    page = asked(qtbot, desk, "worked")
    before = question_shown(page)
    desk.disk.is_full = True
    press(qtbot, *key)
    assert problem_of(page) == "MMEP-206"
    assert question_shown(page) == before


def problem_of(page: InterviewPage) -> str:
    """Return the code of the problem shown, or nothing."""
    panel = page.findChild(ErrorPanel, "interview_problem")
    assert isinstance(panel, ErrorPanel)
    return panel.accessibleName().split()[-1] if panel.isVisible() else ""
