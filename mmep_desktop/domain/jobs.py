"""The criterion on work: farm, forest, fish or food-plant work that counts, within the window."""

from typing import NamedTuple

from mmep_desktop.domain.answers import Answers, TypedDate, Work
from mmep_desktop.domain.screener import Parameters
from mmep_desktop.domain.verdicts import (
    Facts,
    Verdict,
    also,
    days_of,
    met,
    not_met,
    recent_first,
    unclear,
)
from mmep_desktop.domain.windows import Frame

YOUTH = "youth"


class JudgedWork(NamedTuple):
    """One person's work with what is doubtful about it; *is_old* is certain."""

    row: Work
    is_old: bool
    doubts: tuple[str, ...]


def judged_work(row: Work, frame: Frame, parameters: Parameters) -> JudgedWork:
    """Judge *row* by what holds for every child."""
    doubts = []
    if row.kind not in parameters.counting_kinds:
        doubts.append("kind_unsure")
    if row.who not in parameters.counting_workers:
        doubts.append("work_by_relative")
    if row.status not in parameters.counting_statuses:
        doubts.append("work_only_looked_for")
    is_old = row.last_done is not None and frame.excludes(row.last_done.span)
    return JudgedWork(row, is_old, (*doubts, *_dated(row.last_done, frame)))


def work(answers: Answers, child: int, rows: tuple[JudgedWork, ...]) -> Verdict:
    """Whether work that counts serves the child in row *child*. 34 CFR 200.81(a) and (c)."""
    if answers.worked == "no":
        return not_met("no_work")
    if answers.worked != "yes":
        return unclear(f"worked_{answers.worked or 'not_asked'}")
    if not rows:
        return unclear("no_work_listed")
    if all(row.is_old for row in rows):
        return not_met("work_too_long_ago", _facts(min(rows, key=_recent).row))
    best = min((_for_child(row, child) for row in rows if not row.is_old), key=_promising)
    if not best.doubts:
        return met("work_done", _facts(best.row))
    return unclear(best.doubts[0], _facts(best.row) + also(best.doubts))


def _for_child(judged: JudgedWork, child: int) -> JudgedWork:
    """Count a young person's work for that person; for another child it is a relative's."""
    row = judged.row
    if row.who != YOUTH or row.child is None or row.child == child:
        return judged
    return judged._replace(doubts=("work_by_other_child", *judged.doubts))


def _dated(last_done: TypedDate | None, frame: Frame) -> tuple[str, ...]:
    if last_done is None or frame.holds(last_done.span):
        return ()
    return ("work_may_be_too_long_ago" if frame.may_hold(last_done.span) else "work_at_edge",)


def _facts(row: Work) -> Facts:
    return (("kind", row.kind), ("who", row.who), *days_of(row.last_done))


def _promising(judged: JudgedWork) -> tuple[int, tuple[str, ...], tuple[int, int], str, str]:
    """Order work by how little is doubtful about it, whatever order it was told in."""
    return (len(judged.doubts), judged.doubts, *_recent(judged))


def _recent(judged: JudgedWork) -> tuple[tuple[int, int], str, str]:
    row = judged.row
    return (recent_first(row.last_done), row.kind, row.who)
