"""Corrections of finished interviews: what counts, what stays, and what is on which paper."""

from dataclasses import replace

import pytest

from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.interview import NotAnAnswer
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.replies import Chosen, Listed
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.correcting import Correcting
from mmep_desktop.services.interviewing import Sitting
from tests.builders import a_person, replies_of_a_referral, shipped_screener
from tests.services.desk import DeskInMemory
from tests.services.test_interviewing import alone_and_at_work, current_key

WRONG_KEY = Reason(Cause.WRONG_KEY)
ANA, BABY, MATEO = a_person("Ana"), a_person("Baby", "2025"), a_person("Mateo", "2011-02-03")


def referred(desk: DeskInMemory) -> Sitting:
    return desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))


def corrected_to_no(desk: DeskInMemory, sitting: Sitting, reason: Reason = WRONG_KEY) -> Sitting:
    begun = desk.correcting.begin(sitting, "moved", reason)
    return desk.correcting.finish(desk.answer(begun, Chosen("no")))


def standing(desk: DeskInMemory) -> Standing:
    (listing,) = desk.lists.today().listings
    return listing.standing


def outcome(sitting: Sitting) -> Outcome:
    assert sitting.screening.determination is not None
    return sitting.screening.determination.outcome


def test_a_correction_opens_at_the_question_with_every_answer_kept() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    begun = desk.correcting.begin(sitting, "move_when:0", WRONG_KEY)
    assert current_key(begun) == "move_when:0"
    assert begun.interview.asking.draft == sitting.screening.draft


def test_a_corrected_interview_is_a_new_revision_and_the_old_one_stays_whole() -> None:
    desk = DeskInMemory()
    first = referred(desk)
    desk.clock.at = desk.clock.at.replace(hour=15)
    second = corrected_to_no(desk, first, Reason(Cause.FAMILY_CORRECTED, " said  by phone "))
    assert (second.screening.revision, outcome(second)) == (2, Outcome.NO_REFERRAL)
    assert second.screening.number == first.screening.number
    old, new = desk.correcting.revisions(second)
    assert old.revision == first.screening.as_revision()
    assert old.revision.determination.version == shipped_screener().version
    assert (old.revision.reason, old.by) == (None, "Maria Silva")
    assert new.revision.reason == Reason(Cause.FAMILY_CORRECTED, "said by phone")
    assert (new.by, new.revision.finished_at.hour) == ("Maria Silva", 15)
    assert set(new.interview.asking.draft) == {"moved"}
    assert set(old.interview.asking.draft) == set(first.screening.draft)


def test_the_one_who_corrects_is_named_not_the_one_who_asked() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    other = Clerk("clerk-2", "João Pires", Role.CLERK)
    desk.work.kept.clerks[other.id] = other
    correcting = Correcting(desk.work, desk.clock, other, desk.interviewing)
    begun = correcting.begin(sitting, "moved", WRONG_KEY)
    waiting = desk.correcting.begun(sitting)
    assert waiting is not None
    assert waiting.by == "João Pires"
    done = correcting.finish(desk.answer(begun, Chosen("no")))
    assert [shown.by for shown in correcting.revisions(done)] == ["Maria Silva", "João Pires"]


def test_an_interview_that_was_never_corrected_has_one_revision() -> None:
    desk = DeskInMemory()
    (only,) = desk.correcting.revisions(referred(desk))
    assert (only.revision.number, only.revision.reason) == (1, None)


def test_until_it_is_finished_a_correction_changes_nothing_that_counts() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    begun = desk.answer(desk.correcting.begin(sitting, "worked", WRONG_KEY), Chosen("unsure"))
    assert current_key(begun) == "the end"
    assert begun.screening == sitting.screening
    assert desk.work.kept.screenings[sitting.screening.id] == sitting.screening
    assert desk.interviewing.open(sitting.screening.id) == sitting
    assert standing(desk) is Standing.CONSENT_MISSING
    assert desk.lists.today().coverage.asked == 1
    desk.paperwork.drawn(begun, Paper.REFERRAL_SHEET)
    assert desk.papers.referrals[-1].determination.outcome is Outcome.REFER


