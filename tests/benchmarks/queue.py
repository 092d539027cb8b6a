"""Takes a queue of twenty families by keys at a typist's pace, and says as JSON what each took.

``python -m tests.benchmarks.queue 280`` presses one key every 280 milliseconds, as somebody does
who types forty words a minute; nobody speaks, so the time for asking is on top of it. Referrals
are printed, and the desk waits for nobody.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass

from PySide6.QtCore import Qt

from tests.benchmarks.desk_at_work import ENTER, REFERRED, DeskAtWork, Press, at_work
from tests.security.desk import SIX_WORDS

NO, REFER, UNSURE, DECLINED = "no", "refer", "unsure", "declined"
QUEUE = tuple(
    {"n": NO, "r": REFER, "u": UNSURE, "d": DECLINED}[letter] for letter in "nnrnnnunnrnnndnnrnnn"
)
"""Fifteen that never moved, three to refer, one that is not sure, one that prefers not to say."""

SKIP = (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
FIRST_REPLY: dict[str, Press] = {NO: "2", UNSURE: "U", DECLINED: "X"}
PAPERS = ("1", "2", "3")
"""The keys of the papers of a referral; Enter on the preview prints, and Enter again closes it."""

MOST_QUESTIONS = 40


@dataclass
class Taken:
    """One family: what was pressed, the desk's own time in it, and the clock's, in seconds."""

    kind: str
    keys: int = 0
    desk: float = 0
    clock: float = 0


class Queue:
    """One clerk with twenty families before her."""

    def __init__(self, pace: float) -> None:
        self._pace = pace
        self.taken: list[Taken] = []

    def work(self, desk: DeskAtWork) -> None:
        """Unlock and take everybody."""
        desk.unlock(SIX_WORDS)
        for kind in QUEUE:
            begun = time.monotonic()
            self.taken.append(Taken(kind))
            self._press(desk, ENTER)
            desk.until_page("interview_page")
            self._ask(desk, kind)
            if kind == REFER:
                self._print(desk)
            self._press(desk, ENTER)
            desk.until_page("today_page")
            self.taken[-1].clock = time.monotonic() - begun

    def _ask(self, desk: DeskAtWork, kind: str) -> None:
        if kind == REFER:
            for presses in REFERRED:
                self._press(desk, *presses)
        else:
            self._press(desk, FIRST_REPLY[kind], ENTER)
        for _ in range(MOST_QUESTIONS):
            if desk.part("outcome_page") is not None:
                return
            asked = _question(desk)
            self._press(desk, SKIP)
            if _question(desk) == asked:
                self._press(desk, ENTER)  # a field that is filled in goes on with what it has
        raise TimeoutError(f"the outcome of {kind}: {_question(desk)}")

    def _print(self, desk: DeskAtWork) -> None:
        for key in PAPERS:
            self._press(desk, key)
            desk.until(lambda: desk.has_focus("preview_print"), "the preview")
            self._press(desk, ENTER)
            desk.until(lambda: _is_printed(desk), "the paper")
            self._press(desk, ENTER)
            desk.until_page("outcome_page")

    def _press(self, desk: DeskAtWork, *presses: Press) -> None:
        """Press key after key, each at its time and when the desk has dealt with the last."""
        for press in presses:
            for one in press if isinstance(press, str) else (press,):
                self._press_one(desk, one)

    def _press_one(self, desk: DeskAtWork, press: Press) -> None:
        begun = time.monotonic()
        desk.press_at_once(press)
        desk.rest()
        took = time.monotonic() - begun
        self.taken[-1].keys += 1
        self.taken[-1].desk += took
        desk.rest(max(0, round((self._pace - took) * 1000)))


def _question(desk: DeskAtWork) -> str:
    asked = desk.part("interview_family_words")
    return str(asked.property("text")) if asked else ""


def _is_printed(desk: DeskAtWork) -> bool:
    again = desk.part("preview_print")
    return again is not None and again.isEnabled() and desk.has_focus("preview_close")


if __name__ == "__main__":
    queue = Queue(int(sys.argv[1]) / 1000)
    at_work(queue.work)
    print(json.dumps({"taken": [asdict(taken) for taken in queue.taken]}))
