"""The walk through the screener as a value: the page shows ``current`` and forwards keys."""

from dataclasses import dataclass, replace
from functools import cached_property

from mmep_desktop.domain.add_ons import HOUSING, HOUSING_TOLD, step_of, without_add_ons
from mmep_desktop.domain.ages import may_be
from mmep_desktop.domain.answers import Answers
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.evaluation import evaluate
from mmep_desktop.domain.facts import answers_object
from mmep_desktop.domain.reading import Refused, read_answers
from mmep_desktop.domain.replies import Draft, Listed, Reply, Skipped
from mmep_desktop.domain.rows import rows_stay
from mmep_desktop.domain.steps import ALONE_FROM, Asking, Step, way


class NotAnAnswer(Exception):
    """The reply does not fit the question that was asked; nothing was recorded."""


@dataclass(frozen=True)
class Interview:
    """One family, or one young person alone, somewhere on the way through the screener.

    *at* is the key of the step being shown; a key that the way no longer leads to shows the first
    open step instead. *language* is the family's, and changes without touching a reply.
    """

    asking: Asking
    language: str
    at: str = ""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step these replies lead to, in order; it grows and shrinks with the replies."""
        return tuple(way(self.asking, self._needs_recruiter))

    @cached_property
    def answers(self) -> Answers:
        """What the replies so far say, as the contract has it.

        Raises ``Refused`` when a reply holds what the contract refuses.
        """
        asking = self.asking
        return read_answers(asking.screener, answers_object(asking), asking.screened_on)

    @cached_property
    def determination(self) -> Determination:
        """What the rules make of the replies so far. Raises ``Refused`` as ``answers`` does."""
        return evaluate(self.asking.screener, self.answers, self.asking.screened_on)

    @property
    def current(self) -> Step | None:
        """The step to show now; nothing once every step has a reply and the end was reached."""
        shown = next((step for step in self.steps if step.key == self.at), None)
        return shown or self.first_open

    @property
    def first_open(self) -> Step | None:
        """The first step without a reply."""
        return next((step for step in self.steps if step.key not in self.asking.draft), None)

    @property
    def position(self) -> tuple[int, int]:
        """The number of the current step, from 1, and about how many there are."""
        keys = [step.key for step in self.steps]
        shown = self.current
        return (keys.index(shown.key) + 1 if shown else len(keys), len(keys))

    def answer(self, reply: Reply) -> "Interview":
        """Record *reply* to the current step and go on to the first open one, or to the end.

        A reply changed on the way back leads straight on to where the family was.

        Raises ``NotAnAnswer`` when the step takes no such reply, and ``Refused`` when the reply
        holds what the contract refuses, such as a date that has not come yet.
        """
        step = self.current
        if step is None or not step.takes(reply):
            raise NotAnAnswer
        draft = {**_kept(self.asking, step.key, reply), step.key: reply}
        told = replace(self, asking=replace(self.asking, draft=draft))
        told.answers  # noqa: B018 - refuses what cannot be read
        open_step = told.first_open
        return _standing_at(told, open_step.key if open_step else END)

    def skip(self) -> "Interview":
        """Pass over the current step: its answer is not known."""
        return self.answer(Skipped())

    def back(self) -> "Interview":
        """Show the step before the current one again, with its reply."""
        keys = [step.key for step in self.steps]
        shown = self.current
        before = keys.index(shown.key) - 1 if shown else len(keys) - 1
        return _standing_at(self, keys[max(before, 0)])

    def jump(self, key: str) -> "Interview":
        """Show the step *key*, if the way leads to it and nothing before it is open."""
        keys = [step.key for step in self.steps]
        open_step = self.first_open
        reachable = keys[: keys.index(open_step.key) + 1] if open_step else keys
        return _standing_at(self, key) if key in reachable else self

    def speak(self, language: str) -> "Interview":
        """Ask in *language* from now on; every reply stays."""
        return replace(self, language=language)

    def finish(self) -> Determination:
        """Return what came out; call it when ``current`` is nothing.

        Raises ``NotAnAnswer`` while a step is still open.
        """
        if self.first_open is not None:
            raise NotAnAnswer
        return self.determination

    def _needs_recruiter(self, _asking: Asking) -> bool:
        """Whether the replies so far end in a referral, so that a recruiter will need to call."""
        try:
            return self.determination.outcome.is_referral
        except Refused:
            return False

    def told(self) -> Asking:
        """Return what was asked, without replies to steps that the way no longer leads to."""
        keys = {step.key for step in self.steps}
        kept = {key: reply for key, reply in self.asking.draft.items() if key in keys}
        return replace(self.asking, draft=kept)


END = "end"
"""Where an interview stands once its last step was answered."""


def of_the_screener(interview: Interview) -> Interview:
    """Return *interview* without what a district asks besides, which never counts in the outcome.

    What came out stays worked out.
    """
    asking = interview.asking
    told = replace(interview, asking=replace(asking, draft=without_add_ons(asking.draft)))
    vars(told)["determination"] = interview.determination
    return told


def _standing_at(interview: Interview, key: str) -> Interview:
    """Return *interview* at another step; what was worked out of it, which takes a while, stays."""
    moved = replace(interview, at=key)
    vars(moved).update(
        {name: vars(interview)[name] for name in _WORKED_OUT & vars(interview).keys()}
    )
    return moved


_WORKED_OUT = frozenset({"steps", "answers", "determination"})


def _kept(asking: Asking, key: str, reply: Reply) -> Draft:
    """Return the replies that still speak of the right people after *reply*.

    Rows of the household are known by their number: once a row is gone, what was said of the rows
    is asked again rather than said of somebody else. Once one is added, what was ticked without it
    is asked again rather than taken for its no. Whoever agreed that one thing is told is asked
    again of another.
    """
    if key == step_of(HOUSING) and reply != asking.draft.get(key):
        return _without(asking.draft, (step_of(HOUSING_TOLD),))
    before = asking.people
    now = reply.people if isinstance(reply, Listed) else asking.registered
    if key != "household":
        return asking.draft
    if not rows_stay(before, now):
        return _without(asking.draft, ("schooling:", "work_who:", "work_done:", "move_who:"))
    added = now[len(before) :]
    workers = any(may_be(person, ALONE_FROM, asking.screened_on) for person in added)
    ticked = (*(("move_who:",) if added else ()), *(("work_who:",) if workers else ()))
    return _without(asking.draft, ticked)


def _without(draft: Draft, beginnings: tuple[str, ...]) -> Draft:
    return {key: reply for key, reply in draft.items() if not key.startswith(beginnings)}