def test_each_answer_of_a_correction_is_kept_and_taken_up_where_it_was_left() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(Chosen("no")))
    begun = desk.correcting.begin(sitting, "moved", WRONG_KEY)
    begun = desk.answer(begun, *replies_of_a_referral()[:3])
    begun = desk.interviewing.speak(begun, "en")
    again = desk.correcting.resume(desk.interviewing.open(sitting.screening.id))
    assert again.interview.asking.draft == begun.interview.asking.draft
    assert (current_key(again), again.interview.language) == (current_key(begun), "en")
    assert again.correction == begun.correction
    assert again.saved_at > sitting.saved_at


def test_answers_are_kept_as_they_were_when_a_correction_is_dropped() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    begun = desk.answer(desk.correcting.begin(sitting, "moved", WRONG_KEY), Chosen("no"))
    kept = desk.correcting.drop(begun)
    assert kept == sitting
    assert desk.correcting.begun(sitting) is None
    assert len(desk.correcting.revisions(sitting)) == 1
    assert desk.correcting.drop(sitting) == sitting


def test_a_correction_left_by_another_window_is_dropped_from_the_finished_interview() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    desk.correcting.begin(sitting, "moved", WRONG_KEY)
    assert desk.correcting.drop(desk.interviewing.open(sitting.screening.id)) == sitting
    assert desk.correcting.begun(sitting) is None


def test_without_a_correction_there_is_nothing_to_take_up_or_to_finish() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    assert desk.correcting.resume(sitting) == sitting
    assert desk.correcting.finish(sitting) == sitting


def test_a_correction_that_changed_nothing_makes_no_revision() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    begun = desk.correcting.begin(sitting, "moved", WRONG_KEY)
    assert desk.correcting.changes_something(desk.answer(begun, Chosen("no")))
    begun = desk.interviewing.jump(desk.correcting.resume(sitting), "moved")
    begun = desk.answer(begun, Chosen("yes"))
    assert not desk.correcting.changes_something(begun)
    same = desk.correcting.finish(begun)
    assert same.screening == sitting.screening
    assert desk.correcting.begun(sitting) is None


def test_a_correction_with_an_open_question_cannot_be_finished() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(Chosen("no")))
    begun = desk.answer(desk.correcting.begin(sitting, "moved", WRONG_KEY), Chosen("yes"))
    with pytest.raises(NotAnAnswer):
        desk.correcting.finish(begun)
    assert desk.work.kept.screenings[sitting.screening.id] == sitting.screening


def test_two_windows_never_correct_the_same_interview_in_silence() -> None:
    desk = DeskInMemory()
    here = referred(desk)
    there = desk.interviewing.open(here.screening.id)
    begun = desk.correcting.begin(here, "moved", WRONG_KEY)
    with pytest.raises(DeskError) as problem:
        desk.correcting.begin(there, "moved", WRONG_KEY)
    assert problem.value.problem is Problem.CHANGED_ELSEWHERE
    stale = desk.correcting.resume(there)
    desk.correcting.finish(desk.answer(begun, Chosen("no")))
    for gesture in (desk.correcting.finish, desk.correcting.drop, desk.interviewing.back):
        with pytest.raises(DeskError) as problem:
            gesture(stale)
        assert problem.value.problem is Problem.CHANGED_ELSEWHERE


def test_what_was_corrected_since_it_was_opened_is_not_corrected_from_old_answers() -> None:
    desk = DeskInMemory()
    seen = referred(desk)
    corrected_to_no(desk, seen)
    with pytest.raises(DeskError) as problem:
        desk.correcting.begin(seen, "moved", WRONG_KEY)
    assert problem.value.problem is Problem.CHANGED_ELSEWHERE


def test_a_correction_is_judged_by_the_version_that_the_interview_began_with() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    desk.shelf.screeners.append(replace(shipped_screener(), version="2099.1", fingerprint="f"))
    assert desk.screeners.choose().screener.version == "2099.1"
    corrected = corrected_to_no(desk, sitting)
    assert corrected.screening.determination is not None
    assert corrected.screening.determination.version == sitting.screening.version


