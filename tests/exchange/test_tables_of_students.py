"""Lists in letters: SASID requests, Aspen exports and whatever columns a school has."""

from datetime import date

import pytest

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import (
    Columns,
    DateOrder,
    Field,
    Guardian,
    Layout,
    Reason,
    RowRefused,
)
from mmep_desktop.errors import DeskError, Problem
from tests.exchange.made_files import ASPEN, SASID, opened, read, sample_of, students_of


def test_a_sasid_request_is_read_with_the_month_first_and_names_new_students_only() -> None:
    content = (
        f"{SASID}\n"
        "700001,Xuncax,,Pérez Tzoc,03/04/2015,F,Huehuetenango,New Bedford,411\n"
        ",Hương,Thị,Nguyễn,12/31/2016,F,Huế,Acushnet,1000000001\n"
    )
    first, second = students_of(content)
    assert first.name == Name(first="Xuncax", last_1="Pérez", last_2="Tzoc")
    assert (first.born, first.local_id, first.state_id) == ("2015-03-04", "700001", "")
    assert (first.source_id, first.address, first.row) == ("700001", "New Bedford", 2)
    assert (second.name.middle, second.source_id) == ("Thị", "sasid:1000000001")
    file = opened(content).file()
    assert (file.layout, file.is_bulk, file.rows) == (Layout.SASID, False, 2)


def test_an_aspen_export_is_read_in_windows_letters_with_its_dirt() -> None:
    content = (
        f"{ASPEN}\n"
        '1000000001,700001,Active,"García López, José María",Spanish,"12 \\"B\\" Rivet St\r\n'
        'New Bedford",KF,2026-09-01,2020-05-06,,02010115,M,5085550100,\r\n'
        'NULL,700002,Withdrawn,"O’Brien, Zoé, Jr.",French,,08,,2013-02-28,,02010505,F,NULL,\r\n'
        ",,Active,Chumil,K'iche',,04,2026-08-08,2017-03-16,,02010405,U,,\r\n"
        ",700003,PreReg,Ana da Silva,Portuguese,,04,2026-08-08,2017-03-16,,02010405,U,,\r\n"
    )
    jose, zoe, chumil, ana = students_of(content.encode("cp1252"))
    assert jose.name == Name(first="José", middle="María", last_1="García", last_2="López")
    assert jose.address == '12 "B" Rivet St New Bedford'
    assert (jose.grade, jose.registered_on, jose.language) == ("KF", date(2026, 9, 1), "Spanish")
    assert (jose.school, jose.phone, jose.is_withdrawn) == ("02010115", "5085550100", False)
    assert zoe.name == Name(first="Zoé", last_1="O’Brien", suffix="Jr.")
    assert (zoe.state_id, zoe.phone, zoe.is_withdrawn) == ("", "", True)
    assert (chumil.name, chumil.source_id) == (Name(first="Chumil"), "name:chumil|2017-03-16")
    assert (ana.name, ana.is_withdrawn) == (Name(first="Ana", last_1="da Silva"), False)
    assert opened(content).file().is_bulk


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_letters_and_delimiters_are_found_out(encoding: str, delimiter: str) -> None:
    lines = ["Name used|First Name|Last Name|DOB", "Chepe|José|Núñez|2015-03-04", ""]
    content = "\r\n".join(lines).replace("|", delimiter).encode(encoding)
    (student,) = students_of(content)
    assert student.name == Name(first="José", last_1="Núñez", used="Chepe")
    assert student.born == "2015-03-04"


def test_a_few_broken_letters_do_not_turn_utf_8_into_another_encoding() -> None:
    content = "First Name,Last Name\nJosé,Núñez\nZoé,López\n".encode() + b"Ren\xe9,Cruz\n"
    assert [student.name.first for student in students_of(content)] == ["José", "Zoé", "Ren�"]


def test_a_line_that_names_the_delimiter_is_no_row_of_students() -> None:
    (student,) = students_of("sep=;\r\nFirst Name;Last Name\r\nAna;Cruz\r\n")
    assert (student.name, student.row) == (Name(first="Ana", last_1="Cruz"), 3)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_title_and_a_date_may_stand_above_the_headings(delimiter: str) -> None:
    rows = ["New students, all schools", "", "As of;9/10/2026", "First Name;DOB", "Ana;2015-03-04"]
    content = "\n".join([*rows, "Bea;2016-03-04", ""]).replace(";", delimiter)
    assert [(one.name.first, one.row) for one in students_of(content)] == [("Ana", 5), ("Bea", 6)]
    chosen = Columns({Field.LAST: "DOB"})
    assert students_of(content, chosen)[0].name == Name(last_1="2015-03-04")


