"""The rules are fast enough to screen a whole district again in a moment, and to start at once."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import Figures, alternating, median, unmet
from tests.domain.generated_answers import screening
from tests.source_tree import ROOT

PART = "evaluate"
FAMILIES, RUNS = 20_000, 3
STARTS = 21


def seconds_of(*arguments: str) -> float:
    begun = time.perf_counter()
    command = [sys.executable, *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def evaluating(file: Path) -> tuple[str, ...]:
    return ("-m", "mmep_desktop", "evaluate", str(file))


def one_family(folder: Path) -> Path:
    file = folder / "family.json"
    file.write_text('{"moved": "no", "children": [{}]}')
    return file


def test_thousands_of_families_are_screened_in_a_second(figures: Figures, tmp_path: Path) -> None:
    file, one = tmp_path / "families.json", one_family(tmp_path)
    families = [screening(seed) for seed in range(FAMILIES)]
    file.write_text(json.dumps([{"answers": a, "screened_on": str(on)} for a, on in families]))
    many, start = alternating(
        RUNS, lambda: seconds_of(*evaluating(file)), lambda: seconds_of(*evaluating(one))
    )
    rate = FAMILIES / (median(many) - median(start))
    kept = figures.keep(PART, "screenings a second on one core", rate, "", at_least=3_000)
    assert unmet(kept) == []


def test_one_family_is_screened_almost_at_once(figures: Figures, tmp_path: Path) -> None:
    one = one_family(tmp_path)
    ours, yardstick = alternating(
        STARTS, lambda: seconds_of(*evaluating(one)), lambda: seconds_of("-c", "import json")
    )
    ratio = median(ours) / median(yardstick)
    figures.keep(PART, "start and one family", median(ours) * 1000, "ms")
    figures.keep(PART, 'python -c "import json"', median(yardstick) * 1000, "ms")
    kept = figures.keep(PART, "the start as a multiple of that", ratio, "", under=5)
    assert unmet(kept) == []
