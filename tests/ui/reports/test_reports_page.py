"""The page of reports by keys: the span, the work list, a reason, the report as a file."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.coverage import NotYetReason
from mmep_desktop.services.coverage import CoverageReports
from tests.builders import a_clerk
from tests.mmep_office import file_of, not_reached
from tests.services.batches import a_referral, made
from tests.services.test_answering import apply
from tests.services.test_coverage_reports import AT_THE_DESK, Desk
from tests.ui.keyboard import NO_MODIFIER, click, part_of, press
from ui.reports.page import ReportsPage

ALT = Qt.KeyboardModifier.AltModifier


class Shown:
    """The page before a desk where one family was asked and two were not."""

    def __init__(self, qtbot: QtBot, *, may_compare: bool = False) -> None:
        self.qtbot, self.desk = qtbot, Desk()
        self.asked_for: list[str] = []
        self.places: list[str] = ["chosen"]
        self.proposed: list[str] = []
        self.desk.ask("Ana")
        self.waiting = [self.desk.register(name) for name in ("Lucía", "Mateo")]
        clerk = a_clerk() if may_compare else AT_THE_DESK
        reports = CoverageReports(
            self.desk.work, self.desk.clock, clerk, DeskPapers(), self.desk.files
        )
        self.page = ReportsPage(
            reports, self._choose, may_compare=may_compare, may_send=may_compare
        )
        self.page.interview_asked.connect(self.asked_for.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 900)
        self.page.show()
        self.page.show_reports()
        self.until(lambda: self.sees("reports_figures"))

    def _choose(self, _owner: QWidget, proposed: str) -> str:
        self.proposed.append(proposed)
        return self.places.pop()

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds)

    def says(self, name: str) -> str:
        found = part_of(self.page, name)
        return found.text() if isinstance(found, QLabel) else found.accessibleName()

    def sees(self, name: str) -> bool:
        return part_of(self.page, name).isVisible()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        press(self.page.focusWidget(), key, modifier)

    @property
    def table(self) -> QTableView:
        found = part_of(self.page, "reports_waiting_table")
        assert isinstance(found, QTableView)
        return found

    def reasons(self) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, 3).data()) for row in range(model.rowCount())]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_it_opens_with_the_day_and_the_keys_in_the_work_list(shown: Shown) -> None:
    assert shown.says("reports_figure_share") == "Share asked: 33 %. before: –"
    assert shown.says("reports_figure_registered") == "Registered: 3. before: –"
    assert "Lucía" not in shown.says("reports_heading")
    assert shown.table.hasFocus()
    assert not shown.sees("reports_pace")
    assert shown.says("reports_by_school_picture").startswith("1 September 2026. School not told")


def test_a_digit_notes_why_and_nought_takes_it_back(shown: Shown) -> None:
    shown.press(Qt.Key.Key_2)
    shown.until(lambda: shown.reasons() == ["No interpreter", "No reason noted"])
    kept = shown.desk.work.kept.not_yet[shown.waiting[1].family_id]
    assert kept.reason is NotYetReason.NO_INTERPRETER
    assert shown.table.hasFocus()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_1)
    shown.until(lambda: shown.reasons() == ["No interpreter", "Left before asked"])
    shown.press(Qt.Key.Key_0)
    shown.until(lambda: shown.reasons() == ["No interpreter", "No reason noted"])


def test_enter_asks_the_family_of_the_line(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return)
    assert shown.asked_for == [shown.waiting[1].family_id]


def test_the_span_changes_by_alt_and_a_digit_or_an_arrow(shown: Shown) -> None:
    shown.press(Qt.Key.Key_3, ALT)
    shown.until(lambda: shown.says("reports_heading").startswith("1 July to 1 September 2026"))
    assert shown.sees("reports_parts")
    shown.press(Qt.Key.Key_Left, ALT)
    shown.until(lambda: shown.says("reports_heading").startswith("1 July 2025 to 30 June 2026"))
    assert not shown.sees("reports_waiting_table")
    assert part_of(shown.page, "reports_later").isEnabled()
    shown.press(Qt.Key.Key_Right, ALT)
    shown.until(lambda: shown.says("reports_heading").startswith("1 July to 1 September 2026"))
    assert not part_of(shown.page, "reports_later").isEnabled()
    shown.press(Qt.Key.Key_1, ALT)
    shown.until(lambda: shown.says("reports_heading").startswith("1 September 2026"))


@pytest.mark.parametrize(
    ("name", "suffix", "begins"),
    [("reports_save_pdf", "pdf", b"%PDF"), ("reports_save_xlsx", "xlsx", b"PK")],
)
def test_the_report_is_saved_where_the_clerk_says(
    shown: Shown, name: str, suffix: str, begins: bytes
) -> None:
    press(part_of(shown.page, name), Qt.Key.Key_Space)
    shown.until(lambda: shown.sees("reports_saved"))
    assert shown.proposed == [f"coverage-2026-09-01-2026-09-01.{suffix}"]
    assert shown.desk.files.files["chosen"].startswith(begins)


def test_a_report_that_could_not_be_saved_is_a_sentence(shown: Shown) -> None:
    shown.desk.files.refuses = True
    shown.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: shown.sees("reports_problem"))
    assert not shown.sees("reports_saved")


def test_a_report_without_a_place_is_not_made(shown: Shown) -> None:
    shown.places = [""]
    shown.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert shown.desk.files.files == {}


def test_the_supervisor_sees_questions_about_interviews(qtbot: QtBot) -> None:
    shown = Shown(qtbot, may_compare=True)
    assert shown.sees("reports_pace_none")
    for _ in range(30):
        shown.desk.ask("Rosa")
    shown.page.show_reports()
    shown.until(lambda: shown.page.findChild(QLabel, "reports_pace_0") is not None)
    told = shown.says("reports_pace_0")
    assert "31 interviews" in told
    assert "“no” 100 % (center 100 %)" in told


def test_who_may_send_saves_who_was_asked_by_ids(qtbot: QtBot) -> None:
    shown = Shown(qtbot, may_compare=True)
    click(part_of(shown.page, "reports_save_flags"))
    shown.until(lambda: shown.sees("reports_flags_saved"))
    assert shown.proposed == ["asked-2026-09-01-2026-09-01.csv"]
    assert shown.says("reports_flags_saved") == "Saved: 0 children."
    assert not Shown(qtbot).sees("reports_flags")


def test_what_mmep_answered_is_counted_where_something_was_sent(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert not shown.sees("reports_mmep")
    a_referral(shown.desk)
    batch = made(shown.desk)
    apply(shown.desk, file_of(shown.desk.work.kept.center, not_reached(batch), received=(batch,)))
    shown.page.show_reports()
    shown.until(lambda: shown.sees("reports_mmep"))
    assert shown.says("reports_mmep_told") == (
        "Referrals sent: 1, received: 1, answered: 1. An answer takes 0 days, as a rule."
    )
    told = [one.text() for one in part_of(shown.page, "reports_mmep").findChildren(QLabel)]
    assert "Not reached: 1" in told
