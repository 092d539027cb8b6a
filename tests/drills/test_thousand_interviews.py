"""Ask a thousand families in one sitting; memory must not grow with them."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.sitting_of import EARLY, MOST_GROWTH, growth, memory_in_one_sitting

INTERVIEWS = 1_000


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory of a process")
def test_a_thousand_interviews_take_little_more_memory_than_fifty(tmp_path: Path) -> None:
    memory = memory_in_one_sitting(tmp_path / "home", INTERVIEWS)
    for count, sizes in memory.items():
        print(f"\n{count:5} interviews: {sizes['resident']:.0f} MB, own {sizes['own']:.0f}", end="")
    grown = {kind: growth(memory, kind) for kind in ("resident", "own")}
    print(f"\nto that after {EARLY}: {grown}")
    assert max(grown.values()) <= MOST_GROWTH