COLUMNS = Columns(
    {
        Field.FULL_NAME: "Who",
        Field.BORN: "Nac.",
        Field.GUARDIAN_NAME: "Tutor",
        Field.GUARDIAN_RELATION: "Es",
        Field.GUARDIAN_2_NAME: "Tutora",
        Field.GUARDIAN_2_PHONE: "Tel",
    },
    DateOrder.DAY_FIRST,
)


def test_any_table_is_read_by_the_columns_chosen_and_no_others() -> None:
    content = (
        "Who,Nac.,Tutor,Es,Tutora,Tel,Asian\n"
        '"Tum, Ixchel",4/3/15,Diego Tum,padre,Ana Us,5085550100,yes\n'
        '"Tum, Ajaw",14-mar-2016,,padre,Ana Us,,no\n'
    )
    ixchel, ajaw = students_of(content, COLUMNS)
    assert ixchel.born == "2015-03-04"
    assert ixchel.guardians == (
        Guardian("Diego Tum", "padre"),
        Guardian("Ana Us", "", "5085550100"),
    )
    assert (ajaw.born, ajaw.guardians) == ("2016-03-14", (Guardian("Ana Us"),))
    sample = sample_of(content, COLUMNS)
    assert sample.headings == ("Who", "Nac.", "Tutor", "Es", "Tutora", "Tel")
    assert (sample.file.layout, sample.columns) == (Layout.COLUMNS, COLUMNS)


@pytest.mark.parametrize(
    "heading",
    [
        "Race",
        "raceCode",
        "Ethnicity",
        "Hispanic/Latino",
        "City/Town of Birth",
        "cityOfBirth",
        "countryOfBirthCode",
        "Birth Place",
        "BirthCity",
        "Birthplace",
        "psnRace1",
        "Country of Origin",
        "Lugar de nacimiento",
        "SSN",
        "White",
        "demographicRaceTwoOrMoreRaces",
        "americanIndianOrAlaskaNative",
    ],
)
def test_race_ethnicity_and_places_of_birth_are_not_read_even_when_chosen(heading: str) -> None:
    content = f"First Name,Last Name,{heading}\nAna,Cruz,Huehuetenango\n"
    sample = sample_of(content)
    assert sample.headings == ("First Name", "Last Name")
    assert "Huehuetenango" not in repr(sample)
    with pytest.raises(DeskError) as refused:
        sample_of(content, Columns({Field.FIRST: "First Name", Field.SCHOOL: heading}))
    assert refused.value.problem is Problem.ROSTER_COLUMNS_MISSING


@pytest.mark.parametrize(
    ("days", "orders"),
    [
        (["2015-03-04", "2016-12-31"], [DateOrder.YEAR_FIRST]),
        (["3/4/2015", "5/6/2016"], [DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST]),
        (["3/4/2015", "5/16/2016"], [DateOrder.MONTH_FIRST]),
        (["3/4/2015", "16.5.2016 00:00:00"], [DateOrder.DAY_FIRST]),
        (["3/14/2015", "5/16/2016", "31/5/2016"], [DateOrder.MONTH_FIRST]),
        (["", "14-Mar-2015"], [DateOrder.YEAR_FIRST]),
    ],
)
def test_the_clerk_is_asked_for_the_order_of_dates_where_two_are_possible(
    days: list[str], orders: list[DateOrder]
) -> None:
    rows = "".join(f"Child {number},{day}\n" for number, day in enumerate(days))
    sample = sample_of(f"Student Name,DOB\n{rows}")
    assert list(sample.date_orders) == orders
    assert sample.columns.date_order is orders[0]


def test_three_students_are_shown_as_they_will_be_read_with_the_rows_refused_among_them() -> None:
    rows = ["Ana,Cruz,2015-03-04", ",,2015-03-05", *(f"C{n},Us,2016-01-0{n}" for n in range(1, 6))]
    sample = sample_of("\n".join(["First,Last,DOB", *rows]))
    assert [student.row for student in sample.students] == [2, 4, 5]
    assert sample.refused == (RowRefused(3, Reason.NO_NAME),)


