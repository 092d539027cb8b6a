"""Dates as people remember them become a first and a last day, or are refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.dates import (
    BadDate,
    FutureDate,
    Span,
    add_months,
    anniversary,
    birthday,
    has_turned,
    read_date,
    read_day,
)
from tests.domain.generated_answers import text
from tests.domain.naive_rules import days_meant, months_later

TODAY = date(2026, 9, 1)
calendar = st.dates()
days_of_now = st.dates(date(2000, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("2025-08-14", "2025-08-14", "2025-08-14"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025-22", "2025-06-01", "2025-08-31"),
        ("2025-23", "2025-09-01", "2025-11-30"),
        ("2025-24", "2024-12-01", "2026-02-28"),
        ("2023-24", "2022-12-01", "2024-02-29"),
        ("2025~", "2024-07-01", "2026-06-30"),
        ("2025-08~", "2025-06-01", "2025-10-31"),
        ("2023-02~", "2022-12-01", "2023-04-30"),
        ("2024-04~", "2024-02-01", "2024-06-30"),
        ("2024-12~", "2024-10-01", "2025-02-28"),
        ("2025-21~", "2025-01-01", "2025-07-31"),
        ("2025-24~", "2024-10-01", "2026-04-30"),
        ("2025-08-14~", "2025-07-31", "2025-08-28"),
        ("2025-01-01~", "2024-12-18", "2025-01-15"),
        ("2024-02-29~", "2024-02-15", "2024-03-14"),
        ("2025-06/2025-09", "2025-06-01", "2025-09-30"),
        ("2025-06~/2025-09", "2025-04-01", "2025-09-30"),
        ("2025-06/2025-09~", "2025-06-01", "2025-11-30"),
        ("2024-22/2025-21", "2024-06-01", "2025-05-31"),
        ("2024-24/2025-06-03", "2023-12-01", "2025-06-03"),
        ("2024/2025-03-05~", "2024-01-01", "2025-03-19"),
        ("2025-06-10/2025-06-10", "2025-06-10", "2025-06-10"),
        ("2025-06-15/2025-06", "2025-06-15", "2025-06-30"),
        ("2024-24/2023-12-01", "2023-12-01", "2023-12-01"),
        ("2025-09-10~/2025-09-01", "2025-08-27", "2025-09-01"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("0001~", "0001-01-01", "0002-06-30"),
        ("0001-24", "0001-01-01", "0002-02-28"),
        ("0001-01-03~", "0001-01-01", "0001-01-17"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999~", "9998-07-01", "9999-12-31"),
        ("9999-24~", "9998-10-01", "9999-12-31"),
        ("9999-12-31~", "9999-12-17", "9999-12-31"),
    ],
)
def test_a_date_means_these_days(typed: str, earliest: str, latest: str) -> None:
    meant = Span(date.fromisoformat(earliest), date.fromisoformat(latest))
    assert read_date(typed, None) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "~", "/", "2025-08 ", " 2025-08", "2025-08\n", "2025 - 08", "\ufeff2025"),
        *("2025-13-01", "2025-02-29", "2025-04-31", "2025-00", "2025-13", "2025-20", "2025-25"),
        *("2025-08-00", "2025-08-32", "2025-21-01", "0000", "0000-01", "0000-01-01", "0000-24"),
        *("2025-8", "2025-8-4", "25", "202", "20255", "Y12025", "-2025", "+2025", "2025-1-01"),
        *("2025?", "2025%", "2025~~", "~2025", "2025-~08", "?2025-08", "2025-08?", "2025-08%"),
        *("2025-XX", "202X", "20XX", "2025-08-XX", "2025-08-uu", "unknown", "open", "null"),
        *("..", "../2025", "2025/..", "/2025", "2025/", "2025//2026", "2025/2025/2025"),
        *("[2025,2026]", "{2025}", "2025S2", "2025E2", "2025-W05", "2025-214", "20250814"),
        *("2025-08-14T10:00:00", "2025-08-14T10:00Z", "2025-08-14 10:00", "2025-08-14Z"),
        *("08/14/2025", "14.8.2025", "2025/08/14", "2025.08", "8/2025", "Aug 2025", "2025-aug"),
        *("２０２５", "٢٠٢٥-٠٨", "२०२५", "2025–08", "2025-08\u200e", "2025-०८"),
        *("2025-09/2025-08", "2025/2024", "2025-08-14/2025-08-13", "2025-23/2025-21"),
        *("2024-24/2023-11-30", "2024-24~/2023-09-30", "2025-12-01~/2025-10-01~"),
        *("2025-06/09", "2025-06-01/15", "2025-06/2025-13", "2025-13/2025-06", "2025-06 /2025-07"),
    ],
)
def test_a_date_in_no_form_that_is_asked_for_is_refused(typed: str) -> None:
    with pytest.raises(BadDate) as refusal:
        read_date(typed, TODAY)
    assert not isinstance(refusal.value, FutureDate)
    assert refusal.value.args == ()


def test_an_interval_ends_before_it_begins_only_if_no_reading_saves_it() -> None:
    assert read_date("2025-08/2025-07~", None) == Span(date(2025, 8, 1), date(2025, 9, 30))
    with pytest.raises(BadDate):
        read_date("2025-08/2025-05~", None)


@pytest.mark.parametrize(
    ("typed", "latest"),
    [
        ("2026", "2026-09-01"),
        ("2026-09", "2026-09-01"),
        ("2026-09-01", "2026-09-01"),
        ("2026-08-31~", "2026-09-01"),
        ("2026-10~", "2026-09-01"),
        ("2026-24", "2026-09-01"),
        ("2026-06/2027-01", "2026-09-01"),
        ("2026-08", "2026-08-31"),
    ],
)
def test_what_is_past_ends_on_the_screening_day_at_the_latest(typed: str, latest: str) -> None:
    assert read_date(typed, TODAY).latest == date.fromisoformat(latest)


@pytest.mark.parametrize(
    "typed",
    ["2026-09-02", "2026-10", "2027", "2026-12~", "2026-09-16~", "9999", "2028-24", "2027/2028"],
)
def test_a_date_that_has_not_come_is_refused_as_such(typed: str) -> None:
    with pytest.raises(FutureDate):
        read_date(typed, TODAY)


def test_a_reversed_interval_of_the_future_is_unreadable_first() -> None:
    with pytest.raises(BadDate) as refusal:
        read_date("2028/2027", TODAY)
    assert not isinstance(refusal.value, FutureDate)


@given(st.text(max_size=12) | st.from_regex(r"\A[0-9X~?%./-]{0,22}\Z"), calendar | st.none())
def test_no_text_breaks_the_reader(typed: str, today: date | None) -> None:
    try:
        span = read_date(typed, today)
    except BadDate:
        return
    assert span.earliest <= span.latest
    assert today is None or span.latest <= today


@given(st.from_regex(r"\A[0-9]{4}(-(0[1-9]|1[0-2]|2[1-4]))?~?\Z"), calendar | st.none())
def test_every_year_month_and_season_is_read_or_refused(typed: str, today: date | None) -> None:
    try:
        assert read_date(typed, today).earliest <= date.max
    except FutureDate:
        assert today is not None
    except BadDate:
        assert typed.startswith("0000")


@given(st.randoms(use_true_random=False), days_of_now)
def test_a_text_means_the_days_that_counting_one_by_one_finds(chance: object, day: date) -> None:
    typed = text(chance, day)  # type: ignore[arg-type]  # Hypothesis gives a Random of its own
    days = days_meant(typed)
    assert read_date(typed, None) == Span(min(days), max(days))


@given(calendar, st.integers(-400, 400))
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    there = add_months(day, months)
    if date(40, 1, 1) < day < date(9960, 1, 1):
        assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
        assert there.day == day.day or (there + timedelta(days=1)).day == 1


@given(days_of_now, st.integers(0, 60))
def test_an_anniversary_falls_on_the_same_day_or_the_first_after_it(day: date, months: int) -> None:
    assert anniversary(day, months) == months_later(day, months)


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        ("2024-02-29", 36, "2027-03-01"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-08-20", 36, "2026-08-20"),
        ("2025-08-31", 6, "2026-03-01"),
        ("2025-12-31", 2, "2026-03-01"),
        ("9999-12-31", 1, "9999-12-31"),
    ],
)
def test_anniversaries(day: str, months: int, there: str) -> None:
    assert anniversary(date.fromisoformat(day), months) == date.fromisoformat(there)


def test_a_child_of_29_february_has_the_birthday_on_1_march_in_other_years() -> None:
    born = date(2004, 2, 29)
    assert birthday(born, 22) == date(2026, 3, 1)
    assert birthday(born, 20) == date(2024, 2, 29)
    assert not has_turned(born, 22, date(2026, 2, 28))
    assert has_turned(born, 22, date(2026, 3, 1))


@given(calendar, st.integers(0, 120), calendar)
def test_who_has_turned_an_age_has_had_that_birthday(born: date, years: int, on: date) -> None:
    if born.year + years < date.max.year:
        assert has_turned(born, years, on) == (birthday(born, years) <= on)
    else:
        assert not has_turned(born, years, on) or born.year + years == date.max.year


@pytest.mark.parametrize(
    "typed",
    ["2026-09", "2026", "2026-9-1", "2026-09-01~", "2026-02-30", "", "today", "2026-09-01/2026"],
)
def test_a_screening_day_is_one_whole_day(typed: str) -> None:
    assert read_day("2026-09-01") == TODAY
    with pytest.raises(BadDate):
        read_day(typed)
