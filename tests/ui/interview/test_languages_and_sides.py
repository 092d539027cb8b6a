"""The family's language and the family's side: what changes, what stays, and which keys act."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Chosen, Dated, Listed, Ticked
from tests.services.desk import DeskInMemory
from tests.ui.interview.asked import asked, at, question_shown, saved, shown
from tests.ui.sitting_builder import (
    LONG_NAMES,
    MATEO,
    a_family,
    answered_to_the_end,
    button,
    press,
    type_text,
    words_in,
)
from ui.interview.family_side import FamilySide
from ui.interview.page import InterviewPage

# The offscreen platform has one plain layer of windows and no keyboard of its own to grab.
pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing)", extend=True
)

ENTER = Qt.Key.Key_Return
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ENGLISH, SPANISH = Qt.Key.Key_1, Qt.Key.Key_2


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def change_language(qtbot: QtBot, page: InterviewPage, digit: Qt.Key) -> None:
    """Open the list of languages with F2 and press one's digit."""
    press(qtbot, Qt.Key.Key_F2)
    menu = page.findChild(QMenu, "interview_languages")
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, digit)


def languages(desk: DeskInMemory) -> str:
    return list(desk.work.kept.screenings.values())[-1].language


def test_f2_changes_the_family_s_words_and_keeps_every_answer(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "worked")
    press(qtbot, Qt.Key.Key_Q)
    assert question_shown(page).startswith("En los últimos")
    with qtbot.waitSignal(page.language_changed) as changed:
        change_language(qtbot, page, ENGLISH)
    assert changed.args == ["en"]
    assert question_shown(page).startswith("In the last 3 years")
    assert languages(desk) == "en"
    assert saved(desk, "moved") == Chosen("yes")
    press(qtbot, ENTER)
    assert saved(desk, "worked") == Ticked(("seafood_processing",))


def test_what_is_half_typed_stays_when_the_language_changes(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "move_when")
    type_text(qtbot, "aug 2")
    change_language(qtbot, page, ENGLISH)
    field = page.findChild(QLineEdit, "answer_date_text")
    assert isinstance(field, QLineEdit)
    assert field.text() == "aug 2"
    type_text(qtbot, "025")
    press(qtbot, ENTER)
    assert saved(desk, "move_when:0") == Dated("2025-08")


def test_a_child_half_added_stays_when_the_language_changes(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "household")
    press(qtbot, Qt.Key.Key_A, ALT)
    type_text(qtbot, "Xun")
    button(page, "answer_person_1_twin_yes").click()
    change_language(qtbot, page, ENGLISH)
    press(qtbot, ENTER)
    reply = saved(desk, "household")
    assert isinstance(reply, Listed)
    assert [person.name.shown for person in reply.people] == ["Lucía García López", "Xun"]
    assert reply.people[1].details == {"twin": "yes"}


def test_a_proposal_follows_the_towns_also_after_the_language_changed(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "move_places")
    type_text(qtbot, "Holyoke")
    change_language(qtbot, page, ENGLISH)
    to_place = page.findChild(QLineEdit, "answer_to_place")
    assert isinstance(to_place, QLineEdit)
    to_place.setText("Boston")
    assert button(page, "answer_across_district_yes").isChecked()


def test_the_focus_stays_in_its_field_when_the_language_changes(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "move_places")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "Bos")
    change_language(qtbot, page, ENGLISH)
    type_text(qtbot, "ton")
    to_place = page.findChild(QLineEdit, "answer_to_place")
    assert isinstance(to_place, QLineEdit)
    assert to_place.text() == "Boston"


def test_words_that_nobody_reviewed_say_so_and_so_does_a_draft(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk)
    assert words_in(page, "interview_unreviewed") == "Words not reviewed"
    assert words_in(page, "interview_draft") == "DRAFT"
    change_language(qtbot, page, ENGLISH)
    assert words_in(page, "interview_unreviewed") == ""
    assert words_in(page, "interview_clerk_words") == ""


@pytest.fixture
def turned(qtbot: QtBot, desk: DeskInMemory) -> Iterator[InterviewPage]:
    """A page turned to the family at the pictures of work."""
    page = asked(qtbot, desk, "worked", *LONG_NAMES)
    press(qtbot, Qt.Key.Key_F11)
    qtbot.waitUntil(page.family_side.isActiveWindow)
    yield page
    page.turn_back()


def side_of(page: InterviewPage) -> FamilySide:
    assert page.family_side.isVisible()
    return page.family_side


