"""The outcome of what was corrected: what counts, how to go on, and which paper is out of date."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.printing import Content, Paper, Printing
from mmep_desktop.domain.replies import Chosen, Ticked
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.paperwork import PaperTrail
from tests.services.desk import DeskInMemory
from tests.ui.outcome.outcome_shown import shown
from tests.ui.sitting_builder import (
    LUCIA,
    MATEO,
    NARROW,
    WIDE,
    FullDisk,
    a_family,
    answered_to_the_end,
    button,
    press,
    words_in,
)
from tests.ui.widgets.shown import cut_sideways
from ui.outcome.now_card import next_action
from ui.outcome.page import OutcomePage
from ui.outcome.reprint import reprint_sentences

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
AT = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)
CONSENT, SHEET, PAGE = Paper.CONSENT_PAGE, Paper.REFERRAL_SHEET, Paper.FAMILY_PAGE
SAYS = {SHEET: "may be sent", PAGE: "refer", CONSENT: "names"}


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def referred(desk: DeskInMemory) -> Sitting:
    return desk.interviewing.finish(answered_to_the_end(desk, a_family(desk, MATEO, LUCIA)))


def being_corrected(desk: DeskInMemory, sitting: Sitting, moved: str = "no") -> Sitting:
    """Return the correction at its end."""
    begun = desk.correcting.begin(sitting, "moved", Reason(Cause.WRONG_KEY, "a slip"))
    return answered_to_the_end(desk, desk.answer(begun, Chosen(moved)))


def is_there(page: OutcomePage, name: str) -> bool:
    found = page.findChild(QWidget, name)
    return found is not None and found.isVisible()


def primary(page: OutcomePage) -> list[str]:
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    return [one.objectName() for one in buttons if one.property("kind") == "primary"]


def test_a_correction_at_its_end_shows_its_own_outcome_and_is_finished_by_enter(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, being_corrected(desk, referred(desk)))
    banner = page.findChild(QFrame, "outcome_banner")
    assert isinstance(banner, QFrame)
    assert banner.accessibleName().startswith("No referral today")
    assert "revision 1 counts" in words_in(page, "correction_words")
    assert not is_there(page, "print_family_page")
    assert primary(page) == ["correction_finish"]
    with qtbot.waitSignal(page.corrected) as corrected:
        press(qtbot, ENTER)
    assert corrected.args is not None
    assert corrected.args[0].screening.revision == 2


def test_a_correction_that_changed_nothing_says_so(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, being_corrected(desk, referred(desk), moved="yes"))
    assert "No answer was changed" in words_in(page, "correction_words")


def test_answers_are_kept_as_they_were_by_a_key(qtbot: QtBot, desk: DeskInMemory) -> None:
    first = referred(desk)
    page = shown(qtbot, desk, being_corrected(desk, first))
    with qtbot.waitSignal(page.corrected) as kept:
        press(qtbot, Qt.Key.Key_K, CTRL)
    assert kept.args == [first]


def test_what_counts_is_shown_while_a_correction_waits_and_enter_goes_on_with_it(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    first = referred(desk)
    being_corrected(desk, first)
    page = shown(qtbot, desk, desk.interviewing.open(first.screening.id))
    words = words_in(page, "correction_words")
    assert words.startswith("Maria Silva began a correction on 1 September 2026")
    assert "I pressed the wrong key: a slip" in words
    assert primary(page) == ["correction_resume"]
    assert is_there(page, "print_referral_sheet")
    assert not is_there(page, "finish")
    assert page.findChild(QPushButton, "ask_alone_0") is None
    with qtbot.waitSignal(page.resume_asked) as asked:
        press(qtbot, ENTER)
    assert asked.args == [first]


def test_without_a_correction_there_is_no_word_of_one(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, referred(desk))
    assert not is_there(page, "correction_card")
    assert not is_there(page, "outcome_reprint")


def test_what_was_said_alone_can_be_checked_from_its_card(qtbot: QtBot, desk: DeskInMemory) -> None:
    family = desk.answer(a_family(desk, MATEO, LUCIA), Chosen("no"))
    own = desk.answer(
        desk.interviewing.ask_alone(family, 0, "es"), Chosen("yes"), Ticked(("crops",))
    )
    own = desk.interviewing.finish(answered_to_the_end(desk, own))
    page = shown(qtbot, desk, desk.interviewing.finish(desk.interviewing.open(family.screening.id)))
    check = button(page, "check_alone_0")
    assert check.accessibleName() == "Check what Mateo Alejandro answered"
    with qtbot.waitSignal(page.check_asked) as asked:
        check.click()
    assert asked.args is not None
    assert asked.args[0].screening.id == own.screening.id
    assert page.findChild(QPushButton, "check_alone_1") is None


def test_a_full_disk_is_said_and_try_again_finishes_the_correction(qtbot: QtBot) -> None:
    disk = FullDisk()
    desk = DeskInMemory(work=disk)
    page = shown(qtbot, desk, being_corrected(desk, referred(desk)))
    disk.is_full = True
    with qtbot.assertNotEmitted(page.corrected):
        press(qtbot, ENTER)
    assert is_there(page, "outcome_problem")
    disk.is_full = False
    with qtbot.waitSignal(page.corrected):
        button(page, "outcome_problem_retry").click()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_while_a_correction_waits_and_paper_is_out_of_date(
    qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int]
) -> None:
    first = referred(desk)
    desk.paperwork.print(first, SHEET, "Front desk")
    second = desk.correcting.finish(being_corrected(desk, first))
    being_corrected(desk, second, moved="unsure")
    page = shown(qtbot, desk, desk.interviewing.open(first.screening.id), size)
    assert is_there(page, "outcome_reprint_referral_sheet")
    assert cut_sideways(page) == []


def trail(
    printed: dict[Paper, str], state: ConsentState | None = ConsentState.SIGNED
) -> PaperTrail:
    """Return a trail on which each of *printed* says what is given, or what is so."""
    printings = tuple(
        Printing("p", "s", paper, 1, AT, "c", "Front desk", Content(1, says or SAYS[paper]))
        for paper, says in printed.items()
    )
    consent = None if state is None else Consent(state, "", AT.date(), "es", "")
    return PaperTrail(consent, printings, {paper: Content(1, SAYS[paper]) for paper in Paper})


ALL_TRUE = {CONSENT: "", SHEET: "", PAGE: ""}


@pytest.mark.parametrize(
    ("printed", "is_referral", "name"),
    [
        (ALL_TRUE, True, "finish"),
        ({**ALL_TRUE, SHEET: "not to be sent"}, True, "print_referral_sheet"),
        ({**ALL_TRUE, PAGE: "no_referral"}, True, "print_family_page"),
        ({**ALL_TRUE, CONSENT: "other names"}, True, "print_consent_page"),
        (dict.fromkeys(Paper, "old"), True, "print_consent_page"),
        (ALL_TRUE, False, "finish"),
        ({PAGE: "refer_ask_more"}, False, "print_family_page"),
        ({SHEET: "not to be sent"}, False, "finish"),
    ],
)
def test_what_is_out_of_date_is_the_main_action(
    printed: dict[Paper, str], is_referral: bool, name: str
) -> None:
    assert next_action(trail(printed), is_referral=is_referral) == name


@pytest.mark.parametrize(
    ("state", "is_referral", "said"),
    [
        (ConsentState.SIGNED, True, "Print again: the sheet printed on 1 September 2026 at"),
        (None, True, "Print again: the sheet printed on 1 September 2026 at"),
        (ConsentState.WITHDRAWN, True, "the family does not agree. Shred it."),
        (ConsentState.REFUSED, True, "the family does not agree. Shred it."),
        (ConsentState.SIGNED, False, "the family is not referred any more. Shred it."),
    ],
)
def test_an_old_sheet_is_replaced_or_shredded(
    state: ConsentState | None, is_referral: bool, said: str
) -> None:
    sentences = reprint_sentences(trail({SHEET: "old"}, state), is_referral=is_referral)
    assert list(sentences) == [SHEET]
    assert said in sentences[SHEET]


def test_each_paper_out_of_date_has_its_sentence_and_true_ones_have_none() -> None:
    assert reprint_sentences(trail(ALL_TRUE), is_referral=True) == {}
    assert set(reprint_sentences(trail(dict.fromkeys(Paper, "old")), is_referral=True)) == set(
        Paper
    )
    without = reprint_sentences(trail(dict.fromkeys(Paper, "old")), is_referral=False)
    assert set(without) == {SHEET, PAGE}
