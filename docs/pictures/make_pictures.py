"""Draws the pictures of the documentation anew, with the invented families of practice."""  # noqa: INP001 - a script, never imported

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from guide_scenes import GuideScenes
from mmep_scenes import mmep
from PIL import Image
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QSize,
    Qt,
    QThreadPool,
    QTimer,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mmep_desktop.bootstrap import open_desk, practice_entrance
from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.replies import Chosen, Dated, Filled, Listed, Reply, Ticked
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.practice_families import months_before
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.settings import Settings
from resources import resource
from ui.flow import Flow
from ui.main_window import MainWindow
from ui.none_on_311 import keep_none
from ui.session import Session
from ui.theme.palette import DARK, LIGHT, Palette
from ui.theme.style import apply_theme
from ui.unlock.page import UnlockPage

OUT = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent
"""Where the pictures go: the folder that was named, or that of this file."""

COLOURS = 128
"""Enough for letters and flat colours; a picture takes a quarter of its room then."""

SIZE = (1280, 720)
SHEET_WIDTH = 1000
SETTLING_MS = 30
MONTHS_AGO = 5
BEGUN, REFERRED = "Colib", "Wilner"
"""The family that is at its second question, and the one that is asked to the end here."""

EVERYONE = ("child:0", "child:1", "worker")
TOLD: dict[str, Reply] = {
    "moved": Chosen("yes"),
    "worked": Ticked(("seafood_processing",)),
    "work_who": Ticked(("parent",)),
    "work_done": Filled({"person": "Rose Flanbwayan", "status": "did"}),
    "move_places": Filled(
        {"from_place": "Immokalee, FL", "to_place": "Harborfield", "across_district": "unknown"}
    ),
    "move_who": Ticked(EVERYONE),
    "move_more": Chosen("no"),
    "respondent": Filled({"respondent": "Rose Flanbwayan", "relation": "parent"}),
    "phones": Filled({"phone_1": "508-555-0122", "best_time": "after 4 pm"}),
    "address": Filled({"living_address": "12 Example Street, Harborfield"}),
    "languages": Filled({"spoken_language": "ht", "reading_language": "fr"}),
    "consent": Chosen("yes"),
    "field.housing": Chosen("doubled_up"),
    "field.housing_told": Chosen("no"),
    "field.credit_gaps": Chosen("unsure"),
    "field.program_interest": Chosen("several"),
    "field.transport_needed": Chosen("yes"),
}
"""What the family says; what is not here is passed over or, for its move, dated below."""


CONTACT = SchoolContact(
    "",
    "Zoila Tum",
    ContactKind.MIGRATORY_STAFF,
    languages=("en", "es", "quc"),
    phone="508-555-0150",
    email="zoila.tum@example.org",
)


class OfficePrinter:
    """A printer to choose; nothing is printed for a picture."""

    def printers(self) -> tuple[str, ...]:
        return ("Front office",)

    def print(self, pdf: bytes, printer: str, title: str) -> None:
        raise NotImplementedError(len(pdf), printer, title)


