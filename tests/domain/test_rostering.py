"""Who counts as registered, in tables that a registrar could check, and what holds for all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import Guardian, Student, fingerprint
from mmep_desktop.domain.rostering import (
    Arrival,
    Known,
    as_listed,
    compare,
    counts_on,
    placed,
)

GO_LIVE = date(2026, 8, 1)
BEFORE, SINCE, LATER = date(2025, 8, 20), date(2026, 8, 20), date(2026, 9, 14)
STUDENT = Student(
    row=2,
    source_id="700000",
    name=Name("Lucía", "", "Pérez", "Tzoc"),
    born="2017-03-13",
    local_id="700000",
    state_id="1000000001",
    school="02010115",
    grade="04",
    registered_on=None,
    is_withdrawn=False,
    phone="508-555-0148",
    address="72 Rivet St",
    language="Spanish",
    guardians=(Guardian("Ana Tzoc", "Mother", "508-555-0148"),),
)
AS_IT_WAS = fingerprint(STUDENT)
LISTED = Known("r1", None, fingerprint=fingerprint(as_listed(STUDENT)))
REGISTERED = Known("r1", SINCE, SINCE, fingerprint=AS_IT_WAS)
BY_HAND = Known("r1", SINCE)


def told(on: date | None, *, gone: bool = False) -> Student:
    return replace(STUDENT, registered_on=on, is_withdrawn=gone)


def gone(known: Known) -> Known:
    return replace(known, withdrawn_on=LATER)


@pytest.mark.parametrize(
    ("student", "is_baseline", "arrival"),
    [
        (told(None), True, Arrival.BASELINE),
        (told(BEFORE), True, Arrival.BASELINE),
        (told(GO_LIVE), True, Arrival.REGISTERED),
        (told(SINCE), True, Arrival.REGISTERED),
        (told(None), False, Arrival.REGISTERED),
        (told(BEFORE), False, Arrival.REGISTERED),
        (told(SINCE), False, Arrival.REGISTERED),
        (told(SINCE, gone=True), True, Arrival.SAME),
        (told(SINCE, gone=True), False, Arrival.SAME),
    ],
)
def test_who_was_never_here_before(student: Student, is_baseline: bool, arrival: Arrival) -> None:
    assert compare(student, None, GO_LIVE, is_baseline=is_baseline) is arrival


@pytest.mark.parametrize(
    ("student", "known", "arrival"),
    [
        # stood in a list, and never registered here
        (told(None), LISTED, Arrival.SAME),
        (told(BEFORE), LISTED, Arrival.SAME),
        (told(SINCE), LISTED, Arrival.REGISTERED),
        (replace(told(None), phone="", guardians=()), LISTED, Arrival.SAME),
        (replace(told(None), grade="05"), LISTED, Arrival.CHANGED),
        (told(None, gone=True), LISTED, Arrival.WITHDRAWN),
        (told(None, gone=True), gone(LISTED), Arrival.SAME),
        (told(None), gone(LISTED), Arrival.RETURNED),
        # registered here
        (told(None), REGISTERED, Arrival.SAME),
        (told(LATER), REGISTERED, Arrival.RETURNED),
        (replace(told(None), phone=""), REGISTERED, Arrival.CHANGED),
        (told(None, gone=True), REGISTERED, Arrival.WITHDRAWN),
        (told(None, gone=True), gone(REGISTERED), Arrival.SAME),
        (told(None), gone(REGISTERED), Arrival.RETURNED),
        (told(BEFORE), gone(REGISTERED), Arrival.RETURNED),
        # written down at the counter; the office may take some days over the list
        (told(None), BY_HAND, Arrival.CHANGED),
        (told(SINCE + timedelta(days=30)), BY_HAND, Arrival.CHANGED),
        (told(SINCE + timedelta(days=31)), BY_HAND, Arrival.RETURNED),
    ],
)
def test_who_is_known(student: Student, known: Known, arrival: Arrival) -> None:
    assert compare(student, known, GO_LIVE, is_baseline=False) is arrival
    assert compare(student, known, GO_LIVE, is_baseline=True) is arrival


@pytest.mark.parametrize(
    ("student", "arrival"),
    [
        (told(None), Arrival.BASELINE),
        (told(SINCE), Arrival.BASELINE),
        (told(date(2027, 8, 20)), Arrival.RETURNED),
        (told(None, gone=True), Arrival.SAME),
    ],
)
def test_whose_record_is_destroyed_and_who_stands_in_the_list_still(
    student: Student, arrival: Arrival
) -> None:
    found = compare(student, None, GO_LIVE, is_baseline=False, destroyed_on=SINCE)
    assert found is arrival


@pytest.mark.parametrize(
    ("tells", "counts"),
    [(None, LATER), (BEFORE, LATER), (SINCE, SINCE), (LATER, LATER), (date(2027, 1, 1), LATER)],
)
def test_on_which_day_a_registration_counts(tells: date | None, counts: date) -> None:
    assert counts_on(told(tells), GO_LIVE, LATER) == counts


DAYS = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
STUDENTS = st.builds(
    lambda on, gone, phone: replace(told(on, gone=gone), phone=phone),
    DAYS,
    st.booleans(),
    st.sampled_from(["", "508-555-0148", "508-555-0199"]),
)
KNOWN = st.builds(Known, st.just("r1"), DAYS, DAYS, DAYS, st.sampled_from(["", AS_IT_WAS]))


def test_what_somebody_elses_list_says_of_a_child_changes_only_whether_it_registers() -> None:
    listed, registered = (replace(one, is_of_another=True) for one in (LISTED, REGISTERED))
    for student in (replace(told(None), grade="05"), told(None, gone=True)):
        for known in (listed, registered, gone(registered)):
            assert compare(student, known, GO_LIVE, is_baseline=False) is Arrival.SAME
    assert compare(told(SINCE), listed, GO_LIVE, is_baseline=False) is Arrival.REGISTERED
    assert compare(told(LATER), registered, GO_LIVE, is_baseline=False) is Arrival.RETURNED


def test_of_a_child_who_only_stands_in_the_list_no_more_is_kept_than_it_takes_to_find_it() -> None:
    kept = placed(STUDENT, None, Arrival.BASELINE, LATER, LATER, ("r2", "f2"))
    assert kept is not None
    assert (kept.registration_id, kept.family_id, kept.registered_on) == ("r2", "f2", None)
    assert kept.student == as_listed(STUDENT)
    assert (kept.student.phone, kept.student.guardians) == ("", ())


@pytest.mark.parametrize(
    ("known", "ids"),
    [(LISTED, ("r1", "")), (gone(LISTED), ("r1", "")), (gone(REGISTERED), ("r2", "f2"))],
)
def test_a_child_who_returns_is_asked_anew_and_one_never_registered_keeps_its_place(
    known: Known, ids: tuple[str, str]
) -> None:
    kept = placed(told(LATER), known, Arrival.RETURNED, LATER, LATER, ("r2", "f2"))
    assert kept is not None
    assert (kept.registration_id, kept.family_id) == ids
    assert (kept.registered_on, kept.withdrawn_on, kept.student) == (LATER, None, told(LATER))


@given(STUDENTS, st.none() | KNOWN, st.booleans(), DAYS)
def test_nobody_who_has_left_is_registered_and_only_a_child_who_is_here_leaves(
    student: Student, known: Known | None, is_baseline: bool, destroyed_on: date | None
) -> None:
    arrival = compare(student, known, GO_LIVE, is_baseline=is_baseline, destroyed_on=destroyed_on)
    if student.is_withdrawn:
        assert arrival in {Arrival.SAME, Arrival.WITHDRAWN}
    if arrival is Arrival.WITHDRAWN:
        assert known is not None
        assert known.withdrawn_on is None
    if arrival is Arrival.BASELINE:
        assert known is None


@given(STUDENTS, st.none() | KNOWN, st.booleans())
def test_the_same_student_a_second_time_changes_nothing(
    student: Student, known: Known | None, is_baseline: bool
) -> None:
    arrival = compare(student, known, GO_LIVE, is_baseline=is_baseline)
    after = kept_after(arrival, student, known)
    if after is not None:
        assert compare(student, after, GO_LIVE, is_baseline=False) is Arrival.SAME


def kept_after(arrival: Arrival, student: Student, known: Known | None) -> Known | None:
    """Return what is kept after *arrival*."""
    kept = placed(student, known, arrival, LATER, LATER, ("r2", "f2"))
    if kept is None:
        return known
    return Known(
        kept.registration_id,
        kept.registered_on,
        kept.told_on,
        kept.withdrawn_on,
        fingerprint(kept.student),
    )
