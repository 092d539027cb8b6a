"""A referral sheet is there before the clerk looks up, whatever the family."""

import subprocess
import sys
import time
from collections.abc import Callable

from mmep_desktop.documents.referral_sheet import referral_sheet
from mmep_desktop.domain.referral import Referral
from tests.benchmarks.drawn import DrawnPage, drawn
from tests.benchmarks.figures import Figures, alternating, median, unmet
from tests.benchmarks.other_programs import OTHERS, Draw, bare_canvas
from tests.documents.families import longest, ordinary
from tests.source_tree import ROOT

PART = "Referral sheet"
RUNS, RUNS_OF_OTHERS = 40, 5

FIRST_SHEET = """
import time
from mmep_desktop.documents.referral_sheet import referral_sheet
from tests.documents.families import ordinary
family = ordinary()
begun = time.perf_counter()
referral_sheet(family)
print((time.perf_counter() - begun) * 1000)
"""


def milliseconds_of(draw: Callable[[], bytes]) -> Callable[[], float]:
    def measured() -> float:
        begun = time.perf_counter()
        pdf = draw()
        taken = (time.perf_counter() - begun) * 1000
        assert pdf.startswith(b"%PDF")
        return taken

    return measured


def sheet_of(referral: Referral) -> Callable[[], float]:
    return milliseconds_of(lambda: referral_sheet(referral))


def test_a_sheet_takes_no_time_worth_waiting_for(figures: Figures) -> None:
    family, large = ordinary(), longest()
    pages = drawn(family)
    first = float(subprocess.check_output([sys.executable, "-c", FIRST_SHEET], cwd=ROOT))
    ours, bare, twelve = alternating(
        RUNS, sheet_of(family), milliseconds_of(lambda: bare_canvas(pages)), sheet_of(large)
    )
    kept = (
        figures.keep(PART, "family of three", median(ours), "ms", under=40),
        figures.keep(
            PART,
            "the same as a multiple of a bare canvas",
            median(ours) / median(bare),
            "",
            under=4,
        ),
        figures.keep(
            PART, "twelve children, every field as long as can be", median(twelve), "ms", under=120
        ),
    )
    figures.keep(PART, "a bare ReportLab canvas with the same words and code", median(bare), "ms")
    figures.keep(PART, "family of three, the first sheet, fonts read with it", first, "ms")
    assert unmet(*kept) == []


def test_other_programs_draw_the_same_sheet(figures: Figures) -> None:
    pages = drawn(ordinary())
    ours = sheet_of(ordinary())
    for name, (is_here, draw) in OTHERS.items():
        if not is_here():
            figures.keep(PART, f"{name}, the same words", None, "ms")
            continue
        theirs, beside = alternating(RUNS_OF_OTHERS, drawing(draw, pages), ours)
        figures.keep(PART, f"{name}, the same words", median(theirs), "ms")
        figures.keep(PART, f"{name} as a multiple of ours", median(theirs) / median(beside), "")


def drawing(draw: Draw, pages: list[DrawnPage]) -> Callable[[], float]:
    return milliseconds_of(lambda: draw(pages))
