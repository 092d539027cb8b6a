"""Finding a child while a clerk types, in both stores."""

from dataclasses import replace

import pytest

from mmep_desktop.domain.names import Name, folded
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import registration, screening

CHILD = registration(
    name=Name("Xóchitl", "Ana", "O’Brien-Pérez", "de la Cruz", used="Xochi"),
    local_id="LASID-4471",
    born="2014-03-09",
    phone="+1 (508) 555-0199",
)
OTHER = registration(
    "r2",
    Name("Thanh Hằng", last_1="Nguyễn"),
    family_id="f2",
    born="2009-11",
    phone="774 555 0123",
)


@pytest.fixture
def listed(open_work: OpenWork) -> OpenWork:
    with open_work() as work:
        work.registrations.add(CHILD)
        work.registrations.add(OTHER)
        work.screenings.add(screening(number="0201-A-26-00042"))
        work.commit()
    return open_work


@pytest.mark.parametrize(
    "typed",
    [
        "Xóchitl",
        "xochitl",
        "XOCH",
        "x",
        "ana",
        "O'Brien",
        "obrien",
        "o’brien-perez",
        "perez",
        "PÉREZ xochi",
        "cruz obrien",
        "obrien cruz",
        "de la cruz",
        "delacruz",
        "cruz",
        "lasid-4471",
        "4471",
        "508-555-0199",
        "(508) 555 0199",
        "5085550199",
        "1-508-555-0199",
        "+1 508",
        "5550199",
        "0199",
        "2014-03-09",
        "20140309",
        "3/9/2014",
        "03/09/2014",
        "03092014",
        "392014",
        "0309",
        "030914",
        "09/03/2014",
        "2014",
        "0201-A-26-00042",
        "0201-a-26-42",
        "00042",
        "42",
        "perez 0199 2014",
    ],
)
def test_the_child_is_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert work.registrations.found(tuple(folded(typed).split()), 10) == (CHILD,)


@pytest.mark.parametrize(
    "typed",
    ["xochitlx", "rez", "perez nguyen", "508-555-0123", "2014-04", "00043", "brien", "ochitl"],
)
def test_nobody_is_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert work.registrations.found(tuple(folded(typed).split()), 10) == ()


@pytest.mark.parametrize("typed", ["nguyen", "Nguyễn hang", "thanh", "11/2009", "200911", "7745"])
def test_the_other_child_is_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert work.registrations.found(tuple(folded(typed).split()), 10) == (OTHER,)


def test_a_page_of_text_finds_nobody(listed: OpenWork) -> None:
    with listed() as work:
        assert work.registrations.found(tuple(f"word{number}" for number in range(5_000)), 10) == ()


def test_a_word_typed_twice_finds_as_once(listed: OpenWork) -> None:
    with listed() as work:
        assert work.registrations.found(("xochitl",) * 40, 10) == (CHILD,)


def test_the_last_added_come_first_and_no_more_than_asked(open_work: OpenWork) -> None:
    with open_work() as work:
        for id_ in ("r3", "r1", "r4", "r0", "r2"):
            work.registrations.add(registration(id_))
        work.commit()
    with open_work() as work:
        for words in (("perez",), ("perez", "tzoc"), ()):
            found = work.registrations.found(words, 3)
            assert [one.id for one in found] == ["r2", "r0", "r4"]


def test_a_number_given_when_the_interview_ends_finds_the_whole_family(listed: OpenWork) -> None:
    with listed() as work:
        work.screenings.add(screening("s2", family_id="f2"))
        begun = work.screenings.get("s2")
        work.commit()
    with listed() as work:
        work.screenings.save(replace(begun, number="0201-B-26-00777"))
        work.commit()
    with listed() as work:
        assert work.registrations.found(("777",), 10) == (OTHER,)


def test_a_child_who_registers_later_is_found_by_the_familys_number(listed: OpenWork) -> None:
    sibling = registration("r3", Name("Luz"), born="", phone="")
    with listed() as work:
        work.registrations.add(sibling)
        work.commit()
    with listed() as work:
        assert work.registrations.found(("00042",), 10) == (sibling, CHILD)
