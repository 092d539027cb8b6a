"""What a young person answered alone: sections of their own, for the recruiter only."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.inks import VIOLET, VIOLET_TINT
from mmep_desktop.documents.office_styles import (
    BODY,
    STRONG,
    boxed,
    column,
    columns,
    labelled,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.sheet_children import OUTCOMES, findings_row
from mmep_desktop.documents.sheet_events import moves_section, work_section
from mmep_desktop.documents.sheet_questions import question_rows
from mmep_desktop.domain.referral import AskedAlone, Referral

_PAD = 10.0
_THREE = columns(1, 1, 1)
_HIDDEN = "For the recruiter only: the family has not seen this and must not be told of it."
_SHOWN = "The young person agreed that the family may see this."


def alone_groups(own: AskedAlone, referral: Referral) -> Iterator[Group]:
    """Yield one young person's own answers, marked as asked alone from first to last."""
    name = referral.answers.children[own.child].name.shown
    number = own.child + 1
    title = f"Asked alone: {name}" if name else f"Asked alone: number {number} above"
    words = referral.screener.wording("en")
    yield section(title, *_about(own))
    yield moves_section(own.answers, f"Moves, asked alone ({number})")
    yield work_section(own.answers, words, f"Work, asked alone ({number})")
    questions = tuple(question_rows(own.determination, numbered=False))
    if questions:
        yield section(f"Questions, asked alone ({number})", *questions, apart=True)


def _about(own: AskedAlone) -> Iterator[Strip]:
    first, second, third = _THREE
    remark = (_SHOWN if own.may_be_shown else _HIDDEN, STRONG.with_ink(VIOLET))
    yield boxed(column(_PAD, TEXT_WIDTH - 2 * _PAD, remark), ground=VIOLET_TINT, bar=VIOLET)
    yield row(
        labelled(*first, "Own phone", own.phone, STRONG),
        labelled(*second, "Best time to call", own.best_time),
        labelled(*third, "What came out", OUTCOMES[own.determination.outcome], BODY),
        rule=False,
    )
    for result in own.determination.children[:1]:
        yield findings_row(result)
