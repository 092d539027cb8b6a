"""People at schools: whom a family is led to first, and to whom a referral goes."""

import pytest

from mmep_desktop.domain.contacts import (
    ContactKind,
    SchoolContact,
    first_to_ask,
    named_to_family,
    routed_to,
)

STAFF, BILINGUAL, LIAISON, COUNSELOR = (
    ContactKind.MIGRATORY_STAFF,
    ContactKind.BILINGUAL,
    ContactKind.LIAISON,
    ContactKind.COUNSELOR,
)
PEOPLE = (
    SchoolContact("all-staff", "Rui", STAFF, languages=("pt",)),
    SchoolContact("liaison", "Dolores", LIAISON),
    SchoolContact("elm-counselor", "Ann", COUNSELOR, "Elm School", ("en",)),
    SchoolContact("elm-spanish", "Marta", BILINGUAL, "Elm School", ("es", "quc")),
    SchoolContact("elm-staff", "Lee", STAFF, "Elm School", ("en",)),
    SchoolContact("oak-staff", "Ines", STAFF, "Oak High", ("es",)),
)


@pytest.mark.parametrize(
    ("school", "language", "expected"),
    [
        ("Elm School", "es", "elm-spanish elm-staff elm-counselor all-staff liaison"),
        ("ELM  school", "quc", "elm-spanish elm-staff elm-counselor all-staff liaison"),
        ("Elm School", "pt", "all-staff elm-staff elm-spanish elm-counselor liaison"),
        ("Oak High", "ne", "oak-staff all-staff liaison"),
        ("", "es", "all-staff liaison"),
    ],
)
def test_who_speaks_the_familys_language_comes_first(
    school: str, language: str, expected: str
) -> None:
    assert " ".join(one.id for one in first_to_ask(PEOPLE, school, language)) == expected


def test_a_family_is_told_of_a_few_and_always_of_the_staff_for_its_referral() -> None:
    many = [
        SchoolContact(f"es-{n}", f"Ana {n}", BILINGUAL, "Elm School", ("es",)) for n in range(9)
    ]
    told = named_to_family((*many, *PEOPLE), ("Elm School",), "es")
    assert [one.id for one in told] == ["es-0", "es-1", "es-2", "elm-staff"]
    assert [one.id for one in named_to_family(PEOPLE, (), "es")] == ["all-staff", "liaison"]
    assert named_to_family((), ("Elm School",), "es") == ()


@pytest.mark.parametrize(
    ("schools", "language", "expected"),
    [
        (("Elm School",), "es", "elm-staff"),
        (("Elm School", "Oak High", "Elm School"), "es", "elm-staff oak-staff"),
        # whoever speaks the language serves all schools
        (("Elm School",), "pt", "all-staff"),
        (("Another school", ""), "es", "all-staff"),
        ((), "es", ""),
    ],
)
def test_a_referral_goes_to_the_staff_of_the_childs_school(
    schools: tuple[str, ...], language: str, expected: str
) -> None:
    assert " ".join(one.id for one in routed_to(PEOPLE, schools, language)) == expected
