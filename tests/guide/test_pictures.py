"""The command that draws the pictures draws each of them, in the size of a small screen."""

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.guide.pages import DOCS, pictures
from tests.source_tree import ROOT

SIZE = (1280, 720)
OF_PAPER = {"sheet.png", "family-page.png"}


def test_every_picture_of_the_documentation_is_made_by_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "pictures/make_pictures.py"), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {path.name for path in tmp_path.glob("*.png")}
    assert made == {path.name for path in (DOCS / "pictures").glob("*.png")}
    assert pictures() <= made
    for name in made - OF_PAPER:
        with Image.open(tmp_path / name) as picture:
            assert (picture.size, picture.mode) == (SIZE, "P"), name
