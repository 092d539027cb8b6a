"""People at schools, programs, add-ons and housing are kept as they are told, in either store."""

from dataclasses import replace
from datetime import date, timedelta

from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.keeping import FamilyRecord
from mmep_desktop.domain.programs import Program, ProgramKind
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.store import Store
from tests.storage.invented import NOW, TODAY, registration, screening

MARTA = SchoolContact(
    "c1", "Marta", ContactKind.BILINGUAL, "Elm School", ("es", "quc"), "508-555-0101", "m@x.org"
)
STAFF = SchoolContact("c2", "Zoila", ContactKind.MIGRATORY_STAFF)
EVENING = Program(
    "p1",
    "Evening credits",
    ProgramKind.EVENING,
    from_age=14,
    to_age=21,
    grades=("09", "out_of_school"),
    months=(9, 10),
    first_day=date(2026, 9, 1),
    last_day=date(2026, 12, 1),
    hours="6 to 8 pm",
    place="Elm School",
    phone="508-555-0102",
    needs={"credit_gaps": ("yes", "unsure")},
    has_ride=True,
)
BARE = Program("p2", "Clinic", ProgramKind.CLINIC)


def test_everything_is_kept_changed_and_forgotten(open_work: OpenWork) -> None:
    with open_work() as work:
        for contact in (MARTA, STAFF):
            work.schools.keep_contact(contact)
        for program in (BARE, EVENING):
            work.schools.keep_program(program)
        for key in ("housing", "credit_gaps", "housing"):
            work.schools.ask_add_on(key)
        work.commit()
    with open_work() as work:
        assert work.schools.contacts() == (STAFF, MARTA)
        assert work.schools.programs() == (EVENING, BARE)
        assert work.schools.add_ons() == {"housing", "credit_gaps"}
        work.schools.keep_contact(replace(MARTA, phone=""))
        work.schools.keep_program(replace(BARE, name="Vaccines"))
        for nobody_else in ("c2", "c2"):
            work.schools.forget_contact(nobody_else)
        work.schools.forget_program("p1")
        work.schools.leave_add_on("housing")
        work.schools.leave_add_on("never")
        work.commit()
    with open_work() as work:
        assert work.schools.contacts() == (replace(MARTA, phone=""),)
        assert work.schools.programs() == (replace(BARE, name="Vaccines"),)
        assert work.schools.add_ons() == {"credit_gaps"}


def test_the_last_answer_of_a_family_counts_and_goes_with_its_record(open_work: OpenWork) -> None:
    first = HousingAnswer("s1", "f1", "shelter", False, NOW)
    later = HousingAnswer("s2", "f1", "own_place", True, NOW + timedelta(days=1))
    other = HousingAnswer("s3", "f2", "hotel", False, NOW)
    with open_work() as work:
        for number, family_id in enumerate(("f1", "f1", "f2"), 1):
            work.registrations.add(registration(f"r{number}", family_id=family_id))
            work.screenings.add(screening(f"s{number}", family_id=family_id))
        for answer in (later, replace(first, answer="hotel"), first, other):
            work.housing.keep(answer)
        work.commit()
    with open_work() as work:
        assert work.housing.of_family("f1") == (first, later)
        assert work.housing.latest() == {"f1": later, "f2": other}
        work.housing.forget("s3")
        work.housing.forget("s3")
        work.keeping.destroy([FamilyRecord("f1", TODAY, ())])
        work.commit()
    with open_work() as work:
        assert work.housing.latest() == {}


def test_what_is_kept_of_schools_has_its_line_in_the_trail(store: Store) -> None:
    with store.work("clerk-1")() as work:
        work.schools.keep_contact(MARTA)
        work.schools.keep_program(EVENING)
        work.schools.ask_add_on("housing")
        work.commit()
    assert store.check(lambda _done, _total: None).is_whole
