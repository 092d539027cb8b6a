"""The next question's answers are made while this one is read, and nobody can tell but by speed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.replies import Chosen, Listed
from tests.services.desk import DeskInMemory
from tests.ui.interview.asked import asked, question_shown
from tests.ui.sitting_builder import LUCIA, MATEO, press
from ui.interview.forms.form import AnswerForm
from ui.interview.page import InterviewPage

pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing)", extend=True
)

ENTER = Qt.Key.Key_Return
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def forms(page: InterviewPage) -> list[AnswerForm]:
    """Return the forms that the page holds, the one to be found by its name first."""
    return [each for each in page.findChildren(QWidget, "answer") if isinstance(each, AnswerForm)]


def wait_for_the_next(qtbot: QtBot, page: InterviewPage) -> AnswerForm:
    """Wait until a second form is there, and return it."""
    qtbot.waitUntil(lambda: len(forms(page)) > 1)
    return forms(page)[-1]


def test_the_form_that_was_made_ahead_is_the_one_that_is_shown(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_1)
    ahead = wait_for_the_next(qtbot, page)
    shown = forms(page)[0]
    assert (shown.isVisible(), ahead.isVisible()) == (True, False)
    press(qtbot, ENTER)
    assert forms(page)[0] is ahead
    assert ahead.isVisible()
    assert not shown.isVisible()


def test_what_follows_an_answer_that_nobody_guessed_is_made_when_it_comes(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "work_who")
    before, ahead = question_shown(page), wait_for_the_next(qtbot, page)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, ENTER)
    assert question_shown(page) != before
    assert forms(page)[0] is not ahead
    qtbot.waitUntil(lambda: ahead not in forms(page))


def test_a_change_of_the_answer_makes_another_form_ready(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "work_who")
    wait_for_the_next(qtbot, page)
    press(qtbot, Qt.Key.Key_2)
    first = forms(page)[-1]
    qtbot.waitUntil(lambda: forms(page)[-1] is not first)
    ahead = forms(page)[-1]
    press(qtbot, ENTER)
    assert forms(page)[0] is ahead


def test_a_form_made_ahead_in_one_language_is_not_shown_in_another(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_1)
    ahead = wait_for_the_next(qtbot, page)
    press(qtbot, Qt.Key.Key_F2)
    menu = page.findChild(QMenu, "interview_languages")
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_1)
    press(qtbot, ENTER)
    assert forms(page)[0] is not ahead


def test_going_back_shows_the_reply_that_was_given(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_3)
    wait_for_the_next(qtbot, page)
    press(qtbot, ENTER)
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert forms(page)[0].chosen() == Chosen("unsure")


def test_the_household_made_ahead_names_everybody(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "worked", LUCIA, MATEO)
    press(qtbot, Qt.Key.Key_Q)
    wait_for_the_next(qtbot, page)
    press(qtbot, ENTER)
    reply = forms(page)[0].reply()
    assert isinstance(reply, Listed)
    assert [person.name for person in reply.people] == [LUCIA[0], MATEO[0]]


def test_nothing_is_kept_ahead_once_the_page_is_left(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_1)
    wait_for_the_next(qtbot, page)
    page.hide()
    qtbot.waitUntil(lambda: len(forms(page)) == 1)


def test_nothing_is_made_ahead_of_the_end(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_1)
    wait_for_the_next(qtbot, page)
    press(qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(forms(page)) == 1)
