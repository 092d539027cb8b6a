"""Finding a child while a clerk types, in both stores."""

from dataclasses import replace

import pytest

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.services.ports import OpenWork, UnitOfWork
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


def found(work: UnitOfWork, typed: str, limit: int = 10) -> tuple[Registration, ...]:
    return work.registrations.found(readings_of(typed), limit)


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
        "9 mar 2014",
        "March 9, 2014",
        "9 de marzo de 2014",
        "9.3.2014",
        "dela cruz",
        "sochil obrien",
        "sochi de la kruz",
        "krus",
        "PERES 3/9/14",
        "0201-A-26",
        "26-00042",
        "0201-A-26-00042",
        "0201-a-26-42",
        "00042",
        "42",
        "perez 0199 2014",
    ],
)
def test_the_child_is_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert found(work, typed) == (CHILD,)


@pytest.mark.parametrize(
    "typed",
    [
        "xochitlx",
        "rez",
        "perez nguyen",
        "508-555-0123",
        "2014-04",
        "00043",
        "brien",
        "ochitl",
        "lasid",
        "a26",
        "9 de abril de 2014",
    ],
)
def test_nobody_is_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert found(work, typed) == ()


@pytest.mark.parametrize("typed", ["nguyen", "Nguyễn hang", "thanh", "11/2009", "200911", "7745"])
def test_the_other_child_is_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert found(work, typed) == (OTHER,)


def test_a_page_of_text_finds_nobody(listed: OpenWork) -> None:
    with listed() as work:
        assert found(work, " ".join(f"word{number}" for number in range(5_000))) == ()


def test_a_word_typed_twice_finds_as_once(listed: OpenWork) -> None:
    with listed() as work:
        assert found(work, "xochitl " * 40) == (CHILD,)


def test_the_last_added_come_first_and_no_more_than_asked(open_work: OpenWork) -> None:
    with open_work() as work:
        for id_ in ("r3", "r1", "r4", "r0", "r2"):
            work.registrations.add(registration(id_))
        work.commit()
    with open_work() as work:
        for typed in ("perez", "perez tzoc", "peres tsoc"):
            assert [one.id for one in found(work, typed, 3)] == ["r2", "r0", "r4"]


def test_a_number_given_when_the_interview_ends_finds_the_whole_family(listed: OpenWork) -> None:
    with listed() as work:
        work.screenings.add(screening("s2", family_id="f2"))
        begun = work.screenings.get("s2")
        work.commit()
    with listed() as work:
        work.screenings.save(replace(begun, number="0201-B-26-00777"))
        work.commit()
    with listed() as work:
        assert found(work, "777") == (OTHER,)


def test_a_child_who_registers_later_is_found_by_the_familys_number(listed: OpenWork) -> None:
    sibling = registration("r3", Name("Luz"), born="", phone="")
    with listed() as work:
        work.registrations.add(sibling)
        work.commit()
    with listed() as work:
        assert found(work, "00042") == (sibling, CHILD)


NAMES = {
    "heard at its beginning": Name("Siomaralyn"),
    "heard so": Name("Ciomara"),
    "begins so": Name("Xiomarah"),
    "spelled so": Name("Ana", last_1="Xiomara"),
}


@pytest.mark.parametrize("names", [tuple(NAMES), tuple(reversed(NAMES))])
def test_as_spelled_comes_before_as_heard_and_the_whole_word_before_its_beginning(
    open_work: OpenWork, names: tuple[str, ...]
) -> None:
    with open_work() as work:
        for kind in names:
            work.registrations.add(registration(kind, NAMES[kind], family_id=kind))
        work.commit()
    expected = ["spelled so", "begins so", "heard so", "heard at its beginning"]
    with open_work() as work:
        assert [one.id for one in found(work, "xiomara")] == expected
        assert [one.id for one in found(work, "xiomara", 3)] == expected[:3]


def test_each_word_may_be_found_in_its_own_way(listed: OpenWork) -> None:
    with listed() as work:
        assert found(work, "obrien xochitl") == (CHILD,)
        assert found(work, "obri sochil kruz") == (CHILD,)
        assert found(work, "obri sochil luz") == ()


@pytest.mark.parametrize(
    "typed",
    [
        "xochtil",
        "xohitl",
        "xochicitl",
        "sochitl obrian",
        "cruz 5086550199",
        "508-555-0919",
        "555-1099",
        "3/9/2041",
        "perez obrine",
    ],
)
def test_the_child_is_nearly_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert found(work, typed) == ()
        assert work.registrations.nearly_found(readings_of(typed), 10) == (CHILD,)


@pytest.mark.parametrize(
    "typed", ["", "ana", "cruz", "xochitl", "obrien sochil", "ama", "xhoctil", "0198", "zzzzzz"]
)
def test_nobody_is_nearly_found_by(listed: OpenWork, typed: str) -> None:
    with listed() as work:
        assert work.registrations.nearly_found(readings_of(typed), 10) == ()


def test_fewer_slips_come_first_and_nobody_twice(open_work: OpenWork) -> None:
    surnames = {"r1": "Medeiros", "r2": "Medeirus", "r3": "Mendeiroz", "r4": "Medeirras"}
    with open_work() as work:
        for id_, surname in surnames.items():
            work.registrations.add(registration(id_, Name("Luz", last_1=surname)))
        work.commit()
    with open_work() as work:
        assert [one.id for one in found(work, "medeiros")] == ["r1"]
        nearly = work.registrations.nearly_found(readings_of("medeiros"), 10)
        assert [one.id for one in nearly] == ["r2", "r4", "r3"]
        assert work.registrations.nearly_found(readings_of("medeiros"), 2) == nearly[:2]


def test_finding_waits_for_nobody_who_writes(listed: OpenWork) -> None:
    with listed() as writing:
        writing.registrations.keep(replace(OTHER, name=Name("Hai")))
        with listed() as work:
            work.only_read()
            assert found(work, "nguyen") == (OTHER,)
            assert work.registrations.nearly_found(readings_of("nguyne"), 10) == (OTHER,)
