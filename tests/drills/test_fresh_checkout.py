"""Rehearse the first minutes of a newcomer: a bare copy, one command, and again at once."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.source_tree import NOT_OURS, ROOT

LEFT_BEHIND = shutil.ignore_patterns(".venv", ".git", ".*_cache", *NOT_OURS)
WITHOUT_DISPLAY = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}


def start(checkout: Path) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "installer/bootstrap.py", "run"]
    subprocess.run(command, cwd=checkout, env=WITHOUT_DISPLAY, check=True)
    return time.perf_counter() - begun


def test_a_bare_copy_starts_with_one_command_and_faster_the_second_time(tmp_path: Path) -> None:
    checkout = tmp_path / "a folder with blanks"
    shutil.copytree(ROOT, checkout, ignore=LEFT_BEHIND)
    first = start(checkout)
    assert list((checkout / "out").iterdir())
    second = start(checkout)
    print(f"\nfirst start {first:.1f} s, second {second:.1f} s")
    assert second < first
