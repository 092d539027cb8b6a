"""Each criterion is met, not met or unclear, and says why; together they make the outcome."""

import pytest

from mmep_desktop.domain.evaluation import evaluate
from mmep_desktop.domain.reading import read_answers
from tests.builders import shipped_screener
from tests.domain.screened import (
    TODAY,
    Plain,
    a_child,
    a_family,
    a_job,
    a_move,
    determined,
    finding,
    with_parameters,
)


@pytest.mark.parametrize(
    ("born", "state", "reason"),
    [
        ("2004-09-02", "met", "age_under_limit"),
        ("2004-09-01", "not_met", "age_limit_reached"),
        ("2004-08", "not_met", "age_limit_reached"),
        ("2004-09", "unclear", "age_may_be_reached"),
        ("2004", "unclear", "age_may_be_reached"),
        ("2004-10", "met", "age_under_limit"),
        ("2004-08-28~", "unclear", "age_may_be_reached"),
        ("2003", "not_met", "age_limit_reached"),
        ("1950~", "not_met", "age_limit_reached"),
        ("2026-09-01", "met", "age_under_limit"),
        ("2026", "met", "age_under_limit"),
        (None, "unclear", "age_unknown"),
    ],
)
def test_age(born: str | None, state: str, reason: str) -> None:
    found = finding("age", a_family(children=[a_child(born=born)]))
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("finished", "state", "reason"),
    [
        ("no", "met", "school_not_finished"),
        ("yes_us", "not_met", "school_finished_here"),
        ("yes_abroad", "unclear", "school_finished_abroad"),
        ("unsure", "unclear", "school_unsure"),
        (None, "unclear", "school_unsure"),
    ],
)
def test_schooling(finished: str | None, state: str, reason: str) -> None:
    found = finding("schooling", a_family(children=[a_child(finished_high_school=finished)]))
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("moves", "state", "reason"),
    [
        ([a_move()], "met", "child_moved"),
        ([a_move(worker_moved="no")], "met", "child_moved"),
        ([a_move(when="2023-09-02")], "met", "child_moved"),
        ([a_move(when="2023-09-01")], "unclear", "move_at_edge"),
        ([a_move(when="2023-08-02")], "unclear", "move_at_edge"),
        ([a_move(when="2023-08-01")], "not_met", "move_too_long_ago"),
        ([a_move(when="2023-08")], "unclear", "move_at_edge"),
        ([a_move(when="2023-09")], "unclear", "move_may_be_too_long_ago"),
        ([a_move(when="2023")], "unclear", "move_may_be_too_long_ago"),
        ([a_move(when="2023-07")], "not_met", "move_too_long_ago"),
        ([a_move(when=None)], "unclear", "move_undated"),
        ([a_move(across_district="no")], "not_met", "same_district"),
        ([a_move(across_district="unknown")], "unclear", "district_unknown"),
        ([a_move(children_moved="no")], "not_met", "children_stayed"),
        ([a_move(children_moved="unknown")], "unclear", "who_moved_unknown"),
        ([a_move(when=None, across_district="no")], "not_met", "same_district"),
        ([a_move(when="2020", across_district="unknown")], "not_met", "move_too_long_ago"),
        ([a_move(when="2020"), a_move(across_district="no")], "not_met", "no_move_counts"),
        ([a_move(when="2020"), a_move(when=None)], "unclear", "move_undated"),
        ([a_move(when="2020"), a_move()], "met", "child_moved"),
        ([a_move(when="2015")], "not_met", "move_too_long_ago"),
        ([a_move(when="2017-04-05")], "not_met", "move_too_long_ago"),
        ([a_move(when="2015~/2018", across_district="no")], "not_met", "same_district"),
        ([], "unclear", "no_move_listed"),
    ],
)
def test_the_childs_move(moves: list[Plain], state: str, reason: str) -> None:
    found = finding("child_move", a_family(moves=moves))
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("born", "when", "reason"),
    [
        ("2026-05-10", "2026-05-10", "child_moved"),
        ("2026-05-10", "2026-05-11", "child_moved"),
        ("2026-05-10", "2026-05-09", "moved_before_birth"),
        ("2026-05", "2026-05", "moved_maybe_before_birth"),
        ("2026-05-10", "2026-05", "moved_maybe_before_birth"),
        ("2026-05", "2026-05-10", "moved_maybe_before_birth"),
        ("2026-05", "2026-05-31", "child_moved"),
        ("2026-05-10", "2026-05-01/2026-05-10", "moved_maybe_before_birth"),
        ("2026-05-10", "2026-05-01/2026-05-09", "moved_before_birth"),
        ("2026", "2026-09-01", "child_moved"),
        ("2026", "2026-08-31", "moved_maybe_before_birth"),
        ("2026-05-10", None, "move_undated"),
        (None, "2026-05", "born_unknown"),
    ],
)
def test_a_move_before_the_birth_is_doubtful_and_never_certain(
    born: str, when: str, reason: str
) -> None:
    family = a_family(moves=[a_move(when=when)], children=[a_child(born=born)])
    found = finding("child_move", family)
    assert found.reason == reason
    assert found.state == ("met" if reason == "child_moved" else "unclear")


