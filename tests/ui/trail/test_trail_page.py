"""The page of the trail: everything is checked with progress, and the last acts are read."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.acts import Act, Entry
from mmep_desktop.domain.checked import Checked, Found, Told, Wrong
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.verifying import Done, Verifying
from mmep_desktop.storage.store import Store, create_store
from tests.builders import a_center, a_clerk
from tests.fakes import MORNING
from tests.storage.fake_key import FakeKey
from tests.ui.keyboard import press
from ui.trail.acts_model import ActsModel
from ui.trail.page import TrailPage
from ui.widgets.list_box import ListBox
from ui.widgets.row_table import RowTable

WHOLE = Checked(12, 5, ())
ALTERED = tuple(Found(Wrong.RECORD_ALTERED, "screening", f"id-{number}") for number in range(7))
PUT_BACK = Found(Wrong.WAS_PUT_BACK, "trail", "40")


class ToldResult(Verifying):
    """Comes to the result it was given, when the *gate* is open; tells one step before."""

    def __init__(self, store: Store, result: Checked | DeskError) -> None:
        super().__init__(store, a_clerk().id)
        self.result = result
        self.gate = threading.Event()
        self.known: list[str] = []
        self.asked_for: list[date | None] = []

    def check(self, tell: Told) -> Checked:
        tell(1, 4)
        self.gate.wait(5)
        tell(4, 4)
        if isinstance(self.result, DeskError):
            raise self.result
        return self.result

    def done(self, on: date | None = None, before: int | None = None) -> tuple[Done, ...]:
        self.asked_for.append(on)
        entry = Entry(3, MORNING, a_clerk().id, Act.CHANGED, "screening", "id-1")
        of_the_desk = Entry(1, MORNING, "", Act.TRAIL_BEGUN, "", "")
        return (Done(entry, a_clerk().name), Done(of_the_desk, ""))

    def acknowledge(self, seqs: tuple[str, ...]) -> None:
        self.known += seqs


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = create_store(tmp_path, FakeKey(), a_center(), (a_clerk(),))
    yield opened
    QThreadPool.globalInstance().waitForDone()
    opened.close()


def shown(qtbot: QtBot, verifying: Verifying) -> TrailPage:
    page = TrailPage(verifying)
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_trail()
    return page


def all_words(page: TrailPage) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible()).replace("\u200b", "")


def come_to_the_end(qtbot: QtBot, page: TrailPage, verifying: ToldResult) -> None:
    press(page, Qt.Key.Key_F5)
    verifying.gate.set()
    qtbot.waitUntil(lambda: "trail_result" in shown_parts(page), timeout=5_000)


def shown_parts(page: TrailPage) -> set[str]:
    return {each.objectName() for each in page.findChildren(QWidget) if each.isVisible()}


def test_what_was_done_stands_there_with_time_clerk_and_record(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, ToldResult(store, WHOLE))
    table = page.findChild(RowTable, "trail_table")
    model = page.findChild(ActsModel)
    assert table is not None
    assert model is not None
    rows = [[str(model.index(row, column).data()) for column in range(4)] for row in range(2)]
    assert rows == [
        ["2026-09-01 10:42:00", a_clerk().name, "Changed a record: interview", "id-1"],
        ["2026-09-01 10:42:00", "the desk itself", "Trail begun", ""],
    ]
    assert table.hasFocus()


def test_a_day_can_be_chosen(qtbot: QtBot, store: Store) -> None:
    verifying = ToldResult(store, WHOLE)
    page = shown(qtbot, verifying)
    box = page.findChild(ListBox, "trail_day")
    assert box is not None
    box.setCurrentIndex(2)
    box.activated.emit(2)
    first, second = verifying.asked_for
    assert first is None
    assert isinstance(second, date)


def test_a_whole_store_is_said_to_be_whole_after_progress_with_counts(
    qtbot: QtBot, store: Store
) -> None:
    verifying = ToldResult(store, WHOLE)
    page = shown(qtbot, verifying)
    press(page, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "1 of 4" in all_words(page), timeout=5_000)
    back = page.findChild(QPushButton, "trail_back")
    assert back is not None
    assert not back.isEnabled()
    verifying.gate.set()
    qtbot.waitUntil(lambda: "trail_result" in shown_parts(page), timeout=5_000)
    assert "Everything is as this program left it: 5 records, 12 lines" in all_words(page)
    assert "trail_known" not in shown_parts(page)
    assert back.isEnabled()


def test_what_is_wrong_is_said_with_how_many_and_which(qtbot: QtBot, store: Store) -> None:
    verifying = ToldResult(store, Checked(12, 5, (*ALTERED, PUT_BACK)))
    page = shown(qtbot, verifying)
    come_to_the_end(qtbot, page, verifying)
    told = all_words(page)
    assert "Something is not as this program left it." in told
    assert "Records were changed, and not by this program. (7)" in told
    assert "interview id-4 and 2 more" in told
    known = page.findChild(QPushButton, "trail_known")
    assert known is not None
    known.click()
    assert verifying.known == ["40"]
    assert not known.isVisible()


def test_cancel_stops_the_check_and_says_so(qtbot: QtBot, store: Store) -> None:
    verifying = ToldResult(store, WHOLE)
    page = shown(qtbot, verifying)
    press(page, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "1 of 4" in all_words(page), timeout=5_000)
    press(page, Qt.Key.Key_Escape)
    verifying.gate.set()
    qtbot.waitUntil(lambda: "trail_progress" not in shown_parts(page), timeout=5_000)
    assert "trail_result" not in shown_parts(page)
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


def test_a_check_that_could_not_be_made_says_why(qtbot: QtBot, store: Store) -> None:
    verifying = ToldResult(store, DeskError(Problem.STORE_BUSY))
    page = shown(qtbot, verifying)
    press(page, Qt.Key.Key_F5)
    verifying.gate.set()
    qtbot.waitUntil(lambda: Problem.STORE_BUSY.sentence in all_words(page), timeout=5_000)


def test_the_real_check_and_the_real_trail_meet_on_the_page(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, Verifying(store, a_clerk().id))
    press(page, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "Everything is as" in all_words(page), timeout=10_000)
    model = page.findChild(ActsModel)
    assert model is not None
    assert model.index(0, 2).data() == "Checked; things wrong"
