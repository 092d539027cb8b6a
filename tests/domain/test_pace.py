"""A clerk's interviews are compared from thirty on, and only what stands apart asks something."""

import pytest

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.pace import FROM_INTERVIEWS, Interviewed, Share, paces_of


def interviews(clerk_id: str, count: int, *, at_once: int = 0, noes: int = 0) -> list[Interviewed]:
    return [
        Interviewed(
            clerk_id,
            4.9 if number < at_once else 5.0,
            Outcome.NO_REFERRAL if number < noes else Outcome.REFER,
        )
        for number in range(count)
    ]


def test_fewer_than_thirty_interviews_are_not_compared() -> None:
    some = interviews("ms", FROM_INTERVIEWS, noes=12) + interviews("ap", FROM_INTERVIEWS - 1)
    [pace] = paces_of(some)
    assert (pace.clerk_id, pace.interviews) == ("ms", FROM_INTERVIEWS)
    assert (pace.noes, pace.center_noes) == (Share(12, 30), Share(12, 59))
    assert pace.noes.percent == 40


@pytest.mark.parametrize(
    ("at_once", "noes", "asks"),
    [
        (0, 30, (False, False)),
        (2, 33, (False, False)),
        (12, 30, (True, False)),
        (0, 40, (False, True)),
        (0, 18, (False, True)),
    ],
)
def test_only_what_stands_apart_from_the_others_asks_something(
    at_once: int, noes: int, asks: tuple[bool, bool]
) -> None:
    hers = interviews("ms", 40, at_once=at_once, noes=noes)
    pace = paces_of(hers + interviews("ap", 200, noes=150))[-1]
    assert (pace.asks_about_time, pace.asks_about_noes) == asks


def test_somebody_who_works_alone_is_compared_with_nobody() -> None:
    [pace] = paces_of(interviews("ms", 50, at_once=50, noes=50))
    assert (pace.asks_about_time, pace.asks_about_noes) == (False, False)
    assert Share(0, 0).percent == 0
