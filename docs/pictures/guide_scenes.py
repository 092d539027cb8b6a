"""The scenes of the user guide, played by keys in the window of the picture maker."""  # noqa: INP001 - part of a script

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.center import MmepContact, Role, School
from mmep_desktop.domain.heard import Compared, Difference, Differs, Heard
from mmep_desktop.domain.mmep_answers import Answer, AnswerFile, Result
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.partner_keys import PartnerKind
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.folder_stores import FolderStores
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.security.device_secrets import KeyringEntry
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.pin import PinsInMemory
from mmep_desktop.security.vault import Vault
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.entering import Entering, SetUp
from mmep_desktop.services.keys import KeyringState
from mmep_desktop.services.ports import Printer
from mmep_desktop.services.registering import NewChild
from mmep_desktop.settings import Settings
from mmep_desktop.storage.ids import TimedIdentifiers
from ui.answers.page import AnswersPage
from ui.flow import Flow
from ui.imports.page import ImportsPage
from ui.main_window import MainWindow
from ui.partners.page import PartnersPage
from ui.problem.page import ProblemPage
from ui.session import Session, set_up_page

Press = str | Qt.Key
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ASKED = "Seabright"
"""The family that is asked here, up to the date of its move."""

UP_TO_THE_DATE: Sequence[tuple[Press, ...]] = (
    ("1", ENTER),
    ("Q", ENTER),
    (ENTER,),
    ("1", ENTER),
    ("Rosa Seabright", ENTER),
)
"""Moved, cut or packed fish, the children, a parent did it, and who."""

BLANK, EVERY = 40, 4
"""More colours than a preview has without its paper, looked at in every fourth pixel."""

GIVEN = SetUp(
    district_code="02010000",
    district="New Bedford",
    center_name="Harborfield Registration Center",
    desk="A",
    phone="508-555-0100",
    schools=(School("", "Lighthouse Elementary"),),
    mmep=MmepContact(),
    supervisor="Maria Silva",
    passphrase="violet harbor candle orbit",
)

LIGHTHOUSE = School("02010405", "Lighthouse Elementary")
GO_LIVE = date(2026, 8, 1)
FOUND = "Pierrechi Tizralmeis"
SURNAMES = ("Tum Ejemplo", "Seabright", "Okonkwo", "da Silva", "Kolenda")
GIVEN_NAMES = ("Mateo", "Rosa", "Chidi", "Caali", "Wilner", "Ana")
WRENS = (
    ("Iris", "2017-05-04", "508-555-0190"),
    ("Robin", "2014-09-12", "508-555-0190"),
    ("Iris", "2017-05-04", ""),
)
"""Children of one household, one of whom is on the list twice: given name, birth date, phone."""

_SERVED = Answer(
    *("", "0201-A-26-00017", 1, 0, Result.ELIGIBLE, date(2026, 9, 14)),
    eligible_from=date(2026, 8, 14),
    eligible_until=date(2029, 8, 13),
)
_TRIED = replace(
    _SERVED, result=Result.NOT_REACHED, eligible_from=None, eligible_until=None, tries=3
)
COMPARED = Compared(
    file=AnswerFile(
        *("", 2, datetime(2026, 9, 15, 9, tzinfo=UTC), "MMEP", "02010000", "A", "", "", (), ())
    ),
    lines=(
        Difference(_SERVED, Differs.NEW, Name("Sokha", last_1="Lotus"), "lotus"),
        Difference(_TRIED, Differs.NEW, Name("Camila", last_1="Luciérnaga"), "luciérnaga"),
        Difference(
            *(_SERVED, Differs.CHANGED, Name("Isabela", last_1="Vaga-Lume"), "vaga-lume"),
            Heard(_TRIED, 1, date(2026, 9, 1)),
        ),
    ),
    missing=(),
    receipts=(1, 2),
    not_ours=(),
    was_applied=False,
)
"""Answers to invented children, as MMEP might give them."""

Take = Callable[[str, QWidget | None], None]


class WorkingKeyring:
    """A keyring that works, on whatever computer the pictures are taken."""

    def state(self) -> KeyringState:
        return KeyringState.WORKS

    def working_name(self) -> str:
        return "SecretService"

    def __init__(self) -> None:
        self._kept: dict[KeyringEntry, str] = {}

    def read(self, name: str, entry: KeyringEntry) -> str | None:  # noqa: ARG002 - there is one
        return self._kept.get(entry)

    def write(self, name: str, entry: KeyringEntry, secret: str) -> None:  # noqa: ARG002 - there is one
        self._kept[entry] = secret

    def remove(self, name: str, entry: KeyringEntry) -> None:  # noqa: ARG002 - there is one
        self._kept.pop(entry, None)


