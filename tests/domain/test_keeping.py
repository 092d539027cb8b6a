"""When a family's record has been kept long enough: a table to check, properties for the rest."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.keeping import (
    DAYS_ALLOWED,
    MONTHS_ALLOWED,
    Ending,
    FamilyRecord,
    ScreeningAge,
    Terms,
    aged,
    due_on,
    ending_of,
    last_move,
    window_closes,
)
from mmep_desktop.domain.replies import Dated, Draft, Skipped
from tests.storage.invented import DRAFT, NOW

ASKED = date(2026, 9, 1)
LONGEST = Terms(DAYS_ALLOWED[-1], MONTHS_ALLOWED[-1])


def a_screening(
    outcome: Outcome | None, touched_on: date = ASKED, *, last_move: date | None = None
) -> ScreeningAge:
    return ScreeningAge(ASKED, touched_on, outcome, last_move)


def a_family(*screenings: ScreeningAge, registered_on: date = ASKED) -> FamilyRecord:
    return FamilyRecord("f1", registered_on, screenings)


@pytest.mark.parametrize(
    ("record", "terms", "due"),
    [
        # No referral and declined: 90 days after the last touch, which may be a correction.
        (a_family(a_screening(Outcome.NO_REFERRAL)), Terms(), date(2026, 11, 30)),
        (a_family(a_screening(Outcome.DECLINED)), Terms(), date(2026, 11, 30)),
        (a_family(a_screening(Outcome.DECLINED, date(2026, 10, 1))), Terms(), date(2026, 12, 30)),
        (a_family(a_screening(Outcome.NO_REFERRAL)), Terms(days=120), date(2026, 12, 30)),
        # Never finished: as if declined.
        (a_family(a_screening(None)), Terms(), date(2026, 11, 30)),
        # A referral: the move of 15 May 2026 counts through 14 May 2029; a year more.
        (
            a_family(a_screening(Outcome.REFER, last_move=date(2026, 5, 15))),
            Terms(),
            date(2030, 5, 15),
        ),
        (
            a_family(a_screening(Outcome.REFER_ASK_MORE, last_move=date(2024, 2, 29))),
            Terms(),
            date(2028, 3, 1),
        ),
        (
            a_family(a_screening(Outcome.REFER, last_move=date(2026, 5, 15))),
            Terms(months=36),
            date(2032, 5, 15),
        ),
        # Nobody can say when they moved: from the screening day.
        (a_family(a_screening(Outcome.REFER_ASK_MORE)), Terms(), date(2030, 9, 1)),
        # A referral corrected so late that its time was over: 90 days for the correction.
        (
            a_family(
                a_screening(Outcome.REFER, date(2030, 5, 1), last_move=date(2026, 5, 15)),
            ),
            Terms(),
            date(2030, 7, 30),
        ),
        # Asked twice: the later of the two.
        (
            a_family(
                a_screening(Outcome.NO_REFERRAL),
                a_screening(Outcome.REFER, last_move=date(2026, 5, 15)),
            ),
            Terms(),
            date(2030, 5, 15),
        ),
        # Registered and never asked: to the end of the school year, and 90 days at least.
        (a_family(), Terms(), date(2027, 7, 1)),
        (a_family(registered_on=date(2027, 6, 15)), Terms(), date(2027, 9, 13)),
        (a_family(registered_on=date(2027, 7, 1)), Terms(), date(2028, 7, 1)),
    ],
)
def test_a_record_is_due_on_its_day(record: FamilyRecord, terms: Terms, due: date) -> None:
    assert due_on(record, terms) == due


@pytest.mark.parametrize(
    ("draft", "last"),
    [
        ({"move_when:0": Dated("2026-05")}, date(2026, 5, 31)),
        ({"move_when:0": Dated("2026-05"), "move_when:1": Dated("2024")}, date(2026, 5, 31)),
        ({"move_when:0": Dated("2026-08~")}, ASKED),  # about August may be later, and was not
        ({"move_when:0": Dated("2025-03"), "move_when:1": Dated(None)}, ASKED),
        ({"move_when:0": Dated("2025-03"), "move_when:1": Skipped()}, ASKED),
        ({"move_when:0": Dated("nonsense")}, ASKED),
        ({}, ASKED),
    ],
)
def test_the_last_move_is_the_last_day_it_may_have_been(draft: Draft, last: date) -> None:
    assert last_move(draft, ASKED) == last


def test_a_move_counts_until_the_day_before_its_anniversary() -> None:
    assert window_closes(date(2026, 5, 15)) == date(2029, 5, 15)
    assert window_closes(date(2024, 2, 29)) == date(2027, 3, 1)


def test_the_family_ended_as_its_last_finished_screening_did() -> None:
    begun_anew = replace(a_screening(None), screened_on=date(2027, 9, 1))
    no_referral = replace(a_screening(Outcome.NO_REFERRAL), screened_on=date(2027, 8, 1))
    alone = ScreeningAge(date(2027, 9, 2), date(2027, 9, 2), Outcome.NO_REFERRAL, is_alone=True)
    told = a_family(begun_anew, a_screening(Outcome.REFER), no_referral, alone)
    assert ending_of(told) is Ending.NO_REFERRAL
    assert ending_of(a_family(begun_anew)) is Ending.UNFINISHED
    assert ending_of(a_family()) is Ending.NOT_ASKED


def test_what_was_kept_of_a_screening_tells_its_age() -> None:
    touched = (NOW, NOW + timedelta(days=3), NOW - timedelta(days=1))
    draft = {**DRAFT, "move_when:0": Dated("2026-02")}
    referred = aged(ASKED, touched, Outcome.REFER, draft, is_alone=False)
    assert referred == ScreeningAge(ASKED, date(2026, 9, 4), Outcome.REFER, date(2026, 2, 28))
    begun = aged(ASKED, (NOW,), None, draft, is_alone=True)
    assert begun == ScreeningAge(ASKED, ASKED, is_alone=True)


def test_no_center_keeps_less_than_the_defaults_or_more_than_six_years() -> None:
    assert Terms().are_allowed
    assert LONGEST.are_allowed
    assert not Terms(days=89).are_allowed
    assert not Terms(months=11).are_allowed
    assert not Terms(days=366).are_allowed
    assert not Terms(months=37).are_allowed


days = st.dates(date(2024, 1, 1), date(2040, 12, 31))
terms = st.builds(Terms, st.sampled_from(DAYS_ALLOWED), st.sampled_from(MONTHS_ALLOWED))


@st.composite
def screenings(draw: st.DrawFn) -> ScreeningAge:
    screened_on = draw(days)
    touched_on = screened_on + timedelta(days=draw(st.integers(0, 900)))
    outcome = draw(st.sampled_from([None, *Outcome]))
    moved = screened_on - timedelta(days=draw(st.integers(0, 1_130)))
    is_referral = outcome is not None and outcome.is_referral
    return ScreeningAge(
        screened_on,
        touched_on,
        outcome,
        moved if is_referral and draw(st.booleans()) else None,
        is_alone=draw(st.booleans()),
    )


families = st.builds(
    FamilyRecord, st.just("f1"), days, st.lists(screenings(), max_size=4).map(tuple)
)


@given(families, terms)
def test_nothing_is_due_before_ninety_days_after_it_was_last_touched(
    record: FamilyRecord, terms: Terms
) -> None:
    assert due_on(record, terms) >= last_touched(record) + timedelta(days=90)


@given(families, terms, screenings())
def test_more_to_keep_never_means_sooner(
    record: FamilyRecord, terms: Terms, another: ScreeningAge
) -> None:
    if record.screenings:
        more = replace(record, screenings=(*record.screenings, another))
        assert due_on(more, terms) >= due_on(record, terms)
    assert due_on(record, Terms()) <= due_on(record, terms) <= due_on(record, LONGEST)


@given(families, terms)
def test_a_referral_outlives_the_window_and_no_record_seven_years(
    record: FamilyRecord, terms: Terms
) -> None:
    due = due_on(record, terms)
    for one in record.screenings:
        if one.outcome is not None and one.outcome.is_referral:
            moved = one.last_move or one.screened_on
            assert due >= window_closes(moved).replace(day=1) + timedelta(days=335)
            doubtful = replace(one, last_move=None)
            assert due <= due_on(replace(record, screenings=(*record.screenings, doubtful)), terms)
    assert due < last_touched(record) + timedelta(days=7 * 365)


def last_touched(record: FamilyRecord) -> date:
    """Return the last day on which somebody did something with *record*."""
    days = [one.touched_on for one in record.screenings]
    return max(days or [record.registered_on or date.max])


@given(terms, st.none() | st.dates(date(2026, 1, 1), date(2099, 1, 1)))
def test_whoever_only_stands_in_a_list_is_kept_until_it_says_that_she_left(
    terms: Terms, left_on: date | None
) -> None:
    record = FamilyRecord("f1", None, (), left_on)
    assert record.is_only_listed
    assert ending_of(record) is Ending.NOT_ASKED
    later = date.max if left_on is None else left_on + timedelta(days=terms.days)
    assert due_on(record, terms) == later
