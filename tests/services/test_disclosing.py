"""The register: who was given what of a record, and what is never given without consent."""

import pytest

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import (
    ONWARD,
    Basis,
    Ground,
    ParentsFirst,
    Part,
    Recipient,
)
from mmep_desktop.domain.heard import AppliedFile
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.disclosing import MMEP, Disclosing
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.permissions import MAY, Deed
from tests.builders import replies_of_a_referral
from tests.documents.reading import flowing
from tests.services.desk import DeskInMemory
from tests.services.test_interviewing import alone_and_at_work

RECRUITER = Recipient(" A.  Recruiter ", "Recruiter", MMEP)


def a_referral(desk: DeskInMemory) -> Sitting:
    return desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))


def signed_and_printed(desk: DeskInMemory) -> Sitting:
    sitting = a_referral(desk)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED)
    desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    return sitting


def standing(desk: DeskInMemory) -> Standing:
    return desk.lists.today().listings[0].standing


def refusal(desk: DeskInMemory, sitting: Sitting) -> Problem:
    with pytest.raises(DeskError) as refused:
        desk.disclosing.hand_over(sitting.screening.family_id, RECRUITER)
    assert desk.disclosing.record(sitting.screening.family_id).disclosures == ()
    return refused.value.problem


def test_a_referral_handed_over_is_a_line_for_each_child_and_an_act_of_its_own() -> None:
    desk = DeskInMemory()
    sitting = signed_and_printed(desk)
    assert standing(desk) is Standing.TO_SEND
    line = desk.disclosing.hand_over(sitting.screening.family_id, RECRUITER)
    record = desk.disclosing.record(sitting.screening.family_id)
    assert record.disclosures == (line,)
    assert line.children == tuple(child.id for child in record.children)
    assert line.recipient == Recipient("A. Recruiter", "Recruiter", MMEP)
    assert (line.number, line.revision) == ("0201-A-26-00001", 1)
    assert line.ground.basis is Basis.CONSENT
    assert line.is_exempt
    assert line.onward == ONWARD
    assert (line.by.name, line.by.position) == ("Maria Silva", "supervisor")
    assert standing(desk) is record.standing is Standing.SENT
    assert (Act.HANDED_OVER, sitting.screening.id) in {
        (entry.act, entry.about) for entry in desk.work.kept.trail
    }


@pytest.mark.parametrize("state", [None, *ConsentState])
def test_only_a_signed_consent_lets_a_referral_go(state: ConsentState | None) -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    if state is not None:
        desk.paperwork.record_consent(sitting, state)
    desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    if state is ConsentState.SIGNED:
        assert desk.disclosing.hand_over(sitting.screening.family_id, RECRUITER).onward
    else:
        assert refusal(desk, sitting) is Problem.CONSENT_NEEDED


def test_a_sheet_is_printed_before_it_is_handed_over() -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED)
    assert refusal(desk, sitting) is Problem.PRINT_FIRST


def test_no_referral_is_never_handed_over() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(Chosen("no")))
    assert refusal(desk, sitting) is Problem.CONSENT_NEEDED


def test_what_was_corrected_after_it_was_handed_over_is_to_print_and_hand_over_again() -> None:
    desk = DeskInMemory()
    sitting = signed_and_printed(desk)
    desk.disclosing.hand_over(sitting.screening.family_id, RECRUITER)
    begun = desk.correcting.begin(sitting, "consent", Reason(Cause.WRONG_KEY))
    changed = desk.answer(begun, Chosen("later"))
    corrected = desk.correcting.finish(changed)
    assert corrected.screening.revision == 2
    assert standing(desk) is Standing.TO_PRINT
    desk.paperwork.print(corrected, Paper.REFERRAL_SHEET, "Front desk")
    assert standing(desk) is Standing.TO_SEND
    desk.disclosing.hand_over(sitting.screening.family_id, RECRUITER)
    assert standing(desk) is Standing.SENT
    desk.paperwork.record_consent(corrected, ConsentState.WITHDRAWN)
    assert standing(desk) is Standing.CONSENT_REFUSED


