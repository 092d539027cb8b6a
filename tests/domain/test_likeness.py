"""Advice on who may be one child, who brothers or sisters, and who only shares a name."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.likeness import (
    Because,
    Likeness,
    Person,
    advice_on,
    is_slip_of,
)
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.storage.near_words import how_near

XUNCAX = Registration(
    id="r1",
    family_id="f1",
    name=Name("Xuncax", "María", "Pérez", "Tzoc"),
    born="2015-03-14",
    school="Hayden-McFadden",
    grade="04",
    local_id="700123",
    phone="508-555-0117",
    registered_on=date(2026, 8, 24),
)
TYPED = Person(Name("Xuncax", last_1="Pérez", last_2="Tzoc"), "2015-03-14")
SAME, SIBLING, NAMESAKE, NOBODY = Likeness.SAME, Likeness.SIBLING, Likeness.NAMESAKE, None


def likeness(person: Person, known: Registration = XUNCAX) -> Likeness | None:
    advised = advice_on(person, (known,), how_near)
    return advised[0].likeness if advised else None


def named(first: str, last_1: str, last_2: str = "", **more: str) -> Person:
    return Person(Name(first, last_1=last_1, last_2=last_2), **more)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(TYPED, SAME, id="name and birth date"),
        pytest.param(replace(TYPED, born=""), SAME, id="birth date not known yet"),
        pytest.param(named("xuncax", "perez"), SAME, id="one surname, no accent"),
        pytest.param(named("Xuncax", "Tzoc", "Pérez"), SAME, id="surnames the other way round"),
        pytest.param(named("Xuncax", "Pérez Tzoc"), SAME, id="both surnames in one field"),
        pytest.param(named("Xuncax", "de la Cruz"), NOBODY, id="only particles in common"),
        pytest.param(named("Xunkax", "Peres", born="2015-03-14"), SAME, id="as it was heard"),
        pytest.param(named("Xuncax María", "Pérez"), SAME, id="both given names in one field"),
        pytest.param(named("Xuncax Elena", "Pérez"), SAME, id="another second given name"),
        pytest.param(replace(TYPED, born="2015-03-15"), SAME, id="one figure of the day"),
        pytest.param(named("Ana", "Souza", local_id="700123"), SAME, id="the local id alone"),
        pytest.param(replace(TYPED, born="2012-11-02"), NAMESAKE, id="another birth date"),
        pytest.param(
            named("Mateo", "Pérez", "Tzoc", phone="(508) 555-0117"), SIBLING, id="surname and phone"
        ),
        pytest.param(
            named("Ixchel", "Pérez", born="2015-03-14", phone="5085550117"), SIBLING, id="a twin"
        ),
        pytest.param(
            named("Ixchel", "Pérez", born="2015-03-14"), NOBODY, id="surname and day, no more"
        ),
        pytest.param(named("Mateo", "Pérez", "Tzoc"), NOBODY, id="surnames alone"),
        pytest.param(named("Mateo", "Souza", phone="508-555-0117"), NOBODY, id="phone alone"),
        pytest.param(named("Xuncax", "Souza", born="2015-03-14"), NOBODY, id="another surname"),
        pytest.param(named("", "Pérez", born="2015-03-14"), NOBODY, id="no given name yet"),
        pytest.param(Person(Name()), NOBODY, id="nothing yet"),
    ],
)
def test_what_somebody_may_be(person: Person, expected: Likeness | None) -> None:
    assert likeness(person) is expected


def test_a_name_used_every_day_is_the_name() -> None:
    known = replace(XUNCAX, name=replace(XUNCAX.name, used="Lupita"))
    assert likeness(named("Lupita", "Pérez"), known) is SAME


def test_each_advice_says_why() -> None:
    person = Person(TYPED.name, "2015-14-03", "700123", "508 555 0117")
    (advice,) = advice_on(replace(person, born="2015-03-14"), (XUNCAX,), how_near)
    assert set(advice.because) == {
        Because.LOCAL_ID,
        Because.NAME,
        Because.BORN,
        Because.PHONE,
    }


def test_the_likeliest_comes_first() -> None:
    older = replace(XUNCAX, id="r2", name=Name("Mateo", last_1="Pérez"), born="2010-01-01")
    other = replace(XUNCAX, id="r3", born="2001-01-01", phone="", local_id="")
    person = replace(TYPED, phone="508-555-0117")
    advised = advice_on(person, (other, older, XUNCAX), how_near)
    assert [each.registration.id for each in advised] == ["r1", "r2", "r3"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2015-03-14", "2015-03-15", True),
        ("2015-03-04", "2015-04-03", True),
        ("2015-03-14", "2016-03-14", True),
        ("2015-03-14", "2016-03-15", False),
        ("2015-03", "2015-04", False),
        ("2015-03-14", "2015~", False),
    ],
)
def test_a_slip_in_a_birth_date(one: str, other: str, *, expected: bool) -> None:
    assert is_slip_of(one, other) is expected
    assert is_slip_of(other, one) is expected


NAMES = st.builds(
    Name,
    st.sampled_from(["Ana", "Anna", "José", "Jose"]),
    last_1=st.sampled_from(["Pérez", "Peres", "Souza"]),
    last_2=st.sampled_from(["", "Tzoc", "Souza"]),
)
BORN = st.sampled_from(["", "2015", "2015-03-14", "2015-03-15"])
PERSONS = st.builds(Person, NAMES, BORN, st.sampled_from(["", "7"]), st.sampled_from(["", "508"]))


@given(PERSONS, PERSONS)
def test_likeness_holds_both_ways(one: Person, other: Person) -> None:
    assert likeness(one, _kept(other)) == likeness(other, _kept(one))


@given(PERSONS)
def test_everybody_with_a_name_is_like_herself(person: Person) -> None:
    assert likeness(person, _kept(person)) is SAME


def _kept(person: Person) -> Registration:
    return replace(
        XUNCAX,
        name=person.name,
        born=person.born,
        local_id=person.local_id,
        phone=person.phone,
    )
