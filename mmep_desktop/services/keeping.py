"""Whose record has been kept long enough, how long the center keeps what, and what must stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.destruction import HoldReason, RecordHold, counted
from mmep_desktop.domain.keeping import Ending, FamilyRecord, Terms, due_on, ending_of
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork
from mmep_desktop.services.today import today_of

LISTED_AT_MOST = 100
"""Lines of records that are due; of more, the counts say enough."""


@dataclass(frozen=True, slots=True)
class Line:
    """One family as little as it takes to know it again: a number, or else the initials."""

    family_id: str
    number: str
    initials: str
    children: int
    ending: Ending
    due_on: date
    hold: RecordHold | None = None


@dataclass(frozen=True, slots=True)
class Keeps:
    """What the center keeps, by the rule of a day.

    *families* are those that registered here. *due* counts the records whose time has come and that
    nothing holds; *lines* are the first of them by their day. *held* are all that must stay, due or
    not.
    """

    on: date
    terms: Terms
    families: int
    due: Mapping[Ending, int]
    lines: tuple[Line, ...]
    held: tuple[Line, ...]

    @property
    def due_in_all(self) -> int:
        """How many families' records may be destroyed today."""
        return sum(self.due.values())


class Keeping:
    """Reads what is due, changes the terms, sets holds and lifts them, as *clerk*."""

    def __init__(self, work: OpenWork, clock: Clock, clerk: Clerk) -> None:
        self._reading = permitted(work, clerk.id, Deed.DESTROY)
        self._holding = permitted(work, clerk.id, Deed.HOLD)
        self._clock = clock
        self._clerk = clerk

    def keeps(self) -> Keeps:
        """Return what is kept and what is due; every record is looked at, so not for the window."""
        today = today_of(self._clock)
        with self._reading() as work:
            work.only_read()
            terms, holds = work.keeping.terms(), work.holds.all()
            families = work.keeping.families()
            due = due_of(families, holds, terms, today)
            held = [one for one in families if one.family_id in holds]
            return Keeps(
                on=today,
                terms=terms,
                families=sum(not one.is_only_listed for one in families),
                due=counted(ending_of(one) for one in due),
                lines=tuple(_line(work, one, terms) for one in due[:LISTED_AT_MOST]),
                held=tuple(_line(work, one, terms, holds[one.family_id]) for one in held),
            )

    def change_terms(self, terms: Terms) -> None:
        """Keep things as long as *terms* say. Raises ``ValueError`` for what is not allowed."""
        if not terms.are_allowed:
            raise ValueError("no center keeps things for less or longer than that")
        with self._reading() as work:
            work.keeping.keep_terms(terms)
            work.trail.note(Act.SETTINGS_CHANGED, "keeping")
            work.commit()

    def hold(self, family_id: str, reason: HoldReason) -> None:
        """Let the family's record stay, whatever its time, until somebody lifts the hold."""
        with self._holding() as work:
            work.holds.keep(RecordHold(family_id, reason, self._clerk.id, self._clock.now()))
            work.trail.note(Act.HOLD_SET, family_id)
            work.commit()

    def lift(self, family_id: str) -> None:
        """Hold the record no longer; its time may have come meanwhile."""
        with self._holding() as work:
            work.holds.lift(family_id)
            work.trail.note(Act.HOLD_LIFTED, family_id)
            work.commit()


def due_of(
    families: tuple[FamilyRecord, ...], holds: Mapping[str, RecordHold], terms: Terms, on: date
) -> list[FamilyRecord]:
    """Return the records whose time has come and that nothing holds, by their day."""
    days = {one.family_id: due_on(one, terms) for one in families}
    due = [one for one in families if days[one.family_id] <= on and one.family_id not in holds]
    return sorted(due, key=lambda one: (days[one.family_id], one.family_id))


def _line(
    work: UnitOfWork, record: FamilyRecord, terms: Terms, hold: RecordHold | None = None
) -> Line:
    children = work.registrations.of_family(record.family_id)
    latest = work.screenings.latest_of((record.family_id,)).get(record.family_id)
    return Line(
        family_id=record.family_id,
        number=latest.number if latest else "",
        initials=children[0].name.initials if children else "",
        children=len(children),
        ending=ending_of(record),
        due_on=due_on(record, terms),
        hold=hold,
    )
