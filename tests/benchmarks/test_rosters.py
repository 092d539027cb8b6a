"""Reading schools' files: beside what Python's own csv needs for the same bytes, and as they grow.

The reader's time counts from the start of its process to the last student in ours.
"""

import csv
import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from mmep_desktop.clock import SystemClock
from mmep_desktop.exchange.reading import ChildRosterReader
from tests.benchmarks.figures import Figures, alternating, median, unmet
from tests.benchmarks.rosters import Rosters, write_rosters

PART = "Reading 100,000 students of a school's file"
FEW, MANY = 1_000, 100_000
RUNS = 3
MOST_TIMES_CSV = 8.0
MOST_TIMES_DEARER = 1.3
MOST_MIB = 400.0

READ_AND_TELL = """
import resource, sys
from pathlib import Path
from mmep_desktop.clock import SystemClock
from mmep_desktop.exchange.reading import ChildRosterReader
with ChildRosterReader(SystemClock()).open(Path(sys.argv[1])) as reading:
    for chunk in reading.students():
        pass
for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    print(resource.getrusage(who).ru_maxrss)
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Rosters:
    return write_rosters(tmp_path_factory.mktemp("rosters") / "many", MANY)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Rosters:
    return write_rosters(tmp_path_factory.mktemp("rosters") / "few", FEW)


@pytest.mark.parametrize("layout", ["oneroster", "sasid", "aspen"])
def test_reading_beside_csv(figures: Figures, many: Rosters, few: Rosters, layout: str) -> None:
    large, small = getattr(many, layout), getattr(few, layout)
    ours, plainly = alternating(RUNS, lambda: read(large, MANY), lambda: parse(large))
    start = started_in(small)
    a_few = median(read(small, FEW) for _ in range(RUNS)) - start
    seconds = median(ours)
    figures.keep(PART, f"{layout}: whole file", seconds, "s")
    figures.keep(PART, f"{layout}: start of the process", start, "s")
    times = figures.keep(
        PART, f"{layout}: beside csv", seconds / median(plainly), "times", under=MOST_TIMES_CSV
    )
    dearer = figures.keep(
        PART,
        f"{layout}: a student of many beside one of few",
        ((seconds - start) / MANY) / (a_few / FEW),
        "times",
        under=MOST_TIMES_DEARER,
    )
    assert unmet(times, dearer) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the most that was in use")
def test_memory_of_both_processes(figures: Figures, many: Rosters) -> None:
    command = [sys.executable, "-c", READ_AND_TELL, str(many.oneroster)]
    told = subprocess.run(command, capture_output=True, check=True).stdout.split()
    most = sum(map(int, told)) / 1024
    kept = figures.keep(PART, "memory of both processes", most, "MiB", under=MOST_MIB)
    assert unmet(kept) == []


def read(path: Path, students: int) -> float:
    """Return how many seconds it took until the last student had come."""
    begun = time.perf_counter()
    with ChildRosterReader(SystemClock()).open(path) as reading:
        count = sum(len(chunk.students) for chunk in reading.students())
        took = time.perf_counter() - begun
    assert count == students
    return took


def started_in(path: Path) -> float:
    """Return how many seconds the process takes to say what the file is."""

    def start() -> float:
        begun = time.perf_counter()
        with ChildRosterReader(SystemClock()).open(path) as reading:
            reading.file()
            return time.perf_counter() - begun

    return median(start() for _ in range(RUNS))


def parse(path: Path) -> float:
    """Return how many seconds Python's csv takes for every row of the file."""
    begun = time.perf_counter()
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                with packed.open(name) as member:
                    exhaust(io.TextIOWrapper(member, "utf-8", newline=""))
    else:
        encoding = "cp1252" if path.stem == "aspen" else "utf-8"
        with path.open(encoding=encoding, newline="") as file:
            exhaust(file)
    return time.perf_counter() - begun


def exhaust(text: io.TextIOBase) -> None:
    for _ in csv.reader(text):
        pass
