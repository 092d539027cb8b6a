"""The settings by their keys: what is kept at once, and what with Save."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.center import MmepContact, School
from mmep_desktop.domain.faults import Fault
from mmep_desktop.domain.screener import Parameters, Screener
from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.center_settings import CenterSettings
from mmep_desktop.services.go_live import GoLive
from mmep_desktop.services.ports import UnitOfWork
from mmep_desktop.services.screeners import Choice, PackFiles, Screeners
from mmep_desktop.services.sending import Sending
from mmep_desktop.settings import Look, Settings
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.ui.keyboard import part_of, press
from tests.ui.today.lists import DeskClock
from ui.settings.page import SettingsPage
from ui.settings.screener_card import version_words

DRAFT = Screener(
    id="mmep-universal",
    version="2026.1",
    applies_from=date(2025, 7, 1),
    approved_by="",
    parameters=Parameters(36, 1, 22, 16, True, frozenset(), frozenset(), frozenset()),
    rules=(),
    questions=(),
    contact=(),
    add_ons=(),
    child_fields=(),
    wordings={},
    fingerprint="",
)
FAULTS = (
    Fault("screener.toml", "question[3].form", "This form is not known."),
    Fault("wording/es.mo", "", "The file is missing."),
)


class NoShelf:
    def offered(self) -> tuple[PackFiles, ...]:
        return ()

    def read(self, files: PackFiles) -> Screener:
        return DRAFT


class GivenScreeners(Screeners):
    """Has chosen already."""

    def __init__(self, choice: Choice | None = None) -> None:
        super().__init__(FakeWork(a_center(), a_clerk()), DeskClock(), NoShelf())
        self._choice = choice or Choice(DRAFT, ())

    def choose(self) -> Choice:
        return self._choice


class FullDisk(CenterSettings):
    def change(self, *_given: object) -> None:  # type: ignore[override]  # takes anything, keeps nothing
        raise DeskError(Problem.STORE_FULL)


class Opened:
    """A page, and what it kept."""

    def __init__(
        self,
        qtbot: QtBot,
        settings: Settings | None = None,
        *,
        choice: Choice | None = None,
        center_settings: CenterSettings | None = None,
    ) -> None:
        self.work = FakeWork(a_center(), a_clerk())
        self.saved: list[Settings] = []
        self.page = SettingsPage(
            center_settings or CenterSettings(self.work),
            GivenScreeners(choice),
            settings or Settings(),
            self.saved.append,
            lambda: ("Front desk", "Office"),
            Path("records-folder"),
        )
        qtbot.addWidget(self.page)
        self.page.resize(1096, 638)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.show_settings()
        qtbot.waitUntil(lambda: self.words("settings_screener_version") != "")
        qtbot.waitUntil(lambda: self.printers.count() > 2)

    @property
    def printers(self) -> QComboBox:
        found = self.page.findChild(QComboBox, "settings_printer")
        assert isinstance(found, QComboBox)
        return found

    def words(self, name: str) -> str:
        found = self.page.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found.text()

    def line(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found


@pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
def test_a_look_is_applied_and_kept_at_once(qtbot: QtBot, look: str) -> None:
    opened = Opened(qtbot)
    button = opened.button(f"settings_look_{look}")
    button.setFocus()
    with qtbot.waitSignal(opened.page.look_chosen) as chosen:
        press(button, Qt.Key.Key_Space)
    assert chosen.args == [look]
    assert opened.saved == [Settings(look=Look(look))]
    pressed = [each for each in Look if opened.button(f"settings_look_{each.value}").isChecked()]
    assert pressed == [Look(look)]


def test_the_look_in_use_is_pressed_in_and_has_the_focus(qtbot: QtBot) -> None:
    opened = Opened(qtbot, Settings(look=Look.DARK))
    assert opened.button("settings_look_dark").isChecked()
    assert opened.button("settings_look_dark").hasFocus()


def test_a_language_is_kept_at_once_and_the_look_with_it(qtbot: QtBot) -> None:
    opened = Opened(qtbot, Settings(look=Look.DARK))
    pressed = opened.page.findChild(QPushButton, "settings_language_pt")
    assert isinstance(pressed, QPushButton)
    pressed.click()
    assert opened.saved == [Settings(look=Look.DARK, language="pt")]


def test_a_printer_is_kept_at_once_and_the_look_with_it(qtbot: QtBot) -> None:
    opened = Opened(qtbot, Settings(look=Look.DARK))
    opened.printers.setFocus()
    press(opened.printers, Qt.Key.Key_Down)
    assert opened.saved == [Settings(look=Look.DARK, printer="Front desk")]


def test_a_printer_that_is_switched_off_stays_chosen(qtbot: QtBot) -> None:
    opened = Opened(qtbot, Settings(printer="Upstairs"))
    assert opened.printers.currentData() == "Upstairs"
    assert opened.saved == []


def test_the_center_is_changed_with_save(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    opened.line("settings_center_name").setText("North Center")
    opened.line("settings_mmep_phone").setText("")
    schools = opened.page.findChild(QPlainTextEdit, "settings_schools")
    assert isinstance(schools, QPlainTextEdit)
    assert schools.toPlainText() == "02010505 Example High\nExample Elementary"
    schools.setPlainText("Hayden")
    with qtbot.waitSignal(opened.page.center_changed) as changed:
        press(opened.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = opened.work.kept.center
    assert changed.args == [kept]
    assert (kept.name, kept.schools) == ("North Center", (School("", "Hayden"),))
    assert kept.mmep == MmepContact("A. Recruiter", "", "")
    assert (kept.district_code, kept.desk) == ("02010000", "A")
    assert opened.words("settings_saved") == "Saved."


@pytest.mark.parametrize("field", ["settings_center_name", "settings_center_phone"])
def test_what_families_need_cannot_be_emptied(qtbot: QtBot, field: str) -> None:
    opened = Opened(qtbot)
    before = opened.work.kept.center
    opened.line(field).clear()
    press(opened.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert opened.words(f"{field}_error") != ""
    assert opened.line(field).hasFocus()
    assert opened.work.kept.center == before


def test_a_full_disk_is_said_and_the_typed_words_stay(qtbot: QtBot) -> None:
    work = FakeWork(a_center(), a_clerk())
    opened = Opened(qtbot, center_settings=FullDisk(work))
    opened.line("settings_center_name").setText("North Center")
    press(opened.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    problem = part_of(opened.page, "settings_problem")
    assert problem.isVisible()
    assert "MMEP-206" in problem.accessibleName()
    assert opened.line("settings_center_name").text() == "North Center"


def test_a_draft_is_marked_as_one(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    draft = part_of(opened.page, "settings_draft")
    assert draft.isVisibleTo(opened.page)
    version = opened.words("settings_screener_version")
    assert version == "mmep-universal 2026.1, in use from 1 July 2025"
    assert not part_of(opened.page, "settings_refused").isVisibleTo(opened.page)


def test_every_fault_of_a_refused_screener_is_listed(qtbot: QtBot) -> None:
    opened = Opened(qtbot, choice=Choice(DRAFT, FAULTS))
    told = [found.text().replace("\u200b", "") for found in opened.page.findChildren(QLabel)]
    for fault in FAULTS:
        assert fault.file in told
        assert fault.message in told
    assert "question[3].form" in told
    assert part_of(opened.page, "settings_refused").isVisibleTo(opened.page)


def test_an_approved_screener_names_who_approved_it() -> None:
    approved = replace(DRAFT, approved_by="MMEP")
    assert version_words(approved).endswith("approved by MMEP")


def test_the_folder_of_the_records_is_shown(qtbot: QtBot) -> None:
    assert Opened(qtbot).words("settings_folder") == "records-folder"


def test_every_field_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    page = Opened(qtbot).page
    fields = [
        *page.findChildren(QLineEdit),
        *page.findChildren(QPlainTextEdit),
        *page.findChildren(QComboBox),
    ]
    assert all(field.accessibleName() and field.objectName() for field in fields)


def test_the_first_day_that_counts_is_typed_kept_and_told(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    work = opened.work
    go_live = GoLive(work, work, DeskClock())
    opened.page.offer_lists(go_live, may_change=True)
    opened.page.show_settings()
    assert "first list is read" in opened.words("settings_go_live_means")
    line = opened.line("settings_go_live")
    for typed in ("august", ""):
        line.setText(typed)
        press(line, Qt.Key.Key_Return)
        assert "one day" in opened.words("settings_go_live_error")
    line.setText("8/15/2025")
    press(opened.button("settings_keep_go_live"), Qt.Key.Key_Return)
    assert "Saved. Who registered on 15 August 2025" in opened.words("settings_go_live_means")
    assert line.text() == "2025-08-15"
    assert work.kept.center.go_live == date(2025, 8, 15)
    opened.page.offer_lists(GoLive(work, _refused, DeskClock()), may_change=True)
    press(line, Qt.Key.Key_Return)
    assert part_of(opened.page, "settings_problem").isVisible()
    opened.page.offer_lists(go_live, may_change=False)
    opened.page.show_settings()
    assert not line.isVisible()
    assert "15 August 2025" in opened.words("settings_go_live_means")


def test_the_rules_of_sending_are_typed_and_kept(qtbot: QtBot) -> None:
    opened = Opened(qtbot)
    work = opened.work
    assert not part_of(opened.page, "settings_sending").isVisible()
    opened.page.offer_sending(Sending(work, work))
    opened.page.show_settings()
    above = opened.line("settings_second_above")
    opened.line("settings_agreement").setText("Agreement of 2026")
    above.setText("a few")
    press(above, Qt.Key.Key_Return)
    assert "number" in opened.words("settings_second_above_error")
    assert work.kept.sending_rules == SendingRules()
    above.setText("25")
    press(above, Qt.Key.Key_Return)
    assert opened.words("settings_sending_kept") == "Saved."
    assert work.kept.sending_rules == SendingRules("Agreement of 2026", 25)
    opened.page.offer_sending(Sending(work, _refused))
    press(above, Qt.Key.Key_Return)
    assert part_of(opened.page, "settings_problem").isVisible()


def _refused() -> UnitOfWork:
    raise DeskError(Problem.NOT_ALLOWED)
