"""Asks family after family by keys in one sitting and says, as JSON, how much memory that took.

``python -m tests.benchmarks.sitting 1000`` works the desk of this account, which holds so many
families of one child, registered two days ago, whom nobody asked yet.
"""

import gc
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.benchmarks.accounts import surname
from tests.benchmarks.desk_at_work import (
    ENTER,
    ESCAPE,
    FIND,
    NEVER_MOVED,
    REFERRED,
    DeskAtWork,
    at_work,
)
from tests.security.desk import SIX_WORDS

DAYS_AGO = 2
MEASURED_EVERY = 50
REFERRED_EVERY = 5
PAPERS = ("1", "2", "3")
"""The keys of the papers on the outcome page; each is looked at."""

_PARTS = ("Rss", "Private_Clean", "Private_Dirty")
_SETTLING = 300


class Sitting:
    """One clerk who never locks; *memory* holds the figures by how many families were asked."""

    def __init__(self, families: int) -> None:
        self._families = families
        self.memory: dict[int, dict[str, float]] = {}

    def work(self, desk: DeskAtWork) -> None:
        """Unlock and ask everybody."""
        begun = time.monotonic()
        desk.unlock(SIX_WORDS)
        for number in range(self._families):
            self._find(desk, number)
            self._ask(desk, is_referred=(number + 1) % REFERRED_EVERY == 0)
            if (number + 1) % MEASURED_EVERY == 0:
                desk.rest(_SETTLING)
                self.memory[number + 1] = memory() | {"seconds": time.monotonic() - begun}

    def _find(self, desk: DeskAtWork, number: int) -> None:
        # Keys pressed here go to the parts, past the windows where the lock looks for a touch.
        QTest.mouseMove(desk.window.windowHandle(), QPoint(1 + number % 2, 1))
        desk.press(FIND, surname(number, DAYS_AGO).lower())
        desk.until_page("families_page")
        desk.press(ENTER, ENTER)
        desk.until_page("interview_page")

    def _ask(self, desk: DeskAtWork, *, is_referred: bool) -> None:
        for presses in REFERRED if is_referred else NEVER_MOVED:
            desk.press(*presses)
        desk.until_page("outcome_page")
        for key in PAPERS if is_referred else ():
            desk.press(key)
            desk.until(lambda: desk.has_focus("preview_print"), "the preview")
            desk.press(ESCAPE)
            desk.until_page("outcome_page")
        desk.press(ENTER)
        desk.until_page("today_page")


def memory() -> dict[str, float]:
    """Return what this process holds, in MB: resident, and of that its own alone."""
    gc.collect()
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    resident, *private = (sizes[part] for part in _PARTS)
    return {"resident": resident, "own": sum(private)}


if __name__ == "__main__":
    sitting = Sitting(int(sys.argv[1]))
    at_work(sitting.work)
    print(json.dumps(sitting.memory))
