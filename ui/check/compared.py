"""Two revisions of the same answers, question by question, in the clerk's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from mmep_desktop.domain.interview import Interview
from mmep_desktop.words import _
from ui.check.page import answer_of

Asked = tuple[str, str]
"""A question: the key of its step, and its words, which tell one child's from another's."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question with what was said to it in the older and in the newer revision."""

    key: str
    question: str
    older: str
    newer: str

    @property
    def is_changed(self) -> bool:
        """Whether the two revisions say different things."""
        return self.older != self.newer


def compared(older: Interview, newer: Interview) -> tuple[Compared, ...]:
    """Return every question that either was asked, in the order of the newer one."""
    before, now = _said(older), _said(newer)
    not_asked = _("Not asked")
    return tuple(
        Compared(*asked, before.get(asked, not_asked), now.get(asked, not_asked))
        for asked in merged(tuple(before), tuple(now))
    )


def merged(older: Sequence[Asked], newer: Sequence[Asked]) -> list[Asked]:
    """Return all of both in the order of *newer*; what is only older keeps its predecessor."""
    order = list(newer)
    for place, asked in enumerate(older):
        if asked not in order:
            at = order.index(older[place - 1]) + 1 if place else 0
            order.insert(at, asked)
    return order


def _said(interview: Interview) -> dict[Asked, str]:
    said = {}
    for step in interview.steps:
        question, answer = answer_of(interview, step)
        said[step.key, question] = answer
    return said
