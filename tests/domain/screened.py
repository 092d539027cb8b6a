"""Answers through the whole engine, as plainly as a test wants to see them."""

from dataclasses import replace
from datetime import date

from mmep_desktop.domain.determination import Determination, Finding
from mmep_desktop.domain.evaluation import evaluate
from mmep_desktop.domain.reading import read_answers
from mmep_desktop.domain.refusals import Refused
from mmep_desktop.domain.screener import Screener
from tests.builders import shipped_screener

TODAY = date(2026, 9, 1)
Plain = dict[str, object]


def determined(plain: object, on: date = TODAY, screener: Screener | None = None) -> Determination:
    """Return what comes out of *plain*."""
    screener = screener or shipped_screener()
    return evaluate(screener, read_answers(screener, plain, on), on)


def finding(criterion: str, plain: object, on: date = TODAY, row: int = 0) -> Finding:
    """Return one criterion of the child in *row*."""
    child = determined(plain, on).children[row]
    return next(each for each in child.findings if each.criterion == criterion)


def refused(plain: object, on: date = TODAY) -> list[tuple[str, str]]:
    """Return code and field of everything that is refused of *plain*, none where it is taken."""
    try:
        read_answers(shipped_screener(), plain, on)
    except Refused as refusal:
        return [(each.code, each.field) for each in refusal.refusals]
    return []


def with_parameters(**changed: object) -> Screener:
    """Return the shipped screener with other parameters."""
    screener = shipped_screener()
    return replace(screener, parameters=replace(screener.parameters, **changed))  # type: ignore[arg-type]  # named by tests only


def a_family(**changed: object) -> Plain:
    """Return a family of one child that is referred on 1 September 2026."""
    return {
        "moved": "yes",
        "moves": [a_move()],
        "worked": "yes",
        "work": [a_job()],
        "children": [a_child()],
    } | changed


def a_move(**changed: object) -> Plain:
    move: Plain = {
        "when": "2026-05",
        "across_district": "yes",
        "children_moved": "yes",
        "worker_moved": "yes",
    }
    return move | changed


def a_job(**changed: object) -> Plain:
    job: Plain = {"kind": "crops", "who": "parent", "status": "did", "last_done": None}
    return job | changed


def a_child(**changed: object) -> Plain:
    child: Plain = {
        "name": "Ana",
        "born": "2017-04-05",
        "moved": "yes",
        "finished_high_school": "no",
    }
    return child | changed
