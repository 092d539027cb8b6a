"""An interview page at a question, and what it saved."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Reply
from mmep_desktop.services.interviewing import Sitting
from tests.services.desk import DeskInMemory
from tests.ui.sitting_builder import WIDE, a_family, at_question, on_screen
from ui.interview.page import InterviewPage

DISTRICTS = ("Amherst", "Amherst-Pelham", "Holyoke", "New Bedford")


def asked(
    qtbot: QtBot,
    desk: DeskInMemory,
    question: str = "moved",
    *children: tuple[Name, str],
    size: tuple[int, int] = WIDE,
) -> InterviewPage:
    """Show the page at the first step that asks *question*."""
    return shown(qtbot, desk, at_question(desk, a_family(desk, *children), question), size)


def shown(
    qtbot: QtBot, desk: DeskInMemory, sitting: Sitting, size: tuple[int, int] = WIDE
) -> InterviewPage:
    """Show the page where *sitting* stands."""
    page = InterviewPage(desk.interviewing, DISTRICTS)
    on_screen(qtbot, page, size)
    page.show_sitting(sitting)
    return page


def saved(desk: DeskInMemory, key: str) -> Reply | None:
    """Return the reply to the step *key* that is in the store."""
    screenings = list(desk.work.kept.screenings.values())
    return screenings[-1].draft.get(key)


def at(desk: DeskInMemory) -> str:
    """Return the key of the step at which the latest interview stands in the store."""
    return list(desk.work.kept.screenings.values())[-1].at


def question_shown(page: QWidget) -> str:
    """Return the question in the family's words."""
    found = page.findChild(QLabel, "interview_family_words")
    assert isinstance(found, QLabel)
    return found.text()
