"""The window opens on the first day whose anniversary is still to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.windows import frame, window
from tests.domain.naive_rules import margin_day, months_later
from tests.domain.screened import with_parameters


@pytest.mark.parametrize(
    ("screened_on", "first", "margin"),
    [
        ("2026-09-01", "2023-09-02", "2023-08-02"),
        ("2026-08-20", "2023-08-21", "2023-07-21"),
        ("2026-08-31", "2023-09-01", "2023-08-01"),
        ("2027-02-27", "2024-02-28", "2024-01-28"),
        ("2027-02-28", "2024-02-29", "2024-01-29"),
        ("2027-03-01", "2024-03-02", "2024-02-02"),
        ("2027-03-02", "2024-03-03", "2024-02-03"),
        ("2028-02-28", "2025-03-01", "2025-02-01"),
        ("2028-02-29", "2025-03-01", "2025-02-01"),
        ("2028-03-01", "2025-03-02", "2025-02-02"),
        ("2026-03-30", "2023-03-31", "2023-02-28"),
        ("2027-03-30", "2024-03-31", "2024-02-29"),
        ("2026-12-31", "2024-01-01", "2023-12-01"),
        ("2026-05-30", "2023-05-31", "2023-04-30"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("0003-12-31", "0001-01-01", "0001-01-01"),
        ("9999-12-31", "9997-01-01", "9996-12-01"),
    ],
)
def test_the_first_day_that_counts_and_the_margin_before_it(
    screened_on: str, first: str, margin: str
) -> None:
    on = date.fromisoformat(screened_on)
    found = window(on, 36)
    assert found.first.isoformat() == first
    assert found.last == on
    assert frame(found, with_parameters().parameters).margin.isoformat() == margin


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(1, 48))
def test_the_window_holds_exactly_the_days_whose_anniversary_is_to_come(
    screened_on: date, months: int
) -> None:
    first = window(screened_on, months).first
    assert months_later(first, months) > screened_on
    assert months_later(first - timedelta(days=1), months) <= screened_on


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 5))
def test_the_margin_begins_on_the_same_day_of_an_earlier_month(on: date, margin: int) -> None:
    parameters = with_parameters(margin_months=margin).parameters
    assert frame(window(on, 36), parameters).margin == margin_day(on, 36, margin)


@given(st.dates(), st.integers(1, 600))
def test_every_day_of_the_calendar_has_a_window(on: date, months: int) -> None:
    found = window(on, months)
    assert date.min <= found.first <= found.last == on
    assert frame(found, with_parameters(margin_months=120).parameters).margin <= found.first


@given(st.dates(), st.dates(), st.dates())
def test_a_date_is_in_or_out_or_between(on: date, one: date, other: date) -> None:
    edge = frame(window(on, 36), with_parameters().parameters)
    span = Span(min(one, other), max(one, other))
    assert not (edge.holds(span) and edge.excludes(span))
    assert edge.may_hold(span) or not edge.holds(span)
