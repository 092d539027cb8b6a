"""MMEP's day by its keys: files come, a center is let in, a child gets its result, answers go."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QStackedWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.domain.receiving import WorkLine
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.settings import Settings
from tests.fakes import Tray
from tests.sending_centers import (
    MMEP,
    RECRUITER,
    MmepOffice,
    SendingCenter,
    a_record,
    a_row,
)
from tests.ui.keyboard import NO_MODIFIER, click, part_of, press, type_text
from ui.lock.left import Left
from ui.receive.page import ReceivePage
from ui.receive.record_page import ReceivedPage
from ui.session import Session

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
XUNCAX = a_row("Xuncax", "Pérez", DISTRICT="Fall River", LANGUAGE="quc")


class Desk:
    """Both pages over a real store; files, folder and place are chosen beforehand."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.office = MmepOffice(folder)
        self.center = SendingCenter()
        self.chosen: list[str] = []
        self.folder = folder
        self._qtbot = qtbot
        mmep = self.office.desk
        self.page = ReceivePage(
            mmep.receiving,
            mmep.replying,
            lambda _keys: self.office.knows(self.center),
            lambda _owner: self.chosen,
            lambda _owner: str(folder),
            lambda _owner, proposed: str(folder / proposed),
        )
        self.record = ReceivedPage(mmep.receiving, mmep.replying)
        self.window = QStackedWidget()
        for page in (self.page, self.record):
            self.window.addWidget(page)
        self.page.child_opened.connect(self._open)
        self.record.left.connect(self._back)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.show_work()

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds)

    def sees(self, name: str) -> bool:
        return part_of(self.window, name).isVisible()

    def until_seen(self, name: str) -> None:
        self.until(lambda: self.sees(name))

    def words(self, name: str) -> str:
        found = part_of(self.window, name)
        assert isinstance(found, QLabel)
        return found.text().replace("\u2068", "").replace("\u2069", "")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        press(QApplication.focusWidget() or self.window, key, modifier)

    def shown(self) -> list[str]:
        table = part_of(self.window, "receive_table")
        assert isinstance(table, QTableView)
        lines = table.model()
        return [lines.index(row, 0).data().split()[-1] for row in range(lines.rowCount())]

    def is_at_rest(self) -> bool:
        return part_of(self.window, "receive_open").isEnabled()

    def _open(self, line: WorkLine) -> None:
        self.window.setCurrentWidget(self.record)
        self.record.show_child(line)

    def _back(self) -> None:
        self.window.setCurrentWidget(self.page)
        self.page.show_work()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    made.until_seen("receive_nothing")
    yield made
    made.until(made.is_at_rest)
    made.office.store.close()


def dropped(page: QWidget, *places: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(place) for place in places])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPoint(20, 20), action, data, button, Qt.KeyboardModifier.NoModifier))


def test_a_file_is_opened_once_its_center_is_known_and_each_child_gets_a_result(
    desk: Desk, tmp_path: Path
) -> None:
    records = a_record("s0", a_row("Ana", "García")), a_record("s1", XUNCAX)
    parcel = desk.center.batch(desk.office.keys, *records)
    desk.chosen = [desk.office.file(parcel)]
    desk.press(Qt.Key.Key_O, ALT)
    desk.until_seen("receive_center")
    assert desk.words("receive_done") == "No batch is taken in."
    assert "North Street Center" in desk.words("receive_center_name")
    assert not desk.sees("receive_table")
    desk.press(Qt.Key.Key_W, ALT)
    desk.until_seen("receive_table")
    assert "1 batch is taken in. New 2." in desk.words("receive_done")
    assert desk.shown() == ["Xuncax", "Ana"]

    town = part_of(desk.window, "receive_town")
    assert isinstance(town, QComboBox)
    assert [town.itemText(each) for each in range(3)] == ["Every town", "Fall River", "New Bedford"]
    town.setCurrentIndex(2)
    town.activated.emit(2)
    assert desk.shown() == ["Ana"]
    town.setCurrentIndex(0)
    town.activated.emit(0)
    desk.page.look_for("perez xun")
    assert desk.shown() == ["Xuncax"]
    desk.page.look_for("")

    desk.until(lambda: part_of(desk.window, "receive_table").hasFocus())
    desk.press(Qt.Key.Key_Return)
    desk.until_seen("received_result")
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_Return)
    assert part_of(desk.window, "received_tries").hasFocus()
    assert desk.sees("received_tries_error")
    type_text(part_of(desk.window, "received_tries"), "3")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.shown() == ["Ana"])
    (given,) = desk.office.desk.replying.of("s1")
    assert (given.answer.result, given.answer.tries) == (Result.NOT_REACHED, 3)

    desk.press(Qt.Key.Key_S, CTRL)
    desk.until(lambda: "1 file of answers" in desk.words("receive_done"))
    assert (tmp_path / "0201-A_answers-0001.mepanswer").exists()
    desk.until(desk.is_at_rest)
    desk.press(Qt.Key.Key_F7)
    desk.until_seen("receive_saved")
    assert (tmp_path / "all-referrals.xlsx").exists()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.until(lambda: not desk.sees("receive_saved"))