def test_the_recipient_is_the_last_one_until_mmep_names_another() -> None:
    desk = DeskInMemory()
    assert desk.disclosing.mmep_contact() == Recipient("A. Recruiter", "", MMEP)
    sitting = signed_and_printed(desk)
    desk.disclosing.hand_over(sitting.screening.family_id, RECRUITER)
    assert desk.disclosing.mmep_contact() == RECRUITER.tidied
    desk.disclosing.hand_over(sitting.screening.family_id, Recipient("Somebody", "Driver", "CES"))
    assert desk.disclosing.mmep_contact() == Recipient("A. Recruiter", "", MMEP)


@pytest.mark.parametrize(
    ("ground", "is_complete", "is_exempt"),
    [
        (Ground(Basis.REPRESENTATIVE, "Audit of the program"), True, False),
        (Ground(Basis.FAMILY, "Asked to see it"), True, True),
        (Ground(Basis.CONSENT, "New school"), True, True),
        (Ground(Basis.CONSENT, " "), False, True),
        (Ground(Basis.COURT, "Ordered"), False, False),
        (Ground(Basis.COURT, "Ordered", parents=ParentsFirst.TOLD), True, False),
        (Ground(Basis.COURT, "Ordered", parents=ParentsFirst.FORBIDDEN), True, True),
        (Ground(Basis.EMERGENCY, "To find the child"), False, False),
        (Ground(Basis.EMERGENCY, "To find the child", threat="Missing in snow"), True, False),
    ],
)
def test_each_basis_asks_for_what_the_law_wants_written(
    ground: Ground, is_complete: bool, is_exempt: bool
) -> None:
    desk = DeskInMemory()
    family = desk.register("Lucía").family_id
    given = (family, Recipient("Officer Roy", "Officer", "Police"), (Part.REGISTRATION,), ground)
    assert ground.is_complete is is_complete
    if is_complete:
        line = desk.disclosing.note(*given)
        assert (line.is_exempt, line.onward) == (is_exempt, ())
        assert desk.disclosing.record(family).disclosures == (line,)
    else:
        with pytest.raises(ValueError, match="who, what and why"):
            desk.disclosing.note(*given)


def test_the_log_of_a_child_holds_only_what_was_shown_of_that_child() -> None:
    desk = DeskInMemory()
    sitting = signed_and_printed(desk)
    family = sitting.screening.family_id
    desk.disclosing.hand_over(family, RECRUITER)
    (child,) = desk.disclosing.record(family).children
    desk.releasing.print_log(child.id, "Front desk")
    assert [log.child for log in desk.papers.logs] == [child]
    assert len(desk.papers.logs[0].disclosures) == 1
    assert desk.tray.pages[-1][2] == "disclosure log"


def test_a_copy_printed_or_saved_leaves_its_line_and_its_act() -> None:
    desk = DeskInMemory()
    family = signed_and_printed(desk).screening.family_id
    mother = Recipient("Ana López", "Mother", "")
    printed = desk.releasing.print_copy(family, mother, "Front desk")
    saved = desk.releasing.save_copy(family, mother, "stick/copy.pdf")
    assert desk.files.files == {"stick/copy.pdf": b"%PDF everything"}
    assert desk.disclosing.record(family).disclosures == (printed, saved)
    assert printed.parts == (Part.EVERYTHING,)
    assert [one.about for one in desk.work.kept.trail if one.act is Act.COPY_MADE] == [
        printed.id,
        saved.id,
    ]


