"""The page that reads a school's list in: looked at, confirmed, read, reported, or stopped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import Columns, DateOrder, Field, Reason, RowRefused
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.importing import Importing
from tests.fake_reader import SchoolFiles
from tests.fake_work import FakeUnit, FakeWork
from tests.fakes import CountingIds, Drawer, SetClock
from tests.services.test_importing import PlainSheets
from tests.storage.invented import CENTER, CLERK
from tests.storage.students import student
from tests.ui.keyboard import part_of, press, type_text
from ui.imports.page import ImportsPage
from ui.widgets.list_box import ListBox

PATH = "/media/aspen.csv"
MAPPED = Columns({Field.FULL_NAME: "Student"}, DateOrder.DAY_FIRST)


class Page:
    """The page with a desk behind it, as a clerk uses it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.work, self.files, self.drawer = FakeWork(CENTER, CLERK), SchoolFiles(), Drawer()
        self.files.students = [student(str(n), Name(f"Ana{n}"), local_id=str(n)) for n in range(4)]
        self.is_full = False
        importing = Importing(
            self.begin, SetClock(), CountingIds(), CLERK, self.files, PlainSheets(), self.drawer
        )
        self.place, self.chosen = "report.xlsx", PATH
        self.shown = ImportsPage(importing, lambda *_: self.place, lambda _owner: self.chosen)
        qtbot.addWidget(self.shown)
        self.shown.resize(1000, 900)
        self.shown.show()
        self.shown.show_imports()

    def begin(self) -> FakeUnit:
        """Begin work; the disk may be full as soon as a list was read."""
        if self.is_full and self.work.kept.waiting:
            raise DeskError(Problem.STORE_FULL)
        return self.work()

    def part(self, name: str) -> QWidget:
        return part_of(self.shown, name)

    def click(self, name: str) -> None:
        press(self.part(name), Qt.Key.Key_Space)

    def says(self, name: str) -> str:
        found = self.part(name)
        assert isinstance(found, QLabel)
        return found.text()

    def sees(self, name: str) -> bool:
        return self.part(name).isVisible()

    def choose(self) -> None:
        self.click("imports_choose")
        self.qtbot.waitUntil(lambda: self.sees("imports_sample") or self.sees("imports_problem"))

    def read_in(self) -> None:
        self.click("imports_start")
        self.qtbot.waitUntil(lambda: self.sees("imports_report"))

    def pick(self, name: str, code: object) -> None:
        """Choose the entry *code* of a list by hand, and wait until the file is looked at again."""
        box, looks = self.part(name), self.files.begun
        assert isinstance(box, ListBox)
        box.setCurrentIndex(box.findData(code))
        box.activated.emit(box.currentIndex())
        button = self.part("imports_choose")
        self.qtbot.waitUntil(lambda: self.files.begun > looks and button.isEnabled())


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_a_list_is_looked_at_then_read_in_by_enter_and_its_file_deleted(
    page: Page, qtbot: QtBot
) -> None:
    page.choose()
    assert "Aspen export · the whole list · 4 rows" in page.says("imports_what")
    assert "not counted as registered" in page.says("imports_meaning")
    assert page.says("imports_name_2") == "Ana2"
    assert "born 13 March 2017" in page.says("imports_told_2")
    assert not page.sees("imports_columns")
    assert page.part("imports_start").hasFocus()
    press(page.part("imports_start"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sees("imports_report"))
    assert page.says("imports_outcome") == "Read in. Nobody new is to be asked."
    assert page.says("imports_counts") == "There before this center began to ask: 4"
    assert len(page.work.kept.registrations) == 4
    page.click("imports_save_report")
    assert page.says("imports_said") == "The report is saved."
    assert set(page.drawer.files) == {"report.xlsx"}
    assert "aspen" in page.says("imports_in_clear")
    page.click("imports_delete")
    assert page.says("imports_in_clear") == "The school's file is deleted."
    assert page.drawer.removed == [(PATH, page.files.file().digest)]


def test_rows_that_cannot_be_read_are_named_and_left_only_where_the_clerk_says_so(
    page: Page,
) -> None:
    page.files.refused = [RowRefused(row, Reason.NO_NAME) for row in range(5, 20)]
    page.choose()
    page.read_in()
    assert page.says("imports_outcome") == "15 rows cannot be read, so nothing was kept."
    assert "Row 5: There is no name." in page.says("imports_refused")
    assert "and 3 more rows" in page.says("imports_refused")
    assert page.work.kept.registrations == {}
    assert not page.sees("imports_delete")
    page.click("imports_rows_good")
    page.read_in()
    assert len(page.work.kept.registrations) == 4


def test_the_order_of_dates_is_asked_where_there_are_two_and_nothing_is_read_before(
    page: Page,
) -> None:
    page.files.date_orders = (DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST)
    page.choose()
    assert not page.part("imports_start").isEnabled()
    assert page.says("imports_missing") == "Choose above how dates are written."
    assert page.part("imports_date_order").hasFocus()
    page.pick("imports_date_order", DateOrder.DAY_FIRST)
    assert page.part("imports_start").hasFocus()
    assert page.files.asked_for == Columns({}, DateOrder.DAY_FIRST)


def test_columns_are_chosen_kept_and_used_again(page: Page) -> None:
    page.files.headings = ("Student", "DOB")
    page.choose()
    page.click("imports_change_columns")
    page.pick("imports_field_full_name", "Student")
    assert page.files.asked_for == Columns({Field.FULL_NAME: "Student"})
    assert page.part("imports_field_full_name").hasFocus(), "another column may be wrong as well"
    page.click("imports_keep_preset")
    assert "name first" in page.says("imports_preset_name_error")
    page.part("imports_preset_name").setProperty("text", "Bedford")
    page.click("imports_keep_preset")
    assert page.work.kept.presets == {"Bedford": Columns({Field.FULL_NAME: "Student"})}
    page.work.kept.presets["Acushnet"] = MAPPED
    page.choose()
    page.pick("imports_preset", "Acushnet")
    assert page.files.asked_for == MAPPED
    sender = page.part("imports_sender")
    assert isinstance(sender, ListBox)
    assert sender.currentData() == "Acushnet", "columns have the name of whoever writes them so"
    assert page.part("imports_start").hasFocus()


def test_lists_of_several_offices_are_told_apart_by_who_sends_them(page: Page) -> None:
    page.choose()
    page.read_in()
    page.files.students = [student("7", Name("Zoé"), local_id="7")]
    page.choose()
    assert "Children who are new" in page.says("imports_meaning")
    box = page.part("imports_sender")
    assert isinstance(box, ListBox)
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    type_text(page.part("imports_new_sender"), "Acushnet")
    assert "the first whole list" in page.says("imports_meaning")
    press(page.part("imports_new_sender"), Qt.Key.Key_Return)
    assert page.part("imports_start").hasFocus()
    page.read_in()
    sources = [one.source for one in page.work.kept.roster_imports]
    assert sources == ["aspen", "aspen | Acushnet"]
    page.choose()
    box.setCurrentIndex(box.findData("Acushnet"))
    box.activated.emit(box.currentIndex())
    assert "read before" in page.says("imports_meaning")


def test_a_reading_is_stopped_and_nothing_of_it_is_kept(page: Page, qtbot: QtBot) -> None:
    page.choose()
    page.files.between = page.shown.stop
    page.click("imports_start")
    qtbot.waitUntil(lambda: page.sees("imports_said"))
    assert page.says("imports_said") == "Stopped. Nothing was kept."
    assert page.work.kept.registrations == {}
    assert page.part("imports_start").isEnabled()


def test_what_was_read_and_cannot_be_kept_now_waits(page: Page, qtbot: QtBot) -> None:
    page.choose()
    page.is_full = True
    page.click("imports_start")
    qtbot.waitUntil(lambda: page.sees("imports_problem"))
    assert "kept after the next unlock" in page.says("imports_said")
    assert len(page.work.kept.waiting) == 1


def test_a_file_that_cannot_be_read_is_told_and_another_may_be_chosen(page: Page) -> None:
    page.files.trouble = Problem.STORE_BUSY
    page.choose()
    assert page.sees("imports_problem")
    assert not page.sees("imports_sample")
    page.files.trouble = None
    page.choose()
    assert page.sees("imports_sample")


def test_a_file_is_dropped_and_what_is_no_file_is_not_taken(page: Page, qtbot: QtBot) -> None:
    drop(page.shown, "https://school.example/aspen.csv")
    assert page.files.begun == 0
    drop(page.shown, Path(PATH).as_uri())
    qtbot.waitUntil(lambda: page.sees("imports_sample"))
    assert page.files.begun == 1


def test_nothing_chosen_changes_nothing_and_escape_leads_back(page: Page, qtbot: QtBot) -> None:
    page.chosen = page.place = ""
    page.click("imports_choose")
    assert page.files.begun == 0
    back = page.part("imports_back")
    assert isinstance(back, QPushButton)
    with qtbot.waitSignal(page.shown.left):
        press(page.shown, Qt.Key.Key_Escape)


def drop(page: ImportsPage, url: str) -> None:
    """Drop *url* on the page."""
    data = QMimeData()
    data.setUrls([QUrl(url)])
    event = QDropEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
