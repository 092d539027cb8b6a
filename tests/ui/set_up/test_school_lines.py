"""Schools typed one a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.center import School
from ui.set_up.school_lines import read_schools, school_lines


@pytest.mark.parametrize(
    ("line", "school"),
    [
        ("Hayden", School("", "Hayden")),
        ("02010505 Example High", School("02010505", "Example High")),
        ("02010505, Example High", School("02010505", "Example High")),
        ("02010505\tExample High ", School("02010505", "Example High")),
        ("0201 Example High", School("", "0201 Example High")),
        ("02010505", School("", "02010505")),
    ],
)
def test_a_line_is_a_name_with_its_code_before_it_if_known(line: str, school: School) -> None:
    assert read_schools(line) == (school,)


def test_empty_lines_and_repeated_schools_are_left_out() -> None:
    assert read_schools("\n Hayden \n\nhayden\nGomes\n") == (
        School("", "Hayden"),
        School("", "Gomes"),
    )


@given(st.text())
def test_what_was_read_reads_the_same_again(text: str) -> None:
    schools = read_schools(text)
    assert read_schools(school_lines(schools)) == schools
