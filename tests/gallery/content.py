"""What fills the pages of the gallery: invented people and schools with names as long as life."""

from mmep_desktop.domain.center import MmepContact, School
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Filled,
    Listed,
    Reply,
    Ticked,
)
from mmep_desktop.services.registering import NewChild

CENTER = "Harborfield Public Schools Family Registration and Welcome Center"
PHONE = "508-555-0100 ext. 4417"
SCHOOLS = (
    School("02010505", "Dr. Martin Luther King Jr. Community School of Science and the Arts"),
    School("02010510", "Casimir Pulaski and Elizabeth Carter Brooks Elementary School"),
    School("", "Greater Harborfield Regional Vocational Technical High School"),
    School("", "Saltmarsh Middle"),
)
MMEP = MmepContact("Maximiliana Etxeberria-Villanueva", "413-555-0100", "recruiter@example.org")

SURNAMES = ("Fernández-Villavicencio", "de la Concepción Montenegro")
FIRST_CHILD = Name(first="Maximiliano Alejandro", last_1=SURNAMES[0], last_2=SURNAMES[1])
"""Sixty-eight letters; every brother and sister shares the surnames."""

GIVEN = (
    "Guadalupe Esperanza",
    "Xuncax",
    "Nguyễn Thị Hương Giang",
    "João Sebastião",
    "Ana",
    "Wilhelmina Alexandrina",
    "Łukasz",
    "Bartholomew-Christopher",
    "Chumil",
    "Ñusta",
    "Oluwaseun Ayodele",
)
SMALL_FAMILY = (
    NewChild(Name(first="Lucía", last_1="Colibrí", last_2="Nopal"), "2017-05-04", "", "04"),
    NewChild(Name(first="Mateo", last_1="Colibrí", last_2="Nopal"), "2009-02-11", "", "11"),
)


def many_children() -> tuple[NewChild, ...]:
    """Return twelve brothers and sisters, the eldest old enough to be asked alone."""
    names = (FIRST_CHILD, *(Name(each, "", *SURNAMES) for each in GIVEN))
    return tuple(
        NewChild(name, f"{2008 + row}-03-2{row % 10}", SCHOOLS[row % 4].name, f"{12 - row:02}")
        for row, name in enumerate(names)
    )


def long_reply(interview: Interview) -> Reply:
    """Return a reply to the current question as a family that moved for fish work gives it."""
    step = interview.current
    people = interview.asking.people
    everyone = tuple(f"child:{row}" for row in range(len(people)))
    replies: dict[str, Reply] = {
        "moved": Chosen("yes"),
        "worked": Ticked(("seafood_processing", "aquaculture")),
        "household": Listed(people),
        "schooling": Chosen("no"),
        "work_who": Ticked(("parent",)),
        "work_done": Filled(
            {
                "person": "Maximiliano Fernández-Villavicencio de la Concepción",
                "status": "did",
                "last_done": "2026-07",
            }
        ),
        "move_when": Dated("2026-03/2026-05"),
        "move_places": Filled(
            {
                "from_place": "San Cristóbal de las Casas, Chiapas, Mexico",
                "to_place": "Manchester-by-the-Sea, Massachusetts",
                "across_district": "unknown",
            }
        ),
        "move_who": Ticked((*everyone, "worker")),
        "move_more": Chosen("no"),
        "respondent": Filled(
            {
                "respondent": "Guadalupe Fernández-Villavicencio de la Concepción",
                "relation": "guardian",
            }
        ),
        "phones": Filled(
            {
                "phone_1": "+1 508-555-0142 ext. 4417",
                "phone_1_whatsapp": "yes",
                "best_time": "weekdays after half past six, never on Thursdays",
            }
        ),
        "address": Filled(
            {"living_address": "1204 Commonwealth Avenue Extension, Apartment 33B, Harborfield"}
        ),
        "languages": Filled(
            {"spoken_language": "K'iche'", "reading_language": "es", "interpreter": "phone_line"}
        ),
        "consent": Chosen("yes"),
    }
    return replies.get(step.question.id if step else "", Filled({}))


def unclear_reply(interview: Interview) -> Reply:
    """Return a reply that leaves to the recruiter whatever can be left open."""
    step = interview.current
    replies: dict[str, Reply] = {
        "worked": Ticked(("crops", "unsure")),
        "schooling": Chosen("unsure"),
        "work_who": Ticked(("other_relative",)),
        "work_done": Filled({"person": "Ana", "status": "looked_for"}),
        "move_when": Dated(None),
        "move_who": Ticked(("child:0",)),
        "consent": Chosen("later"),
    }
    return replies.get(step.question.id if step else "", long_reply(interview))
