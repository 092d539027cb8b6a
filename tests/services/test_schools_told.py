"""Schools, programs and housing in one interview: what is asked, kept apart, and put on paper."""

from dataclasses import replace

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.add_ons import HOUSING, HOUSING_TOLD, KEPT_APART, step_of
from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.programs import Program, ProgramKind
from mmep_desktop.domain.replies import Chosen, Person
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.interviewing import Sitting
from tests.builders import replies_of_a_referral
from tests.documents.reading import flowing
from tests.services.desk import DeskInMemory

CHANGED = Reason(Cause.FAMILY_CORRECTED)
PUPIL = Person(Name("Lucía"), "2017-05-04", details={"school": "Example High", "grade": "03"})
STAFF = SchoolContact("c1", "Rui", ContactKind.MIGRATORY_STAFF, "example high", ("es",))
CLUB = Program("p1", "Club", ProgramKind.AFTER_SCHOOL, needs={"program_interest": ("several",)})


def a_desk(*add_ons: str) -> DeskInMemory:
    desk = DeskInMemory()
    desk.work.kept.add_ons |= set(add_ons)
    return desk


def asked(desk: DeskInMemory, *replies: Chosen) -> Sitting:
    return desk.interviewing.finish(desk.sit_down(*replies_of_a_referral(PUPIL), *replies))


def kept_draft(desk: DeskInMemory, sitting: Sitting) -> object:
    return desk.work.kept.screenings[sitting.screening.id].draft.get(step_of(HOUSING))


def corrected(desk: DeskInMemory, sitting: Sitting, *replies: Chosen, at: str = HOUSING) -> Sitting:
    begun = desk.correcting.begin(sitting, step_of(at), CHANGED)
    return desk.correcting.finish(desk.answer(begun, *replies))


def test_where_a_family_sleeps_goes_to_the_liaison_and_not_on_the_sheet() -> None:
    desk = a_desk(HOUSING)
    sitting = asked(desk, Chosen("shelter"), Chosen("no"))
    (told,) = desk.work.kept.housing.values()
    assert (told.family_id, told.answer) == (sitting.screening.family_id, "shelter")
    assert not told.is_told_to_recruiter
    assert kept_draft(desk, sitting) == Chosen(KEPT_APART)
    assert sitting.is_settled
    assert sitting.interview.current is None
    assert desk.paperwork.referral(sitting).housing == ""
    again = desk.interviewing.open(sitting.screening.id)
    assert again.interview.asking.draft == sitting.interview.asking.draft


def test_a_family_that_agrees_has_it_on_the_sheet_and_reads_so_in_the_consent() -> None:
    desk = a_desk(HOUSING)
    sitting = asked(desk, Chosen("hotel"), Chosen("yes"))
    assert desk.paperwork.referral(sitting).housing == "hotel"
    desk.paperwork.drawn(sitting, Paper.CONSENT_PAGE)
    assert desk.papers.pages[-1].is_housing_told
    assert next(iter(desk.work.kept.housing.values())).is_told_to_recruiter


def test_a_changed_answer_reaches_the_liaison_without_a_revision_that_tells_it() -> None:
    desk = a_desk(HOUSING)
    sitting = asked(desk, Chosen("shelter"), Chosen("no"))
    after = corrected(desk, sitting, Chosen("own_place"))
    assert after.screening.revision == 1
    assert [one.answer for one in desk.work.kept.housing.values()] == ["own_place"]
    told = corrected(desk, after, Chosen("hotel"), Chosen("yes"))
    begun = desk.correcting.begin(told, step_of(HOUSING), CHANGED)
    step = desk.answer(begun, Chosen("shelter")).interview.current
    assert step is not None
    assert step.key == step_of(HOUSING_TOLD), "who agreed to tell one thing is asked of another"
    told = desk.correcting.drop(told)
    assert told.screening.revision == 2
    assert desk.paperwork.referral(told).housing == "hotel"
    untold = corrected(desk, told, Chosen("no"), at=HOUSING_TOLD)
    assert desk.paperwork.referral(untold).housing == ""
    assert kept_draft(desk, untold) == Chosen(KEPT_APART)


def test_what_is_switched_on_later_is_no_gap_in_a_finished_interview() -> None:
    desk = a_desk()
    sitting = asked(desk)
    desk.work.kept.add_ons |= {HOUSING, "program_interest"}
    assert desk.interviewing.open(sitting.screening.id).interview.current is None
    assert desk.work.kept.housing == {}


def test_the_sheet_names_the_staff_at_the_childs_school_and_the_page_what_to_ask_about() -> None:
    desk = a_desk("program_interest")
    other = replace(STAFF, id="c2", school="Another")
    desk.work.kept.contacts = {one.id: one for one in (STAFF, other)}
    desk.work.kept.programs = {CLUB.id: CLUB}
    sitting = asked(desk, Chosen("several"), Chosen("yes"))
    assert desk.paperwork.referral(sitting).routed_to == (STAFF,)
    desk.paperwork.drawn(sitting, Paper.FAMILY_PAGE)
    assert desk.papers.pages[-1].programs == (CLUB,)


def test_a_copy_of_everything_tells_what_the_liaison_keeps() -> None:
    desk = a_desk(HOUSING)
    sitting = asked(desk, Chosen("car_or_outside"), Chosen("no"))
    desk.releasing.drawn_copy(sitting.screening.family_id)
    (held,) = desk.papers.copies[-1].screenings
    assert held.housing is not None
    assert held.housing.answer == "car_or_outside"
    text = flowing(DeskPapers().everything_held(desk.papers.copies[-1]))
    assert "Kept for the McKinney-Vento liaison" in text
    assert "A car, a camp, or outside" in text
    assert "MMEP is not told" in text
    assert "Kept for the school's liaison" in text
