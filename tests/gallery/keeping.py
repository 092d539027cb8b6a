"""Keeping and forgetting: what is due, held, proposed and destroyed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.destroying import Destroying
from mmep_desktop.services.registering import NewChild
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.fakes import Tray
from tests.gallery import content
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio

SECOND = Clerk("meh", "Maria Etxeberria-Hidalgo", Role.SUPERVISOR)
LONG_AGO = timedelta(days=120)


class EarlierClock:
    """Shows the time as it was months ago."""

    def now(self) -> datetime:
        return SystemClock().now() - LONG_AGO


def keeping(studio: Studio) -> Iterator[Plate]:
    """Let three families be due, hold one of them, and destroy the others."""
    earlier = open_desk(studio.unlocked, Tray(), studio.folder, EarlierClock())
    for first in ("Ana", "Wilhelmina Alexandrina", "Xuncax"):
        _ask(earlier, NewChild(Name(first, "", *content.SURNAMES), local_id=f"LASID-{first[:1]}"))
    _open(studio)
    yield plate(studio, "keeping")
    studio.click("keeping_hold")
    studio.fill("hold_find", "Fernandez")
    studio.click("hold_keep")
    yield plate(studio, "hold")
    studio.click("hold_reason_court")
    studio.click("hold_keep")
    _read(studio)
    yield plate(studio, "keeping-held")
    _propose_by_another(studio)
    _open(studio)
    yield plate(studio, "keeping-proposed")
    studio.click("keeping_confirm")
    yield plate(studio, "keeping-sure")
    studio.click("keeping_destroy")
    _read(studio)
    yield plate(studio, "keeping-destroyed")


def _ask(desk: Desk, child: NewChild) -> None:
    [registered] = desk.registering.register((child,))
    sitting = desk.interviewing.sit_down(registered.family_id, "en")
    desk.interviewing.finish(desk.interviewing.answer(sitting, Chosen("no")))


def _open(studio: Studio) -> None:
    studio.flow.show_settings()
    studio.settle(20)
    studio.click("settings_open_keeping")
    _read(studio)


def _read(studio: Studio) -> None:
    """Wait until the page has read every record."""
    studio.until(studio.part("keeping_due").isEnabled)


def _propose_by_another(studio: Studio) -> None:
    store = studio.unlocked.store
    with store.work()() as work:
        work.center.keep_clerk(SECOND)
        work.commit()
    work_of_hers = store.work(SECOND.id)
    Destroying(work_of_hers, SystemClock(), TimedIdentifiers(), SECOND, store).propose()
