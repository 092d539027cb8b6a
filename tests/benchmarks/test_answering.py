"""From the key that answers to the next question on the screen, the answer safely on disk between.

The store holds 50,000 families; the keys come faster than any clerk's.
"""

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.benchmarks.accounts import copied, said_by, still_to_ask
from tests.benchmarks.figures import Figures, median, percentile, unmet
from tests.real_screen import real_screen

PART = "Answer to next question painted, durable commit included, 50,000 families in the store"
ANSWERS, FAMILIES = 500, 160
MOST_MS = 16
TOOLS = ("Xvfb", "openbox", "xdotool", "xprop")


@pytest.fixture
def home(many_families: Path, tmp_path: Path) -> Iterator[Path]:
    """Return the home of an account with a large store and a long list for today."""
    own = copied(many_families, tmp_path / "home")
    still_to_ask(own, FAMILIES)
    yield own
    shutil.rmtree(own)


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_the_next_question_is_there_before_the_clerk_can_look(
    home: Path, figures: Figures, platform: str
) -> None:
    where = "without a screen" if platform == "offscreen" else "on an X server"
    if platform == "xcb" and not all(map(shutil.which, TOOLS)):
        figures.keep(PART, f"99th percentile, {where}", None, "ms")
        return
    with real_screen() if platform == "xcb" else nullcontext() as screen:
        display = screen.environment if screen else {}
        taken = said_by("answering", ANSWERS, home, platform, **display)
    times = taken["question"]
    assert len(times) >= ANSWERS
    kept = figures.keep(
        PART, f"99th percentile, {where}", percentile(times, 99), "ms", under=MOST_MS
    )
    figures.keep(PART, f"median, {where}", median(times), "ms")
    for what in ("question, at rest", "first question", "outcome", "day's list"):
        figures.keep(PART, f"{what}: 99th percentile, {where}", percentile(taken[what], 99), "ms")
    assert unmet(kept) == []
