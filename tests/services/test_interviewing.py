"""The interview at the desk: saved, resumed, finished, asked alone."""

from dataclasses import replace

import pytest

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.interview import NotAnAnswer
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Chosen, Filled, Listed, Skipped, Ticked
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.registering import NewChild, Registering
from tests.builders import a_person, replies_of_a_referral, shipped_screener
from tests.services.desk import DeskInMemory

ANA, BABY, MATEO = a_person("Ana"), a_person("Baby", "2025"), a_person("Mateo", "2011-02-03")


def current_key(sitting: Sitting) -> str:
    step = sitting.interview.current
    return step.key if step else "the end"


def test_every_answer_is_kept_before_the_next_question() -> None:
    desk = DeskInMemory()
    sitting = desk.sit_down(Chosen("yes"))
    kept = desk.work.kept.screenings[sitting.screening.id]
    assert kept.draft == {"moved": Chosen("yes")}
    assert kept.at == "worked"


def test_an_interview_is_taken_up_at_the_same_question_after_a_restart() -> None:
    desk = DeskInMemory()
    sitting = desk.sit_down(*replies_of_a_referral()[:5])
    again = desk.interviewing.sit_down(sitting.screening.family_id, "en")
    assert current_key(again) == current_key(sitting) == "move_when:0"
    assert again.interview.asking.draft == sitting.interview.asking.draft
    assert again.interview.language == "es"


def test_an_interview_ends_under_the_version_it_began_with() -> None:
    desk = DeskInMemory()
    sitting = desk.sit_down(Chosen("yes"))
    newer = replace(shipped_screener(), version="2026.4", fingerprint="other")
    desk.shelf.screeners.append(newer)
    assert desk.screeners.choose().screener.version == "2026.4"
    again = desk.interviewing.sit_down(sitting.screening.family_id, "es")
    assert again.interview.asking.screener.version == shipped_screener().version


def test_the_language_changes_with_every_answer_kept() -> None:
    desk = DeskInMemory()
    sitting = desk.sit_down(Chosen("yes"), Ticked(("dairy",)))
    english = desk.interviewing.speak(sitting, "en")
    kept = desk.work.kept.screenings[sitting.screening.id]
    assert (kept.language, kept.draft) == ("en", english.interview.asking.draft)


def test_a_finished_interview_has_an_outcome_and_the_number_the_family_sees() -> None:
    desk = DeskInMemory()
    finished = desk.interviewing.finish(desk.sit_down(Chosen("no")))
    assert finished.screening.number == "0201-A-26-00001"
    assert finished.screening.determination is not None
    assert finished.screening.determination.outcome is Outcome.NO_REFERRAL
    again = desk.interviewing.finish(finished)
    assert again.screening == finished.screening


def test_an_interview_with_an_open_question_cannot_be_finished() -> None:
    desk = DeskInMemory()
    with pytest.raises(NotAnAnswer):
        desk.interviewing.finish(desk.sit_down(Chosen("yes")))


def test_a_finished_interview_drops_what_no_question_asks_any_more() -> None:
    desk = DeskInMemory()
    sitting = desk.sit_down(*replies_of_a_referral())
    sitting = desk.interviewing.jump(sitting, "moved")
    finished = desk.interviewing.finish(desk.answer(sitting, Chosen("no")))
    assert set(finished.screening.draft) == {"moved"}


def test_two_windows_on_one_interview_never_lose_an_answer_in_silence() -> None:
    desk = DeskInMemory()
    here = desk.sit_down()
    there = desk.interviewing.open(here.screening.id)
    desk.answer(there, Chosen("yes"))
    with pytest.raises(DeskError) as problem:
        desk.answer(here, Chosen("no"))
    assert problem.value.problem is Problem.CHANGED_ELSEWHERE


