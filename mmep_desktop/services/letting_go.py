"""MMEP lets go what it kept long enough: what is due by the terms, gone for good, never twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.letting_go import (
    Letting,
    ReceivedAge,
    ReceivedTerms,
    due_of,
    due_on,
)
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.certificates import Backups
from mmep_desktop.services.destroying import AT_ONCE, Cancelled, Steps, Traces, now_or_later
from mmep_desktop.services.keeping import LISTED_AT_MOST
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.printing_many import Prove
from mmep_desktop.services.receiving_ports import Waiting
from mmep_desktop.services.today import today_of

_ROUND_THE_WORLD = timedelta(days=2)
"""Farther apart than the same day can be in two offices: what is too young is sorted out later."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is kept no longer: referrals, and *waiting* files of centers that were never let in."""

    referrals: tuple[ReceivedAge, ...]
    waiting: tuple[str, ...]

    @property
    def count(self) -> int:
        """How much of both there is."""
        return len(self.referrals) + len(self.waiting)

    @property
    def open(self) -> int:
        """How many of the referrals have no last result."""
        return sum(not one.is_over for one in self.referrals)

    @property
    def children(self) -> int:
        """How many children the referrals are of."""
        return sum(one.children for one in self.referrals)


@dataclass(frozen=True, slots=True)
class Line:
    """One referral that is due, as little of it as it takes to know it again, and since when."""

    age: ReceivedAge
    due_on: date


@dataclass(frozen=True, slots=True)
class LettingTold:
    """What was let go, by whom, and when the last backup goes that holds it, if one does."""

    letting: Letting
    by: str
    last_backup: date | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What this office keeps, by the terms of a day; *lines* are the first that are due."""

    terms: ReceivedTerms
    referrals: int
    due: Due
    lines: tuple[Line, ...]
    past: tuple[LettingTold, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """What was let go, and whether all its traces could be cleared at once."""

    letting: Letting
    is_cleared: bool


class LettingGo:
    """Reads what is due, changes the terms, and lets go, as *clerk*, a supervisor of MMEP."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk: Clerk,
        traces: Traces,
        backups: Backups,
        prove: Prove,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.LET_GO)
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._traces = traces
        self._backups = backups
        self._prove = prove

    def kept(self) -> Kept:
        """Return what is kept and what is due; every referral is looked at, so not for the window.

        Raises ``DeskError``: ``CLOCK_WRONG``, or a problem of the store.
        """
        with self._work() as work:
            work.only_read()
            terms = work.letting_go.terms()
            every = work.letting_go.ages(self._clock.now() + _ROUND_THE_WORLD)
            due = due_now(work, work.received.waiting(), self._clock)
            names = {clerk.id: clerk.name for clerk in work.center.clerks()}
            lettings = work.letting_go.all()
        return Kept(
            terms=terms,
            referrals=len(every),
            due=due,
            lines=tuple(Line(one, due_on(one, terms)) for one in due.referrals[:LISTED_AT_MOST]),
            past=tuple(
                LettingTold(
                    each, names.get(each.by, ""), self._backups.last_holding(each.at.date())
                )
                for each in lettings
            ),
        )

    def change_terms(self, terms: ReceivedTerms) -> None:
        """Keep things as long as *terms* say. Raises ``ValueError`` for what is not allowed."""
        if not terms.are_allowed:
            raise ValueError("nothing is kept for less or longer than that")
        with self._work() as work:
            work.letting_go.keep_terms(terms)
            work.trail.note(Act.SETTINGS_CHANGED, "letting-go")
            work.commit()

    def let_go(self, passphrase: str, steps: Steps) -> Gone | None:
        """Let everything go that is due now; return nothing where nothing is.

        Raises ``DeskError(WRONG_PASSPHRASE)``, and ``Cancelled`` with nothing gone.
        """
        with self._work() as work:
            work.only_read()
            work.center.center()  # the first touch looks whether she may
        if not passphrase:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        self._prove(self._clerk.id, passphrase)
        with self._work() as work:
            due = due_now(work, work.received.waiting(), self._clock)
            if not due.count:
                return None
            letting = self._let_go(work, due, steps)
            work.commit()
        return Gone(letting, now_or_later(self.clear))

    def clear(self) -> bool:
        """Leave no trace of what was let go; return whether that could be done now."""
        if not self._traces.clear_traces():
            return False
        with self._work() as work:
            work.letting_go.mark_cleared(self._clock.now())
            work.commit()
        return True

    def _let_go(self, work: UnitOfWork, due: Due, steps: Steps) -> Letting:
        letting = Letting(
            id=self._ids.new(),
            by=self._clerk.id,
            at=self._clock.now(),
            cleared_at=None,
            terms=work.letting_go.terms(),
            referrals=len(due.referrals),
            children=due.children,
            files=len(due.waiting),
        )
        work.letting_go.keep(letting)
        for done, records in _some_at_once([one.record for one in due.referrals]):
            steps.report(done, letting.referrals)
            if steps.is_cancelled:
                raise Cancelled
            work.letting_go.let_go(letting.id, records)
        work.received.wait_no_more(due.waiting)
        work.trail.note(Act.LET_GO, letting.id)
        steps.report(letting.referrals, letting.referrals)
        return letting


def due_now(work: UnitOfWork, waiting: Sequence[Waiting], clock: Clock) -> Due:
    """Return what is kept no longer today, of the files that wait too.

    Raises ``DeskError(CLOCK_WRONG)``.
    """
    today, terms = today_of(clock), work.letting_go.terms()
    ages = work.letting_go.ages(_after(terms.heard_by(today), clock.now()))
    too_long = (
        one.id for one in waiting if terms.until(one.came_at.date(), is_over=False) <= today
    )
    return Due(due_of(ages, terms, today), tuple(too_long))


def _after(day: date, now: datetime) -> datetime:
    """Return a moment after the end of *day*, wherever it ended."""
    return datetime.combine(day, time.min, now.tzinfo) + _ROUND_THE_WORLD


def _some_at_once(records: Sequence[str]) -> list[tuple[int, Sequence[str]]]:
    return [(done, records[done : done + AT_ONCE]) for done in range(0, len(records), AT_ONCE)]
