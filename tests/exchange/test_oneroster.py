"""OneRoster zips: everybody or what changed, with guardians, and no more than is needed."""

from collections.abc import Mapping
from datetime import date

import pytest

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import Guardian, Layout, Reason, RowRefused
from mmep_desktop.errors import DeskError, Problem
from tests.exchange.made_files import (
    DEMOGRAPHICS,
    ORGS,
    ROLES,
    USERS_1_1,
    USERS_1_2,
    Row,
    manifest,
    opened,
    read,
    sample_of,
    students_of,
    table,
    zip_of,
)

SCHOOLS = table(
    ORGS,
    {"sourcedId": "district", "name": "New Bedford", "type": "district"},
    {"sourcedId": "org-1", "name": "Keith Middle", "type": "school", "identifier": "02010405"},
    {"sourcedId": "org-2", "type": "school", "identifier": "02010505"},
)
XUNCAX: Row = {
    "sourcedId": "stu-1",
    "enabledUser": "true",
    "userIds": "{LASID:700001},{SASID:1000000001}",
    "givenName": "Xuncax",
    "familyName": "Pérez Tzoc",
    "middleName": "Ana",
    "identifier": "other",
    "phone": "5085550100",
    "agentSourcedIds": "gua-1,gua-2,nobody",
    "grades": "07,08",
    "preferredGivenName": "Xunca",
}
STUDENT: Row = {
    "userSourcedId": "stu-1",
    "roleType": "primary",
    "role": "student",
    "beginDate": "2026-09-01",
    "orgSourcedId": "org-1",
}
GUARDIANS: tuple[Row, ...] = (
    {"sourcedId": "gua-1", "givenName": "Ixchel", "familyName": "Tzoc", "sms": "5085550101"},
    {"sourcedId": "gua-2", "givenName": "Diego", "familyName": "Pérez", "phone": "5085550102"},
    {"sourcedId": "gua-3", "givenName": "Ajaw", "agentSourcedIds": "stu-1"},
    {"sourcedId": "tea-1", "givenName": "Emma", "familyName": "Smith", "agentSourcedIds": "stu-1"},
)
OTHERS: tuple[Row, ...] = (
    {"userSourcedId": "gua-1", "role": "parent"},
    {"userSourcedId": "gua-2", "role": "guardian"},
    {"userSourcedId": "gua-3", "role": "relative"},
    {"userSourcedId": "tea-1", "role": "teacher"},
)
BORN: Row = {"sourcedId": "stu-1", "birthDate": "2014-05-06", "cityOfBirth": "Huehuetenango"}


def parts_of(
    users: tuple[Row, ...] = (*GUARDIANS, XUNCAX),
    roles: tuple[Row, ...] = (STUDENT, *OTHERS),
    mode: str = "bulk",
) -> dict[str, str | bytes]:
    return {
        "manifest.csv": manifest("1.2", mode, systemName="Aspen"),
        "orgs.csv": SCHOOLS,
        "users.csv": table(USERS_1_2, *users),
        "roles.csv": table(ROLES, *roles),
        "demographics.csv": table(DEMOGRAPHICS, BORN),
    }


def test_a_student_is_read_with_what_all_files_say_of_her() -> None:
    (student,) = students_of(zip_of(parts_of()))
    assert student.name == Name("Xuncax", "Ana", "Pérez", "Tzoc", used="Xunca")
    assert (student.source_id, student.row, student.born) == ("stu-1", 6, "2014-05-06")
    assert (student.local_id, student.state_id) == ("700001", "1000000001")
    assert (student.school, student.grade) == ("Keith Middle", "07")
    assert (student.registered_on, student.is_withdrawn) == (date(2026, 9, 1), False)
    assert student.guardians == (
        Guardian("Ixchel Tzoc", "parent", "5085550101"),
        Guardian("Diego Pérez", "", "5085550102"),
        Guardian("Ajaw", "relative"),
    )
    file = opened(zip_of(parts_of())).file()
    assert (file.layout, file.source, file.is_bulk) == (Layout.ONEROSTER, "Aspen", True)
    assert sample_of(zip_of(parts_of())).students == (student,)


def test_version_1_1_has_its_roles_among_the_users_and_may_call_nobody() -> None:
    users = (
        {**XUNCAX, "role": "student", "orgSourcedIds": "org-2,org-1"},
        {**GUARDIANS[0], "role": "parent"},
        {**GUARDIANS[3], "role": "teacher"},
    )
    content = zip_of(
        {
            "manifest.csv": manifest("1.1"),
            "orgs.csv": SCHOOLS,
            "users.csv": "\ufeff" + table(USERS_1_1, *users, end="\r\n"),
        }
    )
    (student,) = students_of(content)
    assert (student.school, student.born, student.registered_on) == ("02010505", "", None)
    assert student.guardians == (Guardian("Ixchel Tzoc", "parent", "5085550101"),)
    assert opened(content).file().source == "oneroster"


