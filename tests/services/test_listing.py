"""The day's list and the find box, over a store in memory."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Listing, Registration, Standing
from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.listing import Coverage, Lists
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork

NOW = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)


class Noon:
    def now(self) -> datetime:
        return NOW


def a_registration(number: int, *, days_ago: int = 0, family: str = "") -> Registration:
    return Registration(
        id=f"registration-{number:02d}",
        family_id=family or f"family-{number:02d}",
        name=Name(first=f"Child{number}", last_1="Pérez", last_2="Tzoc"),
        born="2015-05-04",
        school="Example Elementary",
        grade="05",
        local_id=f"L{number}",
        phone="508-555-0123",
        registered_on=NOW.date() - timedelta(days=days_ago),
    )


def a_begun_screening(family_id: str) -> Screening:
    return Screening(
        id=f"screening-of-{family_id}",
        family_id=family_id,
        pack="p",
        version="1",
        language="es",
        screened_on=NOW.date(),
        draft={},
        at="worked",
        begun_by=a_clerk().id,
        begun_at=NOW,
        saved_at=NOW,
    )


def lists_of(*registrations: Registration, begun: tuple[str, ...] = ()) -> Lists:
    work = FakeWork(a_center(), a_clerk())
    with work() as unit:
        for registration in registrations:
            unit.registrations.add(registration)
        for family_id in begun:
            unit.screenings.add(a_begun_screening(family_id))
        unit.commit()
    return Lists(work, Noon())


def ids(lines: tuple[Listing, ...]) -> list[str]:
    return [line.registration.id for line in lines]


def test_an_empty_day_has_no_coverage_and_divides_by_nothing() -> None:
    day = lists_of().today()
    assert day.listings == ()
    assert day.coverage == Coverage(0, 0)
    assert day.coverage.percent == 0


def test_today_shows_today_only_and_the_school_year_counts_the_rest() -> None:
    day = lists_of(a_registration(1), a_registration(2, days_ago=20)).today()
    assert ids(day.listings) == ["registration-01"]
    assert day.school_year.registered == 2


def test_a_school_year_begins_on_the_first_of_july() -> None:
    june, july = a_registration(1), a_registration(2)
    lists = lists_of(
        replace(june, registered_on=date(2026, 6, 30)),
        replace(july, registered_on=date(2026, 7, 1)),
    )
    assert lists.today().school_year.registered == 1


def test_a_family_that_nobody_asked_yet_has_no_screening_to_open() -> None:
    (line,) = lists_of(a_registration(1)).today().listings
    assert (line.standing, line.screening_id, line.by, line.at) == (
        Standing.NOT_ASKED,
        None,
        "",
        None,
    )


def test_brothers_and_sisters_share_what_their_family_began() -> None:
    pair = (a_registration(1, family="f"), a_registration(2, family="f"))
    lines = lists_of(*pair, begun=("f",)).today().listings
    assert [(line.standing, line.by, line.at) for line in lines] == [
        (Standing.BEGUN, "Maria Silva", NOW)
    ] * 2


@pytest.mark.parametrize(
    ("coverage", "percent"),
    [(Coverage(47, 42), 89), (Coverage(200, 199), 99), (Coverage(3, 3), 100), (Coverage(3, 0), 0)],
)
def test_a_hundred_per_cent_is_everybody(coverage: Coverage, percent: int) -> None:
    assert coverage.percent == percent


@pytest.mark.parametrize("text", ["", "   ", "'", "---"])
def test_nothing_typed_finds_nothing(text: str) -> None:
    assert lists_of(a_registration(1)).find(text) == ()


@pytest.mark.parametrize("text", ["tzoc", "TZOC per", "child1 pérez", "perez child1"])
def test_names_are_found_in_any_order_and_without_accents(text: str) -> None:
    assert ids(lists_of(a_registration(1)).find(text)) == ["registration-01"]


def test_find_reaches_beyond_today() -> None:
    lists = lists_of(a_registration(1, days_ago=300))
    assert ids(lists.find("tzoc")) == ["registration-01"]


def test_who_only_stands_in_a_schools_list_is_found_and_is_not_on_todays_list() -> None:
    known = replace(a_registration(7), registered_on=None)
    lists = lists_of(known, a_registration(8))
    (line,) = lists.find("child7")
    assert (line.standing, line.standing.is_asked) == (Standing.KNOWN, False)
    assert [one.registration.id for one in lists.today().listings] == ["registration-08"]
    assert lists.today().coverage == Coverage(1, 0)
