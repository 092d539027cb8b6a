"""What a school's file says of a student, and whether it says it again."""

from dataclasses import fields, replace
from datetime import date

import pytest

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import (
    Columns,
    DateOrder,
    Field,
    Guardian,
    Student,
    columns_from,
    fingerprint,
)

STUDENT = Student(
    row=2,
    source_id="stu-1",
    name=Name(first="Xuncax", last_1="Pérez", last_2="Tzoc"),
    born="2015-03-14",
    local_id="700001",
    guardians=(Guardian("Ixchel Tzoc", "mother", "5085550100"),),
)

OTHERWISE = {
    "source_id": "stu-2",
    "name": Name(first="Xuncax", last_1="Pérez Tzoc"),
    "born": "2015-03-15",
    "local_id": "",
    "state_id": "1000000001",
    "school": "Keith Middle",
    "grade": "04",
    "registered_on": date(2026, 9, 1),
    "is_withdrawn": True,
    "phone": "5085550101",
    "address": "Purchase St",
    "language": "K'iche'",
    "guardians": (Guardian("Ixchel Tzoc", "", "5085550100"),),
}


def test_where_a_student_stands_in_the_file_is_not_in_the_fingerprint() -> None:
    assert fingerprint(replace(STUDENT, row=900)) == fingerprint(STUDENT)
    assert len(fingerprint(STUDENT)) == 64


@pytest.mark.parametrize("key", [field.name for field in fields(Student) if field.name != "row"])
def test_everything_else_that_a_file_says_is_in_the_fingerprint(key: str) -> None:
    changed = replace(STUDENT, **{key: OTHERWISE[key]})  # type: ignore[arg-type]  # one of each kind
    assert fingerprint(changed) != fingerprint(STUDENT)


def test_what_moves_from_one_field_to_the_next_changes_the_fingerprint() -> None:
    one = replace(STUDENT, phone="5085550101", address="")
    other = replace(STUDENT, phone="", address="5085550101")
    assert fingerprint(one) != fingerprint(other)


def test_columns_are_read_again_as_they_were_written() -> None:
    columns = Columns({Field.LAST: "Apellidos", Field.BORN: "DOB"}, DateOrder.DAY_FIRST)
    assert columns_from(columns.plain()) == columns
    assert columns.have_a_name
    assert not Columns({Field.BORN: "DOB"}).have_a_name


def test_columns_of_a_later_version_are_read_as_far_as_they_are_known() -> None:
    assert columns_from({"last": "Surname", "shoe_size": "Shoe"}) == Columns(
        {Field.LAST: "Surname"}, DateOrder.YEAR_FIRST
    )
