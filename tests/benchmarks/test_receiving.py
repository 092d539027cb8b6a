"""A state sends its referrals to MMEP: from the first sealed file to the list of work."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.figures import Figures, unmet
from tests.source_tree import ROOT

PART = "Receiving 20,000 referrals of 300 centers"
CENTERS, REFERRALS = 300, 20_000
FEW_CENTERS, FEW = 15, 1_000
MOST_SECONDS, MOST_MB = 20.0, 400.0
MOST_TIMES_DEARER = 1.3


def received(folder: Path, centers: int, referrals: int) -> dict[str, float]:
    """Return what one run told, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.receiving_many", str(folder)]
    told = subprocess.run(
        [*command, str(centers), str(referrals)], cwd=ROOT, capture_output=True, check=True
    )
    said: dict[str, float] = json.loads(told.stdout)
    return said


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the most that was in use")
def test_receiving_from_every_center(figures: Figures, tmp_path: Path) -> None:
    for each in ("few", "many"):
        (tmp_path / each).mkdir()
    few = received(tmp_path / "few", FEW_CENTERS, FEW)
    many = received(tmp_path / "many", CENTERS, REFERRALS)
    what = "opened, checked and kept"
    seconds = figures.keep(PART, what, many["taken"], "s", under=MOST_SECONDS)
    memory = "memory of both processes, the list included"
    held = figures.keep(PART, memory, many["mb"], "MB", under=MOST_MB)
    dearer = figures.keep(
        PART,
        "a referral of many beside one of few",
        (many["taken"] / many["new"]) / (few["taken"] / few["new"]),
        "times",
        under=MOST_TIMES_DEARER,
    )
    figures.keep(PART, "the list of work", many["listed"], "s")
    figures.keep(PART, "all of it as one locked workbook", many["saved"], "s")
    saved = figures.keep(
        PART, "memory while it is saved as one workbook", many["mb_saved"], "MB", under=MOST_MB
    )
    assert unmet(seconds, held, saved, dearer) == []
