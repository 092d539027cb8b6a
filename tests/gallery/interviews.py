"""The interview at each of its questions, unanswered and answered, and the family's side."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mmep_desktop.domain.screener import Form
from mmep_desktop.services.interviewing import Sitting
from tests.gallery import content
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio

ANSWERED = ("moved", "worked", "household", "work_done", "move_who", "phones", "languages")
"""Questions shown once more with their answer, for what is ticked or filled looks different."""

TURNED = (Form.CHOICE, Form.TILES, Form.TICKS, Form.DATE)


def interviews(studio: Studio, language: str) -> Iterator[Plate]:
    """Ask a family of twelve in *language*, question by question."""
    sitting = studio.sit_down(language, *content.many_children())
    asked: dict[str, str] = {}
    turned: set[Form] = set()
    while (step := sitting.interview.current) is not None:
        question = step.question
        if question.id not in asked:
            asked[question.id] = step.key
            studio.open(sitting)
            yield plate(studio, f"interview-{language}-{question.id}")
            if question.form in TURNED and question.form not in turned:
                turned.add(question.form)
                yield from _turned(studio, f"family-side-{language}-{question.id}")
        sitting = studio.desk.interviewing.answer(sitting, content.long_reply(sitting.interview))
    yield from _answered(studio, sitting, asked, language)


def details(studio: Studio) -> Iterator[Plate]:
    """Show what a clerk meets inside a question: refusals, choices of dates, an open card."""
    sitting = studio.sit_down("es", *content.SMALL_FAMILY)
    studio.open(sitting)
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "interview-refused")
    studio.keys(Qt.Key.Key_F2)
    if (menu := QApplication.activePopupWidget()) is not None:
        yield plate(studio, "interview-languages", menu)
        menu.close()
    sitting = studio.answer(sitting, content.long_reply, until="household")
    studio.open(sitting)
    studio.click("answer_person_0_open")
    yield plate(studio, "interview-person-open")
    sitting = studio.answer(sitting, content.long_reply, until="move_when")
    studio.open(sitting)
    studio.keys("winter")
    yield plate(studio, "interview-date-choices")
    studio.fill("answer_date_text", "13/2031")
    yield plate(studio, "interview-date-refused")


def _turned(studio: Studio, name: str) -> Iterator[Plate]:
    studio.click("interview_turn")
    side = QApplication.activeWindow()
    if side is not None:
        yield plate(studio, name, side)
    studio.flow.show_today()
    studio.window.activateWindow()
    studio.until(studio.window.isActiveWindow)


def _answered(
    studio: Studio, sitting: Sitting, asked: dict[str, str], language: str
) -> Iterator[Plate]:
    for question in ANSWERED:
        sitting = studio.desk.interviewing.jump(sitting, asked[question])
        studio.open(sitting)
        yield plate(studio, f"interview-{language}-{question}-answered")
