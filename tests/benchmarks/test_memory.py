"""A long sitting takes no more memory than a short one; the drill of a thousand goes further."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.figures import Figures, unmet
from tests.benchmarks.sitting_of import EARLY, MOST_GROWTH, growth, memory_in_one_sitting

PART = "Memory in one sitting, interviews by keys in the whole window"
INTERVIEWS = 200


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory of a process")
def test_two_hundred_interviews_take_little_more_memory_than_fifty(
    figures: Figures, tmp_path: Path
) -> None:
    memory = memory_in_one_sitting(tmp_path / "home", INTERVIEWS)
    last = memory[INTERVIEWS]
    figures.keep(PART, f"resident after {EARLY}", memory[EARLY]["resident"], "MB")
    figures.keep(PART, f"resident after {INTERVIEWS}", last["resident"], "MB")
    seconds = (last["seconds"] - memory[EARLY]["seconds"]) / (INTERVIEWS - EARLY)
    figures.keep(PART, "one interview by keys without a pause, found by name", seconds * 1000, "ms")
    kept = [
        figures.keep(PART, f"{kind}, to that after {EARLY}", growth(memory, kind), "", under=most)
        for kind, most in (("resident", MOST_GROWTH), ("own", MOST_GROWTH))
    ]
    assert unmet(*kept) == []