def alone_and_at_work(desk: DeskInMemory, family: Sitting, shown: str) -> Sitting:
    alone = desk.interviewing.ask_alone(family, 0, "es")
    return desk.interviewing.finish(
        desk.answer(
            alone,
            Chosen("yes"),
            Ticked(("seafood_processing",)),
            Chosen("no"),
            Filled({"status": "did", "last_done": "2026-07"}),
            Skipped(),
            Filled({"across_district": "yes"}),
            Ticked(("child:0",)),
            Chosen("no"),
            Filled({"own_phone": "508-555-0177", "own_best_time": "after six"}),
            Chosen(shown),
        )
    )


def test_what_a_young_person_says_alone_can_bring_a_recruiter_on_its_own() -> None:
    desk = DeskInMemory()
    family = desk.interviewing.finish(desk.sit_down(Chosen("no"), born="2008-05-04"))
    alone_and_at_work(desk, family, shown="no")
    kept = desk.work.kept.screenings[family.screening.id]
    assert kept.determination is not None
    assert kept.determination.outcome is Outcome.REFER_ASK_MORE


def test_a_section_asked_alone_counts_whichever_is_finished_first() -> None:
    desk = DeskInMemory()
    family = desk.sit_down(Chosen("no"), born="2008-05-04")
    alone_and_at_work(desk, family, shown="no")
    finished = desk.interviewing.finish(desk.interviewing.open(family.screening.id))
    assert finished.screening.determination is not None
    assert finished.screening.determination.outcome is Outcome.REFER_ASK_MORE


def test_a_section_asked_alone_is_taken_up_again_where_it_was() -> None:
    desk = DeskInMemory()
    family = desk.sit_down(Chosen("no"), born="2008-05-04")
    alone = desk.answer(desk.interviewing.ask_alone(family, 0, "es"), Chosen("yes"))
    again = desk.interviewing.ask_alone(family, 0, "es")
    assert again.screening.id == alone.screening.id
    assert current_key(desk.interviewing.open(alone.screening.id)) == "worked"


def test_a_family_can_be_asked_again_and_the_old_answers_stay() -> None:
    desk = DeskInMemory()
    first = desk.interviewing.finish(desk.sit_down(Chosen("no")))
    second = desk.interviewing.ask_again(first.screening.family_id, "en")
    assert second.screening.id != first.screening.id
    assert current_key(second) == "moved"
    assert desk.work.kept.screenings[first.screening.id] == first.screening


def test_a_registered_grade_that_the_pack_does_not_know_stops_no_interview() -> None:
    desk = DeskInMemory()
    child = NewChild(Name(first="Ana"), grade="3rd grade")
    registering = Registering(desk.work, desk.clock, desk.ids)
    (registered,) = registering.register((child,))
    sitting = desk.interviewing.sit_down(registered.family_id, "en")
    finished = desk.interviewing.finish(desk.answer(sitting, Chosen("no")))
    assert finished.screening.is_finished


def household_with_a_section_asked_alone(desk: DeskInMemory) -> Sitting:
    """Mateo, in the third row, has begun to answer alone."""
    family = desk.answer(desk.sit_down(), *replies_of_a_referral(ANA, BABY, MATEO))
    alone = desk.interviewing.ask_alone(family, 2, "es")
    desk.answer(alone, Chosen("yes"))
    return desk.interviewing.jump(desk.interviewing.open(family.screening.id), "household")


def test_a_section_asked_alone_keeps_its_person_when_a_row_goes() -> None:
    desk = DeskInMemory()
    family = desk.answer(household_with_a_section_asked_alone(desk), Listed((ANA, MATEO)))
    (own,) = desk.interviewing.alone_beside(family)
    assert own.screening.alone == 1
    assert own.interview.asking.people == (MATEO,)


def test_a_person_who_answered_alone_cannot_be_taken_out_of_the_household() -> None:
    desk = DeskInMemory()
    family = household_with_a_section_asked_alone(desk)
    with pytest.raises(NotAnAnswer):
        desk.answer(family, Listed((ANA, BABY)))
    kept = desk.work.kept.screenings[family.screening.id]
    assert kept.draft["household"] == Listed((ANA, BABY, MATEO))