@pytest.mark.parametrize(
    ("moved", "of_child", "state", "reason"),
    [
        ("no", "yes", "not_met", "family_stayed"),
        ("no", "no", "not_met", "family_stayed"),
        ("yes", "no", "not_met", "child_stayed"),
        ("unsure", "no", "not_met", "child_stayed"),
        ("declined", "no", "not_met", "child_stayed"),
        ("yes", "unknown", "unclear", "child_moved_unknown"),
        ("yes", None, "unclear", "child_moved_unknown"),
        ("unsure", "yes", "unclear", "moved_unsure"),
        ("declined", "yes", "unclear", "moved_declined"),
    ],
)
def test_the_familys_move_and_this_childs(
    moved: str, of_child: str | None, state: str, reason: str
) -> None:
    family = a_family(moved=moved, children=[a_child(moved=of_child)])
    found = finding("child_move", family)
    assert (found.state, found.reason) == (state, reason)


def test_moves_that_fail_decide_for_a_child_of_whom_it_is_not_known() -> None:
    family = a_family(moves=[a_move(across_district="no")], children=[a_child(moved="unknown")])
    assert finding("child_move", family).state == "not_met"


def test_moves_are_looked_at_only_when_the_family_moved() -> None:
    failing = [a_move(across_district="no")]
    for moved in ("unsure", "declined"):
        assert finding("child_move", a_family(moved=moved, moves=failing)).state == "unclear"


@pytest.mark.parametrize(
    ("moved", "moves", "state", "reason"),
    [
        ("yes", [a_move()], "met", "worker_moved"),
        ("yes", [a_move(children_moved="no")], "met", "worker_moved"),
        ("yes", [a_move(worker_moved="no")], "unclear", "worker_stayed"),
        ("yes", [a_move(worker_moved="unknown")], "unclear", "worker_moved_unknown"),
        ("yes", [a_move(across_district="no")], "unclear", "same_district"),
        ("yes", [a_move(across_district="unknown")], "unclear", "district_unknown"),
        ("yes", [a_move(when="2020")], "unclear", "move_too_long_ago"),
        ("yes", [a_move(when="2023-09-01")], "unclear", "move_at_edge"),
        ("yes", [a_move(when="2023-09")], "unclear", "move_may_be_too_long_ago"),
        ("yes", [a_move(when=None)], "unclear", "move_undated"),
        ("yes", [a_move(worker_moved="no"), a_move(children_moved="no")], "met", "worker_moved"),
        ("yes", [], "met", "worker_move_not_in_question"),
        ("no", [a_move(worker_moved="no")], "met", "worker_move_not_in_question"),
        ("unsure", [a_move(worker_moved="no")], "met", "worker_move_not_in_question"),
        ("declined", [a_move(worker_moved="no")], "met", "worker_move_not_in_question"),
    ],
)
def test_the_workers_move(moved: str, moves: list[Plain], state: str, reason: str) -> None:
    found = finding("worker_move", a_family(moved=moved, moves=moves))
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("work", "state", "reason"),
    [
        ([a_job()], "met", "work_done"),
        ([a_job(who="guardian")], "met", "work_done"),
        ([a_job(who="spouse")], "met", "work_done"),
        ([a_job(who="youth")], "met", "work_done"),
        ([a_job(who="youth", child=0)], "met", "work_done"),
        ([a_job(who="youth", child=1)], "unclear", "work_by_other_child"),
        ([a_job(who="parent", child=1)], "met", "work_done"),
        ([a_job(who="other_relative")], "unclear", "work_by_relative"),
        ([a_job(kind="unsure")], "unclear", "kind_unsure"),
        ([a_job(status="looked_for")], "unclear", "work_only_looked_for"),
        ([a_job(last_done="2026-09-01")], "met", "work_done"),
        ([a_job(last_done="2023-09-02")], "met", "work_done"),
        ([a_job(last_done="2023-09-01")], "unclear", "work_at_edge"),
        ([a_job(last_done="2023-08-02")], "unclear", "work_at_edge"),
        ([a_job(last_done="2023")], "unclear", "work_may_be_too_long_ago"),
        ([a_job(last_done="2023-08-01")], "not_met", "work_too_long_ago"),
        ([a_job(last_done="2021", kind="unsure")], "not_met", "work_too_long_ago"),
        ([a_job(last_done="2021"), a_job(kind="unsure")], "unclear", "kind_unsure"),
        ([a_job(last_done="2021"), a_job()], "met", "work_done"),
        ([a_job(kind="unsure"), a_job(who="other_relative")], "unclear", "kind_unsure"),
        ([], "unclear", "no_work_listed"),
    ],
)
def test_the_work(work: list[Plain], state: str, reason: str) -> None:
    family = a_family(work=work, children=[a_child(), a_child(name="Bea")])
    found = finding("work", family)
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("worked", "state", "reason"),
    [
        ("no", "not_met", "no_work"),
        ("unsure", "unclear", "worked_unsure"),
        ("declined", "unclear", "worked_declined"),
    ],
)
def test_work_is_looked_at_only_when_someone_worked(worked: str, state: str, reason: str) -> None:
    for work in ([a_job()], [a_job(last_done="2001")], []):
        found = finding("work", a_family(worked=worked, work=work))
        assert (found.state, found.reason) == (state, reason)


