"""Invented families with names as a Massachusetts registration center hears them, without end.

Most names are common and a long tail is rare, brothers and sisters share surnames and phone, some
are twins, and one surname in three stands alone. Nobody in it lives.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration

Family = tuple[Registration, ...]

FIRST_DAY = date(2019, 7, 1)
DAYS = 2_500
"""Seven school years of registrations."""

SIZES = (1, 1, 1, 2, 2, 3)
AREAS = ("508", "508", "774")
EXCHANGES = ("984", "985", "990", "991", "992", "993", "996", "997", "998", "999", "207", "264")
TAIL = 3_000
"""Different surnames of the long tail; half as many given names."""

GRADES = ("PK", "KF", *(f"{grade:02}" for grade in range(1, 13)))
SCHOOLS = ("02010001", "02010115", "02010405", "02010505")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Names that go together, with how often a family bears such names and a second surname."""

    share: int
    second_surname: float
    given: tuple[str, ...]
    surnames: tuple[str, ...]


def _tongue(share: int, second: float, given: str, surnames: str) -> Tongue:
    return Tongue(share, second, tuple(given.split()), tuple(surnames.split(", ")))


TONGUES = (
    _tongue(
        30,
        0.8,
        "José María Ana Luis Xiomara Xóchitl Carlos Rosa Mateo Sofía Yesenia Jhonatan Wilmer Ángel",
        "García, López, Ximénez, Jiménez, Pérez, Hernández, Vásquez, Chávez, de la Cruz, Guillén",
    ),
    _tongue(
        22,
        0.9,
        "Xuncax Ixchel Tomás Diego Ixmucané Manuela Pascual Catarina Gaspar Juana Balam Tecún",
        "Tzoc, Ajanel, Us, Yojcom, Tum, Ixcoy, Quej, Chávez, Batz, Tzul, Xiloj, K'iche', Lux, Chuc",
    ),
    _tongue(
        20,
        0.4,
        "João Inês Gonçalo Beatriz Thiago Zenilda Djedje Nélida Adilson Ivanilda Joaquim Conceição",
        "da Silva, Fonseca, Medeiros, Mendes, Tavares, Carvalho, Gonçalves, dos Santos, Évora",
    ),
    _tongue(
        12,
        0.1,
        "Jean Marie-Ange Wilner Djenane Wideline Stephanie Roselaure Jean-Robert Fabiola Ketsia",
        "Jean-Baptiste, Baptiste, Joseph, Pierre, Désir, Saint-Fleur, Hyppolite, Philogène",
    ),
    _tongue(
        8,
        0.1,
        "Thanh Ngọc Hằng Fatuma Yusuf Nour Bishal Sita Aarav Amina Minh Quân",
        "Nguyễn, Trần, Phạm, Al-Hassan, Thapa, Sharma, Haji, Abdi, Lê, Kaur",
    ),
    _tongue(
        8,
        0.05,
        "Emma Liam Olivia Noah Ava Owen Siobhán Michael Grace Jack",
        "Smith, O'Brien, O’Neil, Sylvia, Murphy, Rogers, McCarthy, Costa, Correia, Brown",
    ),
)
SYLLABLES = re.findall(
    r"\w+",
    "ma ri sol vi na lu cas te jo ão pe dro xo chi tu gal sil va ro cha me dei men des phạm thị li"
    " san nour sha rma ba ral jean pau lou is fon se ca tzo ajá us ché rez guz mán or tiz qui xe",
)


def invented_families(people: int, seed: int = 4) -> Iterator[Family]:
    """Yield families until there are *people* children, the first registered first."""
    chance = random.Random(seed)
    shares = [tongue.share for tongue in TONGUES]
    made = number = 0
    while made < people:
        (tongue,) = chance.choices(TONGUES, shares)
        size = min(chance.choice(SIZES), people - made)
        day = FIRST_DAY + timedelta(days=DAYS * made // people)
        yield tuple(_children(chance, tongue, size, number, made, day))
        made, number = made + size, number + 1


def _children(
    chance: random.Random, tongue: Tongue, size: int, family: int, made: int, day: date
) -> Iterator[Registration]:
    last_1 = _surname(chance, tongue)
    last_2 = _surname(chance, tongue) if chance.random() < tongue.second_surname else ""
    phone = _phone(chance)
    born = _birth_date(chance, day)
    for place in range(size):
        if place and chance.random() < 0.85:  # the others are twins
            born = _birth_date(chance, day)
        yield Registration(
            id=f"child-{made + place:07}",
            family_id=f"family-{family:07}",
            name=Name(_given(chance, tongue), _middle(chance, tongue), last_1, last_2),
            born=str(born),
            school=chance.choice(SCHOOLS),
            grade=chance.choice(GRADES),
            local_id=str(700_000 + made + place) if chance.random() < 0.97 else "",
            phone=phone,
            registered_on=day,
        )


def _phone(chance: random.Random) -> str:
    area, exchange = chance.choice(AREAS), chance.choice(EXCHANGES)
    return f"({area}) {exchange}-{chance.randrange(10**4):04}"


def _birth_date(chance: random.Random, day: date) -> date:
    return day - timedelta(days=chance.randrange(1_200, 7_000))


def _given(chance: random.Random, tongue: Tongue) -> str:
    return chance.choice(tongue.given if chance.random() < 0.5 else coined(TAIL // 2, seed=1))


def _middle(chance: random.Random, tongue: Tongue) -> str:
    return chance.choice(tongue.given) if chance.random() < 0.4 else ""


def _surname(chance: random.Random, tongue: Tongue) -> str:
    return chance.choice(tongue.surnames if chance.random() < 0.5 else coined(TAIL, seed=2))


@cache
def coined(count: int, seed: int) -> tuple[str, ...]:
    """Return *count* different names that nobody bears."""
    chance = random.Random(seed)
    names: set[str] = set()
    while len(names) < count:
        names.add("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize())
    return tuple(sorted(names))
