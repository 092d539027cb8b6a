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
import os, re, sys
from pathlib import Path
from mmep_desktop.clock import SystemClock
from mmep_desktop.exchange.reading import ChildRosterReader
with ChildRosterReader(SystemClock()).open(Path(sys.argv[1])) as reading:
    for chunk in reading.students():
        pass
    for process in (os.getpid(), reading._child.pid):
        status = Path(f"/proc/{process}/status").read_text()
        print(re.search(r"VmHWM:\\s*(\\d+)", status)[1])
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
    ours, plainly = alternating(RUNS, lambda: sum(read(large, MANY)), lambda: parse(large))
    many_each = median(read(large, MANY)[1] for _ in range(RUNS)) / MANY
    few_each = median(read(small, FEW)[1] for _ in range(RUNS)) / FEW
    figures.keep(PART, f"{layout}: from the start of the process", median(ours), "s")
    beside = median(ours) / median(plainly)
    most = MOST_TIMES_CSV if layout == "oneroster" else None
    times = figures.keep(PART, f"{layout}: beside csv", beside, "times", under=most)
    what = f"{layout}: a student of many beside one of few"
    dearer = figures.keep(PART, what, many_each / few_each, "times", under=MOST_TIMES_DEARER)
    assert unmet(times, dearer) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the most that was in use")
def test_memory_of_both_processes(figures: Figures, many: Rosters) -> None:
    command = [sys.executable, "-c", READ_AND_TELL, str(many.oneroster)]
    told = subprocess.run(command, capture_output=True, check=True).stdout.split()
    most = sum(map(int, told)) / 1024
    kept = figures.keep(PART, "memory of both processes", most, "MiB", under=MOST_MIB)
    assert unmet(kept) == []


def read(path: Path, students: int) -> tuple[float, float]:
    """Return how many seconds it took until the file was known, and until the last student came."""
    begun = time.perf_counter()
    with ChildRosterReader(SystemClock()).open(path) as reading:
        reading.file()
        known = time.perf_counter()
        count = sum(len(chunk.students) for chunk in reading.students())
        took = time.perf_counter() - known
    assert count == students
    return known - begun, took


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