class GuideScenes:
    """Each method leads the window to one page and takes its picture."""

    def __init__(self, window: MainWindow, take: Take) -> None:
        self._window = window
        self._take = take

    def set_up(self, folder: Path) -> None:
        """Show the first day: the page that sets a desk up."""
        page = set_up_page(door_of(folder))
        self._window.show_door("set_up", page)
        page.show_set_up()
        _fill(page, "set_up_district", "New Bedford")
        _fill(page, "set_up_desk", "A")
        _fill(page, "set_up_center_name", "Harborfield Registration Center")
        _fill(page, "set_up_center_phone", "508-555-0100")
        self._take("set-up", None)

    def safekeeping(self, folder: Path, printer: Printer) -> None:
        """Show the clerks and the keys of a desk that is as real as one can be."""
        folder.mkdir()
        unlocked = door_of(folder).set_up(GIVEN)
        desk = open_desk(unlocked, printer, folder)
        if desk.clerks is not None:
            desk.clerks.invite("Bo Nhu", Role.EXPORTER)
        session = Session(unlocked, desk, Settings(), _nothing, folder, practice=False)
        self._window.show_desk(session.shell)
        session.flow.show_settings()
        self._open("settings_open_clerks")
        self._take("clerks", None)
        self._press((Qt.Key.Key_N, CTRL), "Ana Souza")
        self._open("new_clerk_role_clerk")
        self._press(ENTER)
        self._take("clerk-code", None)
        self._press(ENTER, Qt.Key.Key_Escape)
        self._open("settings_open_keys")
        self._press((Qt.Key.Key_N, CTRL))
        self._take("recovery", None)
        key = desk.recovery.begin().key if desk.recovery is not None else ""
        if desk.recovery is not None:
            desk.recovery.confirm(key)
        self._press(Qt.Key.Key_Escape)
        self._take("keys", None)
        self._partners(session.flow, desk, folder)
        session.close()
        unlocked.store.close()

    def _partners(self, flow: Flow, desk: Desk, folder: Path) -> None:
        """Show MMEP's key as it is compared by phone."""
        flow.show_settings()
        self._open("settings_open_partners")
        self._take("", None)
        file = folder / "mmep.mepkeys"
        file.write_bytes(SealedParcels().new_keys(PartnerKind.MMEP, "", "", "MMEP").public.file)
        page = self._window.findChild(PartnersPage)
        if page is not None:
            page.ask(desk.correspondence.partnering.read(str(file)))
        self._take("partners", None)

    def morning(self, folder: Path, printer: Printer) -> None:
        """Play the morning of the guide: a list comes in, a child of it is found, asked, joined."""
        folder.mkdir()
        unlocked = door_of(folder).set_up(replace(GIVEN, schools=(LIGHTHOUSE,)))
        desk = open_desk(unlocked, printer, folder)
        desk.go_live.keep(GO_LIVE)
        session = Session(unlocked, desk, Settings(), _nothing, folder, practice=False)
        self._window.show_desk(session.shell)
        session.flow.show_settings()
        self._open("settings_open_imports")
        self._look_at_list(folder)
        self._take("morning-list", None)
        self._press(ENTER)
        self._find("tisralmeys")
        self._take("morning-found", None)
        self._press(ENTER, ENTER, "2", ENTER, (Qt.Key.Key_Plus, CTRL), "Luz")
        self._take("morning-sister", None)
        self._press((ENTER, CTRL))
        self._take("morning-both", None)
        self._press(ENTER, (Qt.Key.Key_5, CTRL), (Qt.Key.Key_3, ALT))
        self._take("morning-reports", None)
        session.close()
        unlocked.store.close()

    def _look_at_list(self, folder: Path) -> None:
        place = folder / "aspen.csv"
        place.write_text(_list_of(SURNAMES), encoding="utf-8")
        for page in self._window.findChildren(ImportsPage):
            page.open_file(place)

    def problem(self) -> None:
        """Show what a problem looks like before the records are open."""
        page = ProblemPage(at_the_door=True)
        self._window.show_door("problem", page)
        page.show_problem(DeskError(Problem.KEYRING_LOCKED))
        self._take("problem", None)

    def interview(self, flow: Flow) -> None:
        """Show the first question, a date, and the outcome of a family that did not move."""
        flow.show_today()
        self._find(ASKED)
        self._press(ENTER, ENTER)
        self._take("question", None)
        for keys in UP_TO_THE_DATE:
            self._press(*keys)
        self._press("last summer")
        self._take("date", None)

    def no_referral(self, flow: Flow) -> None:
        """Show what comes out after four keys, but the last one."""
        flow.show_today()
        self._press(ENTER, "2", ENTER)
        self._take("no-referral", None)

    def family_side(self) -> None:
        """Show the page turned to the family, from the question on show."""
        self._press(Qt.Key.Key_F11)
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        (side,) = [each for each in shown if each.objectName() == "family_side"]
        side.resize(self._window.size())
        self._take("family-side", side)
        self._press((Qt.Key.Key_F11, CTRL))

    def papers(self) -> None:
        """Show a paper before it is printed, and the consent page's answer, from the outcome."""
        self._press("2")
        while not self._is_paper_drawn():
            self._take("", None)
        self._take("preview", None)
        self._press(Qt.Key.Key_Escape, "4")
        self._take("consent", None)
        self._press(Qt.Key.Key_Escape, Qt.Key.Key_F4)
        self._take("check", None)
        self._press(Qt.Key.Key_Escape)

    def housing(self) -> None:
        """Show the liaison's list, by the keys that lead there."""
        self._press((Qt.Key.Key_5, CTRL))
        self._take("", None)
        self._press(Qt.Key.Key_F7)
        self._take("", None)
        self._press(Qt.Key.Key_F7)
        self._take("housing", None)

    def other_pages(self, flow: Flow) -> None:
        """Show what lies around the interviews."""
        flow.show_today()
        self._find("kol")
        self._take("find", None)
        self._press(Qt.Key.Key_Escape)
        flow.show_today()
        self._press((Qt.Key.Key_N, CTRL), "Mateo", TAB, "Ejemplo")
        self._take("new-family", None)
        self._press(Qt.Key.Key_Escape, (Qt.Key.Key_4, CTRL))
        self._take("batches", None)
        self._press(Qt.Key.Key_F8)
        page = self._window.findChild(AnswersPage)
        if page is not None:
            page.show_compared(COMPARED)
        self._take("answers", None)
        self._press((Qt.Key.Key_5, CTRL))
        self._take("reports", None)
        self._press((Qt.Key.Key_6, CTRL))
        self._take("settings", None)

    def households(self, flow: Flow, desk: Desk) -> None:
        """Show who may be one household, and a child who is on the list twice."""
        for first, born, phone in WRENS:
            child = NewChild(Name(first, last_1="Wren", last_2="Linnet"), born, grade="04")
            desk.registering.register((child,), phone)
        flow.show_today()
        self._find("Robin Wren")
        self._press(ENTER, ENTER, "1")
        self._take("household", None)
        self._press((Qt.Key.Key_1, CTRL))
        self._find("Iris Wren")
        self._press(ENTER, Qt.Key.Key_F6)
        self._take("one-entry", None)
        self._press(Qt.Key.Key_Escape)

    def last_time(self, flow: Flow, desk: Desk, family_id: str) -> None:
        """Show the answers of a family that is asked once more beside those of before."""
        again = desk.interviewing.ask_again(family_id, "en")
        desk.interviewing.answer(again, Chosen("no"))
        flow.open_screening_again(again.screening.id)
        self._press(Qt.Key.Key_F7)
        self._take("last-time", None)

    def _is_paper_drawn(self) -> bool:
        """Whether the preview shows more than white: its page is drawn by a thread of Qt's own."""
        view = self._window.findChild(QPdfView, "preview_view")
        seen = view.grab().toImage() if view is not None else QImage()
        places = product(range(0, seen.width(), EVERY), range(0, seen.height(), EVERY))
        return len({seen.pixel(x, y) for x, y in places}) > BLANK

    def _open(self, name: str) -> None:
        part = self._window.findChild(QWidget, name)
        if part is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            self._press(Qt.Key.Key_Space)

    def _find(self, words: str) -> None:
        self._press((Qt.Key.Key_F, CTRL), words)

    def _press(self, *presses: Press | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        for press in presses:
            self._take("", None)
            part = QApplication.focusWidget() or self._window
            match press:
                case str():
                    QTest.keyClicks(part, press)
                case tuple():
                    QTest.keyClick(part, *press)
                case _:
                    QTest.keyClick(part, press)
        self._take("", None)


def door_of(folder: Path) -> Entering:
    """Return the door of a desk in *folder*, with a keyring that works."""
    return Entering(
        Vault(folder, WorkingKeyring()),
        FolderStores(folder, practice=False),
        TimedIdentifiers(),
        Passphrases(),
        SystemClock(),
        PinsInMemory(),
    )


def _list_of(surnames: Sequence[str]) -> str:
    """Return an Aspen export of invented children."""
    headings = (
        "local_id,enrollment_status,full_name,home_language,grade,registration_date,"
        "date_of_birth,school_local_id,primary_phone"
    )
    named = [(FOUND, "Usdeida"), *product(surnames, GIVEN_NAMES)]
    rows = (
        f'{700_000 + number},Active,"{surname}, {first}",Spanish,0{1 + number % 8},'
        f"2026-09-{1 + number % 28:02},201{number % 9}-03-{1 + number % 28:02},"
        f"{LIGHTHOUSE.code},508555{9_000 + number}"
        for number, (surname, first) in enumerate(named)
    )
    return "\n".join([headings, *rows, ""])


def _nothing(*_given: object) -> None:
    """Leave everything as it is."""


def _fill(page: QWidget, name: str, text: str) -> None:
    for field in page.findChildren(QWidget, name):
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
