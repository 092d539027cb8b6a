"""The lists a clerk works from: today's registrations, and the families she looks for."""

from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.names import folded
from mmep_desktop.domain.registration import Listing, Registration
from mmep_desktop.domain.standing import standing_of
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork

FOUND_AT_MOST = 50
"""Lines shown while a clerk types; more than a screen holds is not a list any more."""

SCHOOL_YEAR_BEGINS = (7, 1)
"""Month and day on which the coverage of the school year starts to count."""


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
            listings = _listings(work, work.registrations.registered_on(today))
            since = _school_year_start(today)
            year = Coverage(*work.registrations.coverage_since(since))
        ordered = tuple(sorted(listings, key=_still_to_ask_first))
        return Day(today, ordered, _coverage(listings), year)

    def find(self, text: str) -> tuple[Listing, ...]:
        """Return the registrations that *text* leads to: names in any order, digits, numbers."""
        words = tuple(folded(text).split())
        if not words:
            return ()
        with self._work() as work:
            return _listings(work, work.registrations.found(words, FOUND_AT_MOST))


def _listings(work: UnitOfWork, registrations: tuple[Registration, ...]) -> tuple[Listing, ...]:
    families = tuple({registration.family_id: None for registration in registrations})
    screenings = work.screenings.latest_of(families)
    ids = tuple(screening.id for screening in screenings.values())
    consents = work.papers.consents_of(ids)
    printings = work.papers.printings_of(ids)
    clerks = {clerk.id: clerk.name for clerk in work.center.clerks()}
    lines = []
    for registration in registrations:
        screening = screenings.get(registration.family_id)
        id_ = screening.id if screening else ""
        standing = standing_of(screening, consents.get(id_), printings.get(id_, ()))
        by = clerks.get(screening.begun_by, "") if screening else ""
        at = screening.begun_at if screening else None
        lines.append(Listing(registration, standing, id_ or None, by, at))
    return tuple(lines)


def _coverage(listings: tuple[Listing, ...]) -> Coverage:
    return Coverage(len(listings), sum(listing.standing.is_asked for listing in listings))


def _school_year_start(day: date) -> date:
    month, first = SCHOOL_YEAR_BEGINS
    begins = date(day.year, month, first)
    return begins if begins <= day else date(day.year - 1, month, first)


def _still_to_ask_first(listing: Listing) -> tuple[bool, str]:
    return (listing.standing.is_asked, listing.registration.id)
