"""After a lock: the same clerk finds what she had half typed, another one only whose it is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.screener import Form
from tests.prepared_desk import LUCIA, PASSPHRASE
from tests.services.desk import DeskInMemory
from tests.ui.interview.asked import DISTRICTS, shown
from tests.ui.sitting_builder import a_family, reply_for
from tests.ui.whole_window import (
    ENTER,
    ESCAPE,
    LOCK,
    Screen,
    close,
    every_text,
    opened,
    prepared,
)
from ui.interview.forms.form import AnswerForm
from ui.interview.page import InterviewPage

ANA = Clerk("as", "Ana Sousa", Role.CLERK)


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown_window = opened(qtbot, tmp_path, prepared(tmp_path, LUCIA))
    shown_window.unlock()
    yield shown_window
    close(shown_window)


def form_of(page: QWidget) -> AnswerForm:
    form = next(form for form in page.findChildren(AnswerForm) if form.isVisible())
    assert isinstance(form, AnswerForm)
    return form


def begin_filling(form: AnswerForm) -> None:
    """Put something into every kind of part, and open what can be opened."""
    for button in form.findChildren(QAbstractButton):
        if button.objectName().endswith("_open"):
            button.click()
    for line in form.findChildren(QLineEdit):
        if line.isVisible() and not isinstance(line.parentWidget(), QComboBox):
            line.setText("aug 2")
    for box in form.findChildren(QComboBox):
        box.setCurrentIndex(min(1, box.count() - 1))
    choices = [each for each in form.findChildren(QAbstractButton) if each.isCheckable()]
    if choices:
        choices[0].click()


def test_what_is_half_typed_comes_back_in_every_form(qtbot: QtBot) -> None:
    desk, seen = DeskInMemory(), set[Form]()
    sitting = a_family(desk, language="en")
    before, after = (shown(qtbot, desk, sitting) for _page in range(2))
    while (step := sitting.interview.current) is not None:
        before.show_sitting(sitting)
        begin_filling(form_of(before))
        typed = form_of(before).typed()
        before.keep_half_typed()
        again = desk.interviewing.open(sitting.screening.id)
        after.show_sitting(again)
        assert form_of(after).typed() == typed, step.key
        assert desk.interviewing.half_typed(again) == typed, step.key
        assert again.interview.asking.draft == sitting.interview.asking.draft
        seen.add(step.question.form)
        sitting = desk.interviewing.answer(again, reply_for(again, step.question.id))
        assert sitting.screening.half_typed is None
    assert seen == set(Form)


def test_what_was_emptied_again_does_not_come_back(qtbot: QtBot) -> None:
    desk = DeskInMemory()
    sitting = a_family(desk)
    page = shown(qtbot, desk, sitting)
    begin_filling(form_of(page))
    page.keep_half_typed()
    page.show_sitting(desk.interviewing.open(sitting.screening.id))
    assert form_of(page).typed()["code"] is not None
    form_of(page).put_back({"code": None})
    page.keep_half_typed()
    kept = desk.interviewing.open(sitting.screening.id)
    assert kept.screening.half_typed is None
    page.show_sitting(kept)
    page.keep_half_typed()
    again = desk.interviewing.open(sitting.screening.id)
    assert again.screening.savings == kept.screening.savings


def test_the_page_keeps_nothing_before_a_question_is_shown(qtbot: QtBot) -> None:
    desk = DeskInMemory()
    page = InterviewPage(desk.interviewing, DISTRICTS)
    qtbot.addWidget(page)
    page.keep_half_typed()
    assert desk.work.kept.screenings == {}


def test_the_same_clerk_finds_the_key_she_had_pressed(screen: Screen) -> None:
    screen.keys(ENTER)
    screen.until_page("interview")
    screen.keys("1", ENTER, "Q", "W", LOCK, PASSPHRASE, ENTER)
    screen.until_page("interview")
    typed = form_of(screen.part("interview_page")).typed()
    codes = typed["codes"]
    assert isinstance(codes, tuple)
    assert len(codes) == 2
    asked = screen.question()
    screen.keys(ENTER)
    assert screen.question() != asked


def begun_by_another(screen: Screen) -> str:
    """Let Ana have begun the interview of the day's first family, and return its id."""
    begin = screen.doors.stores[-1].work(ANA.id)
    desk = screen.desk()
    family = desk.lists.today().listings[0].registration.family_id
    sitting = desk.interviewing.sit_down(family, "en")
    step = sitting.interview.current
    assert step is not None
    sitting = desk.interviewing.answer(sitting, reply_for(sitting, step.question.id))
    with begin() as work:
        work.center.keep_clerk(ANA)
        work.screenings.save(replace(sitting.screening, begun_by=ANA.id))
        work.commit()
    screen.window.desk.page_asked.emit("today")
    return sitting.screening.id


def test_another_clerk_sees_whose_it_is_and_when_it_began_and_no_answer(screen: Screen) -> None:
    begun_by_another(screen)
    screen.keys(ENTER)
    screen.until_page("takeover")
    begun = screen.words("takeover_heading")
    assert begun.startswith("Begun by A. S., ")
    assert len(begun.rpartition(", ")[2]) == len("10:42")
    asked = [text for text in every_text() if "moved" in text.lower() or "Yes" in text]
    assert asked == []
    screen.keys(ESCAPE)
    screen.until_page("today")


def test_taking_over_goes_on_where_it_was_left_and_the_trail_knows(screen: Screen) -> None:
    screening_id = begun_by_another(screen)
    screen.keys(ENTER)
    screen.until_page("takeover")
    screen.keys(ENTER)
    screen.until_page("interview")
    with screen.doors.stores[-1].work()() as work:
        acts = [entry for entry in work.trail.entries() if entry.act is Act.TOOK_OVER]
        kept = work.screenings.get(screening_id)
    assert [(entry.clerk_id, entry.about) for entry in acts] == [("ms", screening_id)]
    assert (kept.begun_by, kept.taken_over_by) == (ANA.id, "ms")
    screen.keys(LOCK, PASSPHRASE, ENTER)
    screen.until_page("interview")
