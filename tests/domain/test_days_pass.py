"""With the facts fixed, a later screening day changes the outcome only where a rule says so."""

from datetime import date, timedelta

from hypothesis import given, settings

from mmep_desktop.domain.determination import STRONGEST_FIRST
from tests.domain.generated_answers import Plain, screening, seeds
from tests.domain.naive_rules import days_meant, first_counting, margin_day, years_later
from tests.domain.screened import determined

ONE_DAY = timedelta(days=1)
DAYS_WATCHED = 420


@given(seed=seeds)
@settings(max_examples=60)
def test_each_day_weakens_an_outcome_only_by_window_margin_or_birthday(seed: int) -> None:
    plain, first_day = settled(seed)
    before = [child.outcome for child in determined(plain, first_day).children]
    for number in range(1, DAYS_WATCHED):
        today = first_day + number * ONE_DAY
        after = [child.outcome for child in determined(plain, today).children]
        if after != before:
            assert is_turning_day(plain, today)
            for earlier, later in zip(before, after, strict=True):
                assert STRONGEST_FIRST.index(later) >= STRONGEST_FIRST.index(earlier)
        before = after


def settled(seed: int) -> tuple[Plain, date]:
    """Return a family, and a day on which every reading of its dates is past."""
    plain, today = screening(seed)
    latest = [max(days_meant(text)) for text in (*past(plain), *births(plain))]
    return plain, max([today, *latest])


def is_turning_day(plain: Plain, today: date) -> bool:
    """Whether an end of a date leaves window or margin today, or someone turns 22."""
    yesterday = today - ONE_DAY
    left_window = (first_counting(yesterday, 36), first_counting(today, 36))
    left_margin = (margin_day(yesterday, 36, 1), margin_day(today, 36, 1))
    for text in past(plain):
        for end in (min(days_meant(text)), max(days_meant(text))):
            if any(before <= end < after for before, after in (left_window, left_margin)):
                return True
    ends = [end for text in births(plain) for end in (min(days_meant(text)), max(days_meant(text)))]
    return any(years_later(end, 22) == today for end in ends)


def past(plain: Plain) -> list[str]:
    """Return the dates of moves and work."""
    return texts(plain, "moves", "when") + texts(plain, "work", "last_done")


def births(plain: Plain) -> list[str]:
    return texts(plain, "children", "born")


def texts(plain: Plain, key: str, column: str) -> list[str]:
    rows = plain[key]
    assert isinstance(rows, list)
    return [row[column] for row in rows if row[column] is not None]
