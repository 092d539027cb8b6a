"""The way through the screener: which questions these replies lead to, and in which order.

The two questions that decide come first, so that most families are done after one or two; the
details are asked only while they can still change what the desk does next.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mmep_desktop.domain.add_ons import step_of
from mmep_desktop.domain.ages import may_be, may_be_aged
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Draft,
    Filled,
    Listed,
    Person,
    Reply,
    Skipped,
    Ticked,
)
from mmep_desktop.domain.screener import Field, Form, Question, Screener

ALONE_FROM = 14
"""The age from which a young person may be asked alone (603 CMR 23.02: 14, or grade 9)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question asked once: of whom, or of which move or job, is in *about*.

    *about* fills the gaps of the wording: ``child`` is a name, ``kind`` and ``who`` are codes of
    the pack. *options* are the codes offered, with ``child:0`` for the first of the household;
    where several can be ticked, the question's *instead* stand beside them.
    """

    key: str
    question: Question
    options: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    def takes(self, reply: Reply) -> bool:
        """Whether *reply* is of the form that this step asks for and names only what it offers."""
        match reply:
            case Chosen(code):
                form_fits = code in (*self.question.instead, *self._single_options)
            case Ticked(codes):
                form_fits = bool(codes) and set(codes) <= set(self._many_options)
            case Filled(fields):
                asked = {field.key for field in self.question.fields}
                form_fits = self.question.form is Form.FIELDS and set(fields) <= asked
            case Dated():
                form_fits = self.question.form is Form.DATE
            case Listed(people):
                form_fits = bool(people) and self.question.form is Form.PEOPLE
            case Skipped():
                form_fits = True
        return form_fits

    @property
    def _single_options(self) -> tuple[str, ...]:
        return self.options if self.question.form is Form.CHOICE else ()

    @property
    def _many_options(self) -> tuple[str, ...]:
        return self.options if self.question.form in {Form.TILES, Form.TICKS} else ()


@dataclass(frozen=True, slots=True)
class Asking:
    """All that decides the way: the pack, the day, the replies, and who is asked.

    *registered* are the children on the center's list; they stand in for the household until the
    family was asked for everyone. *alone* is true when a young person is asked without the family,
    and then *registered* holds that one person. *add_ons* are the keys of those that the center
    asks too; one that has a reply was asked in any case.
    """

    screener: Screener
    screened_on: date
    draft: Draft
    registered: tuple[Person, ...]
    alone: bool = False
    add_ons: frozenset[str] = frozenset()

    def chosen(self, key: str) -> str:
        """Return the code chosen at *key*, or nothing."""
        reply = self.draft.get(key)
        return reply.code if isinstance(reply, Chosen) else ""

    def ticked(self, key: str) -> tuple[str, ...]:
        """Return the codes ticked at *key*."""
        reply = self.draft.get(key)
        return reply.codes if isinstance(reply, Ticked) else ()

    def filled(self, key: str) -> Mapping[str, str]:
        """Return the fields filled at *key*."""
        reply = self.draft.get(key)
        return reply.fields if isinstance(reply, Filled) else {}

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone under 22 of whom is known so far."""
        reply = self.draft.get("household")
        return reply.people if isinstance(reply, Listed) and not self.alone else self.registered

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of work that were ticked, in the pack's order."""
        ticked = self.ticked("worked")
        return tuple(code for code in self.screener.question("worked").choices if code in ticked)

    def asks_schooling(self, row: int) -> bool:
        """Whether a person of the household is, or may be, old enough to have finished school."""
        years = self.screener.parameters.may_have_finished_at
        return may_be(self.people[row], years, self.screened_on)

    @property
    def move_count(self) -> int:
        """How many moves have been begun: one more after each "yes, another"."""
        count = 1
        while self.chosen(f"move_more:{count - 1}") == "yes":
            count += 1
        return count


def way(asking: Asking, needs_recruiter: Callable[[Asking], bool]) -> Iterator[Step]:
    """Yield every step these replies lead to; *needs_recruiter* is asked once all facts are in."""
    yield _plain(asking, "moved")
    if asking.screener.parameters.both_needed and asking.chosen("moved") == "no":
        return
    yield _plain(asking, "worked")
    if _is_settled(asking):
        return
    if not asking.alone:
        yield _plain(asking, "household")
    if asking.chosen("moved") != "no":
        yield from _schooling(asking)
    yield from _work(asking)
    yield from _moves(asking)
    if asking.alone:
        yield _plain(asking, "alone_phone")
        yield _plain(asking, "alone_shown")
    elif needs_recruiter(asking):
        for id_ in ("respondent", "phones", "address", "languages", "consent"):
            yield _plain(asking, id_)
        yield from _add_ons(asking)


