"""The invented families: every state of the list is met, and nothing of it can look real."""

import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.screener import Screener
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.listing import Day, Lists
from mmep_desktop.services.practice import (
    earlier_today,
    fill_practice,
    practice_center,
    school_days_before,
)
from mmep_desktop.services.practice_families import EARLIER, TODAY, Invented, months_before
from mmep_desktop.services.screeners import PackFiles, Screeners
from tests.builders import a_center, a_clerk, shipped_screener
from tests.fake_work import FakeWork

NOW = datetime(2026, 9, 1, 11, 30, tzinfo=UTC)


@dataclass
class Clock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


class Counted:
    def __init__(self) -> None:
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return f"id-{self._count:05d}"


class ShippedOnly:
    def offered(self) -> tuple[PackFiles, ...]:
        return ({"screener.toml": b""},)

    def read(self, files: PackFiles) -> Screener:
        return shipped_screener()


def filled(work: FakeWork, now: datetime = NOW) -> Day:
    clock = Clock(now)
    fill_practice(work, clock, Counted(), Screeners(work, clock, ShippedOnly()), a_clerk())
    return Lists(work, clock).today()


@pytest.fixture(scope="module")
def work() -> FakeWork:
    work = FakeWork(practice_center("practice"), a_clerk())
    filled(work)
    return work


@pytest.fixture(scope="module")
def day(work: FakeWork) -> Day:
    return Lists(work, Clock()).today()


def test_every_state_of_the_list_can_be_practiced(day: Day) -> None:
    of_a_real_desk = {Standing.KNOWN, Standing.RECEIVED, Standing.ANSWERED}
    assert {line.standing for line in day.listings} == set(Standing) - of_a_real_desk


def test_the_rules_bring_every_family_to_the_state_it_was_invented_for(day: Day) -> None:
    meant = Counter(family.standing for family in TODAY for _child in family.children)
    assert Counter(line.standing for line in day.listings) == meant


def test_a_day_and_a_school_year_have_figures_of_their_own(day: Day) -> None:
    assert len({line.registration.family_id for line in day.listings}) == len(TODAY)
    assert day.school_year.registered == len(day.listings) + len(EARLIER)
    assert 0 < day.coverage.percent < day.school_year.percent < 100


def test_names_of_many_kinds_are_practiced(day: Day) -> None:
    names = [line.registration.name for line in day.listings]
    assert any(name.last_1 and name.last_2 for name in names)
    assert any(not name.last_1 for name in names)
    assert any(name.used for name in names)
    assert any(not line.registration.born for line in day.listings)


def test_one_young_person_was_asked_alone(work: FakeWork) -> None:
    (own,) = [one for one in work.kept.screenings.values() if one.is_alone]
    assert own.is_finished
    assert own.determination is not None
    assert own.determination.outcome.is_referral


def test_both_kinds_of_referral_are_there(work: FakeWork) -> None:
    outcomes = {
        one.determination.outcome for one in work.kept.screenings.values() if one.determination
    }
    assert outcomes == set(Outcome)


def test_what_was_begun_waits_at_a_question(work: FakeWork, day: Day) -> None:
    begun = next(line for line in day.listings if line.standing is Standing.BEGUN)
    assert begun.screening_id is not None
    screening = work.kept.screenings[begun.screening_id]
    assert (screening.at, set(screening.draft)) == ("household", {"moved", "worked"})


def test_nobody_waits_at_the_counter_tomorrow_or_yesterday(work: FakeWork) -> None:
    days = {one.registered_on or NOW.date() for one in work.kept.registrations.values()}
    assert max(days) == NOW.date()
    assert all(one.begun_at <= NOW for one in work.kept.screenings.values())


@pytest.mark.parametrize("hour", [0, 8, 23])
def test_the_list_is_the_same_at_any_hour(hour: int) -> None:
    now = NOW.replace(hour=hour, minute=1)
    day = filled(FakeWork(practice_center("practice"), a_clerk()), now)
    assert len({line.registration.family_id for line in day.listings}) == len(TODAY)


def test_real_families_never_get_invented_ones_among_them() -> None:
    real = FakeWork(a_center(practice=False), a_clerk())
    with pytest.raises(DeskError) as refusal:
        filled(real)
    assert refusal.value.problem is Problem.NOT_A_PRACTICE_STORE
    assert (real.kept.registrations, real.kept.screenings) == ({}, {})


def test_practice_numbers_belong_to_no_district(work: FakeWork) -> None:
    numbers = [one.number for one in work.kept.screenings.values() if one.number]
    assert all(number.startswith("0000-A-26-") for number in numbers)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("family", [*TODAY, *EARLIER])
def test_phones_are_from_the_range_kept_for_fiction(family: Invented) -> None:
    assert not family.phone or family.phone[4:10] == "555-01"


def test_nobody_is_given_an_mmep_contact() -> None:
    assert not practice_center("practice").mmep.is_known


def test_filling_takes_less_than_a_second() -> None:
    shipped_screener()
    started = time.perf_counter()
    filled(FakeWork(practice_center("practice"), a_clerk()))
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("months", "month"), [(0, "2026-09"), (8, "2026-01"), (9, "2025-12"), (33, "2023-12")]
)
def test_months_are_counted_back_over_the_year(months: int, month: str) -> None:
    assert months_before(NOW.date(), months) == month


def test_weekends_are_no_school_days() -> None:
    tuesday = NOW
    assert school_days_before(tuesday, 2).date() == (NOW - timedelta(days=4)).date()


def test_an_hour_before_the_morning_is_the_start_of_the_same_day() -> None:
    early = NOW.replace(hour=0, minute=10)
    assert earlier_today(early, 60) == early.replace(minute=0)
    assert earlier_today(NOW, 60) == NOW - timedelta(hours=1)
