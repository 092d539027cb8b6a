"""The sheet's questions for the recruiter, with the children each is about."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.office_styles import (
    BODY,
    QUIET,
    STRONG,
    column,
    columns,
    low_row,
    lowered,
    row,
    section,
)
from mmep_desktop.documents.questions import OpenQuestion, open_questions
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.referral import Referral

_MARK, _QUESTION, _CONCERNS = columns(0.4, 7.3, 2.3)


def questions_section(referral: Referral) -> Group:
    """Return what is still unclear; without anything unclear it says so."""
    strips = tuple(question_rows(referral.determination))
    if not strips:
        strips = (row(column(0, 400, ("Nothing is unclear in what was told.", BODY))),)
    return section("Questions for the recruiter", *strips, apart=True)


def question_rows(determination: Determination, *, numbered: bool = True) -> Iterator[Strip]:
    """Yield a row for each question; *numbered* names the children that it is about."""
    for question in open_questions(determination):
        concerns = _concerns(question) if numbered else ""
        yield low_row(
            column(*_MARK, ("?", STRONG)),
            column(*_QUESTION, (question.text, BODY)),
            lowered(column(*_CONCERNS, (concerns, QUIET))),
        )


def _concerns(question: OpenQuestion) -> str:
    if not question.rows:
        return ""
    numbers = ", ".join(str(place + 1) for place in question.rows)
    return f"child {numbers}" if len(question.rows) == 1 else f"children {numbers}"
