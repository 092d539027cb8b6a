"""MMEP's answers: no file yet, a file beside what is known, and what follows on the record."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt

from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.heard import AppliedFile, Compared, Difference, Differs, Heard
from mmep_desktop.domain.mmep_answers import Answer, AnswerFile, Result
from mmep_desktop.domain.names import Name
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.answers.page import AnswersPage

LONG = Name("Maximiliano", "", "Fernández-Villavicencio", "de la Concepción")
ON, UNTIL = date(2026, 9, 14), date(2029, 9, 13)
NUMBER = "0000-A-26-00017"


def answers(studio: Studio) -> Iterator[Plate]:
    """Look at the page before a file was chosen, and at one with every kind of line."""
    studio.shell.rail.page_asked.emit("batches")
    studio.settle()
    studio.keys(Qt.Key.Key_F8)
    yield plate(studio, "answers-none")
    page = studio.part("answers_page")
    assert isinstance(page, AnswersPage)
    page.show_compared(compared())
    yield plate(studio, "answers")
    studio.keys(Qt.Key.Key_Escape)
    yield from _on_the_record(studio)


def compared() -> Compared:
    """Return an invented file with every kind of line, and all that may be wrong around it."""
    tried = Answer("s1", NUMBER, 1, 0, Result.NOT_REACHED, ON, tries=4)
    served = Answer(
        *("s1", NUMBER, 1, 0, Result.ELIGIBLE, ON), eligible_from=ON, eligible_until=UNTIL
    )
    twin = Answer("s9", "0000-B-26-00001", 1, 0, Result.DUPLICATE, ON, duplicate_of=NUMBER)
    visit = Answer("s1", NUMBER, 1, 0, Result.APPOINTMENT, ON)
    known = Heard(tried, 1, ON)
    made_at = datetime(2026, 9, 30, 9, tzinfo=UTC)
    desk = ("MMEP, Northampton", "00000000", "A")
    return Compared(
        file=AnswerFile("a3", 3, made_at, *desk, "", "", (), (served, visit, twin)),
        lines=(
            Difference(visit, Differs.NEW, LONG, "f1"),
            Difference(served, Differs.CHANGED, LONG, "f1", known),
            Difference(tried, Differs.SAME, Name("Ana", last_1="Beija-Flor"), "f2", known),
            Difference(tried, Differs.OLDER, LONG, "f1", Heard(served, 4, ON)),
            Difference(twin, Differs.UNKNOWN),
        ),
        missing=(2,),
        receipts=(16, 17),
        not_ours=(41,),
        was_applied=False,
    )


def _on_the_record(studio: Studio) -> Iterator[Plate]:
    """Look at the record of a family that MMEP has answered."""
    now = SystemClock().now()
    line = studio.desk.printing_many.referrals()[0]
    served = Answer(
        *(line.screening_id, line.number, 1, 0, Result.ELIGIBLE, ON),
        eligible_from=ON,
        eligible_until=UNTIL,
    )
    with studio.unlocked.store.work()() as work:
        work.answers.add(AppliedFile("a1", 1, "d1", now, "MMEP", now, "practice"), (served,))
        work.commit()
    studio.flow._open_record(line.family_id, studio.flow.show_today)  # noqa: SLF001 - as from a list
    studio.until(studio.part("mmep_card").isVisible)
    yield plate(studio, "record-answered")
    studio.keys(Qt.Key.Key_Escape)