def test_the_family_s_side_shows_the_question_and_the_answers_and_no_name(
    turned: InterviewPage,
) -> None:
    side = side_of(turned)
    texts = [label.text() for label in side.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("En los últimos") for text in texts)
    assert "Cultivos" in texts
    assert "Field crops" not in texts
    assert not any(part in text for text in texts for part in ("Mateo", "Lucía", "Xuncax"))
    assert not side.windowTitle().strip()


def test_the_family_answers_with_plain_keys_and_the_clerk_sees_it(
    qtbot: QtBot, desk: DeskInMemory, turned: InterviewPage
) -> None:
    press(qtbot, Qt.Key.Key_Q)
    press(qtbot, Qt.Key.Key_2)
    assert button(turned, "answer_tiles_seafood_processing").isChecked()
    assert saved(desk, "worked") is None
    press(qtbot, ENTER, CTRL)
    assert saved(desk, "worked") == Ticked(("cranberries", "seafood_processing"))
    assert "hogar" in words_in(side_of(turned), "family_side_question")


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Escape, ENTER, Qt.Key.Key_F11, Qt.Key.Key_F4, Qt.Key.Key_Backspace]
)
def test_no_plain_key_leads_away_from_the_family_s_side(
    qtbot: QtBot, desk: DeskInMemory, turned: InterviewPage, key: Qt.Key
) -> None:
    press(qtbot, Qt.Key.Key_Q)
    press(qtbot, key)
    assert side_of(turned).isVisible()
    assert at(desk) == "worked"
    assert saved(desk, "worked") is None


def test_the_family_s_window_cannot_be_closed_only_turned_back(
    qtbot: QtBot, turned: InterviewPage
) -> None:
    turned.family_side.close()
    assert turned.family_side.isVisible()
    press(qtbot, Qt.Key.Key_F11, CTRL)
    assert not turned.family_side.isVisible()


def test_ctrl_left_goes_back_on_the_family_s_side(
    qtbot: QtBot, desk: DeskInMemory, turned: InterviewPage
) -> None:
    press(qtbot, Qt.Key.Key_Left, CTRL)
    assert at(desk) == "moved"
    assert button(side_of(turned), "answer_choice_yes").isChecked()


def test_what_the_clerk_presses_shows_on_the_family_s_side(turned: InterviewPage) -> None:
    button(turned, "answer_tiles_dairy").click()
    assert button(side_of(turned), "answer_tiles_dairy").isChecked()


def test_the_end_of_the_interview_takes_the_family_s_side_away_and_the_clerk_types_again(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk)
    press(qtbot, Qt.Key.Key_F11)
    qtbot.waitUntil(page.family_side.isActiveWindow)
    press(qtbot, Qt.Key.Key_2)
    with qtbot.waitSignal(page.finished):
        press(qtbot, ENTER, CTRL)
    assert not page.family_side.isVisible()
    qtbot.waitUntil(page.window().isActiveWindow)


def test_leaving_the_page_takes_the_family_s_side_away(turned: InterviewPage) -> None:
    turned.hide()
    assert not turned.family_side.isVisible()


def test_family_text_is_twenty_points_or_more(turned: InterviewPage) -> None:
    side = side_of(turned)
    question = side.findChild(QLabel, "family_side_question")
    assert isinstance(question, QLabel)
    assert question.fontInfo().pixelSize() >= 27
    tile = button(side, "answer_tiles_crops").findChildren(QLabel)
    assert any(label.fontInfo().pixelSize() >= 27 for label in tile if label.text() == "Cultivos")


def test_a_young_person_alone_is_asked_on_the_same_page_which_says_so(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    family = answered_to_the_end(desk, a_family(desk, MATEO))
    page = shown(qtbot, desk, desk.interviewing.ask_alone(family, 0, "es"))
    assert words_in(page, "interview_alone") == "Asked alone"
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, ENTER)
    assert saved(desk, "moved") == Chosen("yes")


def test_a_finished_sitting_is_handed_on_at_once(qtbot: QtBot, desk: DeskInMemory) -> None:
    sitting = answered_to_the_end(desk, a_family(desk))
    page = InterviewPage(desk.interviewing)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.finished) as finished:
        page.show_sitting(sitting)
    assert finished.args == [sitting]


def test_a_name_in_another_script_keeps_its_place_in_the_question(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    arabic = Name(first="ياسمين", last_1="حداد")
    page = asked(qtbot, desk, "schooling", (arabic, "2009"))
    assert "\u2068ياسمين حداد\u2069" in question_shown(page)
    assert page.findChild(QPushButton, "answer_choice_no") is not None
    assert QApplication.focusWidget() is button(page, "answer_choice_no")
