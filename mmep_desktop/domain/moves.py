"""The two criteria on moves: the child's own, and that of the one who did the work."""

from collections.abc import Iterable
from typing import NamedTuple

from mmep_desktop.domain.answers import Answers, Child, Move, TypedDate
from mmep_desktop.domain.verdicts import Verdict, also, days_of, met, not_met, recent_first, unclear
from mmep_desktop.domain.windows import Frame

Codes = tuple[str, ...]


class Judged(NamedTuple):
    """One move with what certainly speaks against it, and what is doubtful about it."""

    move: Move
    against: Codes
    doubts: Codes


def judged(move: Move, frame: Frame) -> Judged:
    """Judge *move* by what holds for everyone: its date and the district line."""
    place_against, place_doubts = _answered(move.across_district, "same_district", "district")
    date_against, date_doubts = _dated(move.when, frame)
    return Judged(move, place_against + date_against, place_doubts + date_doubts)


def child_move(answers: Answers, child: Child, moves: tuple[Judged, ...]) -> Verdict:
    """Whether this child made a move that counts. 20 USC 6399(3) and (5), 34 CFR 200.81."""
    if answers.moved == "no":
        return not_met("family_stayed")
    if child.moved == "no":
        return not_met("child_stayed")
    if answers.moved != "yes":
        return unclear(f"moved_{answers.moved}")
    if not moves:
        return unclear("no_move_listed")
    of_child = [_for_child(move, child) for move in moves]
    possible = [move for move in of_child if not move.against]
    if not possible:
        return not_met(_shared(of_child), days_of(min(of_child, key=_recent).move.when))
    return _verdict("child_moved", min(possible, key=_promising))


def worker_move(answers: Answers, moves: tuple[Judged, ...]) -> Verdict:
    """Whether the one who did the work made a move that counts. 20 USC 6399(2) and (4).

    Never a reason to turn a child away: the worker may have come before or after.
    """
    if answers.moved != "yes" or not moves:
        return met("worker_move_not_in_question")
    best = min((_for_worker(move) for move in moves), key=_promising)
    return _verdict("worker_moved", best)


def _verdict(reason: str, best: Judged) -> Verdict:
    """Return *reason* where nothing speaks against the *best* move, or what does."""
    days = days_of(best.move.when)
    open_points = best.against + best.doubts
    if not open_points:
        return met(reason, days)
    return unclear(open_points[0], days + also(open_points))


def _for_child(common: Judged, child: Child) -> Judged:
    against, doubts = _answered(common.move.children_moved, "children_stayed", "who_moved")
    if child.moved == "unknown":
        doubts = ("child_moved_unknown",)
    return Judged(
        common.move,
        against + common.against,
        doubts + common.doubts + _born(common.move.when, child.born),
    )


def _for_worker(common: Judged) -> Judged:
    against, doubts = _answered(common.move.worker_moved, "worker_stayed", "worker_moved")
    return Judged(common.move, against + common.against, doubts + common.doubts)


def _answered(answer: str, against: str, about: str) -> tuple[Codes, Codes]:
    if answer == "yes":
        return (), ()
    return ((against,), ()) if answer == "no" else ((), (f"{about}_unknown",))


def _dated(when: TypedDate | None, frame: Frame) -> tuple[Codes, Codes]:
    if when is None:
        return (), ("move_undated",)
    if frame.holds(when.span):
        return (), ()
    if frame.excludes(when.span):
        return ("move_too_long_ago",), ()
    return (), ("move_may_be_too_long_ago" if frame.may_hold(when.span) else "move_at_edge",)


def _born(when: TypedDate | None, born: TypedDate | None) -> Codes:
    """Return the doubt of a move before the birth: later moves may have gone unsaid."""
    if born is None:
        return ("born_unknown",)
    if when is None or when.span.earliest >= born.span.latest:
        return ()
    certain = when.span.latest < born.span.earliest
    return ("moved_before_birth" if certain else "moved_maybe_before_birth",)


def _shared(moves: Iterable[Judged]) -> str:
    """Return what speaks against every one of the moves, or that each fails in its own way."""
    every = [move.against for move in moves]
    return next((code for code in every[0] if all(code in one for one in every)), "no_move_counts")


def _promising(judged: Judged) -> tuple[int, int, Codes, Codes, tuple[int, int]]:
    """Order moves by how little speaks against them, whatever order they were told in."""
    return (
        len(judged.against),
        len(judged.doubts),
        judged.against,
        judged.doubts,
        _recent(judged),
    )


def _recent(judged: Judged) -> tuple[int, int]:
    return recent_first(judged.move.when)
