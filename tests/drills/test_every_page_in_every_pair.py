"""Every page for each window language with each family language, in each theme and size."""

import os
import subprocess
import sys
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication

from mmep_desktop.words import LANGUAGES, PSEUDO
from tests.gallery.plates import SCREENERS
from tests.source_tree import ROOT
from tests.ui.every_page import Round, look_at_all
from ui.theme.palette import DARK, HIGH_CONTRAST, LIGHT, Palette

pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing)", extend=True
)

LOOK = """
from PySide6.QtWidgets import QApplication
from tests.ui.every_page import Round, look_at_all
from ui.none_on_311 import keep_none
from ui.sweeping import Sweeper
keep_none()
app = QApplication([])
Sweeper(app)
seen = look_at_all(Round("qps", ("es", "pt"), walked_at=None))
print(app.devicePixelRatio(), len(seen.pages) > 90, seen.cut)
"""


@pytest.mark.parametrize(("window", "family"), [*product((*LANGUAGES, PSEUDO), SCREENERS)])
def test_all_fits_in_every_pair_of_languages(qapp: QApplication, window: str, family: str) -> None:
    seen = look_at_all(Round(window, (family,), LIGHT, walked_at=None))
    assert seen.cut == []
    assert seen.nameless == []


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda each: each.name)
@pytest.mark.parametrize("size", [(1280, 720), (640, 360)])
def test_the_focus_is_seen_on_every_part_in_every_theme_and_size(
    qapp: QApplication, palette: Palette, size: tuple[int, int]
) -> None:
    seen = look_at_all(Round("en", ("es",), palette, walked_at=size))
    assert (seen.lost, seen.backwards, seen.hidden, seen.ringless) == ([], [], [], [])


def test_all_fits_where_each_pixel_of_the_page_is_four_of_the_screen() -> None:
    """2560x1440 at 200 %: letters are measured in other fractions there."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "2.0 True []\n"), done.stderr
