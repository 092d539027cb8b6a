"""The family's side covers a second screen where there is one, and the clerk's keeps hers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT

FIRST = {"name": "counter", "x": 0, "y": 0, "width": 1280, "height": 720}
SECOND = {"name": "towards-the-family", "x": 1280, "y": 0, "width": 1024, "height": 768}


@pytest.mark.parametrize(
    ("screens", "windows", "covered"),
    [
        ([FIRST], "counter counter", "0 0 1280 720"),
        ([FIRST, SECOND], "counter towards-the-family", "1280 0 1024 768"),
    ],
    ids=["one screen", "two screens"],
)
def test_the_family_s_side_goes_to_the_other_screen(
    tmp_path: Path, screens: list[dict[str, object]], windows: str, covered: str
) -> None:
    plan = tmp_path / "screens.json"
    plan.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-m", "tests.gallery.second_screen"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={plan}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == [windows, covered], done.stderr
