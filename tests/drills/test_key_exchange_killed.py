"""Kill the program while clerks leave and the store's key is exchanged; the desk always opens."""

import shutil
import time
from pathlib import Path

from mmep_desktop.services.clerks import Standing
from tests.removing import desk_with_two_clerks, kill_while_removing, killed_at_changes

TIMES = 60


def test_sixty_kills_while_the_key_is_exchanged_lose_nothing(tmp_path: Path) -> None:
    center = desk_with_two_clerks(tmp_path / "desk")
    left = [found for _, found in kill_while_removing(center, TIMES, seed=time.time_ns())]
    print(f"\n{TIMES} kills while the key was exchanged {left[-1]} times; it opened each time")
    assert left == sorted(left)
    assert left[-1] > TIMES // 2


def test_a_kill_before_each_change_of_a_file_leaves_nothing_to_who_left(tmp_path: Path) -> None:
    prepared = desk_with_two_clerks(tmp_path / "prepared")
    outcomes = list(killed_at_changes(prepared, tmp_path, every=1))
    gone = [found for found in outcomes if found.standing is Standing.LEFT]
    print(f"\n{len(outcomes)} kills, {len(gone)} of them after she was off: none let her in")
    assert all(found.old_opens is (found not in gone) for found in outcomes)
    assert {(found.families, found.leftovers) for found in outcomes} == {(2, ())}
    shutil.rmtree(prepared.folder)