def test_files_are_dropped_and_each_that_is_not_taken_in_says_why(desk: Desk) -> None:
    desk.office.knows(desk.center)
    first = desk.office.file(desk.center.batch(desk.office.keys, a_record("s1", XUNCAX)))
    desk.center.batch(desk.office.keys)
    third = desk.office.file(desk.center.batch(desk.office.keys, a_record("s2", XUNCAX)))
    dropped(desk.page, first, third, first, str(desk.folder / "none.mepbatch"))
    desk.until_seen("receive_missing")
    told = desk.words("receive_remarks")
    for words in ("batch 1 was taken in before", "MMEP-337", "may be held already"):
        assert words in told
    assert "batch 2 has not come" in desk.words("receive_missing")


def test_days_of_a_certificate_are_looked_at_before_they_are_kept(desk: Desk) -> None:
    desk.office.knows(desk.center)
    parcel = desk.center.batch(desk.office.keys, a_record("s1", XUNCAX))
    dropped(desk.page, desk.office.file(parcel))
    desk.until_seen("receive_table")
    desk.until(lambda: part_of(desk.window, "receive_table").hasFocus())
    desk.press(Qt.Key.Key_Return)
    desk.until_seen("received_result")
    part_of(desk.window, "received_save").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.sees("received_missing")
    desk.press(Qt.Key.Key_2)
    first, last = (part_of(desk.window, f"received_{name}") for name in ("first", "last"))
    for typed, wrong in (("2025", "first"), ("9/1/2025", "last")):
        first.setProperty("text", typed)
        last.setProperty("text", "8/1/2025")
        part_of(desk.window, "received_save").setFocus()
        desk.press(Qt.Key.Key_Return)
        assert desk.sees(f"received_{wrong}_error")
    last.setProperty("text", "9/1/2028")
    assert "1 September 2025" in desk.words("received_days_mean")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.shown() == [])
    assert desk.office.desk.replying.of("s1")[0].answer.result is Result.ELIGIBLE
    desk.until(part_of(desk.window, "receive_answer").hasFocus)
    assert desk.words("receive_none") == "Every child has a result."
    assert not desk.sees("receive_table")
    desk.page.look_for("nobody")
    click(part_of(desk.window, "receive_states_all"))
    assert desk.words("receive_none").startswith("No child is like that.")
    desk.page.look_for("")
    assert not desk.sees("receive_none")


def test_at_mmep_the_desk_opens_at_what_came_and_has_nothing_of_a_center(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = MmepOffice(tmp_path)
    unlocked = Unlocked(office.store, MMEP, RECRUITER)
    desk = open_desk(unlocked, Tray(), tmp_path)
    session = Session(unlocked, desk, Settings(), lambda _kept: None, tmp_path, practice=True)
    qtbot.addWidget(session.shell)
    session.show(Left())
    session.shell.show()
    qtbot.waitUntil(part_of(session.shell, "receive_nothing").isVisible)
    assert session.shell.shown_page() == "receive"
    office.knows(center := SendingCenter())
    parcel = center.batch(office.keys, a_record("s1", XUNCAX), a_record("s2", a_row("Ana", "Sol")))
    dropped(part_of(session.shell, "receive_page"), office.file(parcel))
    table = part_of(session.shell, "receive_table")
    assert isinstance(table, QTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    find = part_of(session.shell, "find")
    find.setFocus()
    type_text(find, "xun")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    session.shell.page_asked.emit("settings")
    assert session.shell.shown_page() == "settings"
    names = {part.objectName() for part in session.shell.findChildren(QWidget)}
    assert {"settings_open_trail", "settings_open_letting_go"} <= names
    assert "settings_open_keeping" not in names
    assert not part_of(session.shell, "settings_center").isVisible()
    QThreadPool.globalInstance().waitForDone()  # the settings still read the store
    session.close()
    office.store.close()
