"""Schools and programs: what the supervisor keeps, what a family is asked, the liaison's list."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.replies import Chosen, Reply
from resources import resource
from tests.gallery import content
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio

STAFF = SchoolContact(
    "",
    "Guadalupe Fernández-Villavicencio de la Concepción Montenegro",
    ContactKind.MIGRATORY_STAFF,
    "",
    ("en", "es", "quc"),
    "508-555-0150",
    "guadalupe.fernandez-villavicencio@schools.example.org",
)


def schools(studio: Studio) -> Iterator[Plate]:
    """Keep people and programs, ask a family about everything, and look at the liaison's list."""
    yield from _kept(studio)
    yield from _asked(studio)
    studio.desk.schools.ask(())


def _kept(studio: Studio) -> Iterator[Plate]:
    studio.flow.safekeeping.open("schools")
    yield plate(studio, "schools-empty")
    studio.click("schools_new_contact")
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "contact-refused")
    studio.keys(Qt.Key.Key_Escape)
    for kind in ContactKind:
        studio.desk.schools.keep_contact(replace(STAFF, kind=kind))
    studio.click("schools_new_program")
    studio.fill("program_name", "Evening credit recovery")
    studio.fill("program_grades", "13")
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "program-refused")
    studio.keys(Qt.Key.Key_Escape)
    studio.desk.schools.bring_in(Path(str(resource("programs", "example.toml"))))
    studio.flow.safekeeping.open("schools")
    studio.click("schools_ask_housing")
    yield plate(studio, "schools")


def _asked(studio: Studio) -> Iterator[Plate]:
    """Ask a family everything, and show its answer where the liaison sees it."""
    studio.desk.schools.ask(tuple(one.key for one in studio.desk.schools.all().add_ons))
    for one in studio.desk.schools.all().contacts[1:]:
        studio.desk.schools.forget_contact(one.id)
    sitting = studio.sit_down("es", *content.SMALL_FAMILY)
    sitting = studio.answer(sitting, content.long_reply, until="field.housing")
    studio.open(sitting)
    yield plate(studio, "interview-housing")
    sitting = studio.desk.interviewing.answer(sitting, Chosen("shelter"))
    studio.open(sitting)
    yield plate(studio, "interview-housing-told")
    studio.open(studio.answer(sitting, _second_choice))
    yield plate(studio, "outcome-schools")
    studio.desk.interviewing.finish(studio.desk.interviewing.open(sitting.screening.id))
    studio.shell.rail.page_asked.emit("reports")
    studio.until(studio.part("reports_follow_up").isVisible)
    studio.click("reports_follow_up")
    studio.until(studio.part("follow_up_table").isVisible)
    studio.click("follow_up_housing")
    studio.until(studio.part("housing_table").isVisible)
    yield plate(studio, "housing")


def _second_choice(interview: Interview) -> Reply:
    step = interview.current
    assert step is not None
    return Chosen(step.options[1])
