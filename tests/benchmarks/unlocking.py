"""Unlocks and locks the desk of this account by keys and says, as JSON, how long each took.

``python -m tests.benchmarks.unlocking 7``
"""

import json
import sys
import time
from collections import defaultdict

from tests.benchmarks.desk_at_work import ENTER, LOCK, DeskAtWork, Press, at_work
from tests.benchmarks.painted import PaintWatch
from tests.security.desk import SIX_WORDS

AT_REST = 60
"""Milliseconds without painting after which a page has come to rest."""


class Unlocking:
    """Goes in and out; *took* holds milliseconds by the page that was shown."""

    def __init__(self, times: int) -> None:
        self._times = times
        self.took: defaultdict[str, list[float]] = defaultdict(list)

    def work(self, desk: DeskAtWork) -> None:
        """Unlock and lock again and again."""
        watch = PaintWatch(desk.window)
        for _ in range(self._times):
            desk.until(lambda: desk.has_focus("unlock_passphrase"), "the passphrase")
            desk.press(SIX_WORDS)
            self._time(desk, watch, ENTER, "today_page")
            self._time(desk, watch, LOCK, "unlock_page")

    def _time(self, desk: DeskAtWork, watch: PaintWatch, press: Press, page: str) -> None:
        watch.ended.clear()
        begun = time.perf_counter()
        desk.press_at_once(press)
        desk.until_page(page)
        desk.rest(AT_REST)
        self.took[page].append((watch.ended[-1] - begun) * 1000)


if __name__ == "__main__":
    unlocking = Unlocking(int(sys.argv[1]))
    at_work(unlocking.work)
    print(json.dumps(unlocking.took))
