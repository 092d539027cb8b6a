"""Kill the program in the middle of its work; no answer may be lost, and the trail must hold.

``MMEP_DRILL_KILLS`` says how often: 200 times by default, 5,000 for a night.
"""

import os
import time
from pathlib import Path

from tests.storage.saving import kill_while_saving, make_store_with_one_screening

TIMES = int(os.environ.get("MMEP_DRILL_KILLS", "200"))
IN_ONE_STORE = 100
"""After so many a new store is begun: the whole trail is checked after each, and it grows."""


def test_hundreds_of_kills_lose_nothing_and_break_no_trail(tmp_path: Path) -> None:
    begun = time.perf_counter()
    seed = time.time_ns()
    outcomes: list[tuple[int, int]] = []
    for number in range(0, TIMES, IN_ONE_STORE):
        folder = tmp_path / f"desk-{number}"
        make_store_with_one_screening(folder)
        times = min(IN_ONE_STORE, TIMES - number)
        seen = list(kill_while_saving(folder, times, seed=seed + number))
        print(f"\n{times} kills: {seen[-1][1]:,} answers acknowledged and kept", end="")
        outcomes += seen
    lost = [acknowledged - kept for acknowledged, kept in outcomes if kept < acknowledged]
    unsaid = sum(kept == acknowledged + 1 for acknowledged, kept in outcomes)
    print(f"\n{len(outcomes)} kills in {time.perf_counter() - begun:.0f} s, seed {seed}; ", end="")
    print(f"{len(lost)} lost; {unsaid} times the last one was kept but not yet acknowledged;")
    print("the trail held each time")
    assert len(outcomes) == TIMES
    assert lost == []
    assert all(kept <= acknowledged + 1 for acknowledged, kept in outcomes)
