"""What is still unclear, as questions for the recruiter: each asked once, for all it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mmep_desktop.domain.determination import Determination, Finding, State
from mmep_desktop.domain.reasons import question_for_recruiter


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question and the rows of the household that it concerns; none means all of them."""

    text: str
    rows: tuple[int, ...]


def open_questions(determination: Determination) -> tuple[OpenQuestion, ...]:
    """Return what the recruiter should ask, in the order of the rules.

    Only the unclear criteria of children who are referred are asked about.
    """
    asked: dict[str, set[int]] = {}
    for _, row, text in sorted(_doubts(determination), key=lambda doubt: doubt[0]):
        asked.setdefault(text, set()).add(row)
    everyone = set(range(len(determination.children)))
    return tuple(
        OpenQuestion(text, () if rows == everyone else tuple(sorted(rows)))
        for text, rows in asked.items()
    )


def _doubts(determination: Determination) -> Iterator[tuple[int, int, str]]:
    """Yield the place of the rule, the row of the child, and the question."""
    for row, child in enumerate(determination.children):
        for rule, finding in enumerate(child.findings if child.outcome.is_referral else ()):
            if finding.state is State.UNCLEAR:
                yield from ((rule, row, text) for text in _questions(finding))


def _questions(finding: Finding) -> Iterator[str]:
    """Yield one question for each open point, so that the same one of two rules meets itself."""
    others = (value for key, value in finding.facts if key == "also")
    for reason in (finding.reason, *others):
        yield question_for_recruiter(replace(finding, reason=reason, facts=()))
