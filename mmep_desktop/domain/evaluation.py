"""From checked answers to an outcome for each child, with every criterion and its reason."""

from datetime import date

from mmep_desktop.domain.answers import Answers
from mmep_desktop.domain.criteria import age, schooling
from mmep_desktop.domain.determination import (
    ChildResult,
    Determination,
    Finding,
    Window,
    strongest,
)
from mmep_desktop.domain.jobs import judged_work, work
from mmep_desktop.domain.moves import child_move, judged, worker_move
from mmep_desktop.domain.outcomes import child_outcome
from mmep_desktop.domain.screener import Screener
from mmep_desktop.domain.verdicts import Verdict
from mmep_desktop.domain.windows import frame, window

__all__ = ["evaluate", "window"]

Verdicts = dict[str, Verdict]


def evaluate(screener: Screener, answers: Answers, screened_on: date) -> Determination:
    """Return what the pack's rules make of *answers*, for each child and for the family."""
    days = window(screened_on, screener.parameters.window_months)
    children = tuple(
        _child_result(screener, answers, child.name.shown, verdicts)
        for child, verdicts in zip(
            answers.children, _verdicts(screener, answers, days), strict=True
        )
    )
    return Determination(
        outcome=strongest(tuple(child.outcome for child in children)),
        pack=screener.id,
        version=screener.version,
        screened_on=screened_on,
        window=days,
        children=children,
    )


def _verdicts(screener: Screener, answers: Answers, days: Window) -> list[Verdicts]:
    """Return each child's verdicts; what is the same for every child is judged once."""
    parameters = screener.parameters
    edge = frame(days, parameters)
    moves = tuple(judged(move, edge) for move in answers.moves)
    jobs = tuple(judged_work(row, edge, parameters) for row in answers.work)
    worker = worker_move(answers, moves)
    return [
        {
            "age": age(child, parameters.age_limit, days.last),
            "schooling": schooling(child),
            "child_move": child_move(answers, child, moves),
            "worker_move": worker,
            "work": work(answers, row, jobs),
        }
        for row, child in enumerate(answers.children)
    ]


def _child_result(
    screener: Screener, answers: Answers, name: str, verdicts: Verdicts
) -> ChildResult:
    states = {id_: verdict.state for id_, verdict in verdicts.items()}
    findings = tuple(Finding(rule.id, *verdicts[rule.id], rule.citation) for rule in screener.rules)
    both_needed = screener.parameters.both_needed
    return ChildResult(name, child_outcome(states, answers, both_needed=both_needed), findings)
