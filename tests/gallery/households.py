"""Who else is of a household: asked with long names, refused, put together, undone."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt

from mmep_desktop.domain.names import Name
from mmep_desktop.services.registering import NewChild
from tests.gallery import content
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.today.page import TodayPage

PHONE = "508-555-0177"


def households(studio: Studio) -> Iterator[Plate]:
    """Show the question before the interview, and what came of it."""
    first, *others = (_of_the_family(row) for row in range(4))
    opened = studio.desk.registering.register((first,), PHONE)[0]
    for child in others:
        studio.desk.registering.register((child,), PHONE)
    studio.flow.show_today()
    ask(studio, opened.family_id)
    yield plate(studio, "household")
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "household-refused")
    studio.keys("1", "3", Qt.Key.Key_Return)
    yield plate(studio, "household-joined")
    studio.keys(Qt.Key.Key_Return)
    open_record(studio, opened.family_id)
    yield plate(studio, "record-household")
    studio.part("household_undo_0").setFocus()
    studio.click("household_undo_0")
    yield plate(studio, "record-household-undone")
    yield from _twice(studio, first)


def _twice(studio: Studio, child: NewChild) -> Iterator[Plate]:
    """Show a child who is on the list twice, and one entry made of the two."""
    again = studio.desk.registering.register((child,), "508-555-0178")[0]
    open_record(studio, again.family_id)
    studio.until(studio.part("twice_card").isVisible)
    yield plate(studio, "record-twice")
    studio.click("twice_0_one")
    yield plate(studio, "record-one-entry")
    studio.flow.show_today()


def returning(studio: Studio) -> Iterator[Plate]:
    """Show the last answers of a child who comes back beside the new ones."""
    child = replace(content.SMALL_FAMILY[0], local_id="700123")
    studio.desk.interviewing.finish(studio.answer(studio.sit_down("es", child), content.long_reply))
    again = studio.answer(studio.sit_down("en", child), content.unclear_reply)
    studio.open(again)
    yield plate(studio, "outcome-returning")
    studio.keys(Qt.Key.Key_F7)
    yield plate(studio, "earlier")
    studio.keys(Qt.Key.Key_Escape)


def open_record(studio: Studio, family_id: str) -> None:
    """Open the record of a family as from a list."""
    studio.flow.show_today()
    page = studio.part("today_page")
    assert isinstance(page, TodayPage)
    page.record_asked.emit(family_id)


def ask(studio: Studio, family_id: str) -> None:
    """Open the family as from a list."""
    page = studio.part("today_page")
    assert isinstance(page, TodayPage)
    page.interview_asked.emit(family_id)


def _of_the_family(row: int) -> NewChild:
    child = content.many_children()[row]
    surname = content.SURNAMES[row % 2]
    return replace(child, name=Name(child.name.first, last_1=surname))
