"""The outcome: one of four sentences, a card for each child, and what to do now by keys."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.domain.replies import Chosen, Reply, Ticked
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.paperwork import PaperTrail
from tests.services.desk import DeskInMemory
from tests.ui.outcome.outcome_shown import shown
from tests.ui.sitting_builder import (
    FISH,
    LONG_NAMES,
    LUCIA,
    MATEO,
    NARROW,
    WIDE,
    FullDisk,
    a_family,
    answered_to_the_end,
    button,
    press,
    type_text,
    words_in,
)
from tests.ui.widgets.shown import cut_sideways
from ui.outcome.now_card import next_action
from ui.outcome.page import OutcomePage

ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def told(desk: DeskInMemory, *replies: Reply) -> Sitting:
    """Answer the first questions with *replies* and the rest as a family that is referred."""
    return answered_to_the_end(desk, desk.answer(a_family(desk), *replies))


def spoken(page: OutcomePage) -> str:
    banner = page.findChild(QFrame, "outcome_banner")
    assert isinstance(banner, QFrame)
    return banner.accessibleName()


def texts(page: OutcomePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def finished(desk: DeskInMemory) -> bool:
    return all(screening.is_finished for screening in desk.work.kept.screenings.values())


@pytest.mark.parametrize(
    ("replies", "sentence"),
    [
        ((Chosen("yes"), FISH), "Refer to MMEP"),
        ((Chosen("unsure"), FISH), "Refer, recruiter to ask more One thing is unclear"),
        ((Chosen("no"),), "No referral today"),
        ((Chosen("declined"), Chosen("declined")), "Declined"),
    ],
)
def test_each_outcome_has_its_sentence(
    qtbot: QtBot, desk: DeskInMemory, replies: tuple[Reply, ...], sentence: str
) -> None:
    page = shown(qtbot, desk, told(desk, *replies))
    assert spoken(page).startswith(sentence)
    assert not finished(desk)


def test_a_family_that_never_moved_is_done_with_enter(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, told(desk, Chosen("no")))
    with qtbot.waitSignal(page.next_family_asked):
        press(qtbot, ENTER)
    assert finished(desk)


def test_a_child_s_card_gives_age_states_and_reasons(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, told(desk, Chosen("unsure"), FISH))
    said = texts(page)
    assert "Lucía García López, 9" in said
    assert {"Age", "School", "Child's move", "Worker's move", "Work"} <= set(said)
    assert said.count("Met") == 4
    assert said.count("Unclear") == 1
    assert any("The recruiter asks:" in text for text in said)


def test_what_is_unclear_goes_to_no_recruiter_where_there_is_no_referral(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, told(desk, Chosen("no")))
    assert "Not asked" in texts(page)
    assert not any("recruiter asks" in text for text in texts(page))


@pytest.mark.parametrize(
    ("key", "paper"),
    [
        (Qt.Key.Key_1, Paper.CONSENT_PAGE),
        (Qt.Key.Key_2, Paper.REFERRAL_SHEET),
        (Qt.Key.Key_3, Paper.FAMILY_PAGE),
    ],
)
def test_a_referral_s_papers_have_keys_and_printing_finishes_first(
    qtbot: QtBot, desk: DeskInMemory, key: Qt.Key, paper: Paper
) -> None:
    page = shown(qtbot, desk, told(desk))
    assert "Printing finishes" in words_in(page, "outcome_note")
    with qtbot.waitSignal(page.preview_asked) as asked:
        press(qtbot, key)
    assert asked.args is not None
    sitting, shown_paper = asked.args[0]
    assert shown_paper is paper
    assert sitting.screening.number == "0201-A-26-00001"
    assert "0201-A-26-00001" in words_in(page, "outcome_number")
    assert finished(desk)


def test_without_a_referral_there_is_the_family_s_page_alone(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, told(desk, Chosen("no")))
    assert page.findChild(QPushButton, "record_consent") is None
    with qtbot.waitSignal(page.preview_asked) as asked:
        press(qtbot, Qt.Key.Key_1)
    assert asked.args is not None
    assert asked.args[0][1] is Paper.FAMILY_PAGE


def test_the_family_page_names_its_language(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, told(desk))
    assert button(page, "print_family_page").accessibleName() == "Print family page, Spanish"


def test_until_consent_is_signed_the_page_says_what_the_sheet_prints(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, told(desk))
    assert "Not to be sent: consent not given" in words_in(page, "outcome_consent")
    assert button(page, "print_consent_page").property("kind") == "primary"


def test_signed_consent_needs_a_name_and_is_kept_with_its_witness(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, told(desk))
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, ENTER)
    assert "Choose first" in words_in(page, "consent_error")
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, ENTER)
    assert "Who signed?" in words_in(page, "consent_by_error")
    type_text(qtbot, "Ana 1 2")
    witness = page.findChild(QLineEdit, "consent_witness")
    assert isinstance(witness, QLineEdit)
    witness.setFocus()
    type_text(qtbot, "M. Silva")
    press(qtbot, ENTER)
    _, consent = desk.work.kept.consents[-1]
    assert (consent.state, consent.by, consent.witness) == (
        ConsentState.SIGNED,
        "Ana 1 2",
        "M. Silva",
    )
    assert consent.language == "es"
    assert "Consent signed by Ana 1 2" in words_in(page, "outcome_consent")


@pytest.mark.parametrize(
    ("key", "state", "words"),
    [
        (Qt.Key.Key_2, ConsentState.REFUSED, "Consent refused"),
        (Qt.Key.Key_3, ConsentState.LATER, "decides later"),
    ],
)
def test_consent_refused_or_put_off_is_kept(
    qtbot: QtBot, desk: DeskInMemory, key: Qt.Key, state: ConsentState, words: str
) -> None:
    page = shown(qtbot, desk, told(desk))
    press(qtbot, Qt.Key.Key_4)
    assert page.findChild(QPushButton, "consent_withdrawn") is None
    press(qtbot, key)
    press(qtbot, ENTER)
    assert desk.work.kept.consents[-1][1].state is state
    assert words in words_in(page, "outcome_consent")


def test_only_signed_consent_can_be_taken_back(qtbot: QtBot, desk: DeskInMemory) -> None:
    sitting = told(desk)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Ana")
    shown(qtbot, desk, sitting)
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, ENTER)
    assert desk.work.kept.consents[-1][1].state is ConsentState.WITHDRAWN


def test_escape_leaves_the_consent_as_it_was(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, told(desk))
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_Escape)
    assert desk.work.kept.consents == []
    assert button(page, "finish").isVisible()


def test_f4_leads_to_the_answers_before_anything_is_finished(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    sitting = told(desk)
    page = shown(qtbot, desk, sitting)
    with qtbot.waitSignal(page.check_asked) as asked:
        press(qtbot, Qt.Key.Key_F4)
    assert asked.args == [sitting]
    assert not finished(desk)


def test_only_those_who_are_or_may_be_fourteen_can_be_asked_alone(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    sitting = answered_to_the_end(desk, a_family(desk, *LONG_NAMES))
    page = shown(qtbot, desk, sitting)
    assert button(page, "ask_alone_0").accessibleName() == "Ask Mateo Alejandro alone"
    assert page.findChild(QPushButton, "ask_alone_1") is None
    with qtbot.waitSignal(page.alone_asked) as asked:
        button(page, "ask_alone_2").click()
    assert asked.args == [(sitting, 2)]


def test_enter_on_ask_alone_asks_alone_and_finishes_nothing(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, answered_to_the_end(desk, a_family(desk, MATEO)))
    button(page, "ask_alone_0").setFocus()
    with qtbot.waitSignal(page.alone_asked):
        press(qtbot, ENTER)
    assert not finished(desk)


def asked_alone(desk: DeskInMemory, family: Sitting) -> None:
    """Let the first young person say alone what the family did not."""
    own = desk.interviewing.ask_alone(family, 0, "es")
    own = answered_to_the_end(desk, desk.answer(own, Chosen("yes"), Ticked(("crops",))))
    desk.interviewing.finish(own)


def test_what_was_said_alone_stands_on_a_card_of_its_own_that_says_so(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    family = desk.answer(a_family(desk, MATEO, LUCIA), Chosen("no"))
    asked_alone(desk, family)
    page = shown(qtbot, desk, family)
    assert words_in(page, "outcome_alone_0_mark") == "Asked alone"
    assert spoken(page).startswith("Refer to MMEP")
    family_card = page.findChild(QFrame, "outcome_child_0")
    assert isinstance(family_card, QFrame)
    said = [label.text() for label in family_card.findChildren(QLabel)]
    assert "No referral today" in said
    assert page.findChild(QPushButton, "ask_alone_0") is None


def test_the_family_s_card_keeps_what_was_said_alone_to_itself_after_the_end_too(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    family = desk.answer(a_family(desk, MATEO), Chosen("no"))
    asked_alone(desk, family)
    done = desk.interviewing.finish(family)
    page = shown(qtbot, desk, desk.interviewing.open(done.screening.id))
    family_card = page.findChild(QFrame, "outcome_child_0")
    assert isinstance(family_card, QFrame)
    said = [label.text() for label in family_card.findChildren(QLabel)]
    assert "No referral today" in said
    assert button(page, "print_referral_sheet").isVisible()


def test_the_end_of_a_section_alone_is_only_finished(qtbot: QtBot, desk: DeskInMemory) -> None:
    family = answered_to_the_end(desk, a_family(desk, MATEO))
    own = answered_to_the_end(desk, desk.interviewing.ask_alone(family, 0, "es"))
    page = shown(qtbot, desk, own)
    assert page.findChild(QPushButton, "print_family_page") is None
    with qtbot.waitSignal(page.next_family_asked):
        press(qtbot, ENTER)


def test_a_full_disk_is_said_and_try_again_finishes(qtbot: QtBot) -> None:
    disk = FullDisk()
    desk = DeskInMemory(work=disk)
    page = shown(qtbot, desk, told(desk, Chosen("no")))
    disk.is_full = True
    with qtbot.assertNotEmitted(page.next_family_asked):
        press(qtbot, ENTER)
    assert "disk is full" in "".join(texts(page))
    disk.is_full = False
    with qtbot.waitSignal(page.next_family_asked):
        button(page, "outcome_problem_retry").click()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_and_the_outcome_is_seen_first(
    qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int]
) -> None:
    page = shown(qtbot, desk, answered_to_the_end(desk, a_family(desk, *LONG_NAMES)), size)
    qtbot.waitUntil(lambda: banner_top(page) >= 0)
    assert cut_sideways(page) == []


def banner_top(page: OutcomePage) -> int:
    banner = page.findChild(QFrame, "outcome_banner")
    assert isinstance(banner, QFrame)
    return banner.mapTo(page, banner.rect().topLeft()).y()


def test_every_button_has_a_name_for_tests_and_for_ears(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, answered_to_the_end(desk, a_family(desk, *LONG_NAMES)))
    buttons = page.findChildren(QPushButton)
    assert buttons
    assert [one for one in buttons if not one.objectName() or not one.accessibleName()] == []


def test_only_one_thing_is_primary(qtbot: QtBot, desk: DeskInMemory) -> None:
    for replies in ((), (Chosen("no"),)):
        page = shown(qtbot, desk, told(desk, *replies))
        kinds = [one.property("kind") for one in page.findChildren(QPushButton) if one.isVisible()]
        assert kinds.count("primary") == 1


@pytest.mark.parametrize(
    ("printed", "state", "name"),
    [
        ((), None, "print_consent_page"),
        ((Paper.CONSENT_PAGE,), None, "print_referral_sheet"),
        ((Paper.CONSENT_PAGE, Paper.REFERRAL_SHEET), None, "record_consent"),
        ((Paper.CONSENT_PAGE,), ConsentState.SIGNED, "print_referral_sheet"),
        ((Paper.REFERRAL_SHEET,), ConsentState.SIGNED, "finish"),
        ((Paper.CONSENT_PAGE,), ConsentState.REFUSED, "finish"),
        ((Paper.CONSENT_PAGE,), ConsentState.LATER, "finish"),
    ],
)
def test_the_one_main_action_is_what_the_referral_needs_next(
    printed: tuple[Paper, ...], state: ConsentState | None, name: str
) -> None:
    at = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)
    printings = tuple(Printing("p", "s", paper, 1, at, "c", "Front desk") for paper in printed)
    consent = None if state is None else Consent(state, "", at.date(), "es", "")
    assert next_action(PaperTrail(consent, printings), is_referral=True) == name


def test_f7_shows_the_last_answers_only_once_the_new_ones_are_kept(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    first = desk.interviewing.finish(told(desk, Chosen("no")))
    page = shown(qtbot, desk, first)
    assert not button(page, "outcome_earlier").isVisible()
    again = desk.interviewing.ask_again(first.screening.family_id, "es")
    page.show_outcome(answered_to_the_end(desk, again))
    assert not finished(desk)
    with qtbot.waitSignal(page.earlier_asked):
        press(qtbot, Qt.Key.Key_F7)
    assert finished(desk)
