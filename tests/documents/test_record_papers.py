"""Disclosure log and copy of everything, read back: all of it, and only for whom it may be."""

import pytest

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import Basis, Ground, ParentsFirst, Part, Recipient
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.replies import Chosen, Listed, Ticked
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.registering import NewChild, Registering
from tests.builders import replies_of_a_referral
from tests.documents.reading import flowing, letter_counts, letters
from tests.services.desk import DeskInMemory
from tests.services.test_disclosing import RECRUITER, signed_and_printed
from tests.services.test_interviewing import alone_and_at_work

ARABIC = "محمد عبد الرحمن"
LONG = Name(
    first=ARABIC, last_1="García-Fernández de la Concepción", last_2="Montenegro y Villavicencio"
)
HOSTILE = Name(first="<img src='http://x'/>O<Brien &amp;", last_1="{name} %s =1+1")


def on_paper(desk: DeskInMemory) -> DeskInMemory:
    desk.papers = DeskPapers()  # type: ignore[assignment]  # the real ones, in place of the stand-in
    return desk


def asked(desk: DeskInMemory, *names: Name) -> Sitting:
    """Ask a family of children called *names* to its referral."""
    registering = Registering(desk.work, desk.clock, desk.ids)
    children = tuple(NewChild(name, "2017-05-04", "Elm School", "04") for name in names)
    sitting = desk.interviewing.sit_down(registering.register(children)[0].family_id, "ar")
    for reply in replies_of_a_referral():
        own = reply
        if isinstance(reply, Listed):
            own = Listed(sitting.interview.asking.people)
        if reply == Ticked(("child:0", "worker")):
            own = Ticked((*(f"child:{row}" for row in range(len(names))), "worker"))
        sitting = desk.interviewing.answer(sitting, own)
    return desk.interviewing.finish(sitting)


def test_the_log_says_all_that_the_law_asks_for() -> None:
    desk = on_paper(DeskInMemory())
    family = signed_and_printed(desk).screening.family_id
    desk.disclosing.hand_over(family, RECRUITER)
    desk.disclosing.note(
        family,
        Recipient("Roy Officer", "Patrol officer", "City Police"),
        (Part.REGISTRATION, Part.ANSWERS),
        Ground(Basis.EMERGENCY, "To find the child", threat="Missing in a snowstorm"),
    )
    desk.disclosing.note(
        family,
        Recipient("B. Judge", "Clerk", "Juvenile Court"),
        (Part.CONSENT,),
        Ground(Basis.COURT, "Subpoena 114", parents=ParentsFirst.TOLD),
    )
    (child,) = desk.disclosing.record(family).children
    text = flowing(desk.releasing.drawn_log(child.id))
    for told in (
        "Lucía García",
        "603 CMR 23.07(1)",
        "1 September 2026, 10:42",
        "A. Recruiter",
        "0201-A-26-00001, revision 1",
        "Signed consent, 34 CFR 99.30.",
        "No entry is asked for (34 CFR 99.32(d)).",
        "Migrant Student Information Exchange (MSIX)",
        "Maria Silva",
        "supervisor",
        "Signature",
        "Patrol officer",
        "City Police",
        "The threat: Missing in a snowstorm",
        "Court order or subpoena, 34 CFR 99.31(a)(9).",
        "The parents were told before.",
    ):
        assert letters(told) in letters(text), told


def test_a_copy_holds_every_answer_of_every_revision_with_who_and_why() -> None:
    desk = on_paper(DeskInMemory())
    sitting = asked(desk, LONG, HOSTILE)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Ana López", "J. Silva")
    desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    begun = desk.correcting.begin(sitting, "consent", Reason(Cause.OTHER, "she called back"))
    desk.correcting.finish(desk.answer(begun, Chosen("later")))
    pdf = desk.releasing.drawn_copy(sitting.screening.family_id)
    text = letters(flowing(pdf))
    for told in (
        HOSTILE.shown,
        "Answers before they were changed",
        "Answers that count",
        "Another reason: she called back",
        "Cutting, packing fish",
        "Juan García",
        "From (town, state or country): Immokalee, FL",
        "508-555-0111",
        "signed by Ana López, in English, witness J. Silva",
        "Referral sheet, copy 1, by Maria Silva (clerk-1)",
        "Refer to MMEP",
        "34 CFR 200.81",
        "Nothing was shown to anybody.",
        "asked in Arabic",
        "the parents or guardians",
    ):
        assert letters(told) in text, told
    assert not letter_counts(ARABIC) - letter_counts(flowing(pdf))
    assert b"http" not in pdf
    assert text.count(letters("Cutting, packing fish")) >= 2


@pytest.mark.parametrize("shown", ["yes", "no"])
def test_what_was_said_alone_is_on_paper_for_whom_it_may_be(shown: str) -> None:
    desk = DeskInMemory()
    family = desk.interviewing.finish(desk.sit_down(Chosen("no"), born="2008-05-04"))
    alone_and_at_work(desk, family, shown=shown)
    family_id = family.screening.family_id
    (child,) = desk.disclosing.record(family_id).children
    on_paper(desk)
    for_parents = letters(flowing(desk.releasing.drawn_copy(family_id)))
    for_student = letters(flowing(desk.releasing.drawn_copy(family_id, child.id)))
    for told in ("508-555-0177", "asked alone: Lucía García", "recruiter to ask more"):
        assert letters(told) in for_student, told
        assert (letters(told) in for_parents) is (shown == "yes"), told


def test_what_was_begun_and_half_typed_is_held_too() -> None:
    desk = on_paper(DeskInMemory())
    sitting = desk.sit_down(*replies_of_a_referral()[:9])
    desk.interviewing.keep_half_typed(sitting, {"respondent": "Ana Half", "relation": None})
    text = letters(flowing(desk.releasing.drawn_copy(sitting.screening.family_id)))
    assert letters("the interview is not finished") in text
    assert letters("Typed and not entered, by Maria Silva (clerk-1): Ana Half") in text


def test_a_family_that_nobody_asked_has_a_copy_too() -> None:
    desk = on_paper(DeskInMemory())
    child = desk.register("Lucía")
    text = letters(flowing(desk.releasing.drawn_copy(child.family_id)))
    assert letters("none given yet") in text
    assert letters("4 May 2017") in text


def test_a_second_entry_that_was_given_up_is_held_too() -> None:
    desk = on_paper(DeskInMemory())
    child = desk.register("Lucía")
    again = NewChild(child.name, child.born, school="Saltmarsh Middle")
    (gone,) = desk.registering.register((again,), "774-555-0177")
    desk.households.make_one(child.id, gone.id)
    text = letters(flowing(desk.releasing.drawn_copy(child.family_id)))
    for told in ("Entered twice", "774-555-0177", "Saltmarsh Middle", "Entries merged"):
        assert letters(told) in text, told
