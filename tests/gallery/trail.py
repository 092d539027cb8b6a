"""The trail: what was done last, and what a check of everything may come to."""

from collections.abc import Iterator

from mmep_desktop.domain.checked import Checked, Found, Wrong
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.trail.result_card import ResultCard
from ui.widgets.progress_panel import ProgressPanel

RECORDS = tuple(f"01a221d8-86f0-70ba-8f54-51bc4232{number:04}" for number in range(9))
FOUND = (
    *(Found(Wrong.RECORD_ALTERED, "screening", id_) for id_ in RECORDS),
    Found(Wrong.WAS_PUT_BACK, "trail", "1240"),
    Found(Wrong.CUT_OR_PUT_BACK, "keyring", "1301"),
)


def trail(studio: Studio) -> Iterator[Plate]:
    """Show the last acts, the check on its way, all well, and what somebody altered."""
    studio.flow.safekeeping.show_trail()
    result = studio.window.findChild(ResultCard)
    progress = studio.window.findChild(ProgressPanel, "trail_progress")
    if result is None or progress is None:
        raise LookupError("the trail has no page")
    yield plate(studio, "trail")
    progress.begin("Checking records, pages and the trail")
    progress.show_moved((240_000, 500_000))
    yield plate(studio, "trail-checking")
    progress.finish("")
    studio.click("trail_check")
    studio.until(result.isVisible)
    yield plate(studio, "trail-whole")
    result.show_checked(Checked(1_302, 411, FOUND))
    yield plate(studio, "trail-altered")
    studio.flow.show_today()
