"""When a backup is due, which ones stay, and when the last one that holds a record goes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.backups import (
    Contents,
    Difference,
    Generation,
    Records,
    difference,
    forgotten,
    is_due,
    last_holding,
)

NOW = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)
HOLDS = Contents(1, 1, 0, None, 0, "", "r1")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def made(at: datetime) -> Generation:
    return Generation(at.isoformat(), at, 4096, HOLDS)


@pytest.mark.parametrize(
    ("last", "untouched", "unlocked", "due"),
    [
        (None, 59 * MINUTE / 60, HOUR, False),
        (None, MINUTE, HOUR, True),
        (NOW - DAY, 59 * MINUTE / 60, HOUR, False),
        (NOW - DAY, MINUTE, HOUR, True),
        (NOW - DAY, 0 * MINUTE, 4 * HOUR, True),
        (NOW - 3 * HOUR, HOUR, 3 * HOUR, False),
        (NOW - 4 * HOUR, 0 * MINUTE, 0 * HOUR, True),
        (NOW + DAY, 0 * MINUTE, HOUR, False),
        (NOW + DAY, MINUTE, HOUR, True),
    ],
)
def test_a_backup_is_due(
    last: datetime | None, untouched: timedelta, unlocked: timedelta, due: bool
) -> None:
    assert is_due(NOW, last, untouched, unlocked) is due


def test_a_year_of_backups_keeps_today_two_weeks_and_a_quarter() -> None:
    kept: list[Generation] = []
    for day in range(365):
        for hour in range(8, 20, 4):
            now = datetime(2026, 1, 1, hour, tzinfo=UTC) + day * DAY
            kept.append(made(now))
            gone = forgotten(kept, now)
            kept = [each for each in kept if each not in gone]
    ages = [(now.date() - each.made_at.date()).days for each in kept]
    assert ages.count(0) == 3
    assert [ages.count(age) for age in range(1, 15)] == [1] * 14
    older = sorted(age for age in ages if age > 14)
    assert 90 > older[-1] > 90 - 7
    assert all(1 <= after - age <= 7 for age, after in zip([14, *older], older, strict=False))


def test_of_one_day_the_newest_six_stay() -> None:
    kept = [made(NOW - minutes * MINUTE) for minutes in range(9, -1, -1)]
    assert forgotten(kept, NOW) == tuple(kept[:4])


@given(st.lists(st.integers(-800, 800), max_size=40), st.integers(0, 400))
def test_the_newest_stays_and_what_is_sure_to_be_old_goes(days: list[int], later: int) -> None:
    in_order = [made(NOW + each * DAY + place * MINUTE) for place, each in enumerate(days)]
    now = NOW + later * DAY
    gone = forgotten(in_order, now)
    assert set(in_order[-1:]).isdisjoint(gone)
    too_old = [each for each in in_order[:-1] if now.date() - each.made_at.date() >= 90 * DAY]
    assert set(too_old) <= set(gone)
    assert forgotten([each for each in in_order if each not in gone], now) == ()


def test_a_clock_that_was_a_year_wrong_costs_no_backup_of_the_right_time() -> None:
    right = [made(NOW - age * DAY) for age in range(14, -1, -1)]
    assert forgotten([*right, made(NOW - 365 * DAY)], NOW - 365 * DAY) == ()
    assert forgotten([*right, made(NOW - 365 * DAY), made(NOW)], NOW) == (made(NOW - 365 * DAY),)
    ahead = [*right, made(NOW + 365 * DAY), made(NOW + 5 * MINUTE)]
    assert forgotten(ahead, NOW + 5 * MINUTE) == ()
    assert made(NOW + 365 * DAY) in forgotten([*ahead, made(NOW + DAY)], NOW + DAY)


def test_the_last_backup_that_holds_a_record_goes_90_days_after_it_was_made() -> None:
    in_order = [made(NOW - 3 * DAY), made(NOW - DAY), made(NOW)]
    gone_on = last_holding(date(2026, 8, 31), in_order, NOW)
    assert gone_on == date(2026, 8, 31) + 90 * DAY
    assert last_holding(date(2026, 8, 1), in_order, NOW) is None
    assert last_holding(NOW.date(), [made(NOW + 400 * DAY)], NOW) == NOW.date() + 90 * DAY
    assert made(NOW - DAY) in forgotten(in_order, datetime(2026, 11, 29, 8, tzinfo=UTC))


def test_what_going_back_takes_away_and_brings_back() -> None:
    now = Records(frozenset("abc"), {"1": 3, "2": 9, "4": 1})
    then = Records(frozenset("abd"), {"1": 3, "2": 7, "3": 2})
    assert difference(now, then) == Difference(1, 1, 1, 1, 1)
    assert difference(now, then).loses
    assert not difference(then, then).loses
