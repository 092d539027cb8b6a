"""When MMEP keeps a referral no longer: a table that somebody there could check."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.batches import News
from mmep_desktop.domain.letting_go import (
    ANSWERED_ALLOWED,
    OPEN_ALLOWED,
    ReceivedAge,
    ReceivedTerms,
    due_of,
    due_on,
    is_over,
)
from mmep_desktop.domain.mmep_answers import Result

HEARD = date(2026, 9, 1)
OPEN = ReceivedAge("s1", "N-1", News.NEW, 2, HEARD)
OVER = replace(OPEN, said_on=date(2026, 12, 24), is_over=True)
SHORT = ReceivedTerms(6, 12)


@pytest.mark.parametrize(
    ("age", "terms", "due"),
    [
        # Answered: a year after the last result, or after a batch that told more of it since.
        (OVER, ReceivedTerms(), date(2027, 12, 24)),
        (replace(OVER, heard_on=date(2027, 2, 1)), ReceivedTerms(), date(2028, 2, 1)),
        (OVER, SHORT, date(2027, 6, 24)),
        # Withdrawn: nobody is named any more; that it was here goes after the same time.
        (replace(OPEN, news=News.WITHDRAWN, is_over=True), ReceivedTerms(), date(2027, 9, 1)),
        # Without a last result: as long as a move counts.
        (OPEN, ReceivedTerms(), date(2029, 9, 1)),
        (replace(OPEN, said_on=date(2026, 12, 24)), ReceivedTerms(), date(2029, 12, 24)),
        (OPEN, SHORT, date(2027, 9, 1)),
        (replace(OPEN, heard_on=date(2028, 2, 29)), SHORT, date(2029, 3, 1)),
    ],
)
def test_a_referral_is_kept_until(age: ReceivedAge, terms: ReceivedTerms, due: date) -> None:
    assert due_on(age, terms) == due


@pytest.mark.parametrize(
    ("news", "children", "told", "over"),
    [
        (News.NEW, [0, 1], [(0, Result.ELIGIBLE), (1, Result.DUPLICATE)], True),
        (News.CHANGED, [0], [(0, Result.NOT_REACHED)], True),
        (News.NEW, [0, 1], [(0, Result.ELIGIBLE)], False),
        (News.NEW, [0], [(0, Result.APPOINTMENT)], False),
        (News.NEW, [0], [(1, Result.ELIGIBLE)], False),
        (News.NEW, [], [], False),
        (News.WITHDRAWN, [], [], True),
    ],
)
def test_a_referral_is_over_once_every_child_has_its_last_word(
    news: News, children: list[int], told: list[tuple[int, Result]], over: bool
) -> None:
    assert is_over(news, children, told) is over


DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))
AGES = st.builds(
    ReceivedAge,
    st.just("s1"),
    st.just("N-1"),
    st.sampled_from(News),
    st.integers(0, 3),
    DAYS,
    st.none() | DAYS,
    st.booleans(),
)
TERMS = st.builds(ReceivedTerms, st.sampled_from(ANSWERED_ALLOWED), st.sampled_from(OPEN_ALLOWED))


@given(AGES, TERMS, DAYS)
def test_what_is_due_was_heard_of_early_enough_to_be_looked_for(
    age: ReceivedAge, terms: ReceivedTerms, today: date
) -> None:
    if due_of([age], terms, today):
        assert age.heard_on <= terms.heard_by(today)
        assert due_on(age, terms) <= today


def test_only_terms_between_no_use_and_no_more_use_are_allowed() -> None:
    assert ReceivedTerms().are_allowed
    assert not any(ReceivedTerms(*both).are_allowed for both in ((5, 36), (12, 11), (12, 37)))
