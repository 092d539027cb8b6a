"""The unlock page must be there almost as fast as an empty Qt window."""

import statistics
import subprocess
import sys
import time

from tests.source_tree import ROOT

ALLOWED_SECONDS_OVER_QT = 0.35
RUNS = 7


def seconds_to_run(program: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    return time.perf_counter() - begun


def test_loading_the_window_costs_little_more_than_qt_itself() -> None:
    pairs = [
        (seconds_to_run("from PySide6 import QtWidgets"), seconds_to_run("import ui.app"))
        for _ in range(RUNS)
    ]
    qt, window = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"\nempty Qt {qt:.3f} s, our window {window:.3f} s (medians of {RUNS})")
    assert window - qt < ALLOWED_SECONDS_OVER_QT