def test_a_copy_that_came_out_nowhere_leaves_no_line() -> None:
    desk = DeskInMemory()
    family = signed_and_printed(desk).screening.family_id
    desk.tray.refuses = desk.files.refuses = True
    for act in (desk.releasing.print_copy, desk.releasing.save_copy):
        with pytest.raises(DeskError):
            act(family, Recipient("Ana López"), "anywhere")
    assert desk.disclosing.record(family).disclosures == ()


@pytest.mark.parametrize("role", Role)
def test_only_a_supervisor_copies_everything_and_an_auditor_discloses_nothing(role: Role) -> None:
    desk = DeskInMemory()
    sitting = signed_and_printed(desk)
    family = sitting.screening.family_id
    with desk.work() as work:
        work.center.keep_clerk(Clerk("clerk-1", "Maria Silva", role))
        work.commit()
    given = Disclosing(desk.work, desk.clock, desk.ids, Clerk("clerk-1", "Maria Silva", role))
    if role not in MAY[Deed.DISCLOSE]:
        with pytest.raises(DeskError) as refused:
            given.hand_over(family, RECRUITER)
        assert refused.value.problem is Problem.NOT_ALLOWED
    else:
        given.hand_over(family, RECRUITER)
    if role is Role.SUPERVISOR:
        desk.releasing.print_copy(family, Recipient("Ana López"), "Front desk")
    else:
        with pytest.raises(DeskError) as refused:
            desk.releasing.print_copy(family, Recipient("Ana López"), "Front desk")
        assert refused.value.problem is Problem.NOT_ALLOWED
        assert len(desk.tray.pages) == 1


@pytest.mark.parametrize("shown", ["yes", "no"])
def test_a_section_asked_alone_is_in_a_copy_only_for_its_young_person_or_with_a_yes(
    shown: str,
) -> None:
    desk = DeskInMemory()
    family = desk.interviewing.finish(desk.sit_down(Chosen("no"), born="2008-05-04"))
    alone_and_at_work(desk, family, shown=shown)
    family_id = family.screening.family_id
    (child,) = desk.disclosing.record(family_id).children
    desk.releasing.drawn_copy(family_id)
    desk.releasing.drawn_copy(family_id, child.id)
    for_parents, for_student = desk.papers.copies
    agreed = shown == "yes"
    assert [bool(one.alone) for one in for_student.screenings] == [False, True]
    assert [bool(one.alone) for one in for_parents.screenings] == [False, True][: 1 + agreed]
    (theirs,) = (one.answers[-1].determination for one in for_parents.screenings[:1])
    (own,) = (one.answers[-1].determination for one in for_student.screenings[:1])
    assert theirs is not None
    assert own is not None
    assert own.outcome.is_referral
    assert theirs.outcome.is_referral is agreed
    causes = [
        answers.reason.cause
        for one in for_parents.screenings
        for answers in one.answers
        if answers.reason
    ]
    assert (Cause.ASKED_ALONE in causes) is agreed
    assert for_parents.screenings[0].answers[-1].what == "counts"


@pytest.mark.parametrize("asked_alone", [False, True])
def test_a_copy_tells_what_mmep_said_unless_it_tells_of_what_was_said_alone(
    asked_alone: bool,
) -> None:
    desk = DeskInMemory()
    family = desk.interviewing.finish(desk.sit_down(Chosen("no"), born="2008-05-04"))
    if asked_alone:
        alone_and_at_work(desk, family, shown="no")
    id_, now = family.screening.id, desk.clock.now()
    answer = Answer(id_, "N-1", 1, 0, Result.NOT_REACHED, now.date(), tries=3)
    with desk.work() as work:
        work.answers.add(AppliedFile("a1", 1, "d1", now, "MMEP", now, "ms"), (answer,))
        work.commit()
    desk.releasing.drawn_copy(family.screening.family_id)
    text = flowing(DeskPapers().everything_held(desk.papers.copies[-1]))
    assert ("MMEP: not reached, tries so far: 3" in text) is not asked_alone
    assert ("taken in on 1 September 2026, file 1" in text) is not asked_alone
