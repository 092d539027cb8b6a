"""What holds of every family: a doubt never turns one away, and the order of telling is no fact."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given, settings

from mmep_desktop.domain.determination import ChildResult
from mmep_desktop.domain.screener import Screener
from tests.domain.generated_answers import Plain, screening, seeds
from tests.domain.screened import determined, with_parameters

Thing = TypeVar("Thing")

UNSURE: dict[str, dict[str, str | None]] = {
    "moves": {
        "when": None,
        "across_district": "unknown",
        "children_moved": "unknown",
        "worker_moved": "unknown",
    },
    "work": {"kind": "unsure", "last_done": None},
    "children": {"born": None, "moved": "unknown", "finished_high_school": "unsure"},
}


def doubted(plain: Plain) -> Iterator[Plain]:
    """Yield *plain* with each one of its answers turned into unsure, unknown or nothing."""
    yield {"worked": "unsure"} | plain | {"moved": "unsure"}
    yield plain | {"worked": "unsure"}
    for key, columns in UNSURE.items():
        for number in range(len(rows(plain, key))):
            for column, doubt in columns.items():
                changed = deepcopy(plain)
                rows(changed, key)[number][column] = doubt
                yield changed


def rows(plain: Plain, key: str) -> list[Plain]:
    found = plain[key]
    assert isinstance(found, list)
    return found


def outcomes(plain: Plain, on: date, screener: Screener) -> list[str]:
    return [child.outcome.value for child in determined(plain, on, screener).children]


@pytest.mark.parametrize("both", [True, False])
@given(seed=seeds)
@settings(max_examples=400)
def test_a_doubt_never_turns_a_child_away(seed: int, both: bool) -> None:
    plain, today = screening(seed)
    screener = with_parameters(both_needed=both)
    before = outcomes(plain, today, screener)
    for changed in doubted(plain):
        after = outcomes(changed, today, screener)
        turned_away = [
            pair for pair in zip(before, after, strict=True) if pair[1] == "no_referral" != pair[0]
        ]
        assert turned_away == []


@given(seed=seeds)
@settings(max_examples=200)
def test_one_more_doubtful_move_or_job_never_turns_a_child_away(seed: int) -> None:
    plain, today = screening(seed)
    unknown = {"across_district": "unknown", "children_moved": "unknown", "worker_moved": "unknown"}
    job = {"kind": "unsure", "who": "other_relative", "status": "looked_for"}
    before = outcomes(plain, today, with_parameters())
    for key, row in (("moves", unknown), ("work", job)):
        after = outcomes(plain | {key: [*rows(plain, key), row]}, today, with_parameters())
        turned = [a == "no_referral" != b for b, a in zip(before, after, strict=True)]
        assert not any(turned)


@given(seed=seeds)
@settings(max_examples=400)
def test_the_order_of_moves_and_jobs_is_no_fact(seed: int) -> None:
    plain, today = screening(seed)
    chance = Random(seed)
    told = plain | {key: shuffled(chance, rows(plain, key)) for key in ("moves", "work")}
    assert determined(told, today) == determined(plain, today)


@given(seed=seeds)
@settings(max_examples=400)
def test_the_order_of_children_changes_nothing_for_any_of_them(seed: int) -> None:
    plain, today = screening(seed)
    order = shuffled(Random(seed), list(range(len(rows(plain, "children")))))
    children = [rows(plain, "children")[row] for row in order]
    work = [job | child_moved_to(job, order) for job in rows(plain, "work")]
    before = determined(plain, today)
    after = determined(plain | {"children": children, "work": work}, today)
    assert after.outcome == before.outcome
    assert after.children == tuple(before.children[row] for row in order)


@given(seed=seeds)
def test_consent_contact_and_add_ons_never_change_the_outcome(seed: int) -> None:
    plain, today = screening(seed)
    more = {"phone_1": "508-555-0100", "housing": "shelter", "unaccompanied": "yes"}
    for shared in ("yes", "no", "later"):
        changed = determined(plain | more | {"share_with_mmep": shared}, today)
        assert changed == determined(plain, today)


@given(seed=seeds)
def test_a_child_is_judged_without_regard_to_its_siblings(seed: int) -> None:
    plain, today = screening(seed)
    together = determined(plain, today).children
    for row, child in enumerate(rows(plain, "children")):
        work = [job | only_for(job, row) for job in rows(plain, "work")]
        alone = plain | {"children": [child, {}], "work": work}
        assert without_name(determined(alone, today).children[0]) == without_name(together[row])


def shuffled(chance: Random, things: list[Thing]) -> list[Thing]:
    return chance.sample(things, len(things))


def child_moved_to(job: Plain, order: list[int]) -> Plain:
    """Return the new row of the child that *job* names, if it names one."""
    child = job.get("child")
    return {"child": order.index(child)} if isinstance(child, int) else {}


def only_for(job: Plain, row: int) -> Plain:
    """Return the row of *job*'s child in a family of this child and one other."""
    child = job.get("child")
    return {"child": 0 if child == row else 1} if isinstance(child, int) else {}


def without_name(child: ChildResult) -> tuple[object, ...]:
    return (child.outcome, child.findings)
