"""A moment comes back with its offset, and its text sorts by time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.moments import moment_from, moment_text

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30), timezones=ZONES)  # noqa: DTZ001 - Hypothesis adds the zone


@given(MOMENTS)
def test_every_moment_comes_back_with_its_offset(moment: datetime) -> None:
    kept = moment_from(moment_text(moment))
    assert (kept, kept.utcoffset()) == (moment, moment.utcoffset())


@given(MOMENTS, MOMENTS)
def test_texts_sort_as_the_moments_do(one: datetime, other: datetime) -> None:
    if one.astimezone(UTC) < other.astimezone(UTC):
        assert moment_text(one) < moment_text(other)


def test_the_form() -> None:
    moment = datetime(2026, 9, 1, 8, 30, tzinfo=timezone(timedelta(hours=-4)))
    assert moment_text(moment) == "2026-09-01T12:30:00.000000Z[-04:00]"


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        moment_text(datetime(2026, 9, 1))  # noqa: DTZ001 - the very thing that is refused


@pytest.mark.parametrize("text", ["", "yesterday", "2026-09-01", "2026-13-01T00:00:00Z[+00:00]"])
def test_another_text_is_damage(text: str) -> None:
    with pytest.raises(DeskError) as refusal:
        moment_from(text)
    assert refusal.value.problem is Problem.STORE_DAMAGED
