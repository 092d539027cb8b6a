"""What is still unclear, as questions for the recruiter: each asked once, for all it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mmep_desktop.documents.dates_in_words import day_in_words, days_in_words
from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.determination import ChildResult, Determination, Finding, State
from mmep_desktop.domain.screener import Wording

_WORKER = "worker_move"

QUESTIONS = {
    "age_unknown": "The birth date is not known. When was this child or young person born?",
    "age_may_be_reached": "Born {days}: has the birthday of {limit} years come already?",
    "school_finished_abroad": "High school was finished abroad. Which school was it, and where?",
    "school_unsure": "Did the young person finish high school or an equivalent here?",
    "moved_unsure": (
        "The family is not sure of a move. Since {since}, did anyone under 22 go to live in another "
        "town, state or country, even for a season?"
    ),
    "moved_declined": "The family preferred not to speak of moves. Ask only if they wish to.",
    "no_move_listed": "There was a move, but nothing more was told: when, from where, to where, who?",
    "district_unknown": "Did the move cross a school district line? Ask for both addresses.",
    "same_district": "The move stayed within one school district. Was there any other move?",
    "who_moved_unknown": "Which of the children and young people moved?",
    "child_moved_unknown": "Did this child or young person move too?",
    "children_stayed": "The children did not make this move. Did they move before or after?",
    "move_undated": "When was the move? A month or a season is enough.",
    "move_may_be_too_long_ago": "The move was {days}. Was it on {since} or later?",
    "move_at_edge": "The move was {days}, just before {since}. Is that date certain?",
    "move_too_long_ago": "The move was {days}, before {since}. Was there a later one?",
    "born_unknown": "Was this child born before the move or after it?",
    "moved_before_birth": "The move was before this child was born. Was there a later one?",
    "moved_maybe_before_birth": "Was this child born before the move or after it?",
    "worked_unsure": (
        "The family is not sure of the work. Since {since}, did a parent, guardian, spouse or the "
        "young person do farm, forest, fish or food-plant work, even for a few days?"
    ),
    "worked_declined": "The family preferred not to speak of work. Ask only if they wish to.",
    "worked_not_asked": (
        "Work was not asked about. Since {since}, did a parent, guardian, spouse or the young "
        "person do farm, forest, fish or food-plant work?"
    ),
    "no_work_listed": "There was work, but nothing more was told: which, who did it, when last?",
    "kind_unsure": "The work fits no picture. What exactly was done, and with what product?",
    "work_by_relative": (
        "{kind} was done by another relative, or it is not known by whom. Did a parent, guardian, "
        "spouse or the young person do it too?"
    ),
    "work_by_other_child": (
        "{kind} was done by another young person of the household. Did this one, or a parent, "
        "guardian or spouse, do any?"
    ),
    "work_only_looked_for": "{kind} was looked for. Was any of it done, even for a few days?",
    "work_may_be_too_long_ago": "{kind} was last done {days}. Was it on {since} or later?",
    "work_at_edge": "{kind} was last done {days}, just before {since}. Is that date certain?",
}
"""The recruiter's question for each reason that the rules give for a doubt."""

WORKER_QUESTIONS = {
    "worker_stayed": "The worker did not make this move. Did the worker move before or after?",
    "worker_moved_unknown": "Did the one who did the work move too, and when?",
    "district_unknown": "Did the worker's move cross a school district line?",
    "same_district": "The worker's move stayed within one district. Was there any other?",
    "move_undated": "When did the worker move? A month or a season is enough.",
    "move_may_be_too_long_ago": "The worker moved {days}. Was it on {since} or later?",
    "move_at_edge": "The worker moved {days}, just before {since}. Is that date certain?",
    "move_too_long_ago": "The worker moved {days}, before {since}. Was there a later move?",
}
"""The same where the reason is about the worker's move."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question and the rows of the household that it concerns; none means all of them."""

    text: str
    rows: tuple[int, ...]


def open_questions(determination: Determination, words: Wording) -> tuple[OpenQuestion, ...]:
    """Return what the recruiter should ask, in the order of the rules.

    Only the unclear criteria of children who are referred are asked about.
    """
    referred = [
        (place, child)
        for place, child in enumerate(determination.children)
        if child.outcome.is_referral
    ]
    asked: dict[str, list[int]] = {}
    for place, text in _in_the_order_of_the_rules(referred, determination.window.first, words):
        if place not in asked.setdefault(text, []):
            asked[text].append(place)
    return tuple(
        OpenQuestion(text, () if len(places) == len(determination.children) else tuple(places))
        for text, places in asked.items()
    )


def _in_the_order_of_the_rules(
    children: list[tuple[int, ChildResult]], since: date, words: Wording
) -> Iterator[tuple[int, str]]:
    findings = [(place, dict(enumerate(child.findings))) for place, child in children]
    rules = sorted({number for _, of_child in findings for number in of_child})
    moved = {text for place, text in _asked_of(findings, rules, since, words)}
    for place, text in _asked_of(findings, rules, since, words):
        if text in moved:
            yield place, text
