"""A family written down by hand: what is kept, and what is refused before anything is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mmep_desktop.domain.dates import BadDate
from mmep_desktop.domain.names import Name
from mmep_desktop.services.registering import NameMissing, NewChild, Registering, register_known
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork


class Morning:
    def now(self) -> datetime:
        return datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


class Counted:
    """Ids in the order in which they are asked for."""

    def __init__(self) -> None:
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return f"id-{self._count:03d}"


@pytest.fixture
def work() -> FakeWork:
    return FakeWork(a_center(), a_clerk())


@pytest.fixture
def registering(work: FakeWork) -> Registering:
    return Registering(work, Morning(), Counted())


def a_child(first: str = "Xuncax", **given: str) -> NewChild:
    return NewChild(Name(first=first, last_1="Pérez", last_2="Tzoc"), **given)


def test_brothers_and_sisters_are_one_family_registered_today(
    registering: Registering, work: FakeWork
) -> None:
    kept = registering.register((a_child(), a_child("Ixchel")), "508-555-0123")
    assert len({one.family_id for one in kept}) == 1
    assert [one.name.first for one in kept] == ["Xuncax", "Ixchel"]
    assert {(one.phone, one.registered_on) for one in kept} == {("508-555-0123", date(2026, 9, 1))}
    assert tuple(work.kept.registrations.values()) == kept


def test_two_families_are_two(registering: Registering) -> None:
    (one,) = registering.register((a_child(),))
    (other,) = registering.register((a_child(),))
    assert one.family_id != other.family_id


def test_one_name_is_enough(registering: Registering) -> None:
    (kept,) = registering.register((NewChild(Name(last_1="Chumil")),))
    assert kept.name == Name(last_1="Chumil")


def test_names_are_kept_without_stray_blanks_and_invisible_marks(registering: Registering) -> None:
    (kept,) = registering.register((NewChild(Name(first="  Ana\u202e  María ")),))
    assert kept.name.first == "Ana María"


@pytest.mark.parametrize(
    "name", [Name(), Name(first="  "), Name(last_1="\u200b"), Name(used="Lupita")]
)
def test_a_child_without_any_name_is_refused_and_nothing_is_kept(
    registering: Registering, work: FakeWork, name: Name
) -> None:
    with pytest.raises(NameMissing):
        registering.register((a_child(), NewChild(name)))
    assert work.kept.registrations == {}


@pytest.mark.parametrize("born", ["2017-02-30", "yesterday", "2026-09-02", " 2017", "2017-25"])
def test_a_birth_date_that_cannot_be_is_refused_and_nothing_is_kept(
    registering: Registering, work: FakeWork, born: str
) -> None:
    with pytest.raises(BadDate):
        registering.register((a_child(), a_child(born=born)))
    assert work.kept.registrations == {}


@pytest.mark.parametrize("born", ["2017-05-04", "2017-05", "2017", "2017-22", "2017-05~", ""])
def test_a_birth_date_is_kept_as_it_was_given(registering: Registering, born: str) -> None:
    (kept,) = registering.register((a_child(born=born),))
    assert kept.born == born


def test_who_stands_in_a_list_registers_today_and_who_is_registered_stays_so(
    registering: Registering, work: FakeWork
) -> None:
    (before,) = registering.register((a_child(),))
    known = replace(before, id="r9", registered_on=None, source="aspen", source_id="7")
    with work() as unit:
        unit.registrations.keep(replace(before, registered_on=date(2026, 8, 1)))
        unit.registrations.add(known)
        unit.commit()
    with work() as unit:
        register_known(unit, unit.registrations.of_family(before.family_id), Morning())
    days = {one.id: one.registered_on for one in work.kept.registrations.values()}
    assert days == {before.id: date(2026, 8, 1), "r9": date(2026, 9, 1)}
