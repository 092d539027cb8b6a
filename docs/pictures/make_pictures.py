"""Draws the pictures of the documentation anew, with the invented families of practice."""  # noqa: INP001 - a script, never imported

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mmep_desktop.bootstrap import open_desk, practice_entrance
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.replies import Chosen, Dated, Filled, Listed, Reply, Ticked
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.districts import known_districts
from mmep_desktop.services.entering import Unlocked
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.keys import PRACTICE_PASSPHRASE
from mmep_desktop.services.practice_families import months_before
from mmep_desktop.settings import Settings
from ui.flow import Flow, rail_entries
from ui.main_window import MainWindow
from ui.none_on_311 import keep_none
from ui.theme.palette import DARK, LIGHT, Palette
from ui.theme.style import apply_theme
from ui.unlock.page import UnlockPage
from ui.walk import Tray

HERE = Path(__file__).parent
SIZE = (1280, 720)
SHEET_WIDTH = 1000
SETTLING_MS = 120
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
}
"""What the family says; what is not here is passed over or, for its move, dated below."""


class Studio:
    """A desk with practice's families in a window without practice's frame."""

    def __init__(self, app: QApplication, unlocked: Unlocked, desk: Desk, folder: Path) -> None:
        self._app = app
        self._unlocked = unlocked
        self._desk = desk
        self._folder = folder
        apply_theme(app, LIGHT)
        self._window = MainWindow(rail_entries(), "", "")
        self._window.resize(*SIZE)
        self._window.show()
        self._window.activateWindow()

    def take_all(self) -> None:
        """Leave every picture beside this file."""
        self._unlock()
        flow = self._open()
        flow.show_today()
        self._take("today")
        self._interview(flow)
        self._outcome(flow)
        self._sheet()

    def _unlock(self) -> None:
        page = UnlockPage(lambda _passphrase: self._unlocked)
        self._window.show_unlocked("")
        self._window.add_page("unlock", page)
        self._window.show_page("unlock")
        page.show_unlock()
        self._take("unlock")

    def _open(self) -> Flow:
        center, screener = self._unlocked.center, self._desk.screeners.choose().screener
        self._window.top.show_center(center.name, f"Desk {center.desk}")
        self._window.show_unlocked("Maria S.")
        self._window.bottom.show_screener(
            f"Screener {screener.version}", "WORKING DRAFT, not MMEP's text"
        )
        towns = [district.name for district in known_districts()]
        return Flow(self._window, self._desk, Settings(), _keep_nothing, towns, self._folder)

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
        self._take("outcome", DARK)

    def _answer(self, sitting: Sitting, question: str) -> Sitting:
        interviewing, told = self._desk.interviewing, TOLD.get(question)
        if question == "household":
            told = Listed(sitting.interview.asking.people)
        if question == "move_when":
            told = Dated(months_before(sitting.screening.screened_on, MONTHS_AGO))
        return interviewing.answer(sitting, told) if told else interviewing.skip(sitting)

    def _sheet(self) -> None:
        sitting = self._desk.interviewing.open(self._screening_of(REFERRED))
        pdf = self._desk.paperwork.drawn(sitting, Paper.REFERRAL_SHEET)
        first_page(pdf).save(str(HERE / "sheet.png"))

    def _screening_of(self, name: str) -> str:
        return self._desk.lists.find(name)[0].screening_id or ""

    def _take(self, name: str, palette: Palette = LIGHT) -> None:
        apply_theme(self._app, palette)
        self._settle()
        self._window.grab().save(str(HERE / f"{name}.png"))

    def _settle(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(SETTLING_MS, loop, loop.quit)
        loop.exec()


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
            unlocked = door.unlock(PRACTICE_PASSPHRASE)
            take(unlocked, Path(folder))
            unlocked.store.close()
    finally:
        door.end()


def main() -> None:
    """Take the pictures; no display is needed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keep_none()
    app = QApplication(sys.argv[:1])

    def take(unlocked: Unlocked, folder: Path) -> None:
        desk = open_desk(unlocked, Tray(folder), folder)
        Studio(app, unlocked, desk, folder).take_all()

    _with_practice(take)


if __name__ == "__main__":
    main()
