"""The sheet's children: who they are, where they go to school, and what came out for each."""

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.dates_in_words import age_in_words, as_remembered
from mmep_desktop.documents.inks import AMBER, PRIMARY, SLATE, VIOLET
from mmep_desktop.documents.office_styles import (
    BODY,
    NOT_TOLD,
    QUIET,
    SMALL_STRONG,
    STRONG,
    column,
    columns,
    heads_of,
    lowered,
    row,
    section,
)
from mmep_desktop.domain.answers import Child
from mmep_desktop.domain.determination import ChildResult, Finding, Outcome, State
from mmep_desktop.domain.referral import Referral

OUTCOMES = {
    Outcome.REFER: "Refer to MMEP",
    Outcome.REFER_ASK_MORE: "Refer, recruiter to ask more",
    Outcome.DECLINED: "Declined",
    Outcome.NO_REFERRAL: "No referral today",
}
OUTCOME_INKS = {
    Outcome.REFER: PRIMARY,
    Outcome.REFER_ASK_MORE: AMBER,
    Outcome.DECLINED: VIOLET,
    Outcome.NO_REFERRAL: SLATE,
}
CRITERIA = {
    "age": "Age",
    "schooling": "Schooling",
    "child_move": "Child's move",
    "worker_move": "Worker's move",
    "work": "Work",
}
STATE_WORDS = {State.MET: "met", State.UNCLEAR: "unclear", State.NOT_MET: "not met"}
_STATE_STYLES = {
    State.MET: QUIET,
    State.UNCLEAR: SMALL_STRONG.with_ink(AMBER),
    State.NOT_MET: SMALL_STRONG.with_ink(SLATE),
}
_MOVED = {"yes": "moved", "no": "did not move", "unknown": "move not known"}
_COLUMNS = columns(0.4, 3.0, 2.05, 2.5, 2.3)
_HEADS = ("", "", "Born, age", "School, grade", "What came out")


def children_section(referral: Referral) -> Group:
    """Return everyone under 22 in the household, one under the other."""
    strips = [
        strip
        for place in range(len(referral.answers.children))
        for strip in _child_rows(referral, place)
    ]
    count = len(referral.answers.children)
    title = f"Children and youth under 22 ({count})"
    return section(title, *strips, heads=heads_of(_COLUMNS, _HEADS), apart=True)


def _child_rows(referral: Referral, place: int) -> tuple[Strip, Strip]:
    child, result = referral.answers.children[place], referral.determination.children[place]
    number, name, born, school, outcome = _COLUMNS
    ink = OUTCOME_INKS[result.outcome]
    who = row(
        lowered(column(*number, (str(place + 1), QUIET))),
        column(*name, (child.name.shown or NOT_TOLD, STRONG), (_remarks(referral, place), QUIET)),
        _born(child, born, referral),
        _school(referral, place, school),
        lowered(column(*outcome, (OUTCOMES[result.outcome], SMALL_STRONG.with_ink(ink)))),
    )
    return who, findings_row(result)


def findings_row(result: ChildResult) -> Strip:
    """Return how the criteria stand for one child, side by side."""
    left = _COLUMNS[1][0]
    places = columns(*[1] * max(len(result.findings), 1))
    share = (places[-1][0] + places[-1][1] - left) / len(places)
    cells = [
        _finding(finding, left + share * number, share)
        for number, finding in enumerate(result.findings)
    ]
    return Strip(tuple(cells), below=3, is_tied=True)


def _finding(finding: Finding, left: float, share: float) -> Cell:
    word, style = STATE_WORDS[finding.state], _STATE_STYLES[finding.state]
    name = CRITERIA.get(finding.criterion, finding.criterion.replace("_", " "))
    return column(left, share - 4, (f"{name}: {word}", style))


def _remarks(referral: Referral, place: int) -> str:
    child = referral.answers.children[place]
    remarks = [
        f"called {child.name.used}" if child.name.used else "",
        "twin" if referral.twins[place] else "",
        _MOVED[child.moved] if referral.answers.moved == "yes" else "",
        "asked alone, see below" if any(own.child == place for own in referral.alone) else "",
    ]
    return ", ".join(remark for remark in remarks if remark)


def _born(child: Child, place: tuple[float, float], referral: Referral) -> Cell:
    if child.born is None:
        return lowered(column(*place, ("Birth date not known", SMALL_STRONG.with_ink(AMBER))))
    age = age_in_words(child.born.span, referral.determination.screened_on)
    return column(*place, (as_remembered(child.born), BODY), (age, QUIET))


def _school(referral: Referral, place: int, at: tuple[float, float]) -> Cell:
    grade = referral.grades[place]
    if grade:
        grade = referral.screener.wording("en").get(f"field.grade.choice.{grade}") or grade
    school = referral.schools[place]
    if not school and not grade:
        return lowered(column(*at, ("School not told", QUIET)))
    return column(*at, (school, BODY), (grade, QUIET if school else BODY))
