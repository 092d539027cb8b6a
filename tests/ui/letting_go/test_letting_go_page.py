"""What MMEP kept long enough: listed by number, let go with a passphrase, and said to be gone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTableView
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.mmep_answers import Result
from tests.sending_centers import HER_WORDS, MmepOffice, SendingCenter, a_record, a_row
from tests.services.test_printing_many import Steps
from tests.ui.keyboard import part_of, press, type_text
from ui.letting_go.page import LettingGoPage

ANA = a_row("Ana", "García")


class Shown:
    """The page over a real store with one answered referral and one that is open."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.office, self.has_left = qtbot, MmepOffice(folder), False
        center = SendingCenter()
        self.office.knows(center)
        parcel = center.batch(self.office.keys, a_record("s1", ANA), a_record("s2", ANA))
        desk = self.office.desk
        desk.receiving.receive([self.office.file(parcel)], Steps())
        desk.replying.give("s1", 0, Result.MOVED)
        desk.replying.write_all(str(folder), Steps())
        self.page = LettingGoPage(desk.letting_go, desk.letting_papers)
        self.page.left.connect(self._leave)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 800)
        self.page.show()

    def open(self, year: int = 2026) -> None:
        self.office.clock.at = datetime(year, 9, 2, 9, tzinfo=UTC)
        self.page.show_kept()
        self.until_read()

    def until_read(self) -> None:
        self.qtbot.waitUntil(part_of(self.page, "letting_due").isEnabled)

    def let_go(self, passphrase: str) -> None:
        type_text(part_of(self.page, "letting_passphrase"), passphrase)
        press(part_of(self.page, "letting_passphrase"), Qt.Key.Key_Return)

    def says(self, name: str) -> str:
        found = part_of(self.page, name)
        assert isinstance(found, QLabel)
        return found.text()

    def sees(self, name: str) -> bool:
        return part_of(self.page, name).isVisible()

    def listed(self) -> list[str]:
        table = part_of(self.page, "letting_table")
        assert isinstance(table, QTableView)
        lines = table.model()
        return [
            " ".join(lines.index(row, column).data() for column in range(3))
            for row in range(lines.rowCount())
        ]

    def _leave(self) -> None:
        self.has_left = True


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(qtbot, tmp_path)
    yield made
    made.until_read()
    made.office.store.close()


def test_while_nothing_is_due_nothing_is_to_press(shown: Shown) -> None:
    shown.open()
    assert shown.says("letting_count") == "Nothing has been kept beyond its time."
    for name in ("letting_table", "letting_passphrase", "letting_now", "letting_past"):
        assert not shown.sees(name)
    press(part_of(shown.page, "letting_back"), Qt.Key.Key_Space)
    assert shown.has_left


def test_what_is_due_is_listed_without_a_name_and_goes_with_the_right_passphrase(
    shown: Shown,
) -> None:
    shown.open(2027)
    assert shown.says("letting_count") == "1 referral was kept long enough."
    assert shown.listed() == ["N-S1 1 Answered"]
    shown.let_go("")
    assert shown.sees("letting_passphrase_error")
    shown.let_go("four words of somebody")
    shown.until_read()
    assert shown.says("letting_passphrase_error")
    assert shown.listed() == ["N-S1 1 Answered"]
    shown.let_go(HER_WORDS)
    shown.qtbot.waitUntil(lambda: shown.sees("letting_past"))
    assert "nothing of them is left" in shown.says("letting_told")
    assert shown.says("letting_count") == "Nothing has been kept beyond its time."
    assert not shown.sees("letting_clear")
    press(part_of(shown.page, "letting_print_0"), Qt.Key.Key_Space)
    shown.qtbot.waitUntil(lambda: "Front desk" in shown.says("letting_told"))
    shown.until_read()
    assert len(shown.office.tray.pages) == 1
    shown.open(2029)
    assert "1 of them has no last result." in shown.says("letting_count")


def test_shorter_terms_count_at_once(shown: Shown) -> None:
    shown.open(2027)
    box = part_of(shown.page, "letting_open")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(12))
    box.activated.emit(box.currentIndex())
    shown.qtbot.waitUntil(lambda: len(shown.listed()) == 2)
    assert {line.rpartition(" ")[2] for line in shown.listed()} == {"Answered", "result"}
    assert shown.says("letting_told") == "Saved."
