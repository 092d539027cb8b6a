"""Kill the program two hundred times in the middle of its work; no answer may be lost."""

import time
from pathlib import Path

from tests.storage.saving import kill_while_saving, make_store_with_one_screening

TIMES = 200


def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    make_store_with_one_screening(folder)
    begun = time.perf_counter()
    outcomes = list(kill_while_saving(folder, TIMES, seed=time.time_ns()))
    lost = [acknowledged - kept for acknowledged, kept in outcomes if kept < acknowledged]
    unsaid = sum(kept == acknowledged + 1 for acknowledged, kept in outcomes)
    took = time.perf_counter() - begun
    print(f"\n{TIMES} kills in {took:.0f} s: {outcomes[-1][1]:,} answers acknowledged and kept,")
    print(f"{len(lost)} lost; {unsaid} times the last one was kept but not yet acknowledged")
    assert lost == []
    assert all(kept <= acknowledged + 1 for acknowledged, kept in outcomes)
