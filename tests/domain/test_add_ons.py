"""Add-ons: asked where they make sense, never part of the outcome, and housing kept apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.add_ons import HOUSING, KEPT_APART, set_apart, step_of, told_in
from mmep_desktop.domain.facts import answers_object
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.replies import Chosen, Person, Reply, Skipped
from tests.builders import a_person, an_interview, replies_of_a_referral, shipped_screener, told

KEYS = [field.key for field in shipped_screener().add_ons]
EVERY = frozenset(KEYS)
FOLLOWING = {"housing_told", "transport_needed"}


def referred(*people: Person, add_ons: frozenset[str] = EVERY) -> Interview:
    """Return an interview of a referred family that has come to the add-ons."""
    interview = an_interview(*people)
    switched = replace(interview, asking=replace(interview.asking, add_ons=add_ons))
    first, *others = replies_of_a_referral(*people)[2:]
    is_asked = any(switched.asking.asks_schooling(row) for row in range(len(people)))
    finished = (Chosen("no"),) if is_asked else ()
    return told(switched, *replies_of_a_referral(*people)[:2], first, *finished, *others)


def asked(interview: Interview) -> list[str]:
    keys = (step.key for step in interview.steps)
    return [key.removeprefix("add_on:") for key in keys if key.startswith("add_on:")]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2024-05-04", "housing program_interest"),
        ("2022-05-04", "housing not_in_preschool program_interest"),
        ("2017-05-04", "housing interrupted_schooling program_interest"),
        ("2013-05-04", "housing interrupted_schooling unaccompanied program_interest"),
        ("2009-05-04", "housing interrupted_schooling unaccompanied credit_gaps program_interest"),
        (None, " ".join(key for key in KEYS if key not in FOLLOWING)),
    ],
)
def test_each_is_asked_where_somebody_may_be_of_its_age(born: str | None, expected: str) -> None:
    assert asked(referred(a_person(born=born))) == expected.split()


def test_nothing_more_is_asked_until_it_is_switched_on_and_only_what_is() -> None:
    assert referred(add_ons=frozenset()).current is None
    assert asked(referred(add_ons=frozenset({HOUSING}))) == [HOUSING]


def test_nobody_without_a_referral_is_asked() -> None:
    interview = an_interview()
    switched = replace(interview, asking=replace(interview.asking, add_ons=EVERY))
    assert told(switched, Chosen("no")).current is None


@pytest.mark.parametrize(
    ("where", "follows"),
    [("shelter", True), ("doubled_up", True), ("own_place", False), ("declined", False)],
)
def test_whether_the_recruiter_may_know_is_asked_right_after(where: str, follows: bool) -> None:
    step = referred().answer(Chosen(where)).current
    assert step is not None
    assert (step.key == "add_on:housing_told") is follows


def test_a_ride_is_asked_of_who_would_like_a_program() -> None:
    interview = referred(add_ons=frozenset({"program_interest"}))
    assert asked(interview.answer(Chosen("none"))) == ["program_interest"]
    assert asked(interview.answer(Chosen("summer"))) == ["program_interest", "transport_needed"]


def test_an_interview_from_before_keeps_what_it_asked_and_no_more() -> None:
    asked_once = referred(add_ons=frozenset({"credit_gaps", "housing"})).answer(Chosen("shelter"))
    later = replace(asked_once, asking=replace(asked_once.asking, add_ons=frozenset()))
    assert asked(later) == ["housing", "housing_told"]


@st.composite
def walks(draw: st.DrawFn) -> Interview:
    """Answer every add-on that comes with any of its choices, or pass it over."""
    born = draw(st.sampled_from(["2009-05-04", "2017-05-04", "2022-01", None]))
    interview = referred(a_person(born=born), add_ons=draw(st.frozensets(st.sampled_from(KEYS))))
    while (step := interview.current) is not None:
        replies: list[Reply] = [Skipped(), *map(Chosen, step.options)]
        interview = interview.answer(draw(st.sampled_from(replies)))
    return interview


@given(interview=walks())
def test_no_answer_to_an_add_on_changes_the_outcome(interview: Interview) -> None:
    draft = {
        key: reply for key, reply in interview.asking.draft.items() if not key.startswith("add_on:")
    }
    without = replace(interview, asking=replace(interview.asking, draft=draft, add_ons=frozenset()))
    assert interview.finish() == without.finish()


@given(interview=walks())
def test_where_the_family_sleeps_leaves_the_interview_unless_it_agreed(
    interview: Interview,
) -> None:
    draft = interview.asking.draft
    agreed = told_in(draft).get("housing_told") == "yes"
    apart = set_apart(draft)
    kept = replace(interview, asking=replace(interview.asking, draft=apart.draft))
    assert kept.current is None, "an interview that was finished stays finished"
    assert kept.finish() == interview.finish()
    assert apart.housing == told_in(draft).get(HOUSING, "")
    if apart.housing and not agreed:
        assert apart.draft[step_of(HOUSING)] == Chosen(KEPT_APART)
        assert not {HOUSING, "housing_told"} & answers_object(kept.asking).keys()
    else:
        assert apart.draft == draft
    assert set_apart(apart.draft).draft == apart.draft