def test_a_sheet_printed_before_is_to_be_printed_again_and_the_new_one_says_which() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Ana López")
    old = desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    assert standing(desk) is Standing.TO_SEND
    begun = desk.correcting.begin(sitting, "worked", WRONG_KEY)
    begun = desk.answer(begun, Chosen("unsure"))
    assert standing(desk) is Standing.TO_SEND
    corrected = desk.correcting.finish(begun)
    assert outcome(corrected) is Outcome.REFER_ASK_MORE
    assert standing(desk) is Standing.TO_PRINT
    trail = desk.paperwork.trail(corrected)
    assert trail.out_of_date(Paper.REFERRAL_SHEET) == old
    assert trail.consent is not None
    for copy in (2, 3):
        new = desk.paperwork.print(corrected, Paper.REFERRAL_SHEET, "Front desk")
        assert (new.copy, new.content.revision) == (copy, 2)
        assert desk.papers.referrals[-1].revision == 2
        assert desk.papers.referrals[-1].replaces == old
    assert standing(desk) is Standing.TO_SEND
    assert desk.paperwork.trail(corrected).out_of_date(Paper.REFERRAL_SHEET) is None
    assert desk.paperwork.trail(corrected).printings[0] == old


def test_a_first_sheet_replaces_none() -> None:
    desk = DeskInMemory()
    referral = desk.paperwork.referral(referred(desk))
    assert (referral.revision, referral.replaces) == (1, None)


def test_a_sheet_printed_before_the_signature_is_to_be_printed_again() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    old = desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    assert desk.paperwork.trail(sitting).is_up_to_date(Paper.REFERRAL_SHEET)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Ana López")
    assert standing(desk) is Standing.TO_PRINT
    assert desk.paperwork.trail(sitting).out_of_date(Paper.REFERRAL_SHEET) == old
    assert desk.paperwork.referral(sitting).replaces == old
    desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    assert standing(desk) is Standing.TO_SEND


def test_a_sheet_that_says_sent_is_out_of_date_once_consent_is_taken_back() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Ana López")
    desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    desk.paperwork.record_consent(sitting, ConsentState.WITHDRAWN)
    assert desk.paperwork.trail(sitting).out_of_date(Paper.REFERRAL_SHEET) is not None


def test_the_family_page_is_out_of_date_only_when_it_would_say_something_else() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    old = desk.paperwork.print(sitting, Paper.FAMILY_PAGE, "Front desk")
    begun = desk.correcting.begin(sitting, "phones", WRONG_KEY)
    corrected = desk.correcting.finish(desk.interviewing.skip(begun))
    assert corrected.screening.revision == 2
    assert desk.paperwork.trail(corrected).is_up_to_date(Paper.FAMILY_PAGE)
    corrected = corrected_to_no(desk, corrected)
    assert desk.paperwork.trail(corrected).out_of_date(Paper.FAMILY_PAGE) == old
    desk.paperwork.drawn(corrected, Paper.FAMILY_PAGE)
    assert desk.papers.pages[-1].replaces == old.printed_at.date()


def test_the_consent_page_is_out_of_date_when_it_names_other_children() -> None:
    desk = DeskInMemory()
    sitting = referred(desk)
    desk.paperwork.print(sitting, Paper.CONSENT_PAGE, "Front desk")
    begun = desk.correcting.begin(sitting, "household", Reason(Cause.NEW_FACT))
    corrected = desk.answer(begun, Listed((*sitting.interview.asking.people, BABY)))
    while corrected.interview.current is not None:
        corrected = desk.interviewing.skip(corrected)
    corrected = desk.correcting.finish(corrected)
    assert desk.paperwork.trail(corrected).out_of_date(Paper.CONSENT_PAGE) is not None
    assert desk.paperwork.trail(sitting).consent is None


def asked_with_one_alone(desk: DeskInMemory, shown: str = "no") -> tuple[Sitting, Sitting]:
    """A family that never moved, and what its young person said alone after the end."""
    family = desk.interviewing.finish(desk.sit_down(Chosen("no"), born="2008-05-04"))
    alone = alone_and_at_work(desk, family, shown)
    return (desk.interviewing.open(family.screening.id), alone)


def test_what_was_said_alone_after_the_end_makes_the_familys_sheet_another_one() -> None:
    desk = DeskInMemory()
    family, alone = asked_with_one_alone(desk)
    assert (family.screening.revision, outcome(family)) == (2, Outcome.REFER_ASK_MORE)
    assert family.screening.reason == Reason(Cause.ASKED_ALONE)
    assert alone.screening.revision == 1
    first, second = desk.correcting.revisions(family)
    assert first.revision.draft == second.revision.draft
    assert first.revision.determination.outcome is Outcome.NO_REFERRAL


