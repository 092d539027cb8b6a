"""How five criteria make one outcome for one child."""

from collections.abc import Mapping

from mmep_desktop.domain.answers import Answers
from mmep_desktop.domain.determination import Outcome, State


def child_outcome(states: Mapping[str, State], answers: Answers, *, both_needed: bool) -> Outcome:
    """Return the outcome: a certain no, then a declined question, then any doubt, then refer.

    Where the pack does not need both, a move or the work is enough: what was declined, or is not
    so, on one side matters only while the other side does not carry the referral by itself.
    """
    required = tuple(states.values()) if both_needed else _either(states)
    if State.NOT_MET in required:
        return Outcome.NO_REFERRAL
    carried = not both_needed and required[-1] is State.MET
    if "declined" in (answers.moved, answers.worked) and not carried:
        return Outcome.DECLINED
    return Outcome.REFER_ASK_MORE if State.UNCLEAR in required else Outcome.REFER


def _either(states: Mapping[str, State]) -> tuple[State, ...]:
    moved = _weakest(states["child_move"], states["worker_move"])
    return states["age"], states["schooling"], _strongest(moved, states["work"])


def _weakest(*states: State) -> State:
    return max(states, key=_BEST_FIRST.index)


def _strongest(*states: State) -> State:
    return min(states, key=_BEST_FIRST.index)


_BEST_FIRST = (State.MET, State.UNCLEAR, State.NOT_MET)