def test_work_that_was_not_asked_is_unclear() -> None:
    family: Plain = {"moved": "no", "children": [a_child()]}
    assert finding("work", family).reason == "worked_not_asked"
    assert determined(family).outcome == "no_referral"


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, "refer"),
        ({"moved": "unsure"}, "refer_ask_more"),
        ({"moved": "declined"}, "declined"),
        ({"moved": "no"}, "no_referral"),
        ({"worked": "unsure"}, "refer_ask_more"),
        ({"worked": "declined"}, "declined"),
        ({"worked": "no"}, "no_referral"),
        ({"moved": "declined", "worked": "unsure"}, "declined"),
        ({"moved": "declined", "worked": "no"}, "no_referral"),
        ({"moved": "unsure", "worked": "declined"}, "declined"),
        ({"moved": "no", "worked": "declined"}, "no_referral"),
        ({"worked": "declined", "moves": [a_move(across_district="no")]}, "no_referral"),
        ({"worked": "declined", "children": [a_child(moved="unknown")]}, "declined"),
        (
            {"worked": "declined", "children": [a_child(finished_high_school="yes_us")]},
            "no_referral",
        ),
        ({"share_with_mmep": "no"}, "refer"),
        ({"share_with_mmep": "later"}, "refer"),
    ],
)
def test_a_childs_outcome(changed: Plain, outcome: str) -> None:
    assert determined(a_family(**changed)).children[0].outcome == outcome


def test_the_familys_outcome_is_the_strongest_of_its_children() -> None:
    stayed, sure, perhaps = a_child(moved="no"), a_child(), a_child(moved="unknown")
    family = a_family(children=[stayed, perhaps, sure])
    outcomes = [child.outcome for child in determined(family).children]
    assert outcomes == ["no_referral", "refer_ask_more", "refer"]
    assert determined(family).outcome == "refer"
    assert determined(a_family(children=[stayed, perhaps])).outcome == "refer_ask_more"
    assert determined(a_family(worked="declined", children=[stayed, sure])).outcome == "declined"
    assert determined(a_family(children=[stayed, stayed])).outcome == "no_referral"


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"worked": "no"}, "refer"),
        ({"moved": "no"}, "refer"),
        ({"worked": "no", "moves": [a_move(worker_moved="no")]}, "refer_ask_more"),
        ({"worked": "no", "moves": []}, "refer_ask_more"),
        ({"moved": "no", "work": [a_job(kind="unsure")]}, "refer_ask_more"),
        ({"moved": "no", "worked": "unsure"}, "refer_ask_more"),
        ({"moved": "no", "worked": "no"}, "no_referral"),
        ({"moved": "no", "worked": "declined"}, "declined"),
        ({"moved": "declined", "worked": "no"}, "declined"),
        ({"worked": "declined"}, "refer"),
        ({"moved": "declined"}, "refer"),
        ({"children": [a_child(moved="no")]}, "refer"),
        ({"children": [a_child(born="2001")]}, "no_referral"),
        ({"children": [a_child(finished_high_school="yes_us")]}, "no_referral"),
        ({"children": [a_child(born=None)]}, "refer_ask_more"),
    ],
)
def test_a_pack_may_let_a_move_or_the_work_be_enough(changed: Plain, outcome: str) -> None:
    either = with_parameters(both_needed=False)
    assert determined(a_family(**changed), TODAY, either).outcome == outcome


def test_the_five_criteria_stand_in_the_order_of_the_rules_with_their_citations() -> None:
    child = determined(a_family()).children[0]
    assert [each.criterion for each in child.findings] == [
        "age",
        "schooling",
        "child_move",
        "worker_move",
        "work",
    ]
    rules = {rule.id: rule.citation for rule in shipped_screener().rules}
    assert {each.criterion: each.citation for each in child.findings} == rules


def test_a_determination_names_pack_day_and_window() -> None:
    found = determined(a_family())
    assert (found.pack, found.version) == ("mmep-universal", "2026.3")
    assert found.screened_on == found.window.last == TODAY
    assert found.window.first.isoformat() == "2023-09-02"


def test_the_same_answers_give_the_same_determination() -> None:
    answers = read_answers(shipped_screener(), a_family(), TODAY)
    first = evaluate(shipped_screener(), answers, TODAY)
    assert evaluate(shipped_screener(), answers, TODAY) == first


def test_of_several_reasons_the_rest_is_kept_for_the_recruiter() -> None:
    found = finding("child_move", a_family(moves=[a_move(when=None, across_district="unknown")]))
    assert found.reason == "district_unknown"
    assert ("also", "move_undated") in found.facts
