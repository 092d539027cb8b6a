"""Search, from what each reader of files from outside reaches, for bytes that break it.

``MMEP_DRILL_FUZZ_SECONDS`` says for how long at each reader: 20 by default, 600 before a release.
What is found stays in ``out/fuzz``; one good file for each way of reading is in
``tests/fuzz/corpus``.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT

SECONDS = int(os.environ.get("MMEP_DRILL_FUZZ_SECONDS", "20"))
CORPUS = ROOT / "tests/fuzz/corpus"
READERS = (
    *("text", "oneroster", "packed", "sheet", "heard"),
    *("members", "batch", "answer", "results", "office"),
)
BOUNDS = ("-rss_limit_mb=1024", "-timeout=20", "-max_len=20000", "-verbosity=0")

pytest.importorskip("atheris", reason="coverage-guided search needs atheris, which Linux has")


@pytest.mark.parametrize("reader", READERS)
def test_no_bytes_break_a_reader(reader: str, tmp_path: Path) -> None:
    found = ROOT / "out/fuzz" / reader
    found.mkdir(parents=True, exist_ok=True)
    command = [
        *(sys.executable, "-m", "tests.fuzz.readers", reader),
        *BOUNDS,
        f"-max_total_time={SECONDS}",
        f"-artifact_prefix={found}/",
        *("-print_final_stats=1", str(tmp_path), str(CORPUS / reader)),
    ]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = [line for line in outcome.stderr.splitlines() if "number_of_executed" in line]
    print(f"\n{reader}: {' '.join(told)} in {SECONDS} s")
    assert outcome.returncode == 0, outcome.stderr[-4_000:]