def _add_ons(asking: Asking) -> Iterator[Step]:
    """Ask what the district switched on, where it makes sense for this household."""
    for add_on in asking.screener.add_ons:
        if _is_asked(asking, add_on):
            question = Question(f"field.{add_on.key}", Form.CHOICE, add_on.choices)
            yield Step(step_of(add_on.key), question, add_on.choices)


def _is_asked(asking: Asking, add_on: Field) -> bool:
    # A version of the screener from before add-ons were asked has no question for them.
    has_words = bool(asking.screener.wording("en").get(f"field.{add_on.key}.ask"))
    if not has_words or not add_on.choices:
        return False
    if add_on.after is not None:
        return asking.chosen(step_of(add_on.after.key)) in add_on.after.choices
    ages = add_on.ages
    is_on = add_on.key in asking.add_ons or step_of(add_on.key) in asking.draft
    return is_on and (
        ages is None
        or any(may_be_aged(one, ages.first, ages.last, asking.screened_on) for one in asking.people)
    )


def _is_settled(asking: Asking) -> bool:
    """Whether nothing that could still be asked would bring a recruiter to this family."""
    moved, worked = asking.chosen("moved"), asking.chosen("worked")
    if "declined" in {moved, worked}:
        return True
    if asking.screener.parameters.both_needed:
        return worked == "none"
    return moved == "no" and worked == "none"


def _plain(asking: Asking, id_: str) -> Step:
    question = asking.screener.question(id_)
    return Step(id_, question, question.choices)


def _schooling(asking: Asking) -> Iterator[Step]:
    question = asking.screener.question("schooling")
    for row, person in enumerate(asking.people):
        if asking.asks_schooling(row):
            about = {"child": person.name.shown}
            yield Step(f"schooling:{row}", question, question.choices, about)


def _work(asking: Asking) -> Iterator[Step]:
    who = asking.screener.question("work_who")
    done = asking.screener.question("work_done")
    for kind in asking.kinds:
        if not asking.alone:
            yield Step(f"work_who:{kind}", who, _workers(asking), {"kind": kind})
        for worker in workers_of(asking, kind):
            about = {"kind": kind, **_named(asking, worker)}
            yield Step(f"work_done:{kind}:{worker}", done, done.choices, about)


def workers_of(asking: Asking, kind: str) -> tuple[str, ...]:
    """Return who was ticked for *kind*: codes of the pack, or ``child:N`` for a young person."""
    if asking.alone:
        return ("child:0",)
    rows = {f"child:{row}" for row in range(len(asking.people))}
    ticked = asking.ticked(f"work_who:{kind}")
    return tuple(code for code in ticked if code in rows or not code.startswith("child:"))


def _workers(asking: Asking) -> tuple[str, ...]:
    """Offer each young person of working age by name in place of the bare word "youth"."""
    offered: list[str] = []
    for code in asking.screener.question("work_who").choices:
        if code == "youth":
            offered.extend(
                f"child:{row}"
                for row, person in enumerate(asking.people)
                if may_be(person, ALONE_FROM, asking.screened_on)
            )
        else:
            offered.append(code)
    return tuple(offered)


def _named(asking: Asking, option: str) -> dict[str, str]:
    if not option.startswith("child:"):
        return {"who": option}
    row = int(option.removeprefix("child:"))
    people = asking.people
    return {"who": "youth", "child": people[row].name.shown if row < len(people) else ""}


def _moves(asking: Asking) -> Iterator[Step]:
    if asking.chosen("moved") != "yes":
        return
    children = tuple(f"child:{row}" for row in range(len(asking.people)))
    for number in range(asking.move_count):
        about = {"number": str(number + 1)}
        for id_ in ("move_when", "move_places"):
            question = asking.screener.question(id_)
            yield Step(f"{id_}:{number}", question, question.choices, about)
        who = asking.screener.question("move_who")
        yield Step(f"move_who:{number}", who, (*children, *who.choices), about)
        more = asking.screener.question("move_more")
        yield Step(f"move_more:{number}", more, more.choices, about)
