"""Values that are valid by default; a test names only what matters to it."""

from datetime import date
from functools import cache

from mmep_desktop.domain.center import Center, Clerk, MmepContact, Role, School
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Filled,
    Listed,
    Person,
    Reply,
    Ticked,
)
from mmep_desktop.domain.screener import Screener
from mmep_desktop.domain.steps import Asking
from mmep_desktop.screeners.pack import read_pack
from resources import resource

TODAY = date(2026, 9, 1)


@cache
def shipped_screener() -> Screener:
    """Return the screener that the program is shipped with."""
    return read_pack(resource("screeners", "mmep-universal"))


def a_person(first: str = "Lucía", born: str | None = "2017-05-04") -> Person:
    """Return a child of nine."""
    return Person(Name(first=first, last_1="García", last_2="López"), born)


def a_center(*, practice: bool = False) -> Center:
    """Return a center that knows its MMEP contact."""
    return Center(
        store_id="store-1",
        district_code="02010000",
        district="New Bedford",
        name="Example Registration Center",
        desk="A",
        phone="508-555-0100",
        schools=(School("02010505", "Example High"), School("", "Example Elementary")),
        mmep=MmepContact("A. Recruiter", "413-555-0100", ""),
        practice=practice,
    )


def a_clerk() -> Clerk:
    """Return the desk's supervisor."""
    return Clerk("clerk-1", "Maria Silva", Role.SUPERVISOR)


def an_interview(*people: Person, alone: bool = False) -> Interview:
    """Return an interview at its first question, on 1 September 2026, in English."""
    asking = Asking(shipped_screener(), TODAY, {}, people or (a_person(),), alone=alone)
    return Interview(asking, "en")


def told(interview: Interview, *replies: Reply) -> Interview:
    """Return *interview* after *replies*, each to the question it had come to."""
    for reply in replies:
        interview = interview.answer(reply)
    return interview


def replies_of_a_referral(*people: Person) -> tuple[Reply, ...]:
    """Return the replies of a family that moved in May for fish work, up to the last."""
    household = Listed(people or (a_person(),))
    return (
        Chosen("yes"),
        Ticked(("seafood_processing",)),
        household,
        Ticked(("parent",)),
        Filled({"person": "Juan García", "status": "did", "last_done": "2026-07"}),
        Dated("2026-05"),
        Filled(
            {"from_place": "Immokalee, FL", "to_place": "New Bedford", "across_district": "yes"}
        ),
        Ticked((*(f"child:{row}" for row in range(len(household.people))), "worker")),
        Chosen("no"),
        Filled({"respondent": "Ana López", "relation": "parent"}),
        Filled({"phone_1": "508-555-0111", "best_time": "after 6"}),
        Filled({"living_address": "1 Example St"}),
        Filled(
            {"spoken_language": "es", "reading_language": "es", "interpreter": "bilingual_clerk"}
        ),
        Chosen("yes"),
    )
