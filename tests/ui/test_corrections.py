"""A finished interview corrected by keys in the whole window over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.interviewing import Sitting
from tests.prepared_desk import LUCIA, MATEO, PASSPHRASE
from tests.ui.whole_window import (
    ALT_LEFT,
    DOWN,
    ENTER,
    ESCAPE,
    F4,
    FIND,
    LOCK,
    Screen,
    close,
    opened,
    prepared,
)
from ui.walk import INTERVIEW

KEEP = (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA))
    shown.unlock()
    yield shown
    close(shown)


def kept(screen: Screen) -> Sitting:
    """Return what the store says of the only family: what counts."""
    (listing,) = screen.desk().lists.today().listings
    assert listing.screening_id is not None
    return screen.desk().interviewing.open(listing.screening_id)


def standing(screen: Screen) -> Standing:
    (listing,) = screen.desk().lists.today().listings
    return listing.standing


def outcome(sitting: Sitting) -> Outcome:
    assert sitting.screening.determination is not None
    return sitting.screening.determination.outcome


def open_family(screen: Screen) -> None:
    screen.keys(FIND, "garcia", ENTER, ENTER)
    screen.until_page("outcome")


def finish_as_referred(screen: Screen) -> Sitting:
    """Answer as a family that moved for fish work, finish, and come back to the outcome."""
    screen.keys(ENTER)
    screen.until_page("interview")
    for _question, presses in INTERVIEW:
        screen.keys(*presses)
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until_page("today")
    open_family(screen)
    return kept(screen)


def change(screen: Screen, key: str) -> None:
    """Open the answers and press Change beside the one to *key*."""
    screen.keys(F4)
    screen.until_page("check")
    press_change(screen, key)


def press_change(screen: Screen, key: str) -> None:
    """Go down the answers to the one to *key*, and press its Change."""
    for _press in range(60):
        if screen.focused() == f"check_change_{key}":
            break
        screen.keys(DOWN)
    screen.keys(ENTER)


def test_a_finished_answer_is_changed_by_keys_and_the_old_one_stays(screen: Screen) -> None:
    first = finish_as_referred(screen)
    change(screen, "moved")
    screen.until_page("reason")
    screen.keys("2", ENTER)
    screen.until_page("interview")
    assert screen.question().startswith("In the last")
    assert screen.part("interview_correcting").isVisible()
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    assert kept(screen) == first
    assert "revision 1 counts" in screen.words("correction_words")
    screen.keys(ENTER)
    screen.until(lambda: screen.part("correction_card").isHidden())
    second = kept(screen)
    assert (second.screening.revision, outcome(second)) == (2, Outcome.NO_REFERRAL)
    assert second.screening.number == first.screening.number
    assert second.screening.reason == Reason(Cause.WRONG_KEY)
    old, _new = screen.desk().correcting.revisions(second)
    assert old.revision == first.screening.as_revision()
    screen.keys(ENTER)
    screen.until_page("today")
    assert standing(screen) is Standing.NO_REFERRAL


def test_escape_at_the_reason_goes_back_with_nothing_changed(screen: Screen) -> None:
    first = finish_as_referred(screen)
    change(screen, "worked")
    screen.until_page("reason")
    screen.keys("1", ESCAPE)
    screen.until_page("check")
    screen.keys(ESCAPE)
    screen.until_page("outcome")
    assert kept(screen) == first
    assert screen.desk().correcting.begun(first) is None
    change(screen, "worked")
    screen.until_page("reason")
    screen.keys(ENTER)
    assert screen.window.shown_page() == "reason"
    assert "Choose first" in screen.words("reason_error")


def test_a_correction_that_was_left_counts_for_nothing_and_is_taken_up_by_enter(
    screen: Screen,
) -> None:
    first = finish_as_referred(screen)
    change(screen, "moved")
    screen.until_page("reason")
    screen.keys("4", "The mother called", ENTER)
    screen.until_page("interview")
    screen.keys("3", ENTER)
    screen.until_page("outcome")
    screen.keys(F4)
    screen.until_page("check")
    press_change(screen, "worked")
    screen.until_page("interview")
    asked = screen.question()
    screen.keys(LOCK)
    screen.until(lambda: screen.focused() == "unlock_passphrase")
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("interview")
    assert screen.question() == asked
    screen.keys(ALT_LEFT, ALT_LEFT)
    screen.until_page("outcome")
    assert standing(screen) is Standing.CONSENT_MISSING
    assert "The mother called" in screen.words("correction_words")
    assert screen.focused() == "correction_resume"
    assert screen.part("print_referral_sheet").isVisible()
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys(ALT_LEFT)
    screen.until_page("outcome")
    change(screen, "moved")
    screen.until_page("interview")
    assert screen.part("interview_correcting").isVisible()
    screen.keys(ALT_LEFT)
    screen.until_page("outcome")
    screen.keys(KEEP)
    screen.until(lambda: screen.part("correction_card").isHidden())
    assert kept(screen) == first
    assert screen.desk().correcting.begun(first) is None


def test_the_answers_are_kept_as_they_were_from_the_question_too(screen: Screen) -> None:
    first = finish_as_referred(screen)
    change(screen, "moved")
    screen.until_page("reason")
    screen.keys("1", ENTER)
    screen.until_page("interview")
    screen.keys("2", KEEP)
    screen.until_page("outcome")
    assert screen.part("correction_card").isHidden()
    assert kept(screen) == first


def test_a_printed_sheet_is_replaced_by_one_that_says_so(screen: Screen) -> None:
    first = finish_as_referred(screen)
    paperwork = screen.desk().paperwork
    old = paperwork.print(first, Paper.REFERRAL_SHEET, "Front desk")
    paperwork.record_consent(first, ConsentState.SIGNED, "Rosa Seabright")
    open_family(screen)
    assert "is out of date" in screen.words("outcome_reprint_referral_sheet")
    assert screen.part("print_referral_sheet").property("kind") == "primary"
    paperwork.print(first, Paper.REFERRAL_SHEET, "Front desk")
    assert standing(screen) is Standing.TO_SEND
    change(screen, "worked")
    screen.until_page("reason")
    screen.keys("1", ENTER)
    screen.until_page("interview")
    screen.keys("U", ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until(lambda: screen.part("correction_card").isHidden())
    assert standing(screen) is Standing.TO_PRINT
    assert "is out of date" in screen.words("outcome_reprint_referral_sheet")
    referral = paperwork.referral(kept(screen))
    assert referral.revision == 2
    assert referral.replaces is not None
    assert referral.replaces.copy == 2
    assert old.copy == 1


def test_a_referral_corrected_away_says_what_to_do_with_the_printed_sheet(screen: Screen) -> None:
    first = finish_as_referred(screen)
    screen.desk().paperwork.print(first, Paper.REFERRAL_SHEET, "Front desk")
    change(screen, "moved")
    screen.until_page("reason")
    screen.keys("1", ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until(lambda: screen.part("correction_card").isHidden())
    said = screen.words("outcome_reprint_referral_sheet")
    assert said.startswith("Do not send the sheet printed on")
    assert said.endswith("call MMEP and take the referral back.")


def test_revisions_stand_side_by_side_by_one_key(screen: Screen) -> None:
    finish_as_referred(screen)
    change(screen, "moved")
    screen.until_page("reason")
    screen.keys("2", ENTER)
    screen.until_page("interview")
    screen.keys("3", ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER, F4)
    screen.until_page("check")
    screen.keys("R")
    screen.until_page("revisions")
    assert screen.words("revisions_older_moved") == "Yes"
    assert screen.words("revisions_newer_moved") == "Not sure"
    assert screen.part("revisions_changed_moved").isVisible()
    screen.keys(ESCAPE)
    screen.until_page("check")


def test_what_a_young_person_said_alone_is_corrected_in_the_same_way(
    qtbot: QtBot, tmp_path: Path
) -> None:
    screen = opened(qtbot, tmp_path, prepared(tmp_path, MATEO))
    screen.unlock()
    screen.keys(ENTER, "2", ENTER)
    screen.until_page("outcome")
    screen.part("ask_alone_0").setFocus(Qt.FocusReason.TabFocusReason)
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER)
    while screen.window.shown_page() == "interview":
        screen.keys((Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier))
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until_page("today")
    open_family(screen)
    family = kept(screen)
    screen.part("check_alone_0").setFocus(Qt.FocusReason.TabFocusReason)
    screen.keys(ENTER)
    screen.until_page("check")
    press_change(screen, "moved")
    screen.until_page("reason")
    screen.keys("1", ENTER)
    screen.until_page("interview")
    assert screen.part("interview_alone").isVisible()
    screen.keys("3", ENTER)
    while screen.window.shown_page() == "interview":
        screen.keys((Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier))
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until(lambda: screen.part("correction_card").isHidden())
    (alone,) = screen.desk().interviewing.alone_beside(family)
    assert (alone.screening.revision, alone.screening.reason) == (
        2,
        Reason(Cause.FAMILY_CORRECTED),
    )
    assert screen.part("outcome_alone_0").isVisible()
    counted = kept(screen)
    assert counted.screening.revision == 2
    assert counted.screening.draft == family.screening.draft
    assert outcome(counted) is Outcome.REFER_ASK_MORE
    close(screen)


def test_a_practice_family_is_corrected_too(qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened(qtbot, tmp_path, practice=True)
    screen.unlock_practice()
    screen.keys(FIND, "maplebrook", ENTER, ENTER)
    screen.until_page("outcome")
    change(screen, "moved")
    screen.until_page("reason")
    screen.keys("2", ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER)
    screen.keys("N", ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until(lambda: screen.part("correction_card").isHidden())
    screen.keys(F4)
    screen.until_page("check")
    screen.keys("R")
    screen.until_page("revisions")
    assert screen.words("revisions_newer_number") == "Revision 2, counts now"
    close(screen)
