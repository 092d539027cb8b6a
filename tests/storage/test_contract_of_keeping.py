"""Keeping, holding and destroying, in both stores."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mmep_desktop.domain.destruction import HoldReason, Proposal, RecordHold, Tombstone
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.keeping import (
    AskedBefore,
    Ending,
    FamilyRecord,
    Remnant,
    ScreeningAge,
    Terms,
)
from mmep_desktop.domain.replies import Dated
from mmep_desktop.domain.revision import Cause, Correction, Reason
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from tests.storage.invented import (
    CLERK,
    DETERMINATION,
    NOW,
    TODAY,
    consent,
    printing,
    registration,
    screening,
)
from tests.storage.test_contract_of_disclosures import disclosure

PROPOSAL = Proposal("d1", CLERK.id, NOW, Terms(120, 24), ("f1", "f2"))
STONES = (Tombstone("f1", Ending.REFER, 2, 1), Tombstone("f2", Ending.NOT_ASKED, 1, 0))


def keep_finished(work: UnitOfWork, outcome: Outcome) -> None:
    """Keep a family of two that was asked to the end, with all that can be kept of it."""
    work.registrations.add(registration("r1", local_id="LASID-4471"))
    work.registrations.add(registration("r2"))
    work.screenings.add(screening("s1", number="0201-A-26-00042"))
    kept = work.screenings.get("s1")
    draft = {**kept.draft, "move_when:0": Dated("2026-03")}
    determination = replace(DETERMINATION, outcome=outcome)
    finished = replace(kept, draft=draft, finished_at=NOW, determination=determination)
    work.screenings.save(finished)
    work.screenings.add(screening("s1-alone", family_screening_id="s1", alone=0))
    work.revisions.add("s1", finished.as_revision())
    later = NOW + timedelta(days=9)
    reason = Reason(Cause.NEW_FACT)
    work.revisions.keep(Correction("s1", reason, "es", {}, "", {}, CLERK.id, NOW, later))
    work.papers.keep_consent("s1", consent())
    work.papers.add_printing(printing())
    work.disclosures.add(disclosure())


@pytest.fixture
def kept(open_work: OpenWork) -> OpenWork:
    with open_work() as work:
        keep_finished(work, Outcome.REFER)
        work.registrations.add(registration("r3", family_id="f2", registered_on=date(2026, 8, 1)))
        work.commit()
    return open_work


def test_a_record_has_the_ages_of_its_parts(kept: OpenWork) -> None:
    referred = ScreeningAge(TODAY, date(2026, 9, 10), Outcome.REFER, date(2026, 3, 31))
    alone = ScreeningAge(TODAY, TODAY, is_alone=True)
    second = FamilyRecord("f2", date(2026, 8, 1))
    with kept() as work:
        first, other = sorted(work.keeping.families(), key=lambda one: one.family_id)
        assert work.keeping.records_of(("f2", "none")) == {"f2": second}
    assert (first.family_id, first.registered_on) == ("f1", TODAY)
    assert set(first.screenings) == {referred, alone}
    assert other == second


def test_a_destroyed_record_is_gone_and_stays_counted(kept: OpenWork) -> None:
    with kept() as work:
        before = work.registrations.coverage_since(date(2026, 7, 1))
        [destroyed] = work.keeping.destroy([work.keeping.records_of(("f1",))["f1"]])
        work.keeping.keep_remnants(destroyed.remnants)
        work.commit()
    assert before == (3, 2)
    assert destroyed.screenings == 2
    assert {(one.day, one.school, one.ending) for one in destroyed.remnants} == {
        (TODAY, "02010001", Ending.REFER)
    }
    assert sorted(bool(one.local_id_code) for one in destroyed.remnants) == [False, True]
    with kept() as work:
        assert [one.family_id for one in work.keeping.families()] == ["f2"]
        assert work.registrations.of_family("f1") == ()
        assert work.screenings.latest_of(("f1",)) == {}
        assert work.screenings.alone_with("s1") == ()
        assert work.revisions.former_of("s1") == ()
        assert work.revisions.begun("s1") is None
        assert work.papers.consents_of(("s1",)) == {}
        assert work.papers.printings_of(("s1",)) == {}
        assert work.disclosures.of_family("f1") == ()
        assert work.registrations.coverage_since(date(2026, 7, 1)) == before
        work.registrations.add(registration("r9", family_id="f9"))
        assert work.registrations.coverage_since(date(2026, 7, 1)) == (4, 2)


def test_a_local_id_that_was_here_is_known_again(kept: OpenWork) -> None:
    with kept() as work:
        [first] = work.keeping.destroy(tuple(work.keeping.records_of(("f1",)).values()))
        (one, *_) = (each for each in first.remnants if each.local_id_code)
        earlier = replace(one, day=date(2025, 9, 1), ending=Ending.DECLINED)
        later = replace(one, day=date(2026, 12, 1), ending=Ending.UNFINISHED)
        work.keeping.keep_remnants([one, earlier, later, Remnant(TODAY, "", Ending.REFER, "")])
        work.commit()
    with kept() as work:
        asked = work.keeping.asked_before(("lasid 4471", "LASID-4471", "LASID-4472", "", " "))
    before = AskedBefore(TODAY, Ending.REFER)
    assert asked == {"lasid 4471": before, "LASID-4471": before}


def test_terms_are_the_defaults_until_they_are_kept(open_work: OpenWork) -> None:
    for terms in (Terms(120, 24), Terms(365, 12)):
        with open_work() as work:
            work.keeping.keep_terms(terms)
            work.commit()
        with open_work() as work:
            assert work.keeping.terms() == terms


def test_nothing_kept_means_the_defaults(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.keeping.terms() == Terms(90, 12)


def test_holds_are_set_and_lifted(open_work: OpenWork) -> None:
    first = RecordHold("f2", HoldReason.COURT, CLERK.id, NOW)
    second = RecordHold("f1", HoldReason.OTHER, CLERK.id, NOW + timedelta(hours=1))
    with open_work() as work:
        work.holds.keep(second)
        work.holds.keep(replace(first, reason=HoldReason.RECORDS_REQUEST))
        work.holds.keep(first)
        work.commit()
    with open_work() as work:
        assert list(work.holds.all().items()) == [("f2", first), ("f1", second)]
        work.holds.lift("f2")
        work.commit()
    with open_work() as work:
        assert work.holds.all() == {"f1": second}
        with pytest.raises(LookupError):
            work.holds.lift("f2")


def test_one_proposal_is_open_until_it_is_withdrawn_or_confirmed(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.destructions.proposed() is None
        work.destructions.propose(PROPOSAL)
        work.commit()
    with open_work() as work:
        assert work.destructions.proposed() == PROPOSAL
        assert work.destructions.all() == ()
        work.destructions.withdraw(PROPOSAL)
        work.commit()
    with open_work() as work:
        assert work.destructions.proposed() is None
        work.destructions.propose(PROPOSAL)
        work.destructions.confirm(PROPOSAL, "ab", NOW + timedelta(days=1), reversed(STONES))
        work.commit()
    with open_work() as work:
        assert work.destructions.proposed() is None
        [done] = work.destructions.all()
    assert (done.id, done.terms, done.tombstones) == ("d1", PROPOSAL.terms, STONES)
    assert (done.proposed_by, done.confirmed_by) == (CLERK.id, "ab")
    assert (done.confirmed_at, done.cleared_at) == (NOW + timedelta(days=1), None)
    assert (done.children, done.screenings) == (3, 1)
    assert done.by_ending == {Ending.REFER: 1, Ending.NOT_ASKED: 1}


def test_what_was_destroyed_is_told_by_its_tombstone_and_cleared_once(open_work: OpenWork) -> None:
    other = Proposal("d2", CLERK.id, NOW, Terms(), ("f3",))
    with open_work() as work:
        assert not work.destructions.are_uncleared()
        work.destructions.propose(PROPOSAL)
        work.destructions.confirm(PROPOSAL, "ab", NOW, STONES)
        assert work.destructions.are_uncleared()
        work.destructions.mark_cleared(NOW)
        work.destructions.propose(other)
        work.destructions.confirm(
            other, "ab", NOW + timedelta(1), [replace(STONES[0], record_id="f3")]
        )
        work.commit()
    with open_work() as work:
        assert work.destructions.tombstone("f2") == STONES[1]
        assert work.destructions.tombstone("f4") is None
        work.destructions.mark_cleared(NOW + timedelta(2))
        cleared = {one.id: one.cleared_at for one in work.destructions.all()}
    assert cleared == {"d2": NOW + timedelta(2), "d1": NOW}
