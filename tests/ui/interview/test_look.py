"""Every question at 100 % and at 200 %: nothing cut, nothing answered beforehand, all named."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.replies import Ticked
from mmep_desktop.services.interviewing import Sitting
from tests.services.desk import DeskInMemory
from tests.ui.interview.asked import shown
from tests.ui.sitting_builder import LONG_NAMES, NARROW, WIDE, a_family, reply_for
from tests.ui.widgets.shown import cut_sideways
from ui.interview.forms.form import AnswerForm, NotYet

QUESTIONS = (
    "moved",
    "worked",
    "household",
    "schooling",
    "work_who",
    "work_done",
    "move_when",
    "move_places",
    "move_who",
    "move_more",
    "respondent",
    "phones",
    "address",
    "languages",
    "consent",
)


@pytest.fixture(scope="module")
def sittings() -> dict[str, tuple[DeskInMemory, Sitting]]:
    """A family with the longest names, at the first step of each question."""
    desk = DeskInMemory()
    sitting = a_family(desk, *LONG_NAMES)
    found: dict[str, tuple[DeskInMemory, Sitting]] = {}
    while (step := sitting.interview.current) is not None:
        found.setdefault(step.question.id, (desk, sitting))
        reply = reply_for(sitting, step.question.id)
        young = Ticked(("child:0", "parent"))
        sitting = desk.interviewing.answer(
            sitting, young if step.question.id == "work_who" else reply
        )
    return found


def form_of(page: QWidget) -> AnswerForm:
    return next(form for form in page.findChildren(AnswerForm) if form.isVisible())


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_at_the_sides(
    qtbot: QtBot,
    sittings: dict[str, tuple[DeskInMemory, Sitting]],
    question: str,
    size: tuple[int, int],
) -> None:
    page = shown(qtbot, *sittings[question], size)
    qtbot.waitUntil(lambda: form_of(page).height() > 0)
    assert cut_sideways(page) == []


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_question_and_focused_answer_are_in_view(
    qtbot: QtBot,
    sittings: dict[str, tuple[DeskInMemory, Sitting]],
    question: str,
    size: tuple[int, int],
) -> None:
    page = shown(qtbot, *sittings[question], size)
    asked = page.findChild(QLabel, "interview_family_words")
    assert isinstance(asked, QLabel)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.waitUntil(lambda: seen_height(focused, page) >= min(24, focused.height()))
    assert asked.height() >= asked.heightForWidth(asked.width())
    assert asked.mapTo(page, QPoint(0, 0)).y() >= 0


def seen_height(part: QWidget, page: QWidget) -> int:
    """Return how much of *part* can be seen where the page scrolls."""
    scroll = page.findChild(QScrollArea, "interview_scroll")
    assert isinstance(scroll, QScrollArea)
    window = scroll.viewport()
    top = part.mapTo(page, QPoint(0, 0)).y() - window.mapTo(page, QPoint(0, 0)).y()
    return min(top + part.height(), window.height()) - max(top, 0)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_answered_beforehand(
    qtbot: QtBot, sittings: dict[str, tuple[DeskInMemory, Sitting]], question: str
) -> None:
    page = shown(qtbot, *sittings[question])
    form = form_of(page)
    pressed = [part for part in form.findChildren(QAbstractButton) if part.isChecked()]
    assert pressed == []
    assert isinstance(form.reply(), NotYet) or question == "household"


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_part_one_can_reach_has_a_name_for_tests_and_for_ears(
    qtbot: QtBot, sittings: dict[str, tuple[DeskInMemory, Sitting]], question: str
) -> None:
    page = shown(qtbot, *sittings[question])
    reached = [
        part
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for part in page.findChildren(kind)
        if part.isVisible() and not isinstance(part.parentWidget(), QComboBox)
    ]
    assert reached
    assert [part for part in reached if not part.objectName()] == []
    assert [part.objectName() for part in reached if not part.accessibleName()] == []
