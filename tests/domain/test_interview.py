"""The walk through the screener, without a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.interview import Interview, NotAnAnswer
from mmep_desktop.domain.reading import Refused
from mmep_desktop.domain.replies import Chosen, Dated, Filled, Listed, Reply, Skipped, Ticked
from mmep_desktop.domain.screener import Form
from mmep_desktop.domain.steps import Step
from tests.builders import a_person, an_interview, replies_of_a_referral, told


def keys(interview: Interview) -> list[str]:
    return [step.key for step in interview.steps]


def current_key(interview: Interview) -> str:
    step = interview.current
    return step.key if step else "the end"


def test_a_family_that_never_moved_is_done_after_one_question() -> None:
    done = told(an_interview(), Chosen("no"))
    assert done.current is None
    assert done.finish().outcome is Outcome.NO_REFERRAL


def test_a_family_without_the_work_is_done_after_two_questions() -> None:
    done = told(an_interview(), Chosen("yes"), Chosen("none"))
    assert done.current is None
    assert done.finish().outcome is Outcome.NO_REFERRAL


@pytest.mark.parametrize(
    "replies", [(Chosen("declined"), Chosen("unsure")), (Chosen("yes"), Chosen("declined"))]
)
def test_a_family_that_declines_is_not_asked_on(replies: tuple[Reply, ...]) -> None:
    done = told(an_interview(), *replies)
    assert done.current is None
    assert done.finish().outcome is Outcome.DECLINED


def test_a_referral_is_asked_for_contact_and_consent_last() -> None:
    done = told(an_interview(), *replies_of_a_referral())
    assert done.current is None
    assert done.finish().outcome is Outcome.REFER
    assert keys(done)[-5:] == ["respondent", "phones", "address", "languages", "consent"]


def test_contact_is_not_asked_while_nobody_will_call() -> None:
    too_old = told(
        an_interview(),
        Chosen("yes"),
        Ticked(("crops",)),
        Listed((a_person(),)),
        Ticked(("parent",)),
        Filled({"status": "did", "last_done": "2019"}),
        Dated("2026-05"),
        Skipped(),
        Ticked(("child:0", "worker")),
        Chosen("no"),
    )
    assert too_old.current is None
    assert "respondent" not in keys(too_old)
    assert too_old.finish().outcome is Outcome.NO_REFERRAL


def test_going_back_asks_the_same_question_again_with_its_reply() -> None:
    interview = told(an_interview(), Chosen("yes"), Ticked(("dairy",)))
    back = interview.back()
    assert current_key(back) == "worked"
    assert back.asking.draft["worked"] == Ticked(("dairy",))


def test_back_at_the_first_question_stays_there() -> None:
    assert current_key(an_interview().back()) == "moved"


def test_a_changed_answer_leads_straight_on_to_where_the_family_was() -> None:
    interview = told(an_interview(), Chosen("yes"), Ticked(("dairy",)), Listed((a_person(),)))
    assert current_key(interview) == "work_who:dairy"
    assert current_key(interview.jump("moved").answer(Chosen("yes"))) == "work_who:dairy"


def test_nobody_jumps_over_an_open_question() -> None:
    interview = told(an_interview(), Chosen("yes"))
    assert current_key(interview.jump("household")) == "worked"


def test_a_question_passed_over_is_not_a_no() -> None:
    interview = told(an_interview(), Skipped(), Skipped())
    assert current_key(interview) == "household"


def test_the_language_changes_at_any_point_with_all_answers_kept() -> None:
    interview = told(an_interview(), Chosen("yes"), Ticked(("dairy", "crops")))
    spanish = interview.speak("es")
    assert spanish.asking.draft == interview.asking.draft
    assert current_key(spanish) == current_key(interview)


def test_a_date_that_has_not_come_is_refused_and_nothing_is_recorded() -> None:
    interview = told(an_interview(), *replies_of_a_referral()[:5])
    assert current_key(interview) == "move_when:0"
    with pytest.raises(Refused) as refused:
        interview.answer(Dated("2026-12"))
    assert [found.code for found in refused.value.refusals] == ["future_date"]


def test_a_reply_that_was_not_offered_is_no_answer() -> None:
    for reply in (Chosen("perhaps"), Ticked(("yes",)), Dated("2026"), Filled({})):
        with pytest.raises(NotAnAnswer):
            an_interview().answer(reply)


def test_the_young_worker_is_offered_by_name_and_the_move_of_the_worker_is_theirs() -> None:
    mateo = a_person("Mateo", "2009-02-03")
    interview = told(
        an_interview(mateo),
        Chosen("yes"),
        Ticked(("seafood_processing",)),
        Listed((mateo,)),
        Chosen("no"),
        Ticked(("child:0",)),
        Filled({"status": "did"}),
        Dated("2026-05"),
        Filled({"across_district": "yes"}),
        Ticked(("child:0",)),
        Chosen("no"),
    )
    assert interview.steps[-1].key == "consent"
    assert current_key(interview) == "respondent"


def test_a_second_move_is_asked_after_yes_another() -> None:
    interview = told(an_interview(), *replies_of_a_referral()[:8], Chosen("yes"))
    assert current_key(interview) == "move_when:1"


def test_a_row_taken_out_of_the_household_asks_again_who_moved() -> None:
    ana, ben = a_person("Ana"), a_person("Ben")
    interview = told(an_interview(ana, ben), *replies_of_a_referral(ana, ben)[:9])
    fewer = interview.jump("household").answer(Listed((ben,)))
    assert current_key(fewer) == "work_who:seafood_processing"
    assert "move_who:0" not in fewer.asking.draft


def test_a_child_added_to_the_household_is_asked_about_and_never_taken_for_a_no() -> None:
    ana, ben = a_person("Ana"), a_person("Ben")
    youth = a_person("Mateo", "2009-02-03")
    finished = told(an_interview(ana), *replies_of_a_referral(ana))
    more = finished.jump("household").answer(Listed((ana, ben)))
    assert current_key(more) == "move_who:0"
    assert "work_who:seafood_processing" in more.asking.draft
    older = finished.jump("household").answer(Listed((ana, youth)))
    assert {"schooling:1", "work_who:seafood_processing", "move_who:0"} <= {
        step.key for step in older.steps if step.key not in older.asking.draft
    }


def test_a_young_person_alone_is_asked_no_household_and_no_family_contact() -> None:
    interview = told(an_interview(a_person("Mateo", "2009-02-03"), alone=True), Chosen("yes"))
    interview = interview.answer(Ticked(("seafood_processing",)))
    assert not {"household", "respondent", "consent"} & set(keys(interview))
    assert keys(interview)[-2:] == ["alone_phone", "alone_shown"]


def any_reply(step: Step) -> st.SearchStrategy[Reply]:
    options = st.sampled_from(step.options) if step.options else st.nothing()
    instead = [Chosen(code) for code in step.question.instead]
    by_form: dict[Form, st.SearchStrategy[Reply]] = {
        Form.CHOICE: options.map(Chosen),
        Form.TILES: st.lists(options, min_size=1, unique=True).map(lambda c: Ticked(tuple(c))),
        Form.TICKS: st.lists(options, min_size=1, unique=True).map(lambda c: Ticked(tuple(c))),
        Form.DATE: st.sampled_from(["2026-05", "2023", "2025-24", "2019~", None]).map(Dated),
        Form.PEOPLE: st.sampled_from(
            [Listed((a_person(),)), Listed((a_person(), a_person("Mateo", "2008")))]
        ),
        Form.FIELDS: st.just(Filled({})),
    }
    extra = [st.sampled_from(instead)] if instead else []
    return st.one_of(by_form[step.question.form], st.just(Skipped()), *extra)


@given(st.data())
def test_every_walk_comes_to_an_end_and_a_skipped_question_never_turns_away(
    data: st.DataObject,
) -> None:
    interview = an_interview()
    for _turn in range(60):
        step = interview.current
        if step is None:
            break
        reply = data.draw(any_reply(step), label=step.key)
        if step.key.startswith("move_more"):
            reply = Chosen("no")
        interview = interview.answer(reply)
    assert interview.current is None
    outcome = interview.finish().outcome
    told_draft = interview.asking.draft
    if outcome is not Outcome.NO_REFERRAL:
        for key in told_draft:
            doubted = interview.jump(key).skip()
            assert doubted.determination.outcome is not Outcome.NO_REFERRAL, key
