"""The page of reports: a school year of many children, one day, and a day on which nobody came."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QThreadPool

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.coverage import NotYetReason
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.registering import NewChild
from tests.fakes import Tray
from tests.gallery import content
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio

_LANGUAGES = ("es", "pt", "quc", "en")
_DAYS = 5
_ASKED, _WAITING = 13, 4


class EarlierClock:
    """Shows the time as it was some days ago."""

    def __init__(self, days: int) -> None:
        self._ago = timedelta(days=days)

    def now(self) -> datetime:
        return SystemClock().now() - self._ago


def reports(studio: Studio) -> Iterator[Plate]:
    """Let some days pass, and look at them as a supervisor does."""
    for days in range(_DAYS):
        _a_day(open_desk(studio.unlocked, Tray(), studio.folder, EarlierClock(days * 9)), days)
    _open(studio)
    yield plate(studio, "reports")
    studio.click("reports_span_school_year")
    _read(studio, "reports_parts")
    yield plate(studio, "reports-year")
    for name in ("schools_table", "save_pdf"):
        studio.part(f"reports_{name}").setFocus(Qt.FocusReason.TabFocusReason)
        yield plate(studio, f"reports-{name}")
    studio.click("reports_earlier")
    studio.until(lambda: not studio.part("reports_waiting_table").isVisible())
    yield plate(studio, "reports-nobody")
    studio.click("reports_follow_up")
    studio.until(studio.part("follow_up_table").isVisible)
    yield plate(studio, "follow-up")
    studio.flow.show_today()


def _a_day(desk: Desk, seed: int) -> None:
    for number in range(_ASKED):
        school = content.SCHOOLS[(number + seed) % len(content.SCHOOLS)].name
        name = Name(content.GIVEN[number % len(content.GIVEN)], "", *content.SURNAMES)
        [child] = desk.registering.register((NewChild(name, school=school),))
        if number < _ASKED - _WAITING:
            language = _LANGUAGES[number % len(_LANGUAGES)]
            sitting = desk.interviewing.sit_down(child.family_id, language)
            desk.interviewing.finish(desk.interviewing.answer(sitting, Chosen("no")))
        elif number % 2:
            reason = list(NotYetReason)[(number + seed) % len(NotYetReason)]
            desk.coverage.note_reason(child.family_id, reason)


def _open(studio: Studio) -> None:
    studio.shell.rail.page_asked.emit("reports")
    _read(studio, "reports_figures")


def _read(studio: Studio, name: str) -> None:
    """Wait until everything is counted, and the charts are drawn that push other parts away."""
    studio.until(studio.part(name).isVisible)
    QThreadPool.globalInstance().waitForDone()
    studio.settle()
