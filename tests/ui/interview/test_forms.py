"""Every form by its keys: ticks, dates, people, fields and the two towns."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.replies import Chosen, Dated, Filled, Listed, Reply, Ticked
from tests.services.desk import DeskInMemory
from tests.ui.interview.asked import asked, at, saved
from tests.ui.sitting_builder import (
    LONG_NAMES,
    LUCIA,
    MATEO,
    button,
    press,
    type_text,
    words_in,
)
from ui.interview.forms.language_box import LanguageBox
from ui.interview.page import InterviewPage

ENTER = Qt.Key.Key_Return
ALT = Qt.KeyboardModifier.AltModifier
WHO = "work_who:seafood_processing"
DONE = "work_done:seafood_processing:parent"


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def line(page: InterviewPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def people_saved(desk: DeskInMemory) -> list[tuple[str, str | None]]:
    reply = saved(desk, "household")
    assert isinstance(reply, Listed)
    return [(person.name.shown, person.born) for person in reply.people]


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("1", Ticked(("parent",))),
        ("14", Ticked(("parent", "child:0"))),
        ("5", Ticked(("child:2",))),
        ("U", Chosen("unsure")),
        ("1U", Chosen("unsure")),
        ("U6", Ticked(("other_relative",))),
    ],
)
def test_who_worked_is_ticked_by_digits_the_old_enough_young_people_by_name(
    qtbot: QtBot, desk: DeskInMemory, keys: str, reply: Reply
) -> None:
    page = asked(qtbot, desk, "work_who", *LONG_NAMES)
    assert "Mateo Alejandro" in button(page, "answer_ticks_child:0").accessibleName()
    assert page.findChild(QPushButton, "answer_ticks_child:1") is None
    for key in keys:
        press(qtbot, Qt.Key(ord(key)))
    press(qtbot, ENTER)
    assert saved(desk, WHO) == reply


def test_who_moved_knows_none_of_them(qtbot: QtBot, desk: DeskInMemory) -> None:
    asked(qtbot, desk, "move_who")
    press(qtbot, Qt.Key.Key_N)
    press(qtbot, ENTER)
    assert saved(desk, "move_who:0") == Chosen("none")


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("aug 25", "2025-08"), ("summer 2025", "2025-22"), ("8/2025", "2025-08"), ("u", None)],
)
def test_a_date_is_typed_as_the_family_says_it(
    qtbot: QtBot, desk: DeskInMemory, typed: str, edtf: str | None
) -> None:
    asked(qtbot, desk, "move_when")
    type_text(qtbot, typed)
    press(qtbot, ENTER)
    assert saved(desk, "move_when:0") == Dated(edtf)


@pytest.mark.parametrize("typed", ["", "banana", "31/2/2025", "aug 2031"])
def test_no_date_no_next_question(qtbot: QtBot, desk: DeskInMemory, typed: str) -> None:
    page = asked(qtbot, desk, "move_when")
    type_text(qtbot, typed)
    press(qtbot, ENTER)
    assert words_in(page, "interview_notice_words")
    assert saved(desk, "move_when:0") is None
    assert line(page, "answer_date_text").text() == typed
    assert line(page, "answer_date_text").hasFocus()


def test_the_registered_children_stand_there_and_enter_confirms_them(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    asked(qtbot, desk, "household", *LONG_NAMES)
    press(qtbot, ENTER)
    assert people_saved(desk) == [
        ("Mateo Alejandro García Montenegro López", "2009-02-11"),
        ("Lucía García López", "2017-05-04"),
        ("Xuncax Pérez Tzoc", "2012"),
    ]


def test_one_more_child_is_added_with_any_kind_of_birth_date(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "household")
    press(qtbot, Qt.Key.Key_A, ALT)
    type_text(qtbot, "Xun")
    line(page, "answer_person_1_born_text").setFocus()
    type_text(qtbot, "2020")
    press(qtbot, ENTER)
    assert people_saved(desk) == [("Lucía García López", "2017-05-04"), ("Xun", "2020")]


def test_a_card_left_empty_is_nobody_and_one_without_a_name_is_asked_for_it(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "household")
    press(qtbot, Qt.Key.Key_A, ALT)
    press(qtbot, Qt.Key.Key_A, ALT)
    line(page, "answer_person_2_born_text").setFocus()
    type_text(qtbot, "2020")
    press(qtbot, ENTER)
    assert "A name is missing" in words_in(page, "answer_person_2_first_error")
    assert line(page, "answer_person_2_first").hasFocus()
    type_text(qtbot, "Xun")
    press(qtbot, ENTER)
    assert people_saved(desk)[1:] == [("Xun", "2020")]


def test_only_somebody_who_is_not_registered_can_be_removed(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "household")
    press(qtbot, Qt.Key.Key_A, ALT)
    type_text(qtbot, "Xun")
    assert not button(page, "answer_person_0_remove").isVisible()
    button(page, "answer_person_1_remove").click()
    press(qtbot, ENTER)
    assert people_saved(desk) == [("Lucía García López", "2017-05-04")]


def test_a_birth_after_the_screening_is_refused_at_its_field(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "household")
    button(page, "answer_person_0_open").click()
    line(page, "answer_person_0_born_text").setText("2031-01")
    press(qtbot, ENTER)
    assert words_in(page, "answer_person_0_born_error")
    assert saved(desk, "household") is None
    assert line(page, "answer_person_0_born_text").text() == "2031-01"


def test_what_was_changed_of_a_child_is_kept_and_shown_again(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = asked(qtbot, desk, "household")
    button(page, "answer_person_0_open").click()
    line(page, "answer_person_0_middle").setText("Guadalupe")
    button(page, "answer_person_0_twin_yes").click()
    press(qtbot, ENTER)
    reply = saved(desk, "household")
    assert isinstance(reply, Listed)
    assert reply.people[0].name.middle == "Guadalupe"
    assert reply.people[0].details == {"twin": "yes"}
    assert reply.people[0].registration
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert line(page, "answer_person_0_middle").text() == "Guadalupe"


def test_letters_and_digits_typed_in_a_field_are_text(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "work_done")
    type_text(qtbot, "Unx 12 Nux")
    assert line(page, "answer_person").text() == "Unx 12 Nux"
    assert saved(desk, DONE) is None
    press(qtbot, ENTER)
    assert saved(desk, DONE) == Filled({"person": "Unx 12 Nux"})


def test_work_is_told_with_who_what_and_when(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "work_done")
    type_text(qtbot, "  Juan   Garcia ")
    button(page, "answer_status_did").click()
    line(page, "answer_last_done_text").setFocus()
    type_text(qtbot, "july 2026")
    press(qtbot, ENTER)
    assert saved(desk, DONE) == Filled(
        {"person": "Juan Garcia", "status": "did", "last_done": "2026-07"}
    )


def test_a_word_pressed_twice_is_taken_back(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "work_done")
    type_text(qtbot, "Juan")
    button(page, "answer_status_did").click()
    button(page, "answer_status_looked_for").click()
    assert not button(page, "answer_status_did").isChecked()
    button(page, "answer_status_looked_for").click()
    line(page, "answer_person").setFocus()
    press(qtbot, ENTER)
    assert saved(desk, DONE) == Filled({"person": "Juan"})


def test_a_young_worker_is_not_asked_for_the_name(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "work_who", MATEO)
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, ENTER)
    assert at(desk) == "work_done:seafood_processing:child:0"
    assert page.findChild(QLineEdit, "answer_person") is None


def test_nothing_filled_in_is_said_and_nothing_is_saved(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "respondent")
    press(qtbot, ENTER)
    assert "Nothing is filled in" in words_in(page, "interview_notice_words")
    assert saved(desk, "respondent") is None


def test_work_that_lies_ahead_is_refused_at_the_date(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "work_done")
    line(page, "answer_last_done_text").setText("2031-05")
    press(qtbot, ENTER)
    assert words_in(page, "answer_last_done_error")
    assert saved(desk, DONE) is None


@pytest.mark.parametrize(
    ("typed", "kept"), [("Spanish · Español", "es"), ("Mam", "Mam"), ("Español", "Español")]
)
def test_a_language_is_one_of_the_list_or_another_by_name(
    qtbot: QtBot, desk: DeskInMemory, typed: str, kept: str
) -> None:
    page = asked(qtbot, desk, "languages")
    box = page.findChild(LanguageBox, "answer_spoken_language")
    assert isinstance(box, LanguageBox)
    box.setCurrentText(typed)
    press(qtbot, ENTER)
    assert saved(desk, "languages") == Filled({"spoken_language": kept})


@pytest.mark.parametrize(
    ("from_place", "to_place", "proposed"),
    [
        ("Immokalee, FL", "New Bedford", "yes"),
        ("Holyoke", "Holyoke, MA", "no"),
        ("Amherst", "Pelham", "unknown"),
        ("Amherst", "", ""),
    ],
)
def test_the_two_towns_propose_whether_a_district_line_was_crossed(
    qtbot: QtBot, desk: DeskInMemory, from_place: str, to_place: str, proposed: str
) -> None:
    page = asked(qtbot, desk, "move_places")
    line(page, "answer_from_place").setText(from_place)
    line(page, "answer_to_place").setText(to_place)
    assert bool(words_in(page, "answer_proposal")) is bool(proposed)
    press(qtbot, ENTER)
    reply = saved(desk, "move_places:0")
    assert isinstance(reply, Filled)
    assert reply.fields.get("across_district", "") == proposed


def test_the_clerk_overrules_the_proposal_for_good(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "move_places")
    line(page, "answer_from_place").setText("Holyoke")
    line(page, "answer_to_place").setText("Holyoke")
    button(page, "answer_across_district_unknown").click()
    line(page, "answer_to_place").setText("Boston")
    assert words_in(page, "answer_proposal") == ""
    press(qtbot, ENTER)
    reply = saved(desk, "move_places:0")
    assert isinstance(reply, Filled)
    assert reply.fields["across_district"] == "unknown"
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert button(page, "answer_across_district_unknown").isChecked()
    assert line(page, "answer_to_place").text() == "Boston"


def test_a_name_with_angle_brackets_is_shown_as_it_is(qtbot: QtBot, desk: DeskInMemory) -> None:
    name, born = LUCIA
    page = asked(qtbot, desk, "household", (name.__class__(first="<b>Ana</b>"), born))
    shown = [label.text() for label in page.findChildren(QLabel)]
    assert any("<b>Ana</b>" in text for text in shown)
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in page.findChildren(QLabel)
        if "Ana" in label.text()
    )


def test_the_focus_is_where_answering_begins(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = asked(qtbot, desk, "respondent")
    assert QApplication.focusWidget() is line(page, "answer_respondent")
