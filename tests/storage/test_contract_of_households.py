"""Families become one with all that is theirs, and go apart as if they had never been one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mmep_desktop.domain.counted import NotYet
from mmep_desktop.domain.coverage import NotYetReason
from mmep_desktop.domain.destruction import HoldReason, RecordHold
from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.households import Came, Merge
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.one_child import OneChild
from mmep_desktop.domain.roster import Guardian, Student
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.store import Store
from tests.storage.invented import CLERK, DETERMINATION, NOW, TODAY, registration, screening
from tests.storage.students import SOURCE, again, new, student
from tests.storage.test_contract_of_disclosures import disclosure

MERGE = Merge("m1", "f1", (Came("f2", ("r2", "r3")),), CLERK.id, NOW)
WHY = NotYet("f2", NotYetReason.COMES_BACK, CLERK.id, NOW)
HOLD = RecordHold("f2", HoldReason.COURT, CLERK.id, NOW)


def two_families(work: UnitOfWork) -> None:
    for id_, family_id in (("r1", "f1"), ("r2", "f2"), ("r3", "f2")):
        work.registrations.add(registration(id_, family_id=family_id))
    work.coverage.keep_reason(WHY)
    work.holds.keep(HOLD)
    work.disclosures.add(replace(disclosure("d2"), family_id="f2"))
    ended = replace(screening("s1", family_id="f1"), determination=DETERMINATION)
    work.screenings.add(replace(ended, finished_at=NOW, finished_by=CLERK.id, number="NB-0007"))


def seen(work: UnitOfWork) -> list[object]:
    """Return all that tells one family from another."""
    return [
        work.registrations.of_families(("f1", "f2")),
        work.coverage.reason_of("f2"),
        work.disclosures.of_family("f1"),
        work.disclosures.of_family("f2"),
        work.registrations.coverage_since(TODAY),
        {one.id for one in work.registrations.found(readings_of("NB-0007"), 9)},
    ]


def test_all_of_a_family_goes_along_and_comes_back(open_work: OpenWork) -> None:
    with open_work() as work:
        two_families(work)
        work.commit()
    with open_work() as work:
        before = seen(work)
        work.households.join(MERGE)
        work.commit()
    with open_work() as work:
        assert [one.id for one in work.registrations.of_family("f1")] == ["r1", "r2", "r3"]
        assert work.registrations.of_family("f2") == ()
        assert work.coverage.reason_of("f2") is None
        assert [one.id for one in work.disclosures.of_family("f1")] == ["d2"]
        assert work.holds.all() == {"f1": replace(HOLD, family_id="f1")}
        assert work.registrations.coverage_since(TODAY) == (3, 3)
        assert len(work.registrations.found(readings_of("NB-0007"), 9)) == 3
        assert work.households.merges_of("f1") == (MERGE,)
        work.households.part(MERGE, CLERK.id, NOW)
        work.commit()
    with open_work() as work:
        assert seen(work) == before
        assert work.holds.all() == {"f1": replace(HOLD, family_id="f1"), "f2": HOLD}
        assert work.households.get("m1") == replace(MERGE, undone_by=CLERK.id, undone_at=NOW)


def test_the_history_goes_along_with_its_family(open_work: OpenWork) -> None:
    later = Merge("m2", "f0", (Came("f1", ("r1", "r2", "r3")),), CLERK.id, NOW + timedelta(1))
    with open_work() as work:
        two_families(work)
        work.registrations.add(registration("r0", family_id="f0"))
        work.households.join(MERGE)
        work.households.join(later)
        work.households.keep_savings("m2", 7)
        work.commit()
    with open_work() as work:
        assert [one.id for one in work.households.merges_of("f0")] == ["m1", "m2"]
        assert work.households.get("m2").savings == 7
        work.households.part(later, CLERK.id, NOW + timedelta(2))
        work.commit()
    with open_work() as work:
        assert [one.id for one in work.households.merges_of("f1")] == ["m1"]


def test_a_merge_that_was_never_made_is_none(open_work: OpenWork) -> None:
    with open_work() as work, pytest.raises(LookupError):
        work.households.get("m9")


def test_who_is_known_to_live_apart_is_kept_once_and_both_ways(open_work: OpenWork) -> None:
    with open_work() as work:
        work.households.set_apart("r2", "r1", CLERK.id, NOW)
        work.households.set_apart("r1", "r2", CLERK.id, NOW)
        work.households.set_apart("r3", "r1", CLERK.id, NOW)
        work.commit()
    with open_work() as work:
        assert work.households.apart_from(["r1"]) == {"r2", "r3"}
        assert work.households.apart_from(["r2", "r3"]) == {"r1"}


def test_near_is_who_has_the_phone_or_the_surname_and_is_registered(open_work: OpenWork) -> None:
    base = replace(registration("r1", family_id="f1"), phone="508-555-0117")
    tzoc = Name("Ana", last_1="Tzoc")
    others = (
        replace(base, id="r2", family_id="f2", phone="(508) 5550117", name=Name("Luis")),
        replace(base, id="r3", family_id="f3", phone="", name=tzoc),
    )
    listed = replace(base, id="r4", family_id="f4", registered_on=None, name=tzoc)
    with open_work() as work:
        eva = replace(base, name=Name("Eva", last_1="Pérez", last_2="Tzoc"))
        for one in (eva, *others, listed):
            work.registrations.add(one)
        work.commit()
    with open_work() as work:
        work.only_read()
        family = work.households.family("f1")
        assert [child.registration.id for child in family] == ["r1"]
        assert {child.registration for child in work.households.near(family)} == set(others)


ALONE = replace(student(phone="", guardians=()), address="")
MARTA = Guardian("Marta Xuncax Tzoc", "Mother", "")


@pytest.mark.parametrize(
    "shared",
    [
        pytest.param(replace(ALONE, address="12 Elm St, Apt 3"), id="an address"),
        pytest.param(replace(ALONE, guardians=(MARTA,)), id="a guardian"),
    ],
)
def test_near_is_also_who_lives_at_one_address_or_has_one_guardian(
    store: Store, shared: Student
) -> None:
    named = [Name("Ana", last_1="Souza"), Name("Luis", last_1="Lopes"), Name("Iris", last_1="Wren")]
    with store.work()() as work:
        for place, name in enumerate(named):
            child = registration(f"r{place}", name, family_id=f"f{place}", phone="")
            work.registrations.add(child)
            listed = replace(shared if place < 2 else ALONE, name=name, source_id=f"u{place}")
            work.rosters.keep(SOURCE, (again(listed, f"r{place}"),))
        work.commit()
    with store.work()() as work:
        near = work.households.near(work.households.family("f0"))
        assert [child.registration.id for child in near] == ["r1"]


def test_nothing_of_it_is_left_when_the_record_is_destroyed(open_work: OpenWork) -> None:
    with open_work() as work:
        two_families(work)
        work.households.join(MERGE)
        work.households.set_apart("r1", "r9", CLERK.id, NOW)
        work.holds.lift("f1")
        work.keeping.destroy(tuple(work.keeping.records_of(("f1",)).values()))
        work.commit()
    with open_work() as work:
        assert work.households.merges_of("f1") == ()
        assert work.households.apart_from(["r9"]) == frozenset()


def test_the_check_finds_nothing_wrong_all_the_way(store: Store) -> None:
    with store.work()() as work:
        two_families(work)
        work.households.join(MERGE)
        work.households.set_apart("r1", "r9", CLERK.id, NOW)
        work.commit()
    assert store.check(lambda _done, _total: None).is_whole
    with store.work()() as work:
        work.households.part(MERGE, CLERK.id, NOW)
        work.commit()
    assert store.check(lambda _done, _total: None).is_whole


LISTED = replace(
    student("700000", Name("Ana", last_1="Tzoc"), local_id=""), registered_on=TODAY, phone=""
)
TWICE = replace(LISTED, source_id="700009", grade="05", phone="508-555-0177")
ONE = replace(MERGE, came=(Came("f2", ("r2",)),), one=OneChild("r1", "r2"))


def two_entries(work: UnitOfWork) -> None:
    """Let one list name a child twice; each entry is a family, and both were asked."""
    work.rosters.keep(SOURCE, (new(LISTED), new(replace(TWICE, guardians=()), "r2", "f2")))
    for number in (1, 2):
        asked = screening(f"s{number}", family_id=f"f{number}", number=f"NB-000{number}")
        ended = replace(asked, determination=DETERMINATION, finished_at=NOW, finished_by=CLERK.id)
        work.screenings.add(ended)
    work.households.set_apart("r2", "r9", CLERK.id, NOW)


def all_of(work: UnitOfWork) -> list[object]:
    """Return whatever is kept of both entries."""
    families = ("f1", "f2")
    return [
        work.registrations.of_families(families),
        work.rosters.from_lists(["r1", "r2"]),
        {id_: [one.id for one in work.screenings.of_family(id_)] for id_ in families},
        work.registrations.coverage_since(TODAY),
        [work.households.apart_from([id_]) for id_ in ("r1", "r2")],
        {one.registration_id for one in work.rosters.known(SOURCE, [LISTED, TWICE]).values()},
    ]


def test_two_entries_become_one_child_and_two_again(open_work: OpenWork) -> None:
    with open_work() as work:
        two_entries(work)
        work.commit()
    with open_work() as work:
        before = all_of(work)
        work.households.join(ONE)
        work.commit()
    with open_work() as work:
        (child,) = work.registrations.of_family("f1")
        assert (child.id, child.phone, child.grade) == ("r1", TWICE.phone, LISTED.grade)
        assert work.registrations.of_family("f2") == ()
        assert [one.id for one in work.screenings.of_family("f1")] == ["s1", "s2"]
        assert work.registrations.coverage_since(TODAY) == (1, 1)
        assert [one.id for one in work.registrations.found(readings_of("NB-0002"), 9)] == ["r1"]
        known = work.rosters.known(SOURCE, [LISTED, TWICE])
        assert {id_: one.registration_id for id_, one in known.items()} == {
            "700000": "r1",
            "700009": "r1",
        }
        assert known["700009"].is_of_another
        gone = work.households.given_up("m1")
        assert gone
        assert (gone.registration.id, gone.registration.phone) == ("r2", TWICE.phone)
        assert (gone.address, gone.guardians) == (TWICE.address, ())
        work.households.part(ONE, CLERK.id, NOW)
        work.commit()
    with open_work() as work:
        assert all_of(work) == before
        work.households.join(replace(ONE, id="m2"))
        work.keeping.destroy(tuple(work.keeping.records_of(("f1",)).values()))
        work.commit()
    with open_work() as work:
        assert work.rosters.known(SOURCE, [LISTED, TWICE]) == {}


def test_a_hand_entry_takes_the_list_of_the_other(open_work: OpenWork) -> None:
    by_hand = replace(registration("r1", family_id="f1"), school="", grade="", phone="")
    with open_work() as work:
        work.registrations.add(by_hand)
        work.rosters.keep(SOURCE, (new(TWICE, "r2", "f2", on=None),))
        work.households.join(ONE)
        work.commit()
    with open_work() as work:
        (child,) = work.registrations.of_family("f1")
        assert (child.source, child.source_id) == (SOURCE, "700009")
        assert (child.school, child.registered_on) == (TWICE.school, TODAY)
        assert work.rosters.from_lists(["r1"])["r1"].guardians == TWICE.guardians
        assert not work.rosters.known(SOURCE, [TWICE])["700009"].is_of_another
        work.households.part(ONE, CLERK.id, NOW)
        work.commit()
    with open_work() as work:
        assert work.registrations.get("r1") == by_hand
        assert work.rosters.known(SOURCE, [TWICE])["700009"].registration_id == "r2"


def test_the_check_finds_nothing_wrong_with_one_child(store: Store) -> None:
    with store.work()() as work:
        two_entries(work)
        work.commit()
    with store.work()() as work:
        work.households.join(ONE)
        work.commit()
    assert store.check(lambda _done, _total: None).is_whole
    with store.work()() as work:
        work.households.part(ONE, CLERK.id, NOW)
        work.commit()
    assert store.check(lambda _done, _total: None).is_whole


def test_whoever_is_registered_anew_is_known_from_before(open_work: OpenWork) -> None:
    base = registration("r1", family_id="f1", local_id="7")
    again = replace(base, id="r2", family_id="f2")
    other = replace(base, id="r3", family_id="f3", born="2010-01-01")
    listed = replace(other, id="r4", family_id="f4", source=SOURCE, source_id="9", local_id="")
    returned = replace(listed, id="r5", family_id="f5")
    with open_work() as work:
        for one in (base, again, other, listed, returned):
            work.registrations.add(one)
        work.commit()
    with open_work() as work:
        work.only_read()
        former = work.households.former_families
        assert former((again,)) == ("f1",)
        assert former((returned, again)) == ("f4", "f1")
        assert former((other,)) == ()
