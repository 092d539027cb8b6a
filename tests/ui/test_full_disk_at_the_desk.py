"""A disk that is really full, at each write of the desk: told, nothing lost, and it goes on."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT
from tests.storage.test_full_disk import ON_A_SMALL_DISK, may_mount

MEGABYTES = 4


@pytest.mark.skipif(not may_mount(), reason="needs the right to mount a small disk")
def test_every_write_on_a_full_disk(tmp_path: Path) -> None:
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "on_a_full_disk.py"]
    mount = ["sh", "-c", ON_A_SMALL_DISK, "sh", str(tmp_path), str(MEGABYTES * 1024)]
    done = subprocess.run(
        ["unshare", "--mount", *mount, *tests],
        cwd=ROOT / "tests/ui",
        env={**os.environ, "MMEP_SMALL_DISK": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"\b7 passed\b", done.stdout), done.stdout
    assert "skipped" not in done.stdout
