"""The children on the list, in both stores."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.names import Name
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import TODAY, registration, screening


def test_a_registration_comes_back_as_it_was_given(open_work: OpenWork) -> None:
    given = registration(name=Name("José-Luís", "Ngọc", "O’Brien", "de la Cruz", "Jr.", "Pepe"))
    with open_work() as work:
        work.registrations.add(given)
        work.commit()
    with open_work() as work:
        assert work.registrations.get(given.id) == given


def test_a_registration_nobody_added_is_not_there(open_work: OpenWork) -> None:
    with open_work() as work, pytest.raises(LookupError):
        work.registrations.get("nobody")
    with open_work() as work, pytest.raises(LookupError):
        work.registrations.keep(registration("nobody"))


def test_nobody_is_added_twice(open_work: OpenWork) -> None:
    with open_work() as work:
        work.registrations.add(registration())
        work.commit()
    with open_work() as work, pytest.raises(ValueError, match=r"UNIQUE|before"):
        work.registrations.add(registration())


def test_a_changed_registration_is_found_by_its_new_words_only(open_work: OpenWork) -> None:
    with open_work() as work:
        work.registrations.add(registration())
        work.commit()
    changed = registration(name=Name("Luz", last_1="Pérez"), phone="508-555-7777", born="")
    with open_work() as work:
        work.registrations.keep(changed)
        work.commit()
    with open_work() as work:
        assert work.registrations.get("r1") == changed
        assert work.registrations.found(readings_of("luz perez 7777"), 5) == (changed,)
        for gone in ("xochitl", "tzoc", "0199", "20140309"):
            assert work.registrations.found(readings_of(gone), 5) == ()


def test_brothers_and_sisters_come_in_the_order_in_which_they_were_added(
    open_work: OpenWork,
) -> None:
    family = [registration(id_) for id_ in ("r3", "r1", "r2")]
    with open_work() as work:
        for one in (*family, registration("r4", family_id="f2")):
            work.registrations.add(one)
        work.registrations.keep(family[0])
        work.commit()
    with open_work() as work:
        assert work.registrations.of_family("f1") == tuple(family)
        assert work.registrations.of_family("f3") == ()


def test_the_children_of_a_day(open_work: OpenWork) -> None:
    yesterday = registration("r9", registered_on=TODAY - timedelta(days=1))
    today = [registration(id_) for id_ in ("r1", "r2")]
    with open_work() as work:
        for one in (yesterday, *today):
            work.registrations.add(one)
        work.commit()
    with open_work() as work:
        assert work.registrations.registered_on(TODAY) == tuple(today)


def test_coverage_counts_children_whose_family_was_asked_to_the_end(open_work: OpenWork) -> None:
    asked, begun, alone, nobody = ("f1", "f2", "f3", "f4")
    end = screening().begun_at
    with open_work() as work:
        for number, family in enumerate((asked, asked, begun, alone, nobody)):
            work.registrations.add(registration(f"r{number}", family_id=family))
        before = TODAY - timedelta(days=40)
        work.registrations.add(registration("r9", family_id=asked, registered_on=before))
        work.screenings.add(replace(screening("s1", family_id=asked), finished_at=end))
        work.screenings.add(replace(screening("s2", family_id=begun), finished_at=None))
        of_child = replace(screening("s3", family_id=alone), finished_at=end, alone=0)
        work.screenings.add(of_child)
        work.commit()
    with open_work() as work:
        assert work.registrations.coverage_since(TODAY) == (5, 2)
        assert work.registrations.coverage_since(before) == (6, 3)
        assert work.registrations.coverage_since(TODAY + timedelta(days=1)) == (0, 0)
