"""Cut the power two thousand times at a day's work; a store that is synced less must break."""

import os
import time
from pathlib import Path

import pytest

from tests.power.cuts import Verdict, recorded_day, verdicts
from tests.power.disk import Arrivals, in_any_order, in_order

TIMES = int(os.environ.get("MMEP_DRILL_POWER_CUTS", "1000"))
CONTROLS = 300
SHIFTS, SAVES = 6, 20
ORDERS: dict[str, Arrivals] = {"in order": in_order, "in any order, torn": in_any_order}


def counted(
    tmp_path: Path, level: str, orders: dict[str, Arrivals], times: int
) -> dict[str, dict[Verdict, int]]:
    """Cut the power *times* times in each of *orders*, tell the figures and return them."""
    begun = time.perf_counter()
    day = recorded_day(tmp_path, level, SHIFTS, SAVES)
    seed = time.time_ns()
    print(f"\nsynchronous={level}: {len(day.operations)} operations, seed {seed}")
    seen = {}
    for name, arrivals in orders.items():
        seen[name] = verdicts(day, arrivals, times, seed, tmp_path / "scratch")
        print(f"  {times} cuts {name}: ", {str(each): count for each, count in seen[name].items()})
    print(f"  {time.perf_counter() - begun:.0f} s")
    return {name: dict(each) for name, each in seen.items()}


def test_no_power_cut_loses_an_answer_or_ruins_the_store(tmp_path: Path) -> None:
    seen = counted(tmp_path, "FULL", ORDERS, TIMES)
    assert seen == {name: {Verdict.WHOLE: TIMES} for name in ORDERS}


@pytest.mark.parametrize(
    ("level", "breaks"), [("NORMAL", {Verdict.LOST}), ("OFF", {Verdict.LOST, Verdict.RUINED})]
)
def test_a_store_that_is_synced_less_is_seen_to_break(
    tmp_path: Path, level: str, breaks: set[Verdict]
) -> None:
    seen = counted(tmp_path, level, ORDERS, CONTROLS)
    assert seen["in order"].get(Verdict.LOST, 0) > 0
    assert breaks <= set(seen["in any order, torn"])