def test_a_section_asked_alone_is_corrected_and_the_familys_outcome_follows_down_too() -> None:
    desk = DeskInMemory()
    family, alone = asked_with_one_alone(desk)
    desk.paperwork.print(family, Paper.FAMILY_PAGE, "Front desk")
    desk.clock.at = desk.clock.at.replace(hour=15)
    begun = desk.answer(desk.correcting.begin(alone, "moved", WRONG_KEY), Chosen("no"))
    desk.clock.at = desk.clock.at.replace(hour=16)
    corrected = desk.correcting.finish(begun)
    assert (corrected.screening.revision, corrected.screening.reason) == (2, WRONG_KEY)
    assert corrected.screening.as_revision().finished_at.hour == 16
    family = desk.interviewing.open(family.screening.id)
    assert (family.screening.revision, outcome(family)) == (3, Outcome.NO_REFERRAL)
    assert family.screening.number == "0201-A-26-00001"
    assert desk.paperwork.trail(family).is_up_to_date(Paper.FAMILY_PAGE)


def test_what_is_corrected_alone_reaches_the_family_page_only_with_the_young_persons_yes() -> None:
    desk = DeskInMemory()
    family, alone = asked_with_one_alone(desk)
    desk.paperwork.print(family, Paper.FAMILY_PAGE, "Front desk")
    begun = desk.correcting.begin(alone, "alone_shown", WRONG_KEY)
    desk.correcting.finish(desk.answer(begun, Chosen("yes")))
    family = desk.interviewing.open(family.screening.id)
    assert desk.paperwork.trail(family).out_of_date(Paper.FAMILY_PAGE) is not None


def test_a_family_being_corrected_takes_in_what_is_said_alone_meanwhile() -> None:
    desk = DeskInMemory()
    family, alone = asked_with_one_alone(desk)
    begun = desk.correcting.begin(family, "moved", WRONG_KEY)
    corrected_to_no(desk, alone)
    done = desk.correcting.finish(desk.answer(begun, Chosen("declined"), Chosen("declined")))
    assert (done.screening.revision, outcome(done)) == (4, Outcome.DECLINED)
    assert [shown.revision.number for shown in desk.correcting.revisions(done)] == [1, 2, 3, 4]


def household_with_mateo_alone(desk: DeskInMemory) -> Sitting:
    """A finished family in whose third row Mateo has begun to answer alone."""
    family = desk.answer(desk.sit_down(), *replies_of_a_referral(ANA, BABY, MATEO))
    while family.interview.current is not None:
        family = desk.interviewing.skip(family)
    family = desk.interviewing.finish(family)
    desk.answer(desk.interviewing.ask_alone(family, 2, "es"), Chosen("yes"))
    return family


def row_of_mateo(desk: DeskInMemory) -> int | None:
    (own,) = (one for one in desk.work.kept.screenings.values() if one.is_alone)
    return own.alone


def test_a_section_asked_alone_moves_with_its_person_only_when_the_correction_counts() -> None:
    desk = DeskInMemory()
    family = household_with_mateo_alone(desk)
    begun = desk.correcting.begin(family, "household", WRONG_KEY)
    begun = desk.answer(begun, Listed((ANA, MATEO)))
    (own,) = desk.interviewing.alone_beside(begun)
    assert own.interview.asking.people == (MATEO,)
    assert row_of_mateo(desk) == 2
    begun = desk.answer(desk.interviewing.jump(begun, "household"), Listed((MATEO, ANA)))
    while begun.interview.current is not None:
        begun = desk.interviewing.skip(begun)
    desk.correcting.finish(begun)
    assert row_of_mateo(desk) == 0


def test_no_correction_takes_away_a_person_who_answered_alone() -> None:
    desk = DeskInMemory()
    family = household_with_mateo_alone(desk)
    begun = desk.correcting.begin(family, "household", WRONG_KEY)
    with pytest.raises(NotAnAnswer):
        desk.answer(begun, Listed((ANA, BABY)))