def test_rows_are_refused_by_number_and_reason_and_the_others_are_read() -> None:
    content = "First,Last,DOB,Date Registered,LASID\n" + "\n".join(
        [
            "Ana,Cruz,2015-02-30,,1",
            "Ana,Cruz,2027-01-01,,2",
            "Ana,Cruz,1899-01-01,,3",
            "Ana,Cruz,2015-03-04,soon,4",
            f"{'A' * 101},Cruz,,,5",
            "Ana,Cruz,,,6,and more",
            "Ana,Cruz,,,7,,",
            "=1+1,Cruz,,,8",
            "Ana,Cruz,,,7",
            "Ana,Us",
            "",
            ",,,,",
            'Ana,"Tum\nBea,Us\n',
        ]
    )
    students, refused = read(content)
    assert [(student.row, student.source_id) for student in students] == [
        (8, "7"),
        (11, "name:ana us|"),
    ]
    assert refused == [
        RowRefused(2, Reason.BAD_BIRTH_DATE),
        RowRefused(3, Reason.FUTURE_BIRTH_DATE),
        RowRefused(4, Reason.BAD_BIRTH_DATE),
        RowRefused(5, Reason.BAD_REGISTRATION_DATE),
        RowRefused(6, Reason.TOO_LONG),
        RowRefused(7, Reason.TOO_MANY_CELLS),
        RowRefused(9, Reason.IS_FORMULA),
        RowRefused(10, Reason.ID_TWICE),
        RowRefused(14, Reason.QUOTES_NOT_CLOSED),
    ]


def test_two_children_of_one_name_and_birth_date_are_told_apart_and_only_equal_rows_are_one() -> (
    None
):
    headings = "First,Last,DOB,School,Grade,Phone"
    rows = {
        "first": "Ana,Cruz,2015-03-04,Hayden,04,5085550100",
        "namesake": "Ana,Cruz,2015-03-04,Pulaski,05,5085550100",
        "her again": "ANA,Cruz,2015-03-04,Pulaski,05,508-555-0100",
        "third": "Ana,Cruz,2015-03-04,Pulaski,04,5085550100",
        "twin of none": "Ana,Cruz,2015-03-05,Hayden,04,5085550100",
        "no phone": "Ana,Cruz,2015-03-04,Hayden,04,",
        "first again": "Ana,Cruz,2015-03-04,Hayden,04,5085550100",
    }
    students, refused = read("\n".join([headings, *rows.values()]))
    assert [student.row for student in students] == [2, 3, 5, 6, 7]
    assert len({student.source_id for student in students}) == len(students)
    assert students[0].source_id == "name:ana cruz|2015-03-04"
    assert refused == [RowRefused(4, Reason.ROW_TWICE), RowRefused(8, Reason.ROW_TWICE)]
    later = rows | {"namesake": rows["namesake"].replace("05", "06")}
    again, _ = read("\n".join([headings, *list(later.values())[:2]]))
    assert [one.source_id for one in again] == [one.source_id for one in students[:2]]


def test_control_and_override_characters_and_spaces_without_end_are_cleaned_away() -> None:
    (student,) = students_of("First,Last\n A\u202ena \x07\u00a0 Bea ,Cru\u0301z\x7f\n")
    assert student.name == Name(first="Ana Bea", last_1="Crúz")


def test_a_text_that_an_export_wrote_as_a_formula_is_a_text() -> None:
    (student,) = students_of('LASID,First,Last\n="007",="Ana",Cruz\n')
    assert (student.local_id, student.name.first) == ("007", "Ana")


def test_a_table_without_a_known_name_is_shown_but_not_read_until_columns_are_chosen() -> None:
    content = "Vorname,Nachname\nAna,Cruz\n"
    sample = sample_of(content)
    assert (sample.headings, sample.students) == (("Vorname", "Nachname"), ())
    with pytest.raises(DeskError) as refused:
        read(content)
    assert refused.value.problem is Problem.ROSTER_COLUMNS_UNKNOWN
    (student,) = students_of(content, Columns({Field.FIRST: "Vorname", Field.LAST: "Nachname"}))
    assert student.name.shown == "Ana Cruz"


@pytest.mark.parametrize("chosen", ["Last", "Family"])
def test_columns_that_are_not_there_or_there_twice_are_refused(chosen: str) -> None:
    columns = Columns({Field.FIRST: "First", Field.LAST: chosen})
    with pytest.raises(DeskError) as refused:
        read("First,Last,Last\nAna,Cruz,Us\n", columns)
    assert refused.value.problem is Problem.ROSTER_COLUMNS_MISSING
