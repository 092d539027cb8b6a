"""A span of days is counted in the store as it is child by child, whatever happened."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.counted import Counted, NotYet
from mmep_desktop.domain.coverage import Fate, NotYetReason, line_of
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.keeping import Ending, Remnant
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.store import Store
from tests.fake_work import FakeWork
from tests.storage.invented import (
    CENTER,
    CLERK,
    DETERMINATION,
    NOW,
    TODAY,
    consent,
    registration,
    screening,
)
from tests.storage.test_contract_of_disclosures import disclosure

DAYS = tuple(TODAY - timedelta(days=number) for number in range(4))
FAMILIES = tuple(f"f{number}" for number in range(14))
SCHOOLS = ("Elm", "Oak")


def happen(work: UnitOfWork, seed: int) -> None:
    """Let some weeks pass: who registers, is asked, agrees, is corrected, is handed over."""
    chance = random.Random(seed)
    for number in range(24):
        child = registration(
            f"r{number}", family_id=chance.choice(FAMILIES), registered_on=chance.choice(DAYS)
        )
        local_id = chance.choice(("", f"70{number}"))
        child = replace(child, school=chance.choice(SCHOOLS), local_id=local_id)
        work.registrations.add(child)
    for number in range(16):
        _interview(work, f"s{number}", chance)
    for family_id in FAMILIES[::2]:
        work.coverage.keep_reason(
            NotYet(family_id, chance.choice(list(NotYetReason)), CLERK.id, NOW)
        )
    endings = (Ending.NOT_ASKED, Ending.NO_REFERRAL, Ending.REFER, Ending.DECLINED)
    gone = (Remnant(chance.choice(DAYS), "Elm", ending, "") for ending in endings)
    work.keeping.keep_remnants(gone)


def _interview(work: UnitOfWork, id_: str, chance: random.Random) -> None:
    begun = NOW + timedelta(seconds=chance.randrange(9_000))
    family_id = chance.choice(FAMILIES)
    alone = chance.choice((None, None, None, 0))
    kept = screening(id_, family_id=family_id, begun_at=begun, alone=alone)
    kept = replace(kept, screened_on=chance.choice(DAYS))
    if chance.random() < 0.2:
        work.screenings.add(kept)
        return
    outcome = chance.choice((*Outcome, Outcome.REFER, Outcome.REFER_ASK_MORE))
    ended = replace(
        kept,
        finished_at=begun + timedelta(seconds=chance.randrange(1, 900)),
        finished_by=chance.choice(("ms", "ap")),
        determination=replace(DETERMINATION, outcome=outcome),
        language=chance.choice(("es", "pt")),
    )
    work.screenings.add(ended)
    for _ in range(chance.choice((0, 1, 2))):
        work.papers.keep_consent(id_, consent(chance.choice(list(ConsentState))))
    if chance.random() < 0.5:
        given = disclosure(f"d-{id_}")
        work.disclosures.add(replace(given, screening_id=id_, family_id=family_id))
    if chance.random() < 0.3:
        work.revisions.add(id_, ended.as_revision())
        later = replace(
            work.screenings.get(id_),
            revision=2,
            reason=Reason(Cause.NEW_FACT),
            finished_by="zz",
            finished_at=begun + timedelta(days=9),
        )
        work.screenings.save(later)


def comparable(counted: Counted) -> tuple[object, ...]:
    return (
        sorted(map(repr, counted.tallies)),
        sorted(map(repr, counted.interviewed)),
        counted.waiting,
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_store_counts_as_one_would_by_hand(store: Store, seed: int) -> None:
    stores: tuple[OpenWork, ...] = (store.work(), FakeWork(CENTER, CLERK))
    found, flags = [], []
    for begin in stores:
        with begin() as work:
            happen(work, seed)
            work.commit()
        with begin() as work:
            work.only_read()
            spans = [(DAYS[-1], DAYS[0]), (DAYS[1], DAYS[1]), (date(2020, 1, 1), DAYS[2])]
            found.append([work.coverage.counted(*span, listed=5) for span in spans])
            for span, counted in zip(spans, found[-1], strict=True):
                assert set(work.coverage.tallies(*span)) == set(counted.tallies)
                assert work.coverage.interviewed(*span) == counted.interviewed
            flags.append([sorted(map(repr, work.coverage.flags(*span))) for span in spans])
    assert flags[0] == flags[1]
    assert any(flags[0])
    real, naive = found
    assert list(map(comparable, real)) == list(map(comparable, naive))
    assert line_of(real[0].tallies).registered == 24 + 4


def test_who_is_counted_is_counted_as_on_the_days_list(open_work: OpenWork) -> None:
    with open_work() as work:
        happen(work, 1)
        work.commit()
    with open_work() as work:
        line = line_of(work.coverage.counted(DAYS[-1], DAYS[0], listed=0).tallies)
        gone = 4  # these remnants were never on a list
        assert line.registered - gone == work.registrations.coverage_since(DAYS[-1])[0]
        assert line.asked - 3 == work.registrations.coverage_since(DAYS[-1])[1]


def test_who_is_only_on_a_schools_list_is_never_counted(open_work: OpenWork) -> None:
    with open_work() as work:
        work.registrations.add(replace(registration("r1"), registered_on=None))
        work.registrations.add(registration("r2"))
        work.commit()
    with open_work() as work:
        counted = work.coverage.counted(date(2000, 1, 1), date(2100, 1, 1), listed=9)
        assert line_of(counted.tallies).registered == 1
        assert [one.registration.id for one in counted.waiting] == ["r2"]


def test_a_reason_stays_until_another_is_noted_or_none(open_work: OpenWork) -> None:
    first = NotYet("f1", NotYetReason.LEFT_BEFORE_ASKED, CLERK.id, NOW)
    with open_work() as work:
        work.registrations.add(registration())
        work.coverage.keep_reason(first)
        work.coverage.keep_reason(replace(first, reason=NotYetReason.NO_INTERPRETER))
        work.commit()
    with open_work() as work:
        counted = work.coverage.counted(TODAY, TODAY, listed=5)
        assert counted.waiting[0].reason is NotYetReason.NO_INTERPRETER
        assert [tally.fate for tally in counted.tallies] == [Fate.NOT_YET]
        work.coverage.drop_reason("f1")
        work.coverage.drop_reason("f1")
        work.commit()
    with open_work() as work:
        assert work.coverage.reason_of("f1") is None


def test_the_reason_goes_with_the_record(open_work: OpenWork) -> None:
    with open_work() as work:
        work.registrations.add(registration())
        work.coverage.keep_reason(NotYet("f1", NotYetReason.COMES_BACK, CLERK.id, NOW))
        work.keeping.destroy(work.keeping.families())
        work.commit()
    with open_work() as work:
        assert work.coverage.reason_of("f1") is None
