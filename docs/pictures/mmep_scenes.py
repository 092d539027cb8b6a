"""The scenes at MMEP's office: what two centers sent, and one child of it."""  # noqa: INP001 - part of a script

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from guide_scenes import GIVEN, Take, door_of
from PySide6.QtWidgets import QWidget

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.domain.batch_rows import Column, Row
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import DeskKind
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.domain.receiving import Held, HeldChild, HeldRecord, ReceivedBatch
from mmep_desktop.services.entering import SetUp
from mmep_desktop.services.ports import Printer, UnitOfWork
from mmep_desktop.settings import Settings
from ui.main_window import MainWindow
from ui.receive.page import ReceivePage
from ui.session import Session

OFFICE = SetUp(
    district_code="",
    district="",
    center_name="MMEP, Northampton",
    desk="",
    phone="413-555-0100",
    schools=(),
    mmep=GIVEN.mmep,
    supervisor="Ana Recruiter",
    passphrase=GIVEN.passphrase,
    kind=DeskKind.MMEP,
)
AT = datetime(2026, 9, 1, 15, 30, tzinfo=UTC)
CHILDREN: Sequence[tuple[str, str, str, str, str]] = (
    ("Xuncax", "Pérez Tzoc", "New Bedford", "quc", "0201-A-26-00017"),
    ("Lucía", "Colibrí Nopal", "New Bedford", "es", "0201-A-26-00019"),
    ("Wilner", "Flanbwayan", "Harborfield", "ht", "0035-B-26-00004"),
    ("Rosa", "Seabright", "Harborfield", "en", "0035-B-26-00006"),
    ("Lucía", "Colibrí Nopal", "Harborfield", "es", "0035-B-26-00007"),
)
ANSWERS = (("Did your family move in the last three years?", "Yes", False),)


def mmep(window: MainWindow, take: Take, folder: Path, printer: Printer) -> None:
    """Show the list of work, and the page of its first child."""
    folder.mkdir()
    unlocked = door_of(folder).set_up(OFFICE)
    desk = open_desk(unlocked, printer, folder)
    with unlocked.store.work(unlocked.clerk.id)() as work:
        _keep(work)
        work.commit()
    desk.mmep.replying.give("r2", 0, Result.APPOINTMENT)
    session = Session(unlocked, desk, Settings(), _nothing, folder, practice=False)
    window.show_desk(session.shell)
    session.flow.show_today()
    take("", None)
    _click(window, "receive_states_all")
    take("receive", None)
    page = window.findChild(ReceivePage)
    if page is not None:
        page.child_opened.emit(desk.mmep.receiving.work().lines[0])
    take("received", None)
    session.close()
    unlocked.store.close()


def _keep(work: UnitOfWork) -> None:
    """Keep two batches as they would have been opened."""
    for center, name in (("02010000-A", "North Street Center"), ("00350000-B", "Harbor Center")):
        start = f"{center[:4]}-{center[-1]}"
        held = [
            _held(place, child, center)
            for place, child in enumerate(CHILDREN)
            if child[-1].startswith(start)
        ]
        batch = ReceivedBatch(center, center, name, 1, AT, "", "ab" * 32, "", AT, "ar")
        work.received.take(batch, held)


def _held(place: int, child: tuple[str, str, str, str, str], center: str) -> Held:
    first, surnames, town, language, number = child
    last_1, _, last_2 = surnames.partition(" ")
    row: Row = {
        Column.FIRST: first,
        Column.LAST_1: last_1,
        Column.LAST_2: last_2,
        Column.BORN: date(2017, 5, 4),
        Column.PARENT_PHONE: "508-555-0117",
        Column.ADDRESS: "12 Example Street",
    }
    told = (f"r{place}", center, number, 1, News.NEW, 1, town, language, ANSWERS)
    return Held(HeldRecord(*told), (HeldChild(f"r{place}", 0, row),))


def _click(window: QWidget, name: str) -> None:
    button = window.findChild(QWidget, name)
    click: Callable[[], None] | None = getattr(button, "click", None)
    if click is not None:
        click()


def _nothing(*_given: object) -> None:
    """Keep no setting."""
