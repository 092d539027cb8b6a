"""The first set-up by its keys, with a door that remembers what it was given."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.center import DeskKind, MmepContact, School
from mmep_desktop.domain.checked import Checked, Ends, Told
from mmep_desktop.domain.district import District
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.entering import Entering, SetUp
from mmep_desktop.services.keys import KeyringState, PassphraseFault
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.services.unlocked import Unlocked
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.ui.keyboard import part_of, press, type_text
from ui.set_up.page import SetUpPage

CTRL = Qt.KeyboardModifier.ControlModifier
DISTRICTS = (District("00950000", "Fall River"), District("02010000", "New Bedford"))
GOOD = "violet kettle orbit lantern"
SIX = "violet kettle orbit lantern maple stone"


class PlainRules:
    """Fifteen characters, and words that are always the same."""

    def fault(
        self, passphrase: str, names: Sequence[str] = (), *, stands_alone: bool = False
    ) -> PassphraseFault | None:
        if stands_alone and len(passphrase.split()) < 6:
            return PassphraseFault.NOT_SIX_WORDS
        if any(name in passphrase for name in names):
            return PassphraseFault.MADE_OF_NAMES
        return PassphraseFault.TOO_SHORT if len(passphrase) < 15 else None

    def suggest(self, words: int = 4) -> str:
        return " ".join(SIX.split()[:words])


class MemoryStore:
    def work(self, clerk_id: str = "") -> OpenWork:
        return FakeWork(a_center(), a_clerk())

    def check(self, tell: Told, ends: Ends | None = None) -> Checked:
        return Checked(0, 0, ())

    def anchor_now(self) -> tuple[int, bytes]:
        return (0, b"")

    def clear_traces(self) -> bool:
        return True

    def exchange_key(self) -> None: ...

    def backup_parts(self, store_id: str) -> tuple[Copies, BackupsKept]:
        raise NotImplementedError

    def close(self) -> None: ...


class RememberingDoor(Entering):
    """An entrance without keys and files."""

    def __init__(self, *found: KeyringState) -> None:
        self.passphrases = PlainRules()
        self.given: list[SetUp] = []
        self.problem: Problem | None = None
        self._found: Iterator[KeyringState] = iter(found or (KeyringState.WORKS,))

    def keyring_state(self) -> KeyringState:
        return next(self._found)

    def set_up(self, given: SetUp) -> Unlocked:
        if self.problem:
            raise DeskError(self.problem)
        self.given.append(given)
        return Unlocked(MemoryStore(), a_center(), a_clerk())


def shown(qtbot: QtBot, door: RememberingDoor) -> SetUpPage:
    page = SetUpPage(door, DISTRICTS)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_set_up()
    qtbot.waitUntil(lambda: "Looking" not in words(page, "set_up_keyring_state"))
    return page


def line(page: QWidget, name: str) -> QLineEdit:
    field = page.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    return field


def words(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def focused_name() -> str:
    part = QApplication.focusWidget()
    return part.objectName() if part else ""


def fill(page: SetUpPage, passphrase: str = GOOD, **changed: str) -> None:
    """Fill what is needed; *changed* names fields without their ``set_up_``."""
    given = {
        "district": "New Bedford",
        "desk": "a",
        "center_name": "Example Center",
        "center_phone": "508-555-0100",
        "supervisor": "Maria Silva",
        "passphrase": passphrase,
        "passphrase_again": passphrase,
    }
    for key, text in (given | changed).items():
        line(page, f"set_up_{key}").setText(text)


def go(page: SetUpPage) -> None:
    press(QApplication.focusWidget() or page, Qt.Key.Key_Return, CTRL)


def test_the_set_up_hands_over_all_that_was_typed(qtbot: QtBot) -> None:
    door = RememberingDoor()
    page = shown(qtbot, door)
    assert focused_name() == "set_up_district"
    fill(page)
    schools = page.findChild(QPlainTextEdit, "set_up_schools")
    assert isinstance(schools, QPlainTextEdit)
    schools.setPlainText("02010505 Example High\nExample Elementary\n")
    with qtbot.waitSignal(page.set_up):
        go(page)
    (given,) = door.given
    assert given == SetUp(
        district_code="02010000",
        district="New Bedford",
        center_name="Example Center",
        desk="A",
        phone="508-555-0100",
        schools=(School("02010505", "Example High"), School("", "Example Elementary")),
        mmep=MmepContact(),
        supervisor="Maria Silva",
        passphrase=GOOD,
        without_keyring=False,
    )


def test_afterwards_the_passphrase_is_no_longer_on_the_page(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor())
    fill(page)
    with qtbot.waitSignal(page.set_up):
        go(page)
    assert line(page, "set_up_passphrase").text() == ""
    assert line(page, "set_up_passphrase_again").text() == ""


def test_an_empty_contact_is_told_for_what_it_means(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor())
    assert "While it is empty, the family's page prints your own number." in words(
        page, "set_up_mmep_words"
    )
    assert line(page, "set_up_mmep_name").text() == ""


def test_a_contact_that_was_told_is_kept(qtbot: QtBot) -> None:
    door = RememberingDoor()
    page = shown(qtbot, door)
    fill(page, mmep_name="A. Recruiter", mmep_phone="413-555-0100")
    with qtbot.waitSignal(page.set_up):
        go(page)
    assert door.given[0].mmep == MmepContact("A. Recruiter", "413-555-0100", "")


def test_a_known_district_brings_its_code(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor())
    line(page, "set_up_district").setText("fall")
    assert line(page, "set_up_district_code").text() == "00950000"


def test_a_district_that_is_on_no_list_is_typed_with_its_code(qtbot: QtBot) -> None:
    door = RememberingDoor()
    page = shown(qtbot, door)
    fill(page, district="Elsewhere", district_code="09990000")
    with qtbot.waitSignal(page.set_up):
        go(page)
    assert (door.given[0].district, door.given[0].district_code) == ("Elsewhere", "09990000")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("district", ""),
        ("district_code", "0201"),
        ("desk", ""),
        ("desk", "AB"),
        ("desk", "1"),
        ("center_name", " "),
        ("center_phone", ""),
        ("supervisor", ""),
        ("passphrase", "short"),
        ("passphrase_again", "something else entirely"),
    ],
)
def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, field: str, text: str) -> None:
    door = RememberingDoor()
    page = shown(qtbot, door)
    fill(page, **{field: text})
    go(page)
    assert words(page, f"set_up_{field}_error") != ""
    assert focused_name() == f"set_up_{field}"
    assert door.given == []


def test_suggested_words_are_shown_and_must_be_typed_once(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor())
    press(page, Qt.Key.Key_G, CTRL)
    first = line(page, "set_up_passphrase")
    assert first.text() == GOOD
    assert first.echoMode() is QLineEdit.EchoMode.Normal
    assert focused_name() == "set_up_passphrase_again"
    assert line(page, "set_up_passphrase_again").text() == ""


def test_a_passphrase_is_hidden_until_somebody_asks_to_see_it(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor())
    fields = (line(page, "set_up_passphrase"), line(page, "set_up_passphrase_again"))
    modes = []
    for _press in range(3):
        modes.append({field.echoMode() for field in fields})
        button(page, "set_up_show").click()
    hidden, seen = {QLineEdit.EchoMode.Password}, {QLineEdit.EchoMode.Normal}
    assert modes == [hidden, seen, hidden]


def test_what_is_lost_with_the_passphrase_is_said(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor())
    assert "nobody can open the families' records again" in words(page, "set_up_what_it_opens")


def test_a_working_keyring_offers_no_way_without(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor(KeyringState.WORKS))
    assert not part_of(page, "set_up_without_keyring").isVisible()


@pytest.mark.parametrize("state", [KeyringState.ABSENT, KeyringState.LOCKED])
def test_going_without_a_keyring_is_never_silent(qtbot: QtBot, state: KeyringState) -> None:
    door = RememberingDoor(state)
    page = shown(qtbot, door)
    fill(page)
    go(page)
    assert door.given == []
    assert focused_name() == "set_up_without_keyring"


def test_without_a_keyring_six_words_are_asked_for_and_made(qtbot: QtBot) -> None:
    door = RememberingDoor(KeyringState.ABSENT)
    page = shown(qtbot, door)
    fill(page)
    button(page, "set_up_without_keyring").click()
    go(page)
    assert "six words" in words(page, "set_up_passphrase_error")
    assert door.given == []
    press(page, Qt.Key.Key_G, CTRL)
    assert line(page, "set_up_passphrase").text() == SIX
    type_text(line(page, "set_up_passphrase_again"), SIX)
    with qtbot.waitSignal(page.set_up):
        go(page)
    assert door.given[0].without_keyring
    assert door.given[0].passphrase == SIX


def test_a_keyring_that_was_started_is_found_by_looking_again(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor(KeyringState.LOCKED, KeyringState.WORKS))
    button(page, "set_up_without_keyring").click()
    press(page, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "It works" in words(page, "set_up_keyring_state"))
    assert not button(page, "set_up_without_keyring").isChecked()
    assert "four" in button(page, "set_up_suggest").accessibleName()


def test_a_set_up_that_fails_says_why_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    door = RememberingDoor()
    door.problem = Problem.FOLDER_READ_ONLY
    page = shown(qtbot, door)
    fill(page)
    go(page)
    problem = part_of(page, "set_up_problem")
    qtbot.waitUntil(problem.isVisible)
    assert "MMEP-111" in problem.accessibleName()
    assert line(page, "set_up_passphrase").text() == GOOD
    door.problem = None
    with qtbot.waitSignal(page.set_up):
        go(page)


def test_every_field_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    page = shown(qtbot, RememberingDoor())
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    assert all(field.accessibleName() and field.objectName() for field in fields)


def test_at_mmep_nothing_of_a_district_is_asked(qtbot: QtBot) -> None:
    door = RememberingDoor()
    page = shown(qtbot, door)
    fill(page)
    button(page, "set_up_whose").click()
    assert focused_name() == "set_up_office_name"
    assert "what centers sent" in words(page, "set_up_what_it_opens")
    go(page)
    assert not door.given
    line(page, "set_up_office_name").setText("MMEP, Northampton")
    line(page, "set_up_office_phone").setText("413-555-0100")
    with qtbot.waitSignal(page.set_up):
        go(page)
        go(page)
    (given,) = door.given
    assert (given.kind, given.district_code, given.desk) == (DeskKind.MMEP, "", "")
    assert (given.center_name, given.phone) == ("MMEP, Northampton", "413-555-0100")
    button(page, "set_up_whose").click()
    fill(page)
    with qtbot.waitSignal(page.set_up):
        go(page)
    assert door.given[1].kind is DeskKind.CENTER
