"""How interviews go at a desk: how long they take, and where a question to a clerk may be worth it.

Nothing here is a finding. A figure that stands apart has a reason more often than a fault: another
school, another language, the hour of the day. So it is only ever a question.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, lgamma

from mmep_desktop.domain.determination import Outcome

AT_ONCE_SECONDS = 5
"""An interview that took less was hardly read out."""

FROM_INTERVIEWS = 30
"""Of fewer, a share tells of chance more than of anything else."""

_BY_CHANCE = 0.01
"""A difference that chance makes more often than that asks nothing."""

_SAME = 1e-9
"""Sums of logarithms are not exact."""


@dataclass(frozen=True, slots=True)
class Interviewed:
    """One interview that came to its end for the first time."""

    clerk_id: str
    seconds: float
    outcome: Outcome

    @property
    def was_at_once(self) -> bool:
        """Whether there was hardly time to read the questions out."""
        return self.seconds < AT_ONCE_SECONDS

    @property
    def was_no(self) -> bool:
        """Whether the family said no to what decides."""
        return self.outcome is Outcome.NO_REFERRAL


@dataclass(frozen=True, slots=True)
class Share:
    """A part of some interviews."""

    part: int
    whole: int

    @property
    def percent(self) -> int:
        """Whole per cent."""
        return round(self.part * 100 / self.whole) if self.whole else 0

    def stands_apart_from(self, other: "Share") -> bool:
        """Whether chance alone makes two such shares differ so much less than once in a hundred.

        Counted exactly (Fisher's test): of so few interviews, an approximation would not hold.
        """
        part, whole = self.part + other.part, self.whole + other.whole
        least, most = max(0, part - other.whole), min(part, self.whole)
        ways = [
            _ways(self.whole, here) + _ways(other.whole, part - here)
            for here in range(least, most + 1)
        ]
        seen, every = ways[self.part - least], _ways(whole, part)
        as_rare = (exp(each - every) for each in ways if each <= seen + _SAME)
        return sum(as_rare) < _BY_CHANCE


@dataclass(frozen=True, slots=True)
class Pace:
    """One clerk's interviews beside those of the whole center."""

    clerk_id: str
    at_once: Share
    noes: Share
    center_at_once: Share
    center_noes: Share

    @property
    def interviews(self) -> int:
        """How many she came to the end of."""
        return self.noes.whole

    @property
    def asks_about_time(self) -> bool:
        """Whether more of hers were over at once than of the others."""
        others = _without(self.center_at_once, self.at_once)
        return self.at_once.percent > others.percent and self.at_once.stands_apart_from(others)

    @property
    def asks_about_noes(self) -> bool:
        """Whether no was said more, or less, often to her than to the others."""
        return self.noes.stands_apart_from(_without(self.center_noes, self.noes))


def paces_of(interviewed: Iterable[Interviewed]) -> tuple[Pace, ...]:
    """Return each clerk with enough interviews, by her id."""
    all_of_them = tuple(interviewed)
    by_clerk: defaultdict[str, list[Interviewed]] = defaultdict(list)
    for one in all_of_them:
        by_clerk[one.clerk_id].append(one)
    center = _shares(all_of_them)
    return tuple(
        Pace(clerk_id, *_shares(some), *center)
        for clerk_id, some in sorted(by_clerk.items())
        if len(some) >= FROM_INTERVIEWS
    )


def _ways(whole: int, part: int) -> float:
    """Return in how many ways *part* of *whole* can be chosen, as a logarithm."""
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)


def _shares(some: Iterable[Interviewed]) -> tuple[Share, Share]:
    some = tuple(some)
    at_once = sum(one.was_at_once for one in some)
    return Share(at_once, len(some)), Share(sum(one.was_no for one in some), len(some))


def _without(center: Share, hers: Share) -> Share:
    return Share(center.part - hers.part, center.whole - hers.whole)
