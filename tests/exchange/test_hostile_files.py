"""Files built to do harm are refused with a sentence, or read as the plain lists they are."""

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.tables import numbered
from tests.exchange.made_files import opened, read, workbook, zip_of
from tests.exchange.test_oneroster import parts_of

GOOD = zip_of(parts_of())
PEOPLE = b"First Name,Last Name\nAna,Cruz\n"


def problem_of(content: bytes) -> Problem:
    with pytest.raises(DeskError) as refused:
        read_to_its_end(content)
    return refused.value.problem


def read_to_its_end(content: bytes) -> None:
    roster = opened(content)
    roster.file()
    roster.beginning()
    read(content)


@pytest.mark.parametrize(
    "name",
    [
        "../users.csv",
        "/users.csv",
        "C:\\users.csv",
        "a/../../users.csv",
        "..\\users.csv",
        "users\u202evsc.csv",
        "more.zip",
        "USERS.CSV",
    ],
)
def test_a_zip_with_a_name_that_means_harm_is_refused(name: str) -> None:
    assert problem_of(zip_of({**parts_of(), name: "x"})) is Problem.ROSTER_UNSAFE


def zip_with(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    made = io.BytesIO(GOOD)
    with zipfile.ZipFile(made, "a") as packed:
        change(packed)
    return made.getvalue()


def add_link(packed: zipfile.ZipFile) -> None:
    link = zipfile.ZipInfo("enrollments.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed.writestr(link, "/etc/passwd")


def add_the_same_bytes_again(packed: zipfile.ZipFile) -> None:
    again = packed.getinfo("users.csv")
    for number in range(3):
        other = zipfile.ZipInfo(f"again-{number}.csv")
        for key in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
            setattr(other, key, getattr(again, key))
        packed.filelist.append(other)
    packed.writestr("classes.csv", "")


@pytest.mark.parametrize("change", [add_link, add_the_same_bytes_again])
def test_links_and_members_over_each_other_are_refused(
    change: Callable[[zipfile.ZipFile], None],
) -> None:
    assert problem_of(zip_with(change)) is Problem.ROSTER_UNSAFE


def test_a_zip_within_a_zip_is_refused_under_any_name() -> None:
    parts = {**parts_of(), "users.csv": GOOD}
    assert problem_of(zip_of(parts)) is Problem.ROSTER_UNSAFE


def test_a_locked_zip_is_refused() -> None:
    locked = bytearray(GOOD)
    for head, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = locked.find(head)
        while place >= 0:
            locked[place + flags] |= 1
            place = locked.find(head, place + 4)
    assert problem_of(bytes(locked)) is Problem.ROSTER_LOCKED


@pytest.mark.parametrize(
    "parts",
    [
        {"users.csv": "a," * (20 * 1024 * 1024)},
        {f"{number}.csv": "" for number in range(70)},
    ],
    ids=["a bomb", "a crowd"],
)
def test_what_unpacks_to_more_than_a_list_can_be_is_refused(
    parts: dict[str, str | bytes],
) -> None:
    assert problem_of(zip_of({**parts_of(), **parts})) is Problem.ROSTER_TOO_LARGE


@pytest.mark.parametrize("place", ["XFD1", "a1111111", "A11111111111111"])
def test_a_cell_far_out_is_refused_before_room_is_made_for_it(place: str) -> None:
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row ><c  r = "{place}"><v>1</v></c></row>'
    assert problem_of(workbook([], raw=cells)) is Problem.ROSTER_TOO_LARGE


def test_a_workbook_of_entities_or_of_bombs_is_refused() -> None:
    plain = workbook([("First Name",), ("Ana",)])
    with zipfile.ZipFile(io.BytesIO(plain)) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    strings = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    entities = zip_of({**parts, "xl/sharedStrings.xml": strings})
    bomb = zip_of({**parts, "xl/sharedStrings.xml": b"<sst>" + bytes(40 * 1024 * 1024)})
    assert problem_of(entities) is Problem.ROSTER_UNSAFE
    assert problem_of(bomb) is Problem.ROSTER_TOO_LARGE


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.ROSTER_EMPTY),
        (b"\r\n , \r\n", Problem.ROSTER_EMPTY),
        (zip_of({}), Problem.ROSTER_EMPTY),
        (zip_of({"readme.txt": "hello"}), Problem.ROSTER_KIND_UNKNOWN),
        (b"First Name,Last Name\nA\0na,Cruz\n", Problem.ROSTER_KIND_UNKNOWN),
        ("First Name,Last Name\n".encode("utf-16"), Problem.ROSTER_KIND_UNKNOWN),
        (b"%PDF-1.7 ,", Problem.ROSTER_KIND_UNKNOWN),
        (b"<html><table>", Problem.ROSTER_KIND_UNKNOWN),
        (b'{"users": []}', Problem.ROSTER_KIND_UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Problem.ROSTER_LOCKED),
        (b"PK\x03\x04 and no more", Problem.ROSTER_DAMAGED),
        (GOOD[: len(GOOD) // 2], Problem.ROSTER_DAMAGED),
        (b"a," * 1_000_000 + b"\n", Problem.ROSTER_TOO_LARGE),
        (PEOPLE + b'"' + b"a\n" * 60_000, Problem.ROSTER_DAMAGED),
    ],
)
def test_what_is_no_list_of_students_is_refused(content: bytes, problem: Problem) -> None:
    assert problem_of(content) is problem


def test_a_row_of_a_million_cells_is_one_refused_row() -> None:
    students, refused = read(PEOPLE + b"a," * 1_000_000 + b"\nBea,Us\n")
    assert [student.row for student in students] == [2, 4]
    assert [each.row for each in refused] == [3]


def test_more_rows_than_any_city_has_students_are_refused() -> None:
    with pytest.raises(DeskError) as refused:
        list(numbered(iter([["Ana"]] * 2_001), 2, most=2_000))
    assert refused.value.problem is Problem.ROSTER_TOO_LARGE


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_zip_with_any_byte_changed_is_read_or_refused(place: int, change: int) -> None:
    content = bytearray(GOOD)
    content[place] ^= change
    read_or_refused(bytes(content))


@given(st.binary(max_size=400), st.sampled_from([b"", PEOPLE, b"PK\x03\x04"]))
def test_any_bytes_are_read_or_refused(content: bytes, before: bytes) -> None:
    read_or_refused(before + content)


def read_or_refused(content: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that stand twice in a zip
        with suppress(DeskError):
            read_to_its_end(content)


@pytest.mark.parametrize(
    ("size", "problem"),
    [(100, Problem.ROSTER_DAMAGED), (200 * 1024 * 1024, Problem.ROSTER_TOO_LARGE)],
)
def test_a_zip_that_says_another_size_is_not_believed(size: int, problem: Problem) -> None:
    content = bytearray(zip_of({**parts_of(), "users.csv": "a," * 1_000_000}))
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", content, place + 24, size)
        place = content.find(b"PK\x01\x02", place + 4)
    assert problem_of(bytes(content)) is problem
