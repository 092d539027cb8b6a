"""Which page follows which, pressed key by key in the whole window over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.registration import Standing
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.registering import NewChild
from tests.prepared_desk import LUCIA, MATEO, XUNCAX
from tests.ui.keyboard import click
from tests.ui.whole_window import (
    ALT_LEFT,
    CTRL_1,
    CTRL_2,
    CTRL_6,
    CTRL_ENTER,
    ENTER,
    ESCAPE,
    F4,
    FIND,
    LOCK,
    NEW,
    SAVE,
    TAB,
    Press,
    Screen,
    close,
    opened,
    prepared,
)
from ui.tasks import Progress
from ui.walk import INTERVIEW

NO_FAMILY: tuple[Press, ...] = (ENTER, "2", ENTER, ENTER)
"""Open the family, never moved, next, finish."""

ADD_CHILD: Press = (Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)


def unlocked(qtbot: QtBot, folder: Path, *families: NewChild) -> Screen:
    screen = opened(qtbot, folder, prepared(folder, *families))
    screen.unlock()
    return screen


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = unlocked(qtbot, tmp_path, LUCIA, XUNCAX)
    yield shown
    close(shown)


def standings(screen: Screen) -> list[Standing]:
    return [listing.standing for listing in screen.desk().lists.today().listings]


def answer_as_referred(screen: Screen) -> None:
    """Answer every question as a family that moved for fish work, and come to the outcome."""
    for _question, presses in INTERVIEW:
        screen.keys(*presses)
    screen.until_page("outcome")


def test_a_family_that_never_moved_takes_four_keys_and_so_does_the_next(screen: Screen) -> None:
    for asked in (1, 2):
        visited = [screen.window.shown_page()]
        for press in NO_FAMILY:
            screen.keys(press)
            visited.append(screen.window.shown_page())
        assert visited == ["today", "interview", "interview", "outcome", "today"]
        assert standings(screen).count(Standing.NO_REFERRAL) == asked
    assert len(NO_FAMILY) == 4
    for listing in screen.desk().lists.today().listings:
        assert listing.screening_id is not None
        kept = screen.desk().interviewing.open(listing.screening_id)
        assert kept.screening.is_finished
        assert kept.screening.determination is not None
        assert kept.screening.determination.outcome is Outcome.NO_REFERRAL


def test_four_keys_typed_ahead_do_the_same(screen: Screen) -> None:
    screen.type_ahead(*NO_FAMILY, *NO_FAMILY)
    screen.until_page("today")
    assert standings(screen) == [Standing.NO_REFERRAL, Standing.NO_REFERRAL]


def test_a_family_on_no_list_is_written_down_and_asked(screen: Screen) -> None:
    screen.keys(NEW)
    screen.until_page("new_family")
    screen.keys("Chumil", CTRL_ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER, ENTER)
    screen.until_page("today")
    (found,) = screen.desk().lists.find("chumil")
    assert found.standing is Standing.NO_REFERRAL


def test_escape_leaves_a_new_family_unwritten(screen: Screen) -> None:
    screen.keys(NEW)
    screen.until_page("new_family")
    screen.keys("Chumil", ESCAPE)
    screen.until_page("today")
    assert screen.desk().lists.find("chumil") == ()
    screen.keys(NEW)
    screen.until(lambda: screen.focused().startswith("new_child"))
    assert screen.words("new_child_0_first") == ""


def test_a_family_is_found_and_opened_by_enter(screen: Screen) -> None:
    screen.keys(FIND, "tzoc")
    screen.until_page("families")
    screen.keys(ENTER, ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    (found,) = screen.desk().lists.find("tzoc")
    assert found.standing is Standing.BEGUN


def test_a_finished_family_is_found_and_opens_at_its_outcome(screen: Screen) -> None:
    screen.keys(*NO_FAMILY)
    screen.until_page("today")
    screen.keys(FIND, "garcia", ENTER, ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until_page("today")


def test_the_way_back_from_the_first_question_leads_to_today(screen: Screen) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys(ALT_LEFT)
    screen.until_page("today")
    assert standings(screen).count(Standing.BEGUN) == 1


def test_another_part_opened_in_mid_interview_keeps_the_interview(screen: Screen) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER)
    asked = screen.question()
    for part, page in ((CTRL_2, "families"), (CTRL_6, "settings"), (CTRL_1, "today")):
        screen.keys(part)
        screen.until_page(page)
    screen.keys(FIND, "garcia", ENTER, ENTER)
    screen.until_page("interview")
    assert screen.question() == asked


def test_a_referral_is_asked_checked_and_printed(screen: Screen) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    answer_as_referred(screen)
    screen.keys("2")
    screen.until_page("preview")
    screen.until(lambda: screen.part("preview_print").hasFocus())
    screen.keys(ENTER)
    screen.until(lambda: len(screen.tray.pages) == 1)
    screen.until(lambda: screen.part("preview_close").hasFocus())
    screen.keys(ESCAPE)
    screen.until_page("outcome")
    screen.keys(F4)
    screen.until_page("check")
    screen.keys(ESCAPE)
    screen.until_page("outcome")
    pdf, printer, title = screen.tray.pages[0]
    assert pdf.startswith(b"%PDF")
    assert (printer, title[:7]) == ("Front desk", "0201-A-")


def test_a_brother_found_at_the_door_joins_with_a_few_ticks(screen: Screen) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    answer_as_referred(screen)
    screen.keys(ADD_CHILD)
    screen.until_page("new_family")
    screen.keys("Mateo", *[ENTER] * 6, "2019", CTRL_ENTER)
    screen.until_page("interview")
    screen.keys("1", "2", "3", ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER)
    sitting = screen.desk().interviewing.sit_down(only_family(screen), "en")
    assert [person.name.first for person in sitting.interview.asking.people][-1] == "Mateo"


def test_escape_goes_back_to_the_outcome_and_nobody_joined(screen: Screen) -> None:
    screen.keys(*NO_FAMILY[:3])
    screen.until_page("outcome")
    screen.keys(ADD_CHILD)
    screen.until_page("new_family")
    screen.keys("Mateo", ESCAPE)
    screen.until_page("outcome")
    assert len(screen.desk().lists.today().listings) == 2


def test_a_family_that_never_moved_is_done_when_its_child_is_added(screen: Screen) -> None:
    screen.keys(*NO_FAMILY[:3])
    screen.until_page("outcome")
    screen.keys(ADD_CHILD)
    screen.until_page("new_family")
    screen.keys("Mateo", CTRL_ENTER)
    screen.until_page("outcome")
    assert [standing.is_asked for standing in standings(screen)].count(True) == 2


def only_family(screen: Screen) -> str:
    """Return the family that was asked to the end."""
    asked = {
        line.registration.family_id
        for line in screen.desk().lists.today().listings
        if line.standing.is_asked
    }
    (family,) = asked
    return family


def test_an_answer_changed_from_the_check_page_comes_back_to_the_outcome(screen: Screen) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    answer_as_referred(screen)
    screen.keys(F4)
    screen.until_page("check")
    click(screen.part("check_change_moved"))
    screen.until_page("interview")
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    screen.keys(ENTER)
    screen.until_page("today")
    assert Standing.NO_REFERRAL in standings(screen)


def test_a_young_person_is_asked_alone_and_the_familys_outcome_comes_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    screen = unlocked(qtbot, tmp_path, MATEO)
    screen.keys(*NO_FAMILY[:-1])
    screen.until_page("outcome")
    screen.part("ask_alone_0").setFocus(Qt.FocusReason.TabFocusReason)
    screen.keys(ENTER)
    screen.until_page("interview")
    while screen.window.shown_page() == "interview":
        before = screen.question()
        screen.keys("2", ENTER)
        assert screen.window.shown_page() != "interview" or screen.question() != before
    screen.until_page("outcome")
    assert screen.part("outcome_alone_0").isVisible()
    (listing,) = screen.desk().lists.today().listings
    assert listing.screening_id is not None
    family = screen.desk().interviewing.open(listing.screening_id)
    (alone,) = screen.desk().interviewing.alone_beside(family)
    assert alone.screening.is_finished
    screen.keys(ENTER)
    screen.until_page("today")
    close(screen)


def test_leaving_a_section_asked_alone_comes_back_to_the_family(
    qtbot: QtBot, tmp_path: Path
) -> None:
    screen = unlocked(qtbot, tmp_path, MATEO)
    screen.keys(*NO_FAMILY[:-1])
    screen.until_page("outcome")
    screen.part("ask_alone_0").setFocus(Qt.FocusReason.TabFocusReason)
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys(ALT_LEFT)
    screen.until_page("outcome")
    close(screen)


def test_a_problem_of_the_store_gets_its_page_and_today_works_afterwards(screen: Screen) -> None:
    screen.doors.trouble = DeskError(Problem.STORE_BUSY)
    screen.keys(ENTER)
    screen.until(lambda: screen.window.shown_page() == "problem")
    assert screen.words("problem_sentence") == Problem.STORE_BUSY.sentence
    assert screen.words("problem_code") == "MMEP-207"
    screen.doors.trouble = None
    screen.keys(ESCAPE)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("interview")


def test_an_answer_that_cannot_be_kept_stays_typed_and_is_kept_by_trying_again(
    screen: Screen,
) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    asked = screen.question()
    screen.doors.trouble = DeskError(Problem.STORE_FULL)
    screen.keys("1", ENTER)
    assert screen.question() == asked
    assert "MMEP-206" in screen.part("interview_problem").accessibleName()
    screen.doors.trouble = None
    screen.keys(Qt.Key.Key_F5)
    assert screen.question() != asked


def test_another_name_of_the_center_shows_at_once(screen: Screen) -> None:
    screen.keys(CTRL_6)
    screen.until_page("settings")
    field = screen.part("settings_center_name")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    screen.keys((Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier), "Harbor Center", SAVE)
    screen.until(lambda: screen.words("center_name") == "Harbor Center")
    assert screen.desk().settings.center().name == "Harbor Center"


def test_the_chosen_look_is_kept(screen: Screen) -> None:
    screen.keys(CTRL_6)
    screen.until_page("settings")
    screen.until(lambda: screen.part("settings_look_light").hasFocus())
    screen.keys(TAB, Qt.Key.Key_Space)
    assert screen.kept_settings[-1].look == "dark"


def test_the_family_in_the_papers_is_the_one_on_the_outcome(screen: Screen) -> None:
    """A paper asked for after another family was open is never the other family's."""
    screen.keys(*NO_FAMILY)
    screen.until_page("today")
    screen.keys(FIND, "tzoc", ENTER, ENTER)
    screen.until_page("interview")
    screen.keys("2", ENTER)
    screen.until_page("outcome")
    screen.keys("1")
    screen.until_page("preview")
    screen.until(lambda: screen.part("preview_print").hasFocus())
    screen.keys(ENTER)
    screen.until(lambda: len(screen.tray.pages) == 1)
    (found,) = screen.desk().lists.find("tzoc")
    assert found.screening_id is not None
    number = screen.desk().interviewing.open(found.screening_id).screening.number
    assert screen.tray.pages[0][2] == number
    screen.until(lambda: screen.part("preview_close").hasFocus())


def test_a_child_in_a_list_that_was_read_before_a_lock_is_found_and_its_family_is_asked(
    screen: Screen, tmp_path: Path
) -> None:
    place = tmp_path / "aspen.csv"
    place.write_text(
        'local_id,full_name,date_of_birth\n7,"Quetzal, Ixmucané",2017-03-13\n', encoding="utf-8"
    )
    screen.desk().importing.read(place, None, Progress())
    screen.keys(LOCK)
    screen.unlock()
    screen.until(lambda: bool(screen.desk().lists.find("quetzal")))
    screen.keys(FIND, "quetzal")
    (line,) = screen.desk().lists.find("quetzal")
    assert line.standing is Standing.KNOWN
    screen.keys(ENTER, ENTER)
    screen.until_page("interview")
    today = [one.registration.name.last_1 for one in screen.desk().lists.today().listings]
    assert "Quetzal" in today
