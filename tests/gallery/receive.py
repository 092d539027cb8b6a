"""MMEP's side: nothing yet, centers that wait, the list of work, one child and its results."""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.settings import Settings
from tests.fakes import Tray
from tests.gallery import content
from tests.gallery.paper import is_drawn
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from tests.sending_centers import (
    MMEP,
    RECRUITER,
    MmepOffice,
    SendingCenter,
    a_record,
    a_row,
)
from ui.lock.left import Left
from ui.receive.page import ReceivePage
from ui.session import Session

LONG_TOWN = "Ayer-Shirley and Groton-Dunstable Regional School Districts"
LONG = a_row(
    "Maximiliano Alejandro",
    " ".join(content.SURNAMES),
    ADDRESS="1147 Purchase Street, third floor rear",
    PARENT_PHONE="508-555-0117",
    GRADE="04",
)


def receive(studio: Studio) -> Iterator[Plate]:
    """Go to MMEP's office, open what two centers sent, and write a result down."""
    studio.lock()
    with tempfile.TemporaryDirectory(prefix="mmep-gallery-") as folder:
        office = MmepOffice(Path(folder))
        session = _session(office)
        studio.window.show_desk(session.shell)
        session.show(Left())
        studio.until(studio.part("receive_nothing").isVisible)
        yield plate(studio, "receive-nothing")
        studio.keys(Qt.Key.Key_F1)
        studio.until(lambda: is_drawn(studio))
        yield plate(studio, "preview-guide")
        studio.keys(Qt.Key.Key_Escape)
        studio.until(studio.part("receive_nothing").isVisible)
        yield from _centers(studio, office)
        yield from _work(studio, office)
        yield from _letting_go(studio, office, session)
        session.close()
        office.store.close()


def _session(office: MmepOffice) -> Session:
    unlocked = Unlocked(office.store, MMEP, RECRUITER)
    desk = open_desk(unlocked, Tray(), office.folder, office.clock)
    return Session(unlocked, desk, Settings(), _forget, office.folder, practice=False)


def _centers(studio: Studio, office: MmepOffice) -> Iterator[Plate]:
    """Show a file of a center that nobody knows, then what came from two that are known."""
    north, south = SendingCenter(content.CENTER), SendingCenter("Southcoast Center", "00350000")
    office.knows(south)
    page = _page(studio)
    first = office.file(north.batch(office.keys, a_record("s1", LONG, number="0201-A-26-00017")))
    south.batch(office.keys)
    rows = [
        a_row(given, "Colibrí", date(2013, 1 + place, 4), DISTRICT=town, LANGUAGE=language)
        for place, (given, town, language) in enumerate(
            (("Xuncax", LONG_TOWN, "quc"), ("Guadalupe", "New Bedford", "es"), ("Ana", "", "pt"))
        )
    ]
    records = [
        a_record(f"t{place}", row, number=f"0035-A-26-0000{place}")
        for place, row in enumerate((*rows, LONG))
    ]
    gone = a_record("t9", news=News.WITHDRAWN, number="0035-A-26-00009")
    second = office.file(south.batch(office.keys, *records, gone))
    page.open_files([first, second, second, str(office.folder / "nowhere.mepbatch")])
    studio.until(studio.part("receive_center").isVisible)
    studio.until(studio.part("receive_remarks").isVisible)
    yield plate(studio, "receive-unknown")
    studio.click("receive_center_same")
    studio.until(lambda: not studio.part("receive_center").isVisible())
    studio.until(studio.part("receive_table").hasFocus)


def _work(studio: Studio, office: MmepOffice) -> Iterator[Plate]:
    office.desk.replying.give("t1", 0, Result.APPOINTMENT)
    _page(studio).show_work()
    answer = studio.part("receive_answer")
    studio.until(lambda: "1" in answer.accessibleName())
    studio.click("receive_states_all")
    studio.settle()
    yield plate(studio, "receive-all")
    _page(studio).look_for("nobody like this")
    yield plate(studio, "receive-none")
    _page(studio).look_for("")
    studio.part("receive_table").setFocus(Qt.FocusReason.TabFocusReason)
    studio.keys(Qt.Key.Key_Home, Qt.Key.Key_Return)
    studio.until(studio.part("received_result").isVisible)
    yield plate(studio, "received")
    studio.click("received_results_eligible")
    studio.fill("received_first", "9/1/2026")
    studio.fill("received_last", "9/1/2031")
    studio.click("received_save")
    yield plate(studio, "received-days")
    studio.keys(Qt.Key.Key_Escape)
    studio.settle(20)


def _letting_go(studio: Studio, office: MmepOffice, session: Session) -> Iterator[Plate]:
    """Let years pass, and let everything go that was kept."""
    session.flow.safekeeping.show_letting_go()
    studio.until(studio.part("letting_due").isEnabled)
    yield plate(studio, "letting-nothing")
    office.clock.at += timedelta(days=4 * 365)
    session.flow.show_today()
    studio.until(studio.part("receive_due").isVisible)
    yield plate(studio, "receive-due")
    session.flow.safekeeping.show_letting_go()
    studio.until(studio.part("letting_table").isVisible)
    studio.click("letting_now")
    yield plate(studio, "letting-due")
    studio.fill("letting_passphrase", PRACTICE_PASSPHRASE)
    studio.click("letting_now")
    studio.until(studio.part("letting_past").isVisible)
    yield plate(studio, "letting-gone")


def _page(studio: Studio) -> ReceivePage:
    page = studio.part("receive_page")
    assert isinstance(page, ReceivePage)
    return page


def _forget(_settings: Settings) -> None:
    """Leave the settings of this computer alone."""
