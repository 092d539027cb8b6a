"""The rules are fast enough to screen a whole district again in a moment, and to start at once."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.domain.generated_answers import screening
from tests.source_tree import ROOT

FAMILIES = 20_000
LEAST_A_SECOND = 3_000
MOST_SECONDS_TO_START = 0.35


def seconds_to_evaluate(file: Path) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "mmep_desktop", "evaluate", str(file)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def test_thousands_of_families_are_screened_in_a_second(tmp_path: Path) -> None:
    file = tmp_path / "families.json"
    families = [screening(seed) for seed in range(FAMILIES)]
    file.write_text(json.dumps([{"answers": a, "screened_on": str(on)} for a, on in families]))
    rate = FAMILIES / seconds_to_evaluate(file)
    print(f"\n{rate:.0f} screenings a second, with starting, reading and printing")
    assert rate > LEAST_A_SECOND


def test_one_family_is_screened_almost_at_once(tmp_path: Path) -> None:
    file = tmp_path / "family.json"
    file.write_text('{"moved": "no", "children": [{}]}')
    fastest = min(seconds_to_evaluate(file) for _ in range(5))
    print(f"\n{fastest:.3f} s for one family")
    assert fastest < MOST_SECONDS_TO_START
