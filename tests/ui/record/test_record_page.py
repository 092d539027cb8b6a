"""One family's record by its keys: handed over, noted, logged, copied."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import Basis, ParentsFirst, Part, Recipient
from mmep_desktop.domain.heard import AppliedFile
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.registration import Standing
from mmep_desktop.services.disclosing import MMEP
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.registering import NewChild
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import part_of
from tests.ui.sitting_builder import (
    NARROW,
    WIDE,
    a_family,
    answered_to_the_end,
    button,
    on_screen,
    press,
    type_text,
    words_in,
)
from tests.ui.widgets.shown import cut_sideways
from ui.preview.page import Sheet
from ui.record.note_page import NotePage
from ui.record.page import RecordPage
from ui.record.words import why_not

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def referred(desk: DeskInMemory, *, signed: bool = True, printed: bool = True) -> Sitting:
    sitting = desk.interviewing.finish(answered_to_the_end(desk, a_family(desk)))
    if signed:
        desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Ana")
    if printed:
        desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    return sitting


def shown(
    qtbot: QtBot,
    desk: DeskInMemory,
    sitting: Sitting,
    *,
    place: str = "",
    may_copy: bool = True,
    size: tuple[int, int] = WIDE,
) -> RecordPage:
    def choose(_owner: QWidget, proposed: str) -> str:
        return place and f"{place}/{proposed}"

    page = RecordPage(desk.disclosing, desk.releasing, desk.households, choose, may_copy=may_copy)
    on_screen(qtbot, page, size)
    page.show_record(sitting.screening.family_id)
    return page


def line(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def fill(page: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        line(page, name).setText(text)


def disclosures(desk: DeskInMemory) -> list[tuple[Part, ...]]:
    return [one.parts for one in desk.work.kept.disclosures.values()]


def test_handed_over_is_noted_with_the_contact_that_mmep_named(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, referred(desk))
    assert line(page, "hand_over_name").text() == "A. Recruiter"
    assert line(page, "hand_over_affiliation").text() == MMEP
    page.focus_hand_over()
    press(qtbot, ENTER)
    assert words_in(page, "hand_over_position_error") == "Write the position of this person."
    assert disclosures(desk) == []
    fill(page, hand_over_position="Recruiter")
    button(page, "hand_over_button").click()
    assert disclosures(desk) == [(Part.REFERRAL_SHEET,)]
    assert "It was handed over." in words_in(page, "hand_over_sentence")


@pytest.mark.parametrize(("signed", "printed"), [(False, True), (True, False)])
def test_without_consent_or_print_the_page_says_why_not(
    qtbot: QtBot, desk: DeskInMemory, signed: bool, printed: bool
) -> None:
    page = shown(qtbot, desk, referred(desk, signed=signed, printed=printed))
    assert not button(page, "hand_over_button").isVisible()
    said = words_in(page, "hand_over_sentence")
    assert said == why_not(Standing.TO_PRINT if signed else Standing.CONSENT_MISSING)


def test_what_mmep_says_stands_as_its_word_with_what_follows(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    sitting = referred(desk, signed=True, printed=True)
    page = shown(qtbot, desk, sitting)
    assert not part_of(page, "mmep_card").isVisible()
    desk.disclosing.hand_over(sitting.screening.family_id, Recipient("A. Recruiter", "", MMEP))
    answered(desk, sitting.screening.id)
    page.show_record(sitting.screening.family_id)
    assert words_in(page, "mmep_state") == "Answered 1 September"
    row = part_of(page, "mmep_said_0").accessibleName()
    assert row.endswith("MMEP: eligible since 14 August 2026, until 14 August 2027")
    assert "Lucía" in row
    told = [one.text() for one in part_of(page, "mmep_card").findChildren(QLabel)]
    assert any("42 USC 1758" in text for text in told)


def answered(desk: DeskInMemory, screening_id: str) -> None:
    """Keep what MMEP says of the first child."""
    now = desk.clock.now()
    first = date(2026, 8, 14)
    answer = Answer(
        *(screening_id, "N-1", 1, 0, Result.ELIGIBLE, now.date()),
        eligible_from=first,
        eligible_until=first.replace(year=2027),
    )
    with desk.work() as work:
        work.answers.add(AppliedFile("a1", 1, "d1", now, "MMEP", now, "ms"), (answer,))
        work.commit()


def test_every_state_that_keeps_a_referral_here_has_its_sentence() -> None:
    free = {standing for standing in Standing if not why_not(standing)}
    assert free == {Standing.TO_SEND, Standing.SENT, Standing.RECEIVED, Standing.ANSWERED}


def test_what_was_taken_back_meanwhile_is_not_handed_over(qtbot: QtBot, desk: DeskInMemory) -> None:
    sitting = referred(desk)
    page = shown(qtbot, desk, sitting)
    desk.paperwork.record_consent(sitting, ConsentState.WITHDRAWN)
    fill(page, hand_over_position="Recruiter")
    button(page, "hand_over_button").click()
    assert disclosures(desk) == []
    assert "MMEP-311" in part_of(page, "record_problem").accessibleName()


def test_a_log_is_looked_at_before_it_is_printed(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, referred(desk))
    with qtbot.waitSignal(page.sheet_asked) as asked:
        button(page, "shown_log_0").click()
    assert asked.args is not None
    sheet = asked.args[0]
    assert isinstance(sheet, Sheet)
    assert sheet.draw() == b"%PDF log"
    assert sheet.put("Front desk") is None
    assert desk.tray.pages[-1] == (b"%PDF log", "Front desk", "disclosure log")


def test_a_copy_names_who_gets_it_and_is_noted_when_it_is_printed(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, referred(desk))
    button(page, "copy_print").click()
    assert words_in(page, "copy_name_error") == "Who gets it? Write the name."
    fill(page, copy_name="Ana López", copy_position="Mother")
    with qtbot.waitSignal(page.sheet_asked) as asked:
        button(page, "copy_print").click()
    assert asked.args is not None
    sheet = asked.args[0]
    assert sheet.draw() == b"%PDF everything"
    assert disclosures(desk) == []
    sheet.put("Front desk")
    assert disclosures(desk) == [(Part.EVERYTHING,)]


@pytest.mark.parametrize("is_sure", [True, False])
def test_a_file_is_written_only_after_the_warning_and_where_the_clerk_says(
    qtbot: QtBot, desk: DeskInMemory, is_sure: bool
) -> None:
    page = shown(qtbot, desk, referred(desk), place="stick")
    fill(page, copy_name="Ana López", copy_position="Mother")
    button(page, "copy_save").click()
    assert "not encrypted" in words_in(page, "copy_warning")
    assert desk.files.files == {}
    assert button(page, "copy_do_not_save").hasFocus()
    if not is_sure:
        press(qtbot, ENTER)
        assert not button(page, "copy_save_in_clear").isVisible()
        assert desk.files.files == {}
        return
    button(page, "copy_save_in_clear").click()
    qtbot.waitUntil(lambda: bool(words_in(page, "copy_done")))
    assert list(desk.files.files) == ["stick/0201-A-26-00001.pdf"]
    assert disclosures(desk) == [(Part.EVERYTHING,)]


def test_nothing_is_saved_when_no_place_is_chosen_or_the_place_refuses(
    qtbot: QtBot, desk: DeskInMemory, tmp_path: Path
) -> None:
    page = shown(qtbot, desk, referred(desk))
    fill(page, copy_name="Ana López", copy_position="Mother")
    for name in ("copy_save", "copy_save_in_clear"):
        button(page, name).click()
    assert desk.files.files == {}
    desk.files.refuses = True
    refusing = shown(qtbot, desk, referred(desk), place=str(tmp_path))
    fill(refusing, copy_name="Ana López", copy_position="Mother")
    for name in ("copy_save", "copy_save_in_clear"):
        button(refusing, name).click()
    problem = part_of(refusing, "record_problem")
    qtbot.waitUntil(problem.isVisible)
    assert "MMEP-313" in problem.accessibleName()
    assert disclosures(desk) == []


def test_only_who_may_copy_is_offered_to(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, referred(desk), may_copy=False)
    assert not part_of(page, "copy_card").isVisible()
    assert part_of(page, "record_copy_told").isVisible()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_sideways(qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int]) -> None:
    page = shown(qtbot, desk, referred(desk), size=size)
    assert cut_sideways(page) == []


def test_another_disclosure_asks_for_what_its_basis_wants(qtbot: QtBot, desk: DeskInMemory) -> None:
    sitting = referred(desk)
    page = NotePage(desk.disclosing)
    on_screen(qtbot, page)
    page.ask(desk.disclosing.record(sitting.screening.family_id))
    type_text(qtbot, "Roy Officer")
    fill(page, note_position="Officer", note_affiliation="City Police")
    basis = page.findChild(QComboBox, "note_basis")
    parents = page.findChild(QComboBox, "note_parents")
    assert isinstance(basis, QComboBox)
    assert isinstance(parents, QComboBox)
    save = button(page, "note_save")
    for name, sentence, mend in (
        ("note_parts", "Tick what was shown.", button(page, "note_parts_answers").click),
        (
            "note_purpose",
            "Write what it was for.",
            lambda: fill(page, note_purpose="To find the child"),
        ),
        (
            "note_basis",
            "Choose what allows it.",
            lambda: basis.setCurrentIndex(basis.findData(Basis.EMERGENCY.value)),
        ),
        (
            "note_threat",
            "Write what the danger is.",
            lambda: basis.setCurrentIndex(basis.findData(Basis.COURT.value)),
        ),
        (
            "note_parents",
            "Choose whether the parents were told.",
            lambda: parents.setCurrentIndex(parents.findData(ParentsFirst.TOLD.value)),
        ),
    ):
        save.click()
        assert words_in(page, f"{name}_error") == sentence
        assert disclosures(desk) == []
        mend()
    assert "call the superintendent" in words_in(page, "note_court")
    with qtbot.waitSignal(page.left):
        save.click()
    (one,) = desk.work.kept.disclosures.values()
    assert one.parts == (Part.ANSWERS,)
    assert (one.ground.basis, one.ground.parents) == (Basis.COURT, ParentsFirst.TOLD)


def test_escape_notes_nothing(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = NotePage(desk.disclosing)
    on_screen(qtbot, page)
    page.ask(desk.disclosing.record(referred(desk).screening.family_id))
    with qtbot.waitSignal(page.left):
        press(qtbot, ESCAPE)
    assert disclosures(desk) == []


def test_two_entries_of_one_child_become_one_and_two_again(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    sitting = desk.interviewing.finish(answered_to_the_end(desk, a_family(desk)))
    before = dict(desk.work.kept.registrations)
    child = next(iter(before.values()))
    (again,) = desk.registering.register((NewChild(child.name, child.born),))
    page = shown(qtbot, desk, sitting)
    qtbot.waitUntil(part_of(page, "twice_card").isVisible)
    with qtbot.waitSignal(page.family_changed) as changed:
        button(page, "twice_0_one").click()
    assert changed.args == [child.family_id]
    assert desk.work.kept.registrations == before
    assert not part_of(page, "twice_card").isVisible()
    assert part_of(page, "household_history").isVisible()
    button(page, "household_undo_0").click()
    assert again.id in desk.work.kept.registrations
    qtbot.waitUntil(part_of(page, "twice_card").isVisible)
