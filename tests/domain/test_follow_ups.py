"""Whom the desk comes back to: each list by a table of cases, and no day missed between two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.follow_ups import SOON, SOONER, Followed, Why, follow_ups
from mmep_desktop.domain.keeping import window_closes
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Dated, Person

TODAY = date(2026, 11, 28)
SIGNED = ConsentState.SIGNED


def child(born: str | None, registration: str = "r1") -> Person:
    return Person(Name("Lucía", last_1="García"), born, registration)


def family(
    *people: Person,
    moved: str | None = "2025-08",
    outcome: Outcome = Outcome.REFER,
    consent: ConsentState | None = SIGNED,
    screened_on: date = date(2026, 9, 1),
) -> Followed:
    draft = {"move_when:0": Dated(moved)}
    people = people or (child("2017-05-04"),)
    return Followed("f1", "s1", "N-1", outcome, screened_on, draft, people, consent)


def reasons(one: Followed, today: date = TODAY) -> dict[Why, date | None]:
    return {line.why: line.by for line in follow_ups(one, today)}


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        pytest.param("2023-12-15", {Why.CLOSES_SOONER: date(2026, 12, 14)}, id="in 16 days"),
        pytest.param("2024-01-20", {Why.CLOSES_SOON: date(2027, 1, 19)}, id="in 52 days"),
        pytest.param("2024-03-01", {}, id="in three months"),
        pytest.param("2023-11-29", {Why.CLOSES_SOONER: date(2026, 11, 28)}, id="its last day"),
        pytest.param("2023-11-28", {}, id="closed today"),
        pytest.param("2023-12", {Why.CLOSES_SOONER: date(2026, 11, 30)}, id="a month: its first"),
        pytest.param("2023", {Why.CLOSES_SOONER: date(2025, 12, 31)}, id="a year: may be over"),
        pytest.param(None, {}, id="no day told"),
    ],
)
def test_a_window_that_closes(moved: str | None, expected: dict[Why, date]) -> None:
    assert reasons(family(moved=moved)) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(child("2005-03-10"), {Why.NEARLY_TOO_OLD: date(2027, 3, 9)}, id="in March"),
        pytest.param(child("2005-08-10"), {}, id="in August"),
        pytest.param(child("2004-11-28"), {}, id="today"),
        pytest.param(
            child("2005"), {Why.NEARLY_TOO_OLD: date(2026, 12, 31)}, id="some day of 2027"
        ),
        pytest.param(child(None), {}, id="not known"),
        pytest.param(child("2022-06-01", ""), {Why.PRESCHOOL: None}, id="four, not enrolling"),
        pytest.param(child("2022-06-01"), {}, id="four, enrolling"),
        pytest.param(child("2024-06-01", ""), {}, id="two"),
        pytest.param(child("2019-06-01", ""), {}, id="seven"),
    ],
)
def test_by_age(person: Person, expected: dict[Why, date | None]) -> None:
    assert reasons(family(person)) == expected


@pytest.mark.parametrize("consent", [None, *ConsentState])
def test_a_consent_that_is_to_come(consent: ConsentState | None) -> None:
    is_to_come = consent in {None, ConsentState.LATER}
    assert (Why.CONSENT_LATER in reasons(family(consent=consent))) is is_to_come


@pytest.mark.parametrize(
    ("moved", "today", "expected"),
    [
        ("2026-04", date(2026, 6, 1), True),
        ("2026-02", date(2026, 6, 1), False),
        ("2026-04", date(2026, 9, 1), False),
        ("2026", date(2026, 6, 1), True),
    ],
)
def test_who_came_in_spring(moved: str, today: date, *, expected: bool) -> None:
    one = family(moved=moved, screened_on=date(2026, 5, 20))
    assert (Why.SPRING_ARRIVAL in reasons(one, today)) is expected


@pytest.mark.parametrize(
    ("outcome", "screened_on", "expected"),
    [
        (Outcome.NO_REFERRAL, date(2026, 6, 30), [Why.ASK_AGAIN]),
        (Outcome.NO_REFERRAL, date(2026, 7, 1), []),
        (Outcome.DECLINED, date(2026, 6, 30), []),
    ],
)
def test_a_no_of_last_year_is_asked_again(
    outcome: Outcome, screened_on: date, expected: list[Why]
) -> None:
    assert list(reasons(family(outcome=outcome, screened_on=screened_on))) == expected


@given(st.dates(date(2023, 1, 1), date(2026, 2, 27)))
def test_no_window_closes_untold(moved: date) -> None:
    one = family(moved=moved.isoformat())
    last = window_closes(moved) - timedelta(days=1)
    assert reasons(one, last - timedelta(days=SOON)) == {Why.CLOSES_SOON: last}
    assert reasons(one, last - timedelta(days=SOONER)) == {Why.CLOSES_SOONER: last}
    assert reasons(one, last) == {Why.CLOSES_SOONER: last}
    assert reasons(one, last + timedelta(days=1)) == {}
