"""Lists in .xlsx files are read as lists in letters are."""

from datetime import date

import pytest

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import DateOrder, Layout, Reason, RowRefused
from mmep_desktop.errors import DeskError, Problem
from tests.exchange.made_files import Formula, read, sample_of, students_of, workbook

HEADINGS = ("LASID", "First Name", "Last Name", "Date of Birth", "City of Birth", "SASID")


def test_numbers_dates_and_texts_are_read_as_they_are_shown() -> None:
    content = workbook(
        [HEADINGS, (700001, "Ana", "Cruz", date(2015, 3, 4), "Huehuetenango", 1000000001.0)]
    )
    (student,) = students_of(content)
    assert student.name == Name(first="Ana", last_1="Cruz")
    assert (student.local_id, student.state_id) == ("700001", "1000000001")
    assert (student.born, student.row) == ("2015-03-04", 2)
    sample = sample_of(content)
    assert (sample.file.layout, sample.file.rows) == (Layout.SASID, 1)
    assert (sample.date_orders, "City of Birth" in sample.headings) == (
        (DateOrder.YEAR_FIRST,),
        False,
    )
    assert "Huehuetenango" not in repr(sample)


def test_of_a_formula_what_was_shown_is_read_and_a_text_that_is_one_is_refused() -> None:
    content = workbook(
        [
            ("First Name", "Last Name"),
            (Formula('CONCAT("A","na")', "Ana"), "Cruz"),
            ("=1+1", "Cruz"),
        ]
    )
    students, refused = read(content)
    assert [student.name.first for student in students] == ["Ana"]
    assert refused == [RowRefused(3, Reason.IS_FORMULA)]


def test_rows_are_numbered_as_the_sheet_numbers_them_below_a_title() -> None:
    content = workbook([("New students",), ("First Name", "Last Name"), ("Ana", "Cruz"), ("", "")])
    assert [student.row for student in students_of(content)] == [3]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], Problem.ROSTER_EMPTY),
        ([("", "")], Problem.ROSTER_EMPTY),
        ([[f"Heading {number}" for number in range(300)]], Problem.ROSTER_TOO_LARGE),
    ],
)
def test_a_workbook_without_a_list_is_refused(rows: list[list[object]], problem: Problem) -> None:
    with pytest.raises(DeskError) as refused:
        read(workbook(rows))
    assert refused.value.problem is problem
