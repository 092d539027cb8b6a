"""Answers question after question by keys and says, as JSON, how long each took to the screen.

``python -m tests.benchmarks.answering 500`` works the desk of this account, whose list for today
holds families of one child whom nobody asked yet.
"""

import json
import sys
import time
from collections import defaultdict

from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.desk_at_work import (
    ENTER,
    NEVER_MOVED,
    REFERRED,
    DeskAtWork,
    Press,
    Replies,
    at_work,
)
from tests.benchmarks.painted import PaintWatch
from tests.security.desk import SIX_WORDS

REFERRED_EVERY = 3
"""One family in so many is referred; those give most of the answers."""

WARMING_UP = 3
"""Families before the count begins: what is loaded once is not the cost of an answer."""

BETWEEN_KEYS = 40
"""Milliseconds from key to key: 25 keys a second, which nobody keeps up."""


class Answering:
    """Takes the day's families one after the other; *took* holds milliseconds by what was shown."""

    def __init__(self, answers: int) -> None:
        self._answers = answers
        self.took: defaultdict[str, list[float]] = defaultdict(list)

    def work(self, desk: DeskAtWork) -> None:
        """Unlock and answer until there are enough answers."""
        watch = PaintWatch(desk.window)
        desk.unlock(SIX_WORDS)
        family = 0
        while len(self.took["question"]) < self._answers:
            family += 1
            if family == WARMING_UP + 1:
                self.took.clear()
            self._ask(desk, watch, REFERRED if family % REFERRED_EVERY == 0 else NEVER_MOVED)

    def _ask(self, desk: DeskAtWork, watch: PaintWatch, replies: Replies) -> None:
        """Ask the first family of the list, from the day's list and back to it."""
        self._time(desk, watch, ENTER, "first question")
        for *presses, last in replies:
            desk.press(*presses, pause=BETWEEN_KEYS)
            self._time(desk, watch, last, "question")
        desk.until_page("outcome_page")
        self._time(desk, watch, ENTER, "day's list")

    def _time(self, desk: DeskAtWork, watch: PaintWatch, press: Press, leads_to: str) -> None:
        """Press a key and time its way to the screen: saved, laid out, painted, handed over."""
        begun = time.perf_counter()
        desk.press_at_once(press)
        shown = _shown_now(desk)
        watch.wait_for(shown)
        desk.until(lambda: watch.shown_at > 0, leads_to)
        desk.rest(BETWEEN_KEYS)
        if leads_to == "question" and shown.objectName() == "outcome_page":
            leads_to = "outcome"
        self.took[leads_to].append((watch.shown_at - begun) * 1000)
        self.took[f"{leads_to}, at rest"].append((watch.ended[-1] - begun) * 1000)


def _shown_now(desk: DeskAtWork) -> QWidget:
    """Return what the last key brought: the answers to a new question, or another page."""
    for name in ("answer", "outcome_page", "today_page"):
        if (part := desk.part(name)) is not None:
            return part
    raise LookupError("neither a question nor a page that follows one")


if __name__ == "__main__":
    answering = Answering(int(sys.argv[1]))
    at_work(answering.work)
    print(json.dumps({**answering.took, "platform": QApplication.platformName()}))
