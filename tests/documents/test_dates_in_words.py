"""The office reads a date as it was remembered, and the days that it may mean."""

from datetime import date

import pytest

from mmep_desktop.documents.dates_in_words import (
    age_in_words,
    as_remembered,
    days_in_words,
    needs_days,
)
from mmep_desktop.domain.answers import TypedDate
from mmep_desktop.domain.dates import read_date


def typed(edtf: str) -> TypedDate:
    return TypedDate(edtf, read_date(edtf, None))


@pytest.mark.parametrize(
    ("edtf", "remembered", "days", "shown"),
    [
        ("2025-08-14", "14 August 2025", "14 August 2025", False),
        ("2025-08", "August 2025", "1 to 31 August 2025", False),
        ("2025", "2025", "1 January to 31 December 2025", False),
        ("2025-22", "summer 2025", "1 June to 31 August 2025", True),
        ("2025-24", "winter 2025", "1 December 2024 to 28 February 2026", True),
        ("2025-08~", "about August 2025", "1 June to 31 October 2025", True),
        ("2025-08-14~", "about 14 August 2025", "31 July to 28 August 2025", True),
        ("2025-06/2025-09", "June 2025 to September 2025", "1 June to 30 September 2025", True),
    ],
)
def test_a_date_is_said_back(edtf: str, remembered: str, days: str, shown: bool) -> None:
    date_told = typed(edtf)
    assert as_remembered(date_told) == remembered
    assert days_in_words(date_told.span) == days
    assert needs_days(date_told) is shown


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("2026-08-31", "under 1 year"),
        ("2025-09-01", "1 year"),
        ("2016-09-01", "10 years"),
        ("2016-09-02", "9 years"),
        ("2016", "9 to 10 years"),
        ("2004-02-29", "22 years"),
        ("2020-11~", "5 to 6 years"),
    ],
)
def test_an_age_shows_what_the_birth_date_leaves_open(born: str, age: str) -> None:
    assert age_in_words(typed(born).span, date(2026, 9, 1)) == age
