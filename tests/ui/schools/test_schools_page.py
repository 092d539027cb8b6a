"""The page of schools by its keys: what is asked too, people, programs typed and from a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.contacts import ContactKind
from mmep_desktop.domain.programs import ProgramKind
from mmep_desktop.exchange.program_files import read_program_file
from mmep_desktop.services.schools import Schools
from resources import resource
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import click, part_of, press
from ui.schools.page import SchoolsPage
from ui.schools.pages import SchoolPages


class Shown:
    """The three pages in one window, as the flow shows them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk, self.has_left, self.file = DeskInMemory(), False, ""
        work = self.desk.work
        self.schools = Schools(work, work, self.desk.ids, self.desk.screeners, read_program_file)
        self.window = QStackedWidget()
        qtbot.addWidget(self.window)
        self.pages = SchoolPages(self.schools, self._show, self._leave, self.window)
        for make in self.pages.pages().values():
            self.window.addWidget(make())
        self.window.resize(1000, 800)
        self.window.show()
        self.pages.open()

    def type(self, name: str, text: str) -> None:
        line = part_of(self.window, name)
        assert isinstance(line, QLineEdit)
        line.setText(text)

    def choose(self, name: str, data: str) -> None:
        box = part_of(self.window, name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(data))

    def says(self, name: str) -> str:
        told = part_of(self.window, name)
        assert isinstance(told, QLabel)
        return told.text()

    def click(self, name: str) -> None:
        click(part_of(self.window, name))

    @property
    def shown(self) -> str:
        page = self.window.currentWidget()
        return page.objectName() if page else ""

    def _show(self, code: str) -> None:
        page = self.pages.pages()[code]()
        self.window.setCurrentWidget(page)

    def _leave(self) -> None:
        self.has_left = True


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_what_is_ticked_is_asked_at_once_and_kept(shown: Shown) -> None:
    shown.click("schools_ask_housing")
    shown.click("schools_ask_program_interest")
    shown.click("schools_ask_housing")
    assert shown.schools.all().asked == {"program_interest"}
    assert shown.says("schools_told").startswith("Saved.")
    press(part_of(shown.window, "schools_page"), Qt.Key.Key_Escape)
    assert shown.has_left


def test_somebody_is_added_changed_and_taken_off(shown: Shown) -> None:
    shown.click("schools_new_contact")
    shown.click("contact_save")
    assert shown.says("contact_name_error") == "Type the name."
    shown.type("contact_name", "Marta Tum")
    shown.choose("contact_kind", ContactKind.BILINGUAL.value)
    shown.type("contact_school", "Elm School")
    shown.click("contact_languages_es")
    press(part_of(shown.window, "contact_name"), Qt.Key.Key_Return)
    assert shown.shown == "schools_page"
    (marta,) = shown.schools.all().contacts
    assert (marta.school, marta.languages, marta.kind) == (
        "Elm School",
        ("es",),
        ContactKind.BILINGUAL,
    )
    shown.click("schools_contacts_change_0")
    shown.type("contact_phone", "508-555-0101")
    shown.click("contact_save")
    (changed,) = shown.schools.all().contacts
    assert (changed.id, changed.phone, changed.languages) == (marta.id, "508-555-0101", ("es",))
    shown.click("schools_contacts_remove_0")
    assert shown.schools.all().contacts == ()
    assert part_of(shown.window, "schools_contacts_empty").isVisible()


def test_a_program_is_typed_and_what_is_wrong_is_said_beside_it(shown: Shown) -> None:
    shown.click("schools_new_program")
    shown.type("program_name", "Evening classes")
    shown.type("program_from_age", "21")
    shown.type("program_to_age", "14")
    shown.click("program_save")
    assert shown.says("program_to_age_error").startswith("Type an age")
    shown.type("program_from_age", "14")
    shown.type("program_to_age", "21")
    shown.type("program_months", "9 10")
    shown.click("program_needs_credit_gaps__yes")
    shown.click("program_ride_yes")
    shown.click("program_save")
    (program,) = shown.schools.all().programs
    assert (program.kind, program.months, program.has_ride) == (ProgramKind.EVENING, (9, 10), True)
    assert program.needs == {"credit_gaps": ("yes",)}
    shown.click("schools_programs_change_0")
    shown.click("program_save")
    assert shown.schools.all().programs == (program,)
    shown.click("schools_programs_remove_0")
    assert shown.schools.all().programs == ()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (str(resource("programs", "example.csv")), "6 programs read."),
        ("wrong.csv", "Nothing was read. Program 1 in the file: look at Name, Kind again."),
    ],
)
def test_a_file_is_brought_in_or_refused_with_the_place_to_look_at(
    qtbot: QtBot, tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "wrong.csv").write_text("name,kind\n,\n,party\n", encoding="utf-8")
    desk = DeskInMemory()
    schools = Schools(desk.work, desk.work, desk.ids, desk.screeners, read_program_file)
    page = SchoolsPage(schools, lambda _owner: str(tmp_path / place))
    qtbot.addWidget(page)
    page.show()
    page.show_schools()
    click(part_of(page, "schools_bring_in"))
    told = part_of(page, "schools_told")
    assert isinstance(told, QLabel)
    qtbot.waitUntil(lambda: told.text() == said)


def test_a_file_that_is_no_list_is_a_problem_with_a_number(qtbot: QtBot, tmp_path: Path) -> None:
    desk = DeskInMemory()
    schools = Schools(desk.work, desk.work, desk.ids, desk.screeners, read_program_file)
    (tmp_path / "list.toml").write_text("[[", encoding="utf-8")
    page = SchoolsPage(schools, lambda _owner: str(tmp_path / "list.toml"))
    qtbot.addWidget(page)
    page.show()
    page.show_schools()
    click(part_of(page, "schools_bring_in"))
    qtbot.waitUntil(part_of(page, "schools_problem").isVisible)
