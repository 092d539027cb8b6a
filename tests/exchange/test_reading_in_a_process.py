"""A file is read by a process that has limits and is not believed; the desk goes on without it."""

import ctypes
import io
import json
import struct
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mmep_desktop.domain.roster import Columns, Field, Layout
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange import windows_job
from mmep_desktop.exchange.bounded import ReadingFault
from mmep_desktop.exchange.frames import say
from mmep_desktop.exchange.inner import READ_COMMAND
from mmep_desktop.exchange.reading import ChildRosterReader
from mmep_desktop.own_command import own_command
from mmep_desktop.services.roster_ports import RosterReader
from tests.exchange.made_files import (
    DEMOGRAPHICS,
    TODAY,
    sample_of,
    students_of,
    table,
    workbook,
    zip_of,
)
from tests.exchange.test_oneroster import BORN, parts_of

CANARY = "Huehuetenango"
SASID = (
    "LASID,First Name,Last Name,Date of Birth,City/Town of Birth,Race,SASID\n"
    f"700001,Ana,Cruz,03/04/2015,{CANARY},{CANARY},411\n"
)
MARKED = table(
    DEMOGRAPHICS,
    {**dict.fromkeys(DEMOGRAPHICS.split(","), CANARY), **BORN, "cityOfBirth": CANARY},
)


class ThatDay:
    def now(self) -> datetime:
        return datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)


def reader(command: Sequence[str] = (), seconds: float = 30) -> RosterReader:
    return ChildRosterReader(ThatDay(), command, seconds)


def kept(folder: Path, content: bytes | str) -> Path:
    path = folder / "niños y niñas.list"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_file_is_told_shown_and_read_by_one_process(tmp_path: Path) -> None:
    content = zip_of(parts_of())
    with reader().open(kept(tmp_path, content)) as reading:
        assert reading.file().layout is Layout.ONEROSTER
        assert reading.sample() == sample_of(content)
        chunks = list(reading.students())
    assert [student for chunk in chunks for student in chunk.students] == students_of(content)
    assert chunks[-1].rows_read == sum((5, 1, 5, 5))
    assert all(chunk.rows_read <= chunk.rows_expected for chunk in chunks)


def test_columns_that_were_chosen_reach_the_process(tmp_path: Path) -> None:
    columns = Columns({Field.FULL_NAME: "Who"})
    with reader().open(kept(tmp_path, "Who,What\nAna Cruz,x\n"), columns) as reading:
        (chunk,) = reading.students()
        assert [student.name.shown for student in chunk.students] == ["Ana Cruz"]


@pytest.mark.parametrize(
    "content",
    [
        SASID.encode(),
        zip_of({**parts_of(), "demographics.csv": MARKED}),
        workbook([line.split(",") for line in SASID.splitlines()]),
    ],
    ids=["a table", "OneRoster", "a workbook"],
)
def test_what_is_never_read_does_not_leave_the_process(tmp_path: Path, content: bytes) -> None:
    assert CANARY.encode() in content or content.startswith(b"PK")
    path = str(kept(tmp_path, content))
    asked = io.BytesIO()
    say(asked, {"path": path, "columns": None, "today": TODAY.isoformat()})
    for question in ("file", "sample", "students"):
        say(asked, {"ask": question})
    outcome = subprocess.run(
        [*own_command(), READ_COMMAND], input=asked.getvalue(), capture_output=True, check=True
    )
    assert b"Cruz" in outcome.stdout or b"Xuncax" in outcome.stdout
    assert CANARY.encode() not in outcome.stdout + outcome.stderr
    assert b"irth" not in outcome.stdout.replace(b"Date of Birth", b"")


def test_a_reading_that_is_stopped_ends_and_leaves_no_process(tmp_path: Path) -> None:
    rows = "".join(f"Ana {number},Cruz\n" for number in range(30_000))
    with reader().open(kept(tmp_path, f"First,Last\n{rows}")) as reading:
        students = reading.students()
        next(students)
        reading.stop()
        with pytest.raises(DeskError) as refused:
            list(students)
        assert refused.value.problem is Problem.ROSTER_STOPPED


def problem_of(path: Path, command: Sequence[str] = (), seconds: float = 30) -> Problem:
    with reader(command, seconds).open(path) as reading, pytest.raises(DeskError) as refused:
        list(reading.students())
    return refused.value.problem


def test_what_cannot_be_opened_and_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "nothing.csv") is Problem.ROSTER_UNREADABLE
    assert problem_of(tmp_path) is Problem.ROSTER_KIND_UNKNOWN
    assert problem_of(kept(tmp_path, b"%PDF-1.7")) is Problem.ROSTER_KIND_UNKNOWN


def test_a_sheet_that_spreads_to_its_last_cell_takes_no_memory_of_the_desk(tmp_path: Path) -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    for last in ("XFD1048576", "ZZ999999"):
        cell = f'<row r="{last.lstrip("XFDZ")}"><c r="{last}"><v>1</v></c></row>'
        content = workbook([], raw=first + cell)
        assert problem_of(kept(tmp_path, content)) is Problem.ROSTER_TOO_LARGE


