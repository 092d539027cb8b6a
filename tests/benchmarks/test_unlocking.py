"""From the passphrase to the day's list, at the real cost of the key; and back to the lock."""

import time
from pathlib import Path

from tests.benchmarks.accounts import copied, said_by, still_to_ask, unlocked
from tests.benchmarks.figures import Figures, median

PART = "Unlocking and locking, 50,000 families in the store and 40 on today's list"
TIMES, TODAY = 7, 40
SHOWN = {
    "today_page": "passphrase to the day's list painted, Argon2 with 256 MiB included",
    "unlock_page": "lock to the page for the passphrase painted",
}


def test_a_desk_unlocks_and_locks(many_families: Path, figures: Figures, tmp_path: Path) -> None:
    home = copied(many_families, tmp_path / "home")
    still_to_ask(home, TODAY)
    taken = said_by("unlocking", TIMES, home, "offscreen")
    for page, what in SHOWN.items():
        figures.keep(PART, what, median(taken[page]), "ms")
    key_and_store = [milliseconds_without_a_window(home) for _ in range(TIMES)]
    figures.keep(
        PART, "of unlocking: key and store, without the window", median(key_and_store), "ms"
    )


def milliseconds_without_a_window(home: Path) -> float:
    begun = time.perf_counter()
    with unlocked(home):
        return (time.perf_counter() - begun) * 1000
