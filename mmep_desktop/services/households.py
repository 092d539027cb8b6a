"""Families that are one household: proposed, confirmed, asked once, and taken apart again."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.households import Came, Merge, Proposal, proposals
from mmep_desktop.domain.likeness import Advice, Likeness, Person
from mmep_desktop.domain.one_child import OneChild
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Draft, Listed
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.domain.school_year import school_year_of
from mmep_desktop.domain.screening import Screening, ScreeningState
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.advising import Advising
from mmep_desktop.services.joining import Joining
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.revising import revised
from mmep_desktop.services.taking_over import is_held
from mmep_desktop.services.today import today_of

AT_MOST = 9
"""Families proposed at a time: each has a digit of its own."""

_HOUSEHOLD = "household"
_NOT_ONE = Reason(Cause.NEW_FACT)


@dataclass(frozen=True, slots=True)
class Likely:
    """Another family that may be of the household; *is_asked* where its interview has ended."""

    proposal: Proposal
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Who may belong to the household of a family that is to be asked."""

    family_id: str
    children: tuple[Registration, ...]
    likely: tuple[Likely, ...]


@dataclass(frozen=True, slots=True)
class Twice:
    """A child of the family, and another entry of the list that may be the same child."""

    child: Registration
    advice: Advice


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a household's history: a merge, whose children came, and the clerks' names.

    *gone* is the entry that was given up where two were one child.
    """

    merge: Merge
    children: tuple[Registration, ...]
    by: str
    undone_by: str
    can_be_undone: bool
    gone: Registration | None = None


class Households:
    """Proposes who is one household, puts families together and takes them apart, as *clerk*."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk: Clerk,
        joining: Joining,
        advising: Advising,
    ) -> None:
        self._work = work
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._joining = joining
        self._advising = advising

    def question(self, family_id: str) -> Question | None:
        """Return who may be of the family's household, or nothing where nobody is to ask about.

        A family whose interview was begun is asked already. Of the others are proposed those who
        wait as well, and one at most who was asked in this school year: it is asked nothing twice.
        """
        with self._work() as work:
            work.only_read()
            if work.screenings.states_of((family_id,)):
                return None
            family = work.households.family(family_id)
            found = proposals(family, work.households.near(family))
            apart = work.households.apart_from(child.registration.id for child in family)
            near = [one for one in found if not any(child.id in apart for child in one.children)]
            states = work.screenings.states_of(tuple(one.family_id for one in near))
        likely = tuple(self._likely(near, states))[:AT_MOST]
        children = tuple(child.registration for child in family)
        return Question(family_id, children, likely) if likely else None

    def join(self, family_id: str, others: Sequence[str]) -> Merge:
        """Let *family_id* and *others* be one household, asked once, and return how that came.

        The one that was asked remains, or else *family_id*; whoever comes to it is counted in as a
        child who joins at the door. Raises ``DeskError(CHANGED_ELSEWHERE)`` where two of them have
        an interview by now, or one that is another clerk's goes on.
        """
        every = (family_id, *others)
        with self._work() as work:
            states = work.screenings.states_of(every)
            remains = _remaining(family_id, states)
            state = states.get(remains)
            if state is not None and is_held(state, self._clerk):
                raise DeskError(Problem.CHANGED_ELSEWHERE)
            coming = work.registrations.of_families(
                tuple(each for each in every if each != remains)
            )
            if not coming:
                raise DeskError(Problem.CHANGED_ELSEWHERE)
            merge = self._merge(work, remains, coming, state)
            work.households.join(merge)
            work.trail.note(Act.HOUSEHOLD_JOINED, merge.id)
            work.commit()
        return self._counted_in(merge, coming)

    def twice(self, family_id: str) -> tuple[Twice, ...]:
        """Return who of the family may be on the list once more, the likeliest first.

        One who came back has two entries by right, and one of another school year is another
        registration. Two who only share a name are not among them.
        """
        with self._work() as work:
            work.only_read()
            family = work.registrations.of_family(family_id)
        year = school_year_of(today_of(self._clock))
        return tuple(
            Twice(child, advice)
            for child in family
            for advice in self._advising.advise(_person(child))
            if advice.likeness is Likeness.SAME and _may_be_twice(child, advice.registration, year)
        )

    def make_one(self, child_id: str, other_id: str) -> Merge:
        """Let two entries be the one child that they are, on the clerk's word.

        The entry is kept whose family was asked last, or else *child_id*; its family takes in the
        other's, with all interviews. Raises ``DeskError(CHANGED_ELSEWHERE)`` where one of them goes
        on with another clerk.
        """
        with self._work() as work:
            child, other = (work.registrations.get(id_) for id_ in (child_id, other_id))
            states = work.screenings.states_of((child.family_id, other.family_id))
            if any(is_held(state, self._clerk) for state in states.values()):
                raise DeskError(Problem.CHANGED_ELSEWHERE)
            remains = max(states, key=lambda id_: states[id_].begun_at, default=child.family_id)
            kept, gone = (child, other) if child.family_id == remains else (other, child)
            coming = {
                id_: work.registrations.of_family(id_) for id_ in {gone.family_id} - {remains}
            }
            merge = replace(
                self._merge(work, remains, coming, states.get(remains)),
                one=OneChild(kept.id, gone.id),
            )
            work.households.join(merge)
            work.trail.note(Act.ENTRIES_MERGED, merge.id)
            work.commit()
        return self._counted_in(merge, coming)

    def keep_apart(self, family_id: str, others: Iterable[str]) -> None:
        """Keep that none of *others* is of the family's household: it is not proposed again."""
        with self._work() as work:
            (ours, *_) = work.registrations.of_family(family_id)
            children = work.registrations.of_families(tuple(others))
            for theirs, *_ in children.values():
                work.households.set_apart(ours.id, theirs.id, self._clerk.id, self._clock.now())
            work.commit()

    def history(self, family_id: str) -> tuple[Told, ...]:
        """Return how the family came to be what it is, the last first."""
        with self._work() as work:
            work.only_read()
            names = {clerk.id: clerk.name for clerk in work.center.clerks()}
            told = [
                Told(
                    merge,
                    tuple(_known(work, sorted(merge.children))),
                    names.get(merge.by, ""),
                    names.get(merge.undone_by, ""),
                    _can_be_undone(work, merge),
                    _given_up(work, merge),
                )
                for merge in work.households.merges_of(family_id)
            ]
        return tuple(reversed(told))

    def undo(self, merge_id: str) -> None:
        """Give every child of a merge back into the family of its own that it came from.

        What the children changed in an interview that was finished before is taken back by a
        further revision. Raises ``DeskError(HOUSEHOLD_STAYS)`` where somebody was asked since, or
        was shown the record.
        """
        with self._work() as work:
            merge = work.households.get(merge_id)
            if not _can_be_undone(work, merge):
                raise DeskError(Problem.HOUSEHOLD_STAYS)
            self._count_out(work, merge)
            work.households.part(merge, self._clerk.id, self._clock.now())
            parted = Act.ENTRIES_PARTED if merge.one else Act.HOUSEHOLD_PARTED
            work.trail.note(parted, merge.id)
            work.commit()

    def _likely(
        self, near: Iterable[Proposal], states: Mapping[str, ScreeningState]
    ) -> Iterator[Likely]:
        year, has_asked = school_year_of(today_of(self._clock)), False
        for one in near:
            state = states.get(one.family_id)
            if state is None:
                yield Likely(one, is_asked=False)
            elif not has_asked and self._may_be_joined(state, year):
                has_asked = True
                yield Likely(one, is_asked=state.outcome is not None)

    def _may_be_joined(self, state: ScreeningState, year: date) -> bool:
        """Whether nobody else is asking that family, and it was not asked in another year."""
        return not is_held(state, self._clerk) and state.begun_at.date() >= year

    def _merge(
        self,
        work: UnitOfWork,
        remains: str,
        coming: Mapping[str, Sequence[Registration]],
        state: ScreeningState | None,
    ) -> Merge:
        came = tuple(
            Came(id_, tuple(child.id for child in children)) for id_, children in coming.items()
        )
        asked = work.screenings.get(state.id) if state is not None else None
        return Merge(
            id=self._ids.new(),
            family_id=remains,
            came=came,
            by=self._clerk.id,
            at=self._clock.now(),
            screening_id=asked.id if asked else "",
            revision=asked.revision if asked else 0,
            savings=asked.savings if asked else 0,
        )

    def _counted_in(self, merge: Merge, coming: Mapping[str, Sequence[Registration]]) -> Merge:
        """Count those who came in where the family was asked; what comes later is asked."""
        gone = merge.one.gone if merge.one else ""
        joined = (child for children in coming.values() for child in children)
        joined_to = tuple(child for child in joined if child.id != gone)
        if not (merge.screening_id and joined_to):
            return merge
        self._joining.count_in(merge.screening_id, joined_to)
        with self._work() as work:
            savings = work.screenings.get(merge.screening_id).savings
            work.households.keep_savings(merge.id, savings)
            work.commit()
        return replace(merge, savings=savings)

    def _count_out(self, work: UnitOfWork, merge: Merge) -> None:
        """Let the interview say again what it said without the children of *merge*."""
        begun = work.revisions.begun(merge.screening_id) if merge.screening_id else None
        if begun is not None:
            work.revisions.drop(begun)
        if not merge.screening_id:
            return
        asked = work.screenings.get(merge.screening_id)
        if asked.revision > merge.revision:
            former = work.revisions.former_of(asked.id)[-1]
            before = replace(asked, draft=former.draft, determination=former.determination)
            revised(work, before, self._clerk.id, self._clock.now(), _NOT_ONE)
        elif not asked.is_finished:
            draft = _without(asked.draft, merge.children)
            work.screenings.save(replace(asked, draft=draft, half_typed=None))


