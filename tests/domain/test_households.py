"""Which families may be one household: a table a registrar can check, and what no table holds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.households import (
    MOST_FAMILIES,
    Child,
    Shared,
    address_key,
    proposals,
)
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.roster import Guardian

PHONE, ADDRESS = "508-555-0117", "12 Elm Street, Apt 3, New Bedford"
MOTHER = Guardian("Marta Xuncax Tzoc", "mother", "774-555-0102")


def child(
    id_: str,
    name: str,
    *,
    phone: str = "",
    address: str = "",
    guardian: Guardian | None = None,
    born: str = "",
    local_id: str = "",
) -> Child:
    first, _, surnames = name.partition(" ")
    last_1, _, last_2 = surnames.partition(" ")
    registration = Registration(
        id=f"r-{id_}",
        family_id=f"f-{id_}",
        name=Name(first, last_1=last_1, last_2=last_2),
        born=born,
        school="",
        grade="",
        local_id=local_id,
        phone=phone,
        registered_on=date(2026, 8, 24),
    )
    return Child(registration, address, (guardian,) if guardian else ())


def reasons(one: Child, other: Child) -> set[str]:
    found = proposals((one,), (other,))
    return {reason.value for each in found for reason in each.reasons}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            child("a", "Xuncax Pérez Tzoc", phone=PHONE),
            child("b", "Mateo Perez", phone="+1 (508) 555 0117"),
            {"phone", "surname"},
            id="one phone written in two ways, one of two surnames",
        ),
        pytest.param(
            child("a", "Ana Souza", phone=PHONE),
            child("b", "Luis Lopes", guardian=Guardian("Rosa Lopes", "", PHONE)),
            {"phone"},
            id="the phone of one child is the guardian's of the other",
        ),
        pytest.param(
            child("a", "Ana Souza", address=ADDRESS),
            child("b", "Luis Lopes", address="12 ELM ST #3 New Bedford"),
            {"address"},
            id="one flat, two surnames",
        ),
        pytest.param(
            child("a", "Ana Souza", address=ADDRESS),
            child("b", "Luis Lopes", address="12 Elm Street, Apt 4, New Bedford"),
            set(),
            id="the next flat",
        ),
        pytest.param(
            child("a", "Xuncax Tzoc", guardian=MOTHER),
            child("b", "Mateo Tzoc", guardian=Guardian("Tzoc Marta, Xuncax")),
            {"guardian", "surname"},
            id="one guardian, written surname first",
        ),
        pytest.param(
            child("a", "Ana Souza", guardian=Guardian("María García Tzoc")),
            child("b", "Luis Lopes", guardian=Guardian("Garcia Tzoc, Maria")),
            {"guardian"},
            id="a mother with two surnames, nothing else in common",
        ),
        pytest.param(
            child("a", "Ana Souza", guardian=Guardian("Maria Garcia")),
            child("b", "Luis Lopes", guardian=Guardian("María García")),
            set(),
            id="two mothers of one name, nothing else in common",
        ),
        pytest.param(
            child("a", "Ana Souza", guardian=Guardian("Maria")),
            child("b", "Luis Souza", guardian=Guardian("Maria")),
            set(),
            id="a guardian of whom only the first name is known",
        ),
        pytest.param(
            child("a", "Ana García"), child("b", "Luis García"), set(), id="a surname alone"
        ),
        pytest.param(
            child("a", "Ana García", phone="0117"),
            child("b", "Luis García", phone="0117"),
            set(),
            id="an extension is no phone",
        ),
        pytest.param(
            child("a", "Ixchel Tzoc", phone=PHONE, born="2015-03-14"),
            child("b", "Xuncax Tzoc", phone=PHONE, born="2015-03-14"),
            {"phone", "surname"},
            id="twins live together and are two",
        ),
        pytest.param(
            child("a", "Xuncax Tzoc", phone=PHONE, born="2015-03-14"),
            child("b", "Xuncax Tzoc", phone=PHONE, born="2015-03-14"),
            set(),
            id="the same child twice is no brother or sister",
        ),
        pytest.param(
            child("a", "Xuncax Tzoc", phone=PHONE, local_id="700123"),
            child("b", "Suncas Toc", phone=PHONE, local_id="700123"),
            set(),
            id="the same local id is the same child",
        ),
    ],
)
def test_what_two_families_share(one: Child, other: Child, expected: set[str]) -> None:
    assert reasons(one, other) == expected
    assert reasons(other, one) == expected


def _at_the_shelter(count: int) -> list[Child]:
    names = ("Ana Souza", "Luis Lopes", "Pedro Dias", "Eva Rosa", "Ivo Luz", "Rui Mar", "Ada Sol")
    return [
        child(str(number), names[number], phone=PHONE, address=ADDRESS) for number in range(count)
    ]


def test_what_too_many_share_tells_nothing_alone() -> None:
    first, *others = _at_the_shelter(MOST_FAMILIES)
    assert len(proposals((first,), others)) == MOST_FAMILIES - 1
    first, *others = _at_the_shelter(MOST_FAMILIES + 1)
    assert proposals((first,), others) == ()
    brother = child("z", "Caio Souza", phone=PHONE, address=ADDRESS)
    assert [each.family_id for each in proposals((first,), (*others, brother))] == ["f-z"]


def test_whoever_shares_most_comes_first_and_a_family_comes_whole() -> None:
    ours = child("a", "Xuncax Tzoc", phone=PHONE, guardian=MOTHER)
    neighbour = child("b", "Luis Lopes", phone=PHONE)
    brother = child("c", "Mateo Tzoc", phone=PHONE, guardian=MOTHER)
    sister = replace(brother, registration=replace(brother.registration, id="r-d"))
    found = proposals((ours,), (neighbour, brother, sister))
    assert [each.family_id for each in found] == ["f-c", "f-b"]
    assert [one.id for one in found[0].children] == ["r-c", "r-d"]


def test_of_a_child_who_was_registered_anew_only_the_last_registration_is_proposed() -> None:
    ours = child("a", "Xuncax Tzoc", phone=PHONE)
    again, before = (child(id_, "Mateo Tzoc", phone=PHONE, local_id="7") for id_ in ("c", "b"))
    assert [each.family_id for each in proposals((ours,), (again, before))] == ["f-c"]


@pytest.mark.parametrize("address", ["", "New Bedford", "Elm Street", "3", "Apt 3"])
def test_no_house_is_no_address(address: str) -> None:
    assert address_key(address) == ""


WORDS = st.sampled_from(["Ana", "Luis", "Souza", "Lopes", "Tzoc", "José", "12", "Elm", ""])
TEXTS = st.lists(WORDS, max_size=3).map(" ".join)
CHILDREN = st.lists(
    st.builds(
        lambda number, name, phone, address, guardian: child(
            str(number), name, phone=phone, address=address, guardian=Guardian(guardian)
        ),
        st.integers(0, 9),
        TEXTS,
        st.sampled_from(["", PHONE, "5085550117", "774-555-0102"]),
        TEXTS,
        TEXTS,
    ),
    min_size=1,
    max_size=9,
)


@given(CHILDREN)
def test_the_order_of_a_list_changes_nothing_and_nobody_is_proposed_to_herself(
    children: list[Child],
) -> None:
    own = children[0].registration.family_id
    family = [one for one in children if one.registration.family_id == own]
    others = [one for one in children if one.registration.family_id != own]
    found = {(each.family_id, each.reasons) for each in proposals(family, others)}
    assert found == {(each.family_id, each.reasons) for each in proposals(family, others[::-1])}
    assert own not in {family_id for family_id, _ in found}
    assert all(reasons - {Shared.SURNAME} for _, reasons in found)
