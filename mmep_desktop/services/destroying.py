"""Destroying what was kept long enough: proposed by one, confirmed by another, then cleared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.destruction import (
    Confirming,
    Destroyed,
    Proposal,
    Tombstone,
    alone_from,
    confirming,
    counted,
)
from mmep_desktop.domain.keeping import Ending, FamilyRecord, Remnant, ending_of
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.keeping import due_of
from mmep_desktop.services.permissions import Deed, may, permitted
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.today import today_of

AT_ONCE = 50
"""Families destroyed between two looks at Cancel."""


class Traces(Protocol):
    """What the store's file still holds of rows that are deleted."""

    def clear_traces(self) -> bool:
        """Leave nothing of them in file, log and index; return whether that could be done now.

        Raises ``DeskError``. Where it could not be done, it is done when the store opens next.
        """


class Steps(Protocol):
    """How far a long work is, and whether it is to stop."""

    @property
    def is_cancelled(self) -> bool: ...
    def report(self, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Proposed:
    """The open proposal as the page shows it: what of it would go now, and who may confirm."""

    proposal: Proposal
    by: str
    going: dict[Ending, int]
    confirming: Confirming
    alone_from: datetime

    @property
    def going_in_all(self) -> int:
        """How many families' records would be destroyed."""
        return sum(self.going.values())


class Cancelled(Exception):
    """The work was stopped, and everything is as it was before."""


class Destroying:
    """Proposes and confirms, as *clerk*."""

    def __init__(
        self, work: OpenWork, clock: Clock, ids: Identifiers, clerk: Clerk, traces: Traces
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.DESTROY)
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._traces = traces

    def proposed(self) -> Proposed | None:
        """Return the open proposal, if there is one; not for the window's thread."""
        with self._work() as work:
            work.only_read()
            proposal = work.destructions.proposed()
            if proposal is None:
                return None
            names = {clerk.id: clerk.name for clerk in work.center.clerks()}
            return Proposed(
                proposal=proposal,
                by=names.get(proposal.proposed_by, ""),
                going=counted(ending_of(one) for one in self._going(work, proposal)),
                confirming=self._confirming(work, proposal),
                alone_from=alone_from(proposal),
            )

    def propose(self) -> None:
        """Propose to destroy all that is due. Raises ``DeskError(CHANGED_ELSEWHERE)`` for nothing.

        The proposal is dated no earlier than anything in the trail.
        """
        today = today_of(self._clock)
        with self._work() as work:
            terms = work.keeping.terms()
            due = due_of(work.keeping.families(), work.holds.all(), terms, today)
            if not due or work.destructions.proposed() is not None:
                raise DeskError(Problem.CHANGED_ELSEWHERE)
            last = work.trail.entries(most=1)
            now = max([self._clock.now(), *(entry.at for entry in last)])
            family_ids = tuple(sorted(one.family_id for one in due))
            proposal = Proposal(self._ids.new(), self._clerk.id, now, terms, family_ids)
            work.destructions.propose(proposal)
            work.trail.note(Act.DESTRUCTION_PROPOSED, proposal.id)
            work.commit()

    def withdraw(self) -> None:
        """Take the open proposal back."""
        with self._work() as work:
            proposal = _open(work)
            work.destructions.withdraw(proposal)
            work.trail.note(Act.DESTRUCTION_WITHDRAWN, proposal.id)
            work.commit()

    def confirm(self, steps: Steps) -> bool:
        """Destroy what was proposed and is due still; return whether all traces could be cleared.

        Raises ``DeskError(NEEDS_SECOND_PERSON)``, and ``Cancelled`` with nothing destroyed.
        """
        with self._work() as work:
            proposal = _open(work)
            if self._confirming(work, proposal) is not Confirming.MAY:
                raise DeskError(Problem.NEEDS_SECOND_PERSON)
            self._destroy(work, proposal, self._going(work, proposal), steps)
            work.commit()
        return now_or_later(self.clear)

    def clear(self) -> bool:
        """Leave no trace of what was destroyed; return whether that could be done now."""
        if not self._traces.clear_traces():
            return False
        with self._work() as work:
            work.destructions.mark_cleared(self._clock.now())
            work.commit()
        return True

    def _destroy(
        self, work: UnitOfWork, proposal: Proposal, going: list[FamilyRecord], steps: Steps
    ) -> None:
        if not going:
            raise DeskError(Problem.CHANGED_ELSEWHERE)
        tombstones: list[Tombstone] = []
        remnants: list[Remnant] = []
        for done in range(0, len(going), AT_ONCE):
            steps.report(done, len(going))
            if steps.is_cancelled:
                raise Cancelled
            records = going[done : done + AT_ONCE]
            for record, destroyed in zip(records, work.keeping.destroy(records), strict=True):
                remnants += destroyed.remnants
                tombstones.append(_tombstone(record, destroyed))
        work.keeping.keep_remnants(remnants)
        work.destructions.confirm(proposal, self._clerk.id, self._clock.now(), tombstones)
        work.trail.note(Act.DESTROYED, proposal.id)
        steps.report(len(going), len(going))

    def _going(self, work: UnitOfWork, proposal: Proposal) -> list[FamilyRecord]:
        """Return what of *proposal* may be destroyed now: here, due by today's rule, not held."""
        records = tuple(work.keeping.records_of(proposal.family_ids).values())
        return due_of(records, work.holds.all(), work.keeping.terms(), today_of(self._clock))

    def _confirming(self, work: UnitOfWork, proposal: Proposal) -> Confirming:
        others = (
            clerk
            for clerk in work.center.clerks()
            if clerk.id != proposal.proposed_by and may(clerk, Deed.DESTROY)
        )
        return confirming(proposal, self._clerk.id, self._clock.now(), has_others=any(others))


def now_or_later(clear: Callable[[], bool]) -> bool:
    """Clear traces and return whether that could be done now: what is gone is gone without it."""
    try:
        return clear()
    except DeskError:
        return False


def _tombstone(record: FamilyRecord, destroyed: Destroyed) -> Tombstone:
    held = (destroyed.children, destroyed.screenings)
    return Tombstone(record.family_id, ending_of(record), *held)


def _open(work: UnitOfWork) -> Proposal:
    proposal = work.destructions.proposed()
    if proposal is None:
        raise DeskError(Problem.CHANGED_ELSEWHERE)
    return proposal
