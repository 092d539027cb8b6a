"""Invented students of a school's list."""

from datetime import date

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import Guardian, Student
from mmep_desktop.domain.rostering import Placed
from tests.storage.invented import TODAY

SOURCE = "aspen"
MOTHER = Guardian("Ana Tzoc", "Mother", "508-555-0148")
FATHER = Guardian("Luis Pérez", "", "508-555-0149")


def student(
    source_id: str = "700000",
    name: Name | None = None,
    *,
    row: int = 2,
    born: str = "2017-03-13",
    local_id: str = "700000",
    phone: str = "508-555-0148",
    registered_on: date | None = None,
    is_withdrawn: bool = False,
    guardians: tuple[Guardian, ...] = (MOTHER,),
    grade: str = "04",
) -> Student:
    return Student(
        row=row,
        source_id=source_id,
        name=name or Name("Lucía", "", "Pérez", "Tzoc"),
        born=born,
        local_id=local_id,
        state_id="1000000001",
        school="Hayden-McFadden",
        grade=grade,
        registered_on=registered_on,
        is_withdrawn=is_withdrawn,
        phone=phone,
        address="72 Rivet St",
        language="Spanish",
        guardians=guardians,
    )


def new(
    one: Student,
    id_: str = "r1",
    family_id: str = "f1",
    *,
    on: date | None = TODAY,
    withdrawn_on: date | None = None,
) -> Placed:
    """Return *one* as a new registration, or one that only stands in the list with no day."""
    return Placed(one, id_, family_id, on, one.registered_on, withdrawn_on)


def again(one: Student, id_: str = "r1", *, on: date | None = TODAY) -> Placed:
    """Return *one* as a change of a registration that is there."""
    return Placed(one, id_, "", on, one.registered_on)