class Studio:
    """A desk with practice's families in a window without practice's frame."""

    def __init__(self, app: QApplication, unlocked: Unlocked, desk: Desk, folder: Path) -> None:
        self._app = app
        self._unlocked = unlocked
        self._desk = desk
        self._folder = folder
        self._palette = LIGHT
        apply_theme(app, LIGHT)
        self._window = MainWindow()
        self._window.resize(*SIZE)
        self._window.show()
        self._window.activateWindow()

    def take_all(self) -> None:
        """Leave every picture in its folder."""
        guide = GuideScenes(self._window, self._take)
        guide.set_up(self._folder / "new")
        guide.problem()
        guide.safekeeping(self._folder / "real", OfficePrinter())
        guide.morning(self._folder / "morning", OfficePrinter())
        mmep(self._window, self._take, self._folder / "mmep", OfficePrinter())
        self._practice()
        self._unlock()
        flow = self._open()
        flow.show_today()
        self._take("today")
        guide.interview(flow)
        guide.no_referral(flow)
        self._interview(flow)
        guide.family_side()
        self._outcome(flow)
        guide.papers()
        guide.other_pages(flow)
        self._schools(flow, guide)
        self._sheet()
        guide.households(flow, self._desk)
        guide.last_time(flow, self._desk, self._family_of(REFERRED))

    def _practice(self) -> None:
        apply_theme(self._app, LIGHT, practice=True)
        window = MainWindow(practice=True)
        page = UnlockPage(lambda _passphrase: self._unlocked, PRACTICE_PASSPHRASE)
        window.show_door("unlock", page)
        window.show()
        page.show_unlock()
        self._take("practice", window)
        window.close()
        apply_theme(self._app, LIGHT)
        self._window.activateWindow()

    def _unlock(self) -> None:
        page = UnlockPage(lambda _passphrase: self._unlocked)
        self._window.show_door("unlock", page)
        page.show_unlock()
        self._take("unlock")

    def _open(self) -> Flow:
        unlocked = replace(self._unlocked, clerk=replace(self._unlocked.clerk, name="Maria S."))
        session = Session(
            unlocked, self._desk, Settings(), _keep_nothing, self._folder, practice=False
        )
        self._window.show_desk(session.shell)
        return session.flow

    def _interview(self, flow: Flow) -> None:
        """Show the kinds of work in Spanish, one of them ticked."""
        sitting = self._desk.interviewing.open(self._screening_of(BEGUN))
        sitting = self._desk.interviewing.jump(sitting, "worked")
        flow.open_screening_again(sitting.screening.id)
        self._settle()
        for key in (Qt.Key.Key_2, Qt.Key.Key_Q):
            QTest.keyClick(QApplication.focusWidget() or self._window, key)
        self._take("interview")

    def _outcome(self, flow: Flow) -> None:
        family = self._desk.lists.find(REFERRED)[0].registration.family_id
        sitting = self._desk.interviewing.sit_down(family, "ht")
        while (step := sitting.interview.current) is not None:
            sitting = self._answer(sitting, step.question.id)
        self._desk.interviewing.finish(sitting)
        flow.open_screening_again(sitting.screening.id)
        self._take("outcome", palette=DARK)

    def _answer(self, sitting: Sitting, question: str) -> Sitting:
        interviewing, told = self._desk.interviewing, TOLD.get(question)
        if question == "household":
            told = Listed(sitting.interview.asking.people)
        if question == "move_when":
            told = Dated(months_before(sitting.screening.screened_on, MONTHS_AGO))
        return interviewing.answer(sitting, told) if told else interviewing.skip(sitting)

    def _schools(self, flow: Flow, guide: GuideScenes) -> None:
        """Show people and programs, what a family may ask about, and the liaison's list."""
        schools = self._desk.schools
        schools.keep_contact(CONTACT)
        schools.bring_in(Path(str(resource("programs", "example.toml"))))
        schools.ask(("housing", "credit_gaps", "program_interest"))
        flow.show_settings()
        self._take("")
        flow.safekeeping.open("schools")
        self._take("")
        self._take("schools")
        family = self._desk.lists.find(REFERRED)[0].registration.family_id
        sitting = self._desk.interviewing.ask_again(family, "es")
        while (step := sitting.interview.current) is not None:
            sitting = self._answer(sitting, step.question.id)
        sitting = self._desk.interviewing.finish(sitting)
        keep(first_page(self._desk.paperwork.drawn(sitting, Paper.FAMILY_PAGE)), "family-page")
        guide.housing()

    def _sheet(self) -> None:
        sitting = self._desk.interviewing.open(self._screening_of(REFERRED))
        pdf = self._desk.paperwork.drawn(sitting, Paper.REFERRAL_SHEET)
        keep(first_page(pdf), "sheet")

    def _family_of(self, name: str) -> str:
        return self._desk.lists.find(name)[0].registration.family_id

    def _screening_of(self, name: str) -> str:
        return self._desk.lists.find(name)[0].screening_id or ""

    def _take(self, name: str, part: QWidget | None = None, *, palette: Palette = LIGHT) -> None:
        """Let the window come to rest, then take a picture of it or of *part*, if it has a name."""
        if palette is not self._palette:
            self._palette = palette
            apply_theme(self._app, palette)
        self._settle()
        if name:
            keep((part or self._window).grab().toImage(), name)

    def _settle(self) -> None:
        QThreadPool.globalInstance().waitForDone()
        loop = QEventLoop()
        QTimer.singleShot(SETTLING_MS, loop, loop.quit)
        loop.exec()


def keep(picture: QImage, name: str) -> None:
    """Save *picture* with few colours, which makes it small."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    size, line = (rgb.width(), rgb.height()), rgb.bytesPerLine()
    whole = Image.frombuffer("RGB", size, bytes(rgb.constBits()), "raw", "RGB", line, 1)
    few = whole.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(OUT / f"{name}.png", optimize=True)


def first_page(pdf: bytes) -> QImage:
    """Return the first page of *pdf* on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    points = document.pagePointSize(0)
    size = QSize(SHEET_WIDTH, round(SHEET_WIDTH * points.height() / points.width()))
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    document.close()
    return page


def _keep_nothing(_settings: Settings) -> None:
    """Leave the settings of this computer alone."""


def _with_practice(take: Callable[[Unlocked, Path], None]) -> None:
    door = practice_entrance()
    try:
        with tempfile.TemporaryDirectory() as folder:
            unlocked = door.unlock("", PRACTICE_PASSPHRASE)
            take(unlocked, Path(folder))
            unlocked.store.close()
    finally:
        door.end()


def main() -> None:
    """Take the pictures; no display is needed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    OUT.mkdir(parents=True, exist_ok=True)
    keep_none()
    app = QApplication(sys.argv[:1])

    def take(unlocked: Unlocked, folder: Path) -> None:
        desk = open_desk(unlocked, OfficePrinter(), folder)
        Studio(app, unlocked, desk, folder).take_all()

    _with_practice(take)


if __name__ == "__main__":
    main()
