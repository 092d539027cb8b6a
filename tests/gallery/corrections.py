"""A finished interview that is changed: the reason, the question, the end, both sides compared."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from mmep_desktop.services.interviewing import Sitting
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio

LONG_REASON = "the older sister came back to the counter with the lease and both school letters"


def corrections(studio: Studio, finished: Sitting) -> Iterator[Plate]:
    """Change where the family of *finished* moved from, and compare what was said."""
    studio.open(finished)
    studio.keys(Qt.Key.Key_F4)
    studio.click("check_change_move_places:0")
    yield plate(studio, "reason")
    studio.click("reason_go_on")
    yield plate(studio, "reason-refused")
    studio.click("reason_other")
    studio.fill("reason_words", LONG_REASON)
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "interview-correction")
    studio.flow.show_today()
    studio.open(finished)
    yield plate(studio, "outcome-correction-begun")
    studio.click("correction_resume")
    studio.fill("answer_from_place", "Hammonton, New Jersey")
    studio.click("answer_across_district_yes")
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "outcome-correction-end")
    studio.click("correction_finish")
    yield plate(studio, "outcome-corrected")
    studio.keys(Qt.Key.Key_F4)
    studio.keys("r")
    yield plate(studio, "revisions")
