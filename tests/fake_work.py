"""A store in memory that keeps the real one's contract; tests/storage tries both."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from operator import itemgetter
from types import TracebackType
from typing import Self

from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.finding import LEVELS, Part, Reading
from mmep_desktop.domain.registration import Registration
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.receiving_ports import (
    GivenAnswers,
    LettingRecords,
    ReceivedRecords,
)
from mmep_desktop.storage.near_words import SLIPS, terms_near
from mmep_desktop.storage.search_index import parts_that_slip
from mmep_desktop.storage.search_words import fits, words_of, words_of_numbers
from tests.fake_answers import FakeAnswers
from tests.fake_batches import FakeBatches
from tests.fake_coverage import FakeCoverage
from tests.fake_disclosures import FakeDisclosures
from tests.fake_follow_ups import FakeFollowUps
from tests.fake_households import FakeHouseholds
from tests.fake_keeping import FakeDestructions, FakeHolds, FakeKeeping
from tests.fake_packs import FakePacks
from tests.fake_papers import FakePapers
from tests.fake_partners import FakePartners
from tests.fake_revisions import FakeRevisions
from tests.fake_rosters import FakePresets, FakeRosters, FakeWaiting
from tests.fake_schools import FakeHousing, FakeSchools
from tests.fake_screenings import FakeScreenings
from tests.fake_trail import FakeTrail
from tests.fakes import SetClock
from tests.kept import Kept
from tests.refusing import known, refuse_known

PATIENCE_SECONDS = 5.0


class FakeWork:
    """Begins units of work on records in memory; pass it where an ``OpenWork`` is asked for."""

    def __init__(self, center: Center, *clerks: Clerk) -> None:
        self.kept = Kept(center, {clerk.id: clerk for clerk in clerks})
        self.clock, self.clerk_id = SetClock(), ""
        self.writing = threading.Lock()
        self.writer: int | None = None

    def __call__(self) -> "FakeUnit":
        return FakeUnit(self)

    def lock(self) -> None:
        """Take the one write lock, as the first touch of the store does; never twice at once."""
        here = threading.get_ident()
        if self.writer == here or not self.writing.acquire(timeout=PATIENCE_SECONDS):
            raise DeskError(Problem.STORE_BUSY)
        self.writer = here

    def unlock(self) -> None:
        self.writer = None
        self.writing.release()


class FakeUnit:
    """One gesture's work on a copy, which ``commit()`` puts in place of the original."""

    def __init__(self, store: FakeWork) -> None:
        self._store = store
        self._copy: Kept | None = None
        self._locks = True

    @property
    def center(self) -> "FakeCenter":
        return FakeCenter(self._begun())

    @property
    def registrations(self) -> "FakeRegistrations":
        return FakeRegistrations(self._begun())

    @property
    def screenings(self) -> "FakeScreenings":
        return FakeScreenings(self._begun())

    @property
    def revisions(self) -> FakeRevisions:
        kept = self._begun()
        return FakeRevisions(kept.revisions, kept.corrections, kept.screenings)

    @property
    def papers(self) -> FakePapers:
        kept = self._begun()
        return FakePapers(kept.consents, kept.printings, kept.screenings)

    @property
    def disclosures(self) -> FakeDisclosures:
        return FakeDisclosures(self._begun().disclosures)

    @property
    def partners(self) -> FakePartners:
        return FakePartners(self._begun())

    @property
    def batches(self) -> FakeBatches:
        return FakeBatches(self._begun())

    @property
    def answers(self) -> FakeAnswers:
        return FakeAnswers(self._begun())

    @property
    def packs(self) -> FakePacks:
        return FakePacks(self._begun())

    @property
    def trail(self) -> FakeTrail:
        return FakeTrail(self._begun(), self._store.clock, self._store.clerk_id)

    @property
    def follow_ups(self) -> FakeFollowUps:
        kept = self._begun()
        return FakeFollowUps(kept.screenings, kept.consents)

    @property
    def keeping(self) -> FakeKeeping:
        return FakeKeeping(self._begun())

    @property
    def coverage(self) -> FakeCoverage:
        return FakeCoverage(self._begun())

    @property
    def holds(self) -> FakeHolds:
        return FakeHolds(self._begun().holds)

    @property
    def destructions(self) -> FakeDestructions:
        return FakeDestructions(self._begun())

    @property
    def rosters(self) -> FakeRosters:
        return FakeRosters(self._begun())

    @property
    def presets(self) -> FakePresets:
        return FakePresets(self._begun().presets)

    @property
    def waiting(self) -> FakeWaiting:
        return FakeWaiting(self._begun().waiting)

    @property
    def schools(self) -> FakeSchools:
        return FakeSchools(self._begun())

    @property
    def housing(self) -> FakeHousing:
        return FakeHousing(self._begun())

    @property
    def households(self) -> FakeHouseholds:
        return FakeHouseholds(self._begun())

    @property
    def received(self) -> ReceivedRecords:
        raise NotImplementedError("MMEP's side is tried on a real store")

    @property
    def given_answers(self) -> GivenAnswers:
        raise NotImplementedError("MMEP's side is tried on a real store")

    @property
    def letting_go(self) -> LettingRecords:
        raise NotImplementedError("MMEP's side is tried on a real store")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def only_read(self) -> None:
        self._locks = False

    def be_ready(self) -> None:
        """The store in memory is never closed, and waits for nobody."""

    def give_way(self) -> None:
        """Let others in: nobody holds the lock between two pieces of work."""

    def commit(self) -> None:
        if self._copy is not None:
            self._copy.commits += 1
            self._store.kept = self._copy
        self._end()

    def _begun(self) -> Kept:
        if self._copy is None:
            if self._locks:
                self._store.lock()
            self._copy = self._store.kept.copy()
        return self._copy

    def _end(self) -> None:
        if self._copy is not None:
            self._copy = None
            if self._locks:
                self._store.unlock()


