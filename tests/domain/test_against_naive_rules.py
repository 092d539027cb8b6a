"""Two evaluations written apart, from the same table, agree on thousands of families."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings

from mmep_desktop.domain.screener import Screener
from tests.domain.generated_answers import Plain, screening, seeds
from tests.domain.naive_rules import Rules, naive_result
from tests.domain.screened import determined, with_parameters

OTHER_RULES = Rules(months=13, margin=2, limit=19, kinds=("fishing",), workers=("parent", "youth"))
EITHER_RULES = Rules(both=False)


def states_of(plain: Plain, on: date, screener: Screener) -> list[tuple[str, dict[str, str]]]:
    return [
        (
            child.outcome.value,
            {finding.criterion: finding.state.value for finding in child.findings},
        )
        for child in determined(plain, on, screener).children
    ]


@given(seeds)
@settings(max_examples=4_000)
def test_the_shipped_rules_agree(seed: int) -> None:
    plain, today = screening(seed)
    assert states_of(plain, today, with_parameters()) == naive_result(plain, today, Rules())


@pytest.mark.parametrize("rules", [OTHER_RULES, EITHER_RULES])
@given(seed=seeds)
@settings(max_examples=1_000)
def test_rules_with_other_numbers_and_lists_agree(seed: int, rules: Rules) -> None:
    plain, today = screening(seed)
    screener = with_parameters(
        window_months=rules.months,
        margin_months=rules.margin,
        age_limit=rules.limit,
        counting_kinds=frozenset(rules.kinds),
        counting_workers=frozenset(rules.workers),
        both_needed=rules.both,
    )
    assert states_of(plain, today, screener) == naive_result(plain, today, rules)


def test_the_families_made_up_here_end_in_every_way() -> None:
    ends = Counter(determined(*screening(seed)).outcome.value for seed in range(600))
    assert min(ends[way] for way in ("refer", "refer_ask_more", "declined", "no_referral")) > 15