def answering(*answers: object) -> tuple[str, ...]:
    """Return a process that gives *answers*, whatever it is asked."""
    frames = b"".join(
        struct.pack(">I", len(said)) + said
        for said in (json.dumps(each).encode() for each in answers)
    )
    return (sys.executable, "-c", f"import sys; sys.stdout.buffer.write({frames!r})")


FILE = {"layout": "columns", "source": "s", "is_bulk": True, "rows": 1, "digest": "0" * 64}
BATCH: dict[str, object] = {
    "rows": [2],
    "texts": {"source_id": ["1"], "first": ["Ana"]},
    "withdrawn": [False],
    "guardians": [[["Bea", "", ""]]],
    "refused": [[3, "no_name"]],
    "read": 2,
}


def test_answers_of_the_right_form_are_taken(tmp_path: Path) -> None:
    with reader(answering(FILE, BATCH, {"end": True})).open(tmp_path) as reading:
        (chunk,) = reading.students()
    assert (chunk.students[0].guardians[0].name, chunk.refused[0].row) == ("Bea", 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": ["2"]},
        {"rows": [True]},
        {"rows": [2, 3]},
        {"rows": list(range(2_000))},
        {"texts": []},
        {"texts": {"first": [7]}},
        {"texts": {"first": ["Ana", "Bea"]}},
        {"texts": {"first": ["A" * 5_000]}},
        {"texts": {"registered_on": ["soon"]}},
        {"texts": {"born": ["2015-02-30"]}},
        {"withdrawn": [0]},
        {"guardians": [[["Bea", ""]]]},
        {"guardians": [[["Bea", "", 1]]]},
        {"guardians": [[["Bea", "", ""]] * 11]},
        {"guardians": [[]] * 2},
        {"refused": [[3, "a reason of its own"]]},
        {"refused": [[3]]},
        {"read": None},
    ],
)
def test_answers_of_another_form_end_the_reading(tmp_path: Path, wrong: dict[str, object]) -> None:
    command = answering(FILE, {**BATCH, **wrong}, {"end": True})
    assert problem_of(tmp_path, command) is Problem.ROSTER_UNSAFE


@pytest.mark.parametrize(
    ("program", "problem"),
    [
        ("pass", Problem.ROSTER_DAMAGED),
        ("import os; os.abort()", Problem.ROSTER_TOO_LARGE),
        ("print('Hello', flush=True)", Problem.ROSTER_UNSAFE),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\4[[[[')", Problem.ROSTER_UNSAFE),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\2[]')", Problem.ROSTER_UNSAFE),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\7{\\\"a\\\"')", Problem.ROSTER_DAMAGED),
    ],
)
def test_a_process_that_breaks_or_babbles_is_a_sentence(
    tmp_path: Path, program: str, problem: Problem
) -> None:
    assert problem_of(tmp_path, (sys.executable, "-c", program)) is problem


def test_a_process_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    assert problem_of(tmp_path, command, seconds=0.2) is Problem.ROSTER_TOO_SLOW


@pytest.mark.parametrize(
    ("told", "problem"),
    [("ROSTER_EMPTY", Problem.ROSTER_EMPTY), ("WRONG_PIN", Problem.ROSTER_UNSAFE)],
)
def test_only_problems_of_files_are_taken_over(tmp_path: Path, told: str, problem: Problem) -> None:
    assert problem_of(tmp_path, answering({"problem": told})) is problem


@pytest.mark.parametrize(
    ("told", "said"), [("KeyError:tables:12", "KeyError:tables:12"), ("Ana Cruz", "unknown")]
)
def test_of_a_fault_its_kind_and_place_are_told_alone(tmp_path: Path, told: str, said: str) -> None:
    with (
        reader(answering({"fault": told})).open(tmp_path) as reading,
        pytest.raises(ReadingFault, match=f"^{said}$"),
    ):
        reading.file()


CONFINED = """
import os, sys
from mmep_desktop.exchange.confinement import confine
confine()
def fails(attempt):
    try:
        attempt()
    except (MemoryError, OSError):
        return True
print([fails(each) for each in (
    lambda: bytearray(700_000_000),
    lambda: open(sys.argv[1], "wb", buffering=0).write(b"x"),
    lambda: [os.dup(0) for _ in range(40)],
)])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux holds to every bound")
def test_the_process_has_no_memory_to_spare_and_writes_no_file(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CONFINED, str(tmp_path / "written")]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.stdout.strip() == "[True, True, True]", outcome.stderr
    assert (tmp_path / "written").stat().st_size == 0


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")
def test_the_bounds_for_windows_lie_where_windows_looks_for_them() -> None:
    bounds = windows_job.limits(512, 60)
    assert (ctypes.sizeof(bounds.basic), ctypes.sizeof(bounds)) == (64, 144)
    assert bounds.basic.flags == 0x2 | 0x8 | 0x100 | 0x400 | 0x2000
    assert (bounds.process_memory, bounds.basic.processes) == (512, 1)
    assert bounds.basic.process_time == 600_000_000
