"""The first page must be there almost as soon as the smallest window that could ask for it."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.benchmarks.accounts import account, environment_of
from tests.benchmarks.figures import Figures, unmet
from tests.real_screen import real_screen
from tests.source_tree import ROOT

RUNS = 15
OVER_PLAIN, OVER_EMPTY, MEMORY_OVER_EMPTY = 1.3, 2.0, 2.0
WINDOWS = {
    "ours": ("tests.benchmarks.our_first_page",),
    "plain": ("tests.benchmarks.first_page", "plain"),
    "empty": ("tests.benchmarks.first_page", "empty"),
}
PART = "First page on screen"


class Seen(NamedTuple):
    """When the first page was painted after its process was started, and the memory then."""

    seconds: float
    mebibytes: float


def first_page(program: tuple[str, ...], environment: dict[str, str]) -> Seen:
    begun = time.monotonic_ns()
    told = subprocess.run(
        [sys.executable, "-m", *program],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    painted, kib = (int(word) for word in told.stdout.split())
    return Seen((painted - begun) / 1e9, kib / 1024)


@pytest.mark.parametrize("platform", ["xcb", "offscreen"])
def test_the_first_page_is_there_almost_as_soon_as_a_plain_window(
    tmp_path: Path, figures: Figures, platform: str
) -> None:
    home = account(tmp_path / "home", 1)
    with real_screen() as screen:
        environment = environment_of(home, platform) | screen.environment
        seen: dict[str, list[Seen]] = {name: [] for name in WINDOWS}
        for _ in range(RUNS):
            for name, program in WINDOWS.items():
                seen[name].append(first_page(program, environment))
    keep(figures, platform, seen)


def keep(figures: Figures, platform: str, seen: dict[str, list[Seen]]) -> None:
    seconds = {name: statistics.median(run.seconds for run in runs) for name, runs in seen.items()}
    memory = {name: statistics.median(run.mebibytes for run in runs) for name, runs in seen.items()}
    on = f"on {platform}"
    for name in WINDOWS:
        figures.keep(PART, f"{name} window, {on}", seconds[name] * 1000, "ms")
    judged = [
        figures.keep(
            PART,
            f"ours to one label, field and button, {on}",
            seconds["ours"] / seconds["plain"],
            "",
            under=OVER_PLAIN,
        ),
        figures.keep(
            PART,
            f"ours to an empty window, {on}",
            seconds["ours"] / seconds["empty"],
            "",
            under=OVER_EMPTY,
        ),
        figures.keep(
            PART,
            f"memory, ours to an empty window's, {on}",
            memory["ours"] / memory["empty"],
            "",
            under=MEMORY_OVER_EMPTY,
        ),
    ]
    assert unmet(*judged) == []
