"""Who on the list may be meant, looked for while a clerk types."""

from mmep_desktop.domain.likeness import Likeness, Person
from mmep_desktop.domain.names import Name
from mmep_desktop.services.registering import NewChild
from tests.services.desk import DeskInMemory

PEREZ = Name("Xuncax", last_1="Pérez", last_2="Tzoc")
MATEO = Name("Mateo", last_1="Pérez", last_2="Tzoc")


def desk_with(*families: tuple[NewChild, ...], phone: str = "508-555-0117") -> DeskInMemory:
    desk = DeskInMemory()
    for children in families:
        desk.registering.register(children, phone)
    return desk


def test_the_same_child_is_found_by_the_second_surname_alone() -> None:
    desk = desk_with((NewChild(PEREZ, "2015-03-14"),))
    (advice,) = desk.advising.advise(Person(Name("Xuncax", last_1="Tzoc"), "2015-03-14"))
    assert advice.likeness is Likeness.SAME


def test_one_line_stands_for_the_family_of_a_brother_or_sister() -> None:
    ana = NewChild(Name("Ana", last_1="Pérez"), "2018-01-02")
    desk = desk_with((NewChild(PEREZ, "2015-03-14"), ana))
    typed = Person(MATEO, "2012-05-06", phone="(508) 555-0117")
    assert [each.likeness for each in desk.advising.advise(typed)] == [Likeness.SIBLING]


def test_nothing_is_advised_while_nothing_is_typed() -> None:
    assert desk_with((NewChild(PEREZ),)).advising.advise(Person(Name())) == ()


def test_only_a_few_lines_are_shown() -> None:
    desk = desk_with(*[(NewChild(PEREZ, f"{year}-01-01"),) for year in range(2005, 2015)])
    assert len(desk.advising.advise(Person(PEREZ, "2015-03-14"))) == 5
