"""A family written down by hand, by its keys, over a store in memory."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.registering import NewChild, Registering
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import click, part_of, press, type_text
from tests.ui.today.lists import NOW, DeskClock
from ui.new_family.page import NewFamilyPage, today_here
from ui.today.grades import GRADES, grade_offered, grade_shown

CTRL = Qt.KeyboardModifier.ControlModifier


class Counted:
    def __init__(self) -> None:
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return f"id-{self._count:03d}"


class FullDisk(Registering):
    """Cannot write until there is room."""

    is_full = True

    def register(
        self, children: tuple[NewChild, ...], phone: str = "", *, family_id: str = ""
    ) -> tuple[Registration, ...]:
        if self.is_full:
            raise DeskError(Problem.STORE_FULL)
        return super().register(children, phone, family_id=family_id)


@pytest.fixture
def work() -> FakeWork:
    return FakeWork(a_center(), a_clerk())


@pytest.fixture
def page(qtbot: QtBot, work: FakeWork) -> NewFamilyPage:
    return shown(qtbot, Registering(work, DeskClock(), Counted()), work)


def shown(qtbot: QtBot, registering: Registering, work: FakeWork) -> NewFamilyPage:
    desk = DeskInMemory(work)
    page = NewFamilyPage(registering, desk.advising, desk.joining, a_center().schools, NOW.date)
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.start_new()
    return page


def focused() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def enter(*texts: str) -> None:
    """Type each text into the field that has the focus, and press Enter after it."""
    for text in texts:
        type_text(focused(), text)
        press(focused(), Qt.Key.Key_Return)


def line(page: QWidget, name: str) -> QLineEdit:
    field = page.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    return field


def error(page: QWidget, name: str) -> str:
    shown_error = page.findChild(QLabel, f"{name}_error")
    assert isinstance(shown_error, QLabel)
    return shown_error.text()


def kept(work: FakeWork) -> list[Registration]:
    return list(work.kept.registrations.values())


def test_enter_leads_through_every_field_and_saves_at_the_last(
    qtbot: QtBot, page: NewFamilyPage, work: FakeWork
) -> None:
    names = ("Xuncax", "Pérez", "Tzoc", "", "", "Xuni")
    with qtbot.waitSignal(page.registered) as registered:
        enter(*names, "5/4/2020", "Other School", "0", "L-17", "508-555-0123")
    (child,) = kept(work)
    assert registered.args == [child.family_id]
    assert child.name == Name("Xuncax", "", "Pérez", "Tzoc", "", "Xuni")
    assert (child.born, child.school, child.local_id) == ("2020-05-04", "Other School", "L-17")
    assert (child.grade, child.phone) == ("01", "508-555-0123")


def test_one_name_and_ctrl_enter_are_enough(
    qtbot: QtBot, page: NewFamilyPage, work: FakeWork
) -> None:
    type_text(focused(), "Chumil")
    with qtbot.waitSignal(page.registered):
        press(focused(), Qt.Key.Key_Return, CTRL)
    (child,) = kept(work)
    assert child.name == Name(first="Chumil")
    assert (child.born, child.school, child.grade, child.phone) == ("", "", "", "")


def test_nothing_is_chosen_beforehand(page: NewFamilyPage) -> None:
    grade = page.findChild(QComboBox, "new_child_0_grade")
    assert isinstance(grade, QComboBox)
    assert grade.currentData() == ""
    assert [grade.itemData(row) for row in range(1, grade.count())] == list(GRADES)
    assert all(not field.text() for field in page.findChildren(QLineEdit))


def test_a_birth_date_is_said_back(qtbot: QtBot, page: NewFamilyPage) -> None:
    type_text(line(page, "new_child_0_born_text"), "may 2020")
    meaning = page.findChild(QLabel, "new_child_0_born_meaning")
    assert isinstance(meaning, QLabel)
    assert "2020" in meaning.text()


@pytest.mark.parametrize("way", ["=", "+"])
def test_ctrl_plus_adds_a_brother_or_sister_with_the_same_surnames(
    qtbot: QtBot, page: NewFamilyPage, work: FakeWork, way: str
) -> None:
    enter("Mateo", "García", "López")
    press(focused(), Qt.Key.Key_Plus if way == "+" else Qt.Key.Key_Equal, CTRL)
    assert focused().objectName() == "new_child_1_first"
    type_text(focused(), "Lucía")
    with qtbot.waitSignal(page.registered):
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert [child.name.listed for child in kept(work)] == [
        "García López, Mateo",
        "García López, Lucía",
    ]
    assert len({child.family_id for child in kept(work)}) == 1


def test_a_card_added_and_left_alone_registers_nobody(
    qtbot: QtBot, page: NewFamilyPage, work: FakeWork
) -> None:
    enter("Mateo", "García", "López")
    press(focused(), Qt.Key.Key_Plus, CTRL)
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert "remove the card" in error(page, "new_child_1_first")
    assert kept(work) == []
    remove = part_of(page, "new_child_1_remove")
    with qtbot.waitSignal(page.registered):
        click(remove)
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert len(kept(work)) == 1


def test_the_only_child_cannot_be_removed(page: NewFamilyPage) -> None:
    assert not part_of(page, "new_child_0_remove").isVisible()


def test_without_a_name_the_page_says_so_at_the_field(
    qtbot: QtBot, page: NewFamilyPage, work: FakeWork
) -> None:
    type_text(line(page, "new_family_phone"), "508-555-0123")
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert "one is enough" in error(page, "new_child_0_first")
    assert focused().objectName() == "new_child_0_first"
    assert line(page, "new_family_phone").text() == "508-555-0123"
    assert kept(work) == []
    type_text(focused(), "X")
    assert error(page, "new_child_0_first") == ""


@pytest.mark.parametrize("typed", ["2/30/2020", "tomorrow week", "9/2/2026"])
def test_a_birth_date_that_cannot_be_stays_to_be_changed(
    qtbot: QtBot, page: NewFamilyPage, work: FakeWork, typed: str
) -> None:
    type_text(focused(), "Xuncax")
    type_text(line(page, "new_child_0_born_text"), typed)
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert error(page, "new_child_0_born") != ""
    assert focused().objectName() == "new_child_0_born_text"
    assert line(page, "new_child_0_born_text").text() == typed
    assert kept(work) == []


def test_a_full_disk_loses_nothing_that_was_typed(qtbot: QtBot, work: FakeWork) -> None:
    registering = FullDisk(work, DeskClock(), Counted())
    page = shown(qtbot, registering, work)
    type_text(focused(), "Xuncax")
    press(focused(), Qt.Key.Key_Return, CTRL)
    problem = part_of(page, "new_family_problem")
    assert problem.isVisible()
    assert "MMEP-206" in problem.accessibleName()
    registering.is_full = False
    with qtbot.waitSignal(page.registered):
        press(page, Qt.Key.Key_F5)
    assert [child.name.first for child in kept(work)] == ["Xuncax"]


def test_escape_cancels(qtbot: QtBot, page: NewFamilyPage) -> None:
    with qtbot.waitSignal(page.cancelled):
        press(focused(), Qt.Key.Key_Escape)


def test_the_next_family_begins_empty(qtbot: QtBot, page: NewFamilyPage) -> None:
    enter("Mateo", "García")
    press(focused(), Qt.Key.Key_Plus, CTRL)
    page.start_new()
    assert focused().objectName() == "new_child_0_first"
    visible = [field for field in page.findChildren(QLineEdit) if field.isVisible()]
    assert all(not field.text() for field in visible)
    assert len([field for field in visible if field.objectName().endswith("_first")]) == 1


def test_the_school_is_offered_by_any_part_of_its_name(page: NewFamilyPage) -> None:
    completer = line(page, "new_child_0_school").completer()
    completer.setCompletionPrefix("high")
    assert completer.currentCompletion() == "Example High"


def test_grades_are_offered_with_their_meaning_and_shown_by_their_code() -> None:
    assert grade_offered("KN") == "KN  Kindergarten"
    assert (grade_offered("07"), grade_shown("07")) == ("07", "07")
    assert grade_shown("out_of_school") == "Out of school"


def test_every_field_has_a_name_for_a_screen_reader(page: NewFamilyPage) -> None:
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QComboBox)]
    assert all(field.accessibleName() and field.objectName() for field in fields)


def test_the_desk_asks_its_own_clock_for_the_day() -> None:
    assert isinstance(today_here(), date)


def test_nothing_is_cut_off_sideways_at_twice_the_size_on_a_small_screen(
    page: NewFamilyPage,
) -> None:
    beside_the_rail = 560
    assert page.minimumSizeHint().width() <= beside_the_rail
