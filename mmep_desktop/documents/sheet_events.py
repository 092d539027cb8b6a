"""The sheet's moves and work, as they were told: of the family, or of a young person alone."""

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.dates_in_words import as_remembered, days_in_words, needs_days
from mmep_desktop.documents.office_styles import (
    BODY,
    NOT_TOLD,
    QUIET,
    SMALL_STRONG,
    column,
    columns,
    heads_of,
    lowered,
    row,
    section,
)
from mmep_desktop.domain.answers import Answers, Move, TypedDate, Work
from mmep_desktop.domain.screener import Wording

_MOVES = columns(2.5, 2.6, 2.6, 1.2, 1.2, 1.2)
_WORK = columns(3.6, 2.6, 2.0, 2.5)
_WHO = {
    "parent": "mother or father",
    "guardian": "guardian",
    "spouse": "husband or wife",
    "youth": "the young person",
    "other_relative": "other relative, or not known who",
}
_MOVED = {
    "yes": "Yes, but no move was told in detail.",
    "no": "No move in the last 3 years.",
    "unsure": "The family is not sure.",
    "declined": "The family preferred not to say.",
}
_WORKED = {
    "yes": "Yes, but no work was told in detail.",
    "no": "No such work in the last 3 years.",
    "unsure": "The family is not sure.",
    "declined": "The family preferred not to say.",
    "": "Not asked.",
}


def moves_section(answers: Answers, title: str = "Moves") -> Group:
    """Return a table of the moves, or one line where there is none to show."""
    if answers.moved != "yes" or not answers.moves:
        return section(title, row(column(0, 400, (_MOVED[answers.moved], BODY))))
    heads = heads_of(_MOVES, ("", "From", "To", "Other district", "Children", "Worker"))
    return section(title, *map(_move, answers.moves), heads=heads, apart=True)


def work_section(answers: Answers, words: Wording, title: str = "Work") -> Group:
    """Return a table of the work, or one line where there is none to show."""
    if answers.worked != "yes" or not answers.work:
        return section(title, row(column(0, 400, (_WORKED[answers.worked], BODY))))
    heads = heads_of(_WORK, ("", "Kind of work", "Status", "Last done"))
    rows = (_work(work, answers, words) for work in answers.work)
    return section(title, *rows, heads=heads, apart=True)


def _move(move: Move) -> Strip:
    when, start, end, *who_moved = _MOVES
    answers = (move.across_district, move.children_moved, move.worker_moved)
    return row(
        _date(when, move.when),
        column(*start, (move.from_place or NOT_TOLD, BODY)),
        column(*end, (move.to_place or NOT_TOLD, BODY)),
        *(_known(at, answer) for at, answer in zip(who_moved, answers, strict=True)),
    )


def _known(at: tuple[float, float], answer: str) -> Cell:
    if answer == "unknown":
        return lowered(column(*at, ("not known", SMALL_STRONG)))
    return column(*at, (answer, BODY))


def _work(work: Work, answers: Answers, words: Wording) -> Strip:
    who, kind, status, last_done = _WORK
    return row(
        column(*who, (work.person or "name not told", BODY), (_relation(work, answers), QUIET)),
        column(*kind, (words.get(f"kind.{work.kind}") or work.kind, BODY)),
        column(*status, (words.get(f"field.status.choice.{work.status}") or work.status, BODY)),
        _date(last_done, work.last_done),
    )


def _relation(work: Work, answers: Answers) -> str:
    who = _WHO.get(work.who, work.who)
    if work.child is None or len(answers.children) == 1:
        return who
    return f"{who}, number {work.child + 1} above"


def _date(at: tuple[float, float], typed: TypedDate | None) -> Cell:
    if typed is None:
        return lowered(column(*at, ("date not known", SMALL_STRONG)))
    days = days_in_words(typed.span) if needs_days(typed) else ""
    return column(*at, (as_remembered(typed), BODY), (days, QUIET))