class FakeCenter:
    """``CenterRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def center(self) -> Center:
        return self._kept.center

    def keep_center(self, center: Center) -> None:
        self._kept.center = center

    def clerks(self) -> tuple[Clerk, ...]:
        return tuple(sorted(self._kept.clerks.values(), key=lambda clerk: clerk.id))

    def clerk(self, id_: str) -> Clerk | None:
        return self._kept.clerks.get(id_)

    def key_counter(self) -> int:
        return self._kept.key_counter

    def keep_key_counter(self, counter: int) -> None:
        self._kept.key_counter = counter

    def keep_clerk(self, clerk: Clerk) -> None:
        self._kept.clerks[clerk.id] = clerk

    def numbers_given(self) -> Mapping[str, int]:
        return dict(self._kept.counts)

    def give_no_number_again(self, given: Mapping[str, int]) -> None:
        for series, count in given.items():
            self._kept.counts[series] = max(self._kept.counts.get(series, 0), count)

    def next_number(self, series: str) -> int:
        self._kept.counts[series] = self._kept.counts.get(series, 0) + 1
        return self._kept.counts[series]


class FakeRegistrations:
    """``RegistrationRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, registration: Registration) -> None:
        refuse_known(registration.id, self._kept.registrations)
        self._kept.registrations[registration.id] = registration

    def get(self, id_: str) -> Registration:
        return known(id_, self._kept.registrations)

    def keep(self, registration: Registration) -> None:
        before = self.get(registration.id)
        told = self._kept.from_lists.get(registration.id)
        if told is not None and registration.is_registered and not before.is_registered:
            self._kept.from_lists[registration.id] = replace(told, withdrawn_on=None)
        self._kept.registrations[registration.id] = registration

    def of_family(self, family_id: str) -> tuple[Registration, ...]:
        return tuple(one for one in self._in_order() if one.family_id == family_id)

    def of_families(self, family_ids: tuple[str, ...]) -> Mapping[str, tuple[Registration, ...]]:
        children = {id_: self.of_family(id_) for id_ in family_ids}
        return {id_: some for id_, some in children.items() if some}

    def registered_on(self, day: date) -> tuple[Registration, ...]:
        return tuple(one for one in self._in_order() if one.registered_on == day)

    def coverage_since(self, day: date) -> tuple[int, int]:
        registered = [one for one in self._in_order() if one.registered_on]
        since = [one for one in registered if one.registered_on and one.registered_on >= day]
        asked = {
            one.family_id
            for one in self._kept.screenings.values()
            if one.is_finished and not one.is_alone
        }
        gone = [was_asked for on, was_asked in self._kept.uncounted if on >= day]
        return (len(since) + len(gone), sum(one.family_id in asked for one in since) + sum(gone))

    def found(self, readings: tuple[Reading, ...], limit: int) -> tuple[Registration, ...]:
        fitting = (
            (level, one) for one in self._last_first() if (level := self._level(one, readings))
        )
        return tuple(one for _, one in sorted(fitting, key=itemgetter(0)))[:limit]

    def nearly_found(self, readings: tuple[Reading, ...], limit: int) -> tuple[Registration, ...]:
        names, slipping = self._names(), parts_that_slip(readings)
        near: dict[str, Registration] = {}
        for slips in SLIPS:
            for one in self._last_first():
                if not self._level(one, readings) and any(
                    self._fits_all(one, with_slips(reading, slipping, slips, names), LEVELS[-1] + 1)
                    for reading in readings
                ):
                    near.setdefault(one.id, one)
        return tuple(near.values())[:limit]

    def _in_order(self) -> list[Registration]:
        return list(self._kept.registrations.values())

    def _last_first(self) -> list[Registration]:
        return self._in_order()[::-1]

    def _names(self) -> list[str]:
        return sorted({word for one in self._in_order() for word in words_of(one).names})

    def _level(self, registration: Registration, readings: tuple[Reading, ...]) -> int:
        """Return the best level at which a reading fits, or 0."""
        fitting = (
            level
            for level in LEVELS
            if any(self._fits_all(registration, reading, level) for reading in readings)
        )
        return next(fitting, 0)

    def _fits_all(self, registration: Registration, reading: Reading, level: int) -> bool:
        numbers = [
            screening.number
            for screening in self._kept.screenings.values()
            if screening.family_id == registration.family_id
        ]
        return any(
            all(any(fits(term, words) for term in part.up_to(level)) for part in reading)
            for words in (words_of(registration), words_of_numbers(numbers))
        )


def with_slips(reading: Reading, slipping: set[Part], slips: int, names: list[str]) -> Reading:
    """Let the *slipping* parts of *reading* also fit by what is near to them."""
    return tuple(
        replace(part, levels=(*part.levels, terms_near(part, slips, names)))
        if part in slipping
        else part
        for part in reading
    )
