"""What comes out of a screening: an outcome for each child, with the reasons that led to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """How one criterion stands for one child."""

    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


class Outcome(StrEnum):
    """What the desk does next. Only a recruiter's interview decides more than that."""

    REFER = "refer"
    REFER_ASK_MORE = "refer_ask_more"
    DECLINED = "declined"
    NO_REFERRAL = "no_referral"

    @property
    def is_referral(self) -> bool:
        """Whether a recruiter is to hear of the family."""
        return self in {Outcome.REFER, Outcome.REFER_ASK_MORE}


STRONGEST_FIRST = (
    Outcome.REFER,
    Outcome.REFER_ASK_MORE,
    Outcome.DECLINED,
    Outcome.NO_REFERRAL,
)


def strongest(outcomes: tuple[Outcome, ...]) -> Outcome:
    """Return the family's outcome: the strongest of its children's."""
    return min(outcomes, key=STRONGEST_FIRST.index)


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a move counts, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion for one child: where it stands, why, and the rule that says so.

    *reason* is the code of the reason (``moved_in_window``, ``work_by_relative`` ...); *facts* are
    the values its sentence shows, such as the two ends of a date.
    """

    criterion: str
    state: State
    reason: str
    facts: tuple[tuple[str, str], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class ChildResult:
    """One child's outcome and its five findings, in the order of the rules."""

    name: str
    outcome: Outcome
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Determination:
    """The outcome of one screening; immutable, and it names the pack that asked."""

    outcome: Outcome
    pack: str
    version: str
    screened_on: date
    window: Window
    children: tuple[ChildResult, ...]
