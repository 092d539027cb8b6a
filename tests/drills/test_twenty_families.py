"""A stopwatch beside twenty families, by keyboard alone, with real paper in a queue of its own."""

from pathlib import Path

from tests.benchmarks.accounts import account, said_by, still_to_ask
from tests.benchmarks.queue import NO, QUEUE
from tests.private_cups import private_cups

PACE = 280
"""Milliseconds from key to key at forty words a minute."""

KEYS_OF_A_NO = 4
SECONDS_OF_A_NO = 10


def test_twenty_families_are_taken_by_keyboard_alone(tmp_path: Path) -> None:
    home = account(tmp_path / "home", 500)
    still_to_ask(home, len(QUEUE))
    with private_cups() as cups, cups.pdf_queue("desk"):
        taken = said_by("queue", PACE, home, "offscreen", **cups.environment)["taken"]
    print(f"\none key every {PACE} ms\nfamily  kind      keys  desk s  clock s")
    for number, one in enumerate(taken, 1):
        times = f"{one['desk']:7.2f} {one['clock']:8.1f}"
        print(f"{number:6}  {one['kind']:9} {one['keys']:4} {times}")
    print(f"all     {sum(one['keys'] for one in taken):15} {sum(o['clock'] for o in taken):16.1f}")
    nos = [one for one in taken if one["kind"] == NO]
    assert {one["keys"] for one in nos} == {KEYS_OF_A_NO}
    assert max(one["clock"] for one in nos) < SECONDS_OF_A_NO
