"""The lists a clerk works from: today's registrations, and the families she looks for."""

from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.heard import AtMmep
from mmep_desktop.domain.keeping import AskedBefore
from mmep_desktop.domain.registration import Listing, Registration, Standing
from mmep_desktop.domain.school_year import school_year_of
from mmep_desktop.domain.standing import standing_of
from mmep_desktop.services.at_mmep import at_mmep
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork

FOUND_AT_MOST = 50
"""Lines shown while a clerk types; more than a screen holds is not a list any more."""

NEARLY_AT_MOST = 20
"""Lines that are only nearly right; of more, somebody types another letter."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the registrations of a span of days were asked."""

    registered: int
    asked: int

    @property
    def percent(self) -> int:
        """Whole per cent, never rounded up to a hundred that is not reached."""
        return self.asked * 100 // self.registered if self.registered else 0


@dataclass(frozen=True, slots=True)
class Day:
    """One day at the desk."""

    on: date
    listings: tuple[Listing, ...]
    coverage: Coverage
    school_year: Coverage


class Lists:
    """Reads the day's list and finds families."""

    def __init__(self, work: OpenWork, clock: Clock) -> None:
        self._work = work
        self._clock = clock

    def today(self) -> Day:
        """Return today's registrations with their state, those still to ask first."""
        today = self._clock.now().date()
        with self._work() as work:
            work.only_read()
            listings = _listings(work, work.registrations.registered_on(today))
            since = school_year_of(today)
            year = Coverage(*work.registrations.coverage_since(since))
        ordered = tuple(sorted(listings, key=_still_to_ask_first))
        return Day(today, ordered, _coverage(listings), year)

    def asked_before(self, family_id: str) -> AskedBefore | None:
        """Return when last a child of the family was asked whose record is destroyed."""
        with self._work() as work:
            work.only_read()
            children = work.registrations.of_family(family_id)
            known = work.keeping.asked_before({each.local_id for each in children})
        return max(known.values(), key=lambda one: one.day, default=None)

    def is_over(self, day: Day) -> bool:
        """Whether another day has begun since *day* was read; the store is not asked."""
        return self._clock.now().date() != day.on

    def find(self, text: str) -> tuple[Listing, ...]:
        """Return whom *text* leads to: names in any order, birth date, phone, ids, numbers.

        What is spelled so comes before what only sounds so.
        """
        readings = readings_of(text)
        if not readings:
            return ()
        with self._work() as work:
            work.only_read()
            return _listings(work, work.registrations.found(readings, FOUND_AT_MOST))

    def find_nearly(self, text: str) -> tuple[Listing, ...]:
        """Return whom *text* leads to only after a slip or two; call it off the window's thread."""
        readings = readings_of(text)
        if not readings:
            return ()
        with self._work() as work:
            work.only_read()
            return _listings(work, work.registrations.nearly_found(readings, NEARLY_AT_MOST))


def _listings(work: UnitOfWork, registrations: tuple[Registration, ...]) -> tuple[Listing, ...]:
    families = tuple({registration.family_id: None for registration in registrations})
    screenings = work.screenings.states_of(families)
    came_to = ((each.id, each.outcome) for each in screenings.values())
    ids = tuple(id_ for id_, outcome in came_to if outcome and outcome.is_referral)
    consents = work.papers.consents_of(ids)
    printings = work.papers.printings_of(ids)
    handed_over = work.disclosures.handed_over(ids)
    far = at_mmep(work, tuple(handed_over))
    clerks = {clerk.id: clerk.name for clerk in work.center.clerks()}
    before = work.keeping.asked_before({each.local_id for each in registrations if each.local_id})
    lines = []
    for registration in registrations:
        screening = screenings.get(registration.family_id)
        id_ = screening.id if screening else ""
        standing = Standing.KNOWN
        if screening is not None or registration.is_registered:
            standing = standing_of(
                screening,
                consents.get(id_),
                printings.get(id_, ()),
                handed_over.get(id_, 0),
                far.get(id_, AtMmep()),
            )
        since = far[id_].since if id_ in far and standing.is_at_mmep else None
        by = clerks.get(screening.held_by, "") if screening else ""
        at = screening.begun_at if screening else None
        known = before.get(registration.local_id)
        lines.append(Listing(registration, standing, id_ or None, by, at, known, since))
    return tuple(lines)


def _coverage(listings: tuple[Listing, ...]) -> Coverage:
    return Coverage(len(listings), sum(listing.standing.is_asked for listing in listings))


def _still_to_ask_first(listing: Listing) -> tuple[bool, str]:
    return (listing.standing.is_asked, listing.registration.id)
