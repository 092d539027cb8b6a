"""Invented lists of students, as large as a city's, in the layouts that schools give."""

import csv
import io
import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mmep_desktop.domain.registration import Registration
from tests.benchmarks.invented_people import SCHOOLS, invented_families
from tests.exchange.made_files import (
    ASPEN,
    DEMOGRAPHICS,
    ORGS,
    ROLES,
    SASID,
    USERS_1_2,
)

SEED = 5
Rows = list[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Rosters:
    """The files of one number of students."""

    students: int
    oneroster: Path
    sasid: Path
    aspen: Path


def write_rosters(folder: Path, students: int) -> Rosters:
    """Write a file of each layout, always the same ones."""
    folder.mkdir(parents=True)
    made = Rosters(students, folder / "oneroster.zip", folder / "sasid.csv", folder / "aspen.csv")
    people = [child for family in invented_families(students, SEED) for child in family]
    _write_oneroster(made.oneroster, people)
    made.sasid.write_text(_table(SASID, [_sasid(*each) for each in enumerate(people)]), "utf-8")
    aspen = _table(ASPEN, [_aspen(*each) for each in enumerate(people)])
    made.aspen.write_bytes(aspen.encode("cp1252", "replace"))
    return made


def _last(person: Registration) -> str:
    return f"{person.name.last_1} {person.name.last_2}".strip()


def _sasid(number: int, person: Registration) -> Sequence[str]:
    year, month, day = person.born.split("-")
    born = f"{month}/{day}/{year}"
    name = person.name
    sasid = "" if number % 3 else "411"
    return (str(700_000 + number), name.first, name.middle, _last(person), born, "F", "", "", sasid)


def _aspen(number: int, person: Registration) -> Sequence[str]:
    given = f"{person.name.first} {person.name.middle}".strip()
    known = ("", str(700_000 + number), "Active", f"{_last(person)}, {given}", "Spanish")
    home = (f"{number % 990} Rivet St, New Bedford MA 02740", person.grade)
    days = (str(person.registered_on), person.born)
    return (*known, *home, *days, "", person.school, "F", person.phone, "")


def _write_oneroster(path: Path, people: Sequence[Registration]) -> None:
    chance = random.Random(SEED)
    users: Rows = []
    roles: Rows = []
    births: Rows = []
    for number, person in enumerate(people):
        student, name = f"stu-{number}", person.name
        guardians = [f"gua-{number}-{each}" for each in range(chance.choice((1, 1, 2)))]
        ids = f"{{LASID:{700_000 + number}}}" + (
            "" if number % 3 else f",{{SASID:{10**9 + number}}}"
        )
        known = (name.first, _last(person), name.middle, str(700_000 + number), "", "")
        named = (person.phone, ",".join(guardians), person.grade)
        begun = str(person.registered_on)
        users.append((student, "", "", "true", student, ids, *known, *named, *[""] * 7))
        roles.append(
            (f"r-{student}", "", "", student, "primary", "student", begun, "", person.school, "")
        )
        births.append((student, "", "", person.born, "female", *["false"] * 7, "", "", "", ""))
        for guardian in guardians:
            first = people[chance.randrange(len(people))].name.first
            known = (first, _last(person), "", "", "", person.phone)
            users.append((guardian, "", "", "true", guardian, "", *known, "", student, *[""] * 8))
            roles.append(
                (
                    f"r-{guardian}",
                    "",
                    "",
                    guardian,
                    "primary",
                    "guardian",
                    "",
                    "",
                    person.school,
                    "",
                )
            )
    orgs: Rows = [(code, "", "", f"School {code}", "school", code, "") for code in SCHOOLS]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "manifest.csv", "propertyName,value\noneroster.version,1.2\nfile.users,bulk\n"
        )
        packed.writestr("orgs.csv", _table(ORGS, orgs))
        packed.writestr("users.csv", _table(USERS_1_2, users))
        packed.writestr("roles.csv", _table(ROLES, roles))
        packed.writestr("demographics.csv", _table(DEMOGRAPHICS, births))


def _table(headings: str, rows: Rows) -> str:
    made = io.StringIO()
    made.write(f"{headings}\n")
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue()