def test_a_zip_that_was_packed_again_with_its_folder_is_read() -> None:
    parts = {f"roster 2026/{name}": content for name, content in parts_of().items()}
    beside: dict[str, str | bytes] = {"__MACOSX/roster 2026/._users.csv": "x", "users.csv": "y"}
    assert students_of(zip_of({**parts, **beside})) == students_of(zip_of(parts_of()))
    assert problem_of({**parts, "other/manifest.csv": ""}) is Problem.ROSTER_KIND_UNKNOWN


def test_columns_in_another_order_and_unknown_ones_are_passed_over() -> None:
    parts = parts_of()
    parts["users.csv"] = (
        "familyName,metadata.shoe,resourceSourcedIds,givenName,sourcedId\nTum,38,,Ana,stu-1\n"
    )
    (student,) = students_of(zip_of(parts))
    assert (student.name, student.grade) == (Name(first="Ana", last_1="Tum"), "")


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ({"status": "tobedeleted"}, {}),
        ({"enabledUser": "false"}, {}),
        ({}, {"status": "tobedeleted"}),
        ({}, {"endDate": "2026-09-09"}),
        ({"status": "tobedeleted"}, None),
        ({"status": "tobedeleted", "givenName": "", "familyName": ""}, None),
    ],
)
def test_what_a_delta_deletes_is_withdrawn(user: Row, role: Row | None) -> None:
    roles = () if role is None else ({**STUDENT, **role},)
    content = zip_of(parts_of(({**XUNCAX, **user},), roles, "delta"))
    assert [student.is_withdrawn for student in students_of(content)] == [True]
    assert not opened(content).file().is_bulk


def test_in_a_delta_whose_role_is_not_told_again_a_grade_makes_a_student() -> None:
    teacher = {"sourcedId": "tea-2", "givenName": "Liam", "familyName": "Smith"}
    content = zip_of(parts_of((XUNCAX, teacher, *GUARDIANS), (), "delta"))
    assert [student.source_id for student in students_of(content)] == ["stu-1"]


def test_a_student_of_two_schools_belongs_to_the_one_where_her_role_is_first_and_not_over() -> None:
    roles = (
        {**STUDENT, "orgSourcedId": "org-2", "roleType": "secondary"},
        {**STUDENT, "orgSourcedId": "org-2", "endDate": "2026-01-01"},
        STUDENT,
        {**STUDENT, "orgSourcedId": "org-2", "roleType": "secondary"},
    )
    (student,) = students_of(zip_of(parts_of(roles=roles)))
    assert (student.school, student.is_withdrawn) == ("Keith Middle", False)


def test_three_students_are_shown_however_far_they_stand_apart() -> None:
    strangers = [{"sourcedId": f"tea-{number}"} for number in range(1_500)]
    three = [{**XUNCAX, "sourcedId": f"stu-{number}"} for number in range(3)]
    roles = tuple({**STUDENT, "userSourcedId": user["sourcedId"]} for user in three)
    nameless = {**three[1], "givenName": "", "familyName": ""}
    users = (three[0], *strangers, nameless, *three[1:])
    sample = sample_of(zip_of(parts_of(users, roles)))
    assert [student.row for student in sample.students] == [2, 1504, 1505]
    assert sample.refused == (RowRefused(1503, Reason.NO_NAME),)


def test_rows_without_an_id_or_with_one_of_before_are_refused() -> None:
    users = (XUNCAX, {**XUNCAX, "sourcedId": ""}, {**XUNCAX, "givenName": "Ana"})
    students, refused = read(zip_of(parts_of(users, (STUDENT, {**STUDENT, "userSourcedId": ""}))))
    assert [student.row for student in students] == [2]
    assert refused == [RowRefused(3, Reason.NO_ID), RowRefused(4, Reason.ID_TWICE)]


@pytest.mark.parametrize("missing", ["manifest.csv", "orgs.csv", "users.csv", "roles.csv"])
def test_four_files_are_demanded(missing: str) -> None:
    parts = parts_of()
    del parts[missing]
    assert problem_of(parts) is Problem.ROSTER_INCOMPLETE


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("manifest.csv", manifest("2.0"), Problem.ROSTER_KIND_UNKNOWN),
        ("users.csv", "sourcedId,givenName\nstu-1,Ana\n", Problem.ROSTER_INCOMPLETE),
        ("roles.csv", "", Problem.ROSTER_INCOMPLETE),
        ("orgs.csv", "sourcedId,name,name\n", Problem.ROSTER_INCOMPLETE),
    ],
)
def test_what_is_not_oneroster_as_it_is_known_is_refused(
    name: str, content: str, problem: Problem
) -> None:
    assert problem_of({**parts_of(), name: content}) is problem


def problem_of(parts: Mapping[str, str | bytes]) -> Problem:
    with pytest.raises(DeskError) as refused:
        read(zip_of(parts))
    return refused.value.problem