def _known(work: UnitOfWork, ids: Iterable[str]) -> Iterator[Registration]:
    """Yield those children who are on the list still, whichever family is theirs by now."""
    for id_ in ids:
        with contextlib.suppress(LookupError):
            yield work.registrations.get(id_)


def _given_up(work: UnitOfWork, merge: Merge) -> Registration | None:
    gone = work.households.given_up(merge.id)
    return gone.registration if gone is not None else None


def _remaining(family_id: str, states: Mapping[str, ScreeningState]) -> str:
    """Return which family the others come to: nobody who was asked is put into another one."""
    if len(states) > 1:
        raise DeskError(Problem.CHANGED_ELSEWHERE)
    return next(iter(states), family_id)


def _can_be_undone(work: UnitOfWork, merge: Merge) -> bool:
    """Whether *merge* is the last of its family, and nothing was asked or shown since."""
    standing = [each for each in work.households.merges_of(merge.family_id) if not each.is_undone]
    if not standing or standing[-1].id != merge.id:
        return False
    shown = work.disclosures.of_family(merge.family_id)
    screenings = work.screenings.of_family(merge.family_id)
    return not (
        any(each.at >= merge.at for each in shown)
        or any(_was_asked_since(work, each, merge) for each in screenings)
    )


def _was_asked_since(work: UnitOfWork, screening: Screening, merge: Merge) -> bool:
    if screening.id == merge.screening_id:
        begun = work.revisions.begun(screening.id)
        is_of_another = begun is not None and begun.begun_at < merge.at
        return is_of_another or screening.savings != merge.savings
    return screening.saved_at >= merge.at and bool(screening.draft)


def _person(child: Registration) -> Person:
    return Person(child.name, child.born, child.local_id, child.phone)


def _may_be_twice(child: Registration, other: Registration, year: date) -> bool:
    """Whether *other* may be an entry too many, and not a registration of another time."""
    came_back = bool(child.source) and (child.source, child.source_id) == (
        other.source,
        other.source_id,
    )
    days = (child.registered_on, other.registered_on)
    return (
        child.id != other.id
        and not came_back
        and any(days)
        and all(day is None or day >= year for day in days)
    )


def _without(draft: Draft, children: frozenset[str]) -> Draft:
    """Return *draft* with none of *children* in its household; they stood last in it."""
    household = draft.get(_HOUSEHOLD)
    if not isinstance(household, Listed):
        return draft
    others = tuple(one for one in household.people if one.registration not in children)
    return {**draft, _HOUSEHOLD: Listed(others)}
