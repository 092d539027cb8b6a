"""The look for what does not fit finds each fault when it is made by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gallery.fit import faults_of, out_of_sight
from tests.gallery.sight import has_ring, inks_on_grounds, unnamed
from tests.ui.widgets.shown import show
from ui.theme.palette import LIGHT
from ui.widgets.key_button import KeyButton
from ui.widgets.row_painting import TONE_ROLE
from ui.widgets.row_table import RowTable
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import ElidedLabel, label

LONG = "the words that need a good deal more room than they are given"


def placed(part: QWidget, width: int, height: int) -> QWidget:
    """Return *part* in a size that nothing asked it for."""
    part.setObjectName("part")
    part.setFixedSize(width, height)
    return part


def box_of(words: str) -> QComboBox:
    made = QComboBox()
    made.addItems(["", words])
    return made


def line_with(prompt: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(prompt)
    return made


def table_of(words: str, tone: str = "") -> RowTable:
    table = RowTable("part", "Rows")
    model = QStandardItemModel(1, 1, table)
    item = QStandardItem(words)
    item.setData(tone, TONE_ROLE)
    model.setItem(0, 0, item)
    model.setHorizontalHeaderLabels(["State"])
    table.show_model(model, (1,))
    return table


CUT: dict[str, Callable[[], QWidget]] = {
    "a line": lambda: placed(label(LONG, wraps=False), 100, 30),
    "a paragraph": lambda: placed(label(LONG), 100, 30),
    "one long word": lambda: placed(label("Massachusettsachusetts"), 60, 90),
    "what may not be shortened": lambda: placed(ElidedLabel(LONG), 100, 30),
    "a button": lambda: placed(QPushButton(LONG), 100, 40),
    "a button with a face": lambda: placed(KeyButton("part", LONG), 100, 40),
    "a low button": lambda: placed(KeyButton("part", "Yes"), 100, 20),
    "a prompt": lambda: placed(line_with(LONG), 100, 36),
    "an entry of a list": lambda: placed(box_of(LONG), 100, 36),
    "a cell": lambda: placed(table_of(LONG), 100, 120),
    "a state": lambda: placed(table_of(LONG, "teal"), 100, 120),
}
WHOLE: dict[str, Callable[[], QWidget]] = {
    "a line": lambda: label(LONG, wraps=False),
    "a paragraph": lambda: label(LONG),
    "a button": lambda: KeyButton("part", LONG),
    "a prompt": lambda: placed(line_with("8/2025"), 200, 36),
    "a state": lambda: placed(table_of("To print", "teal"), 300, 120),
}


@pytest.mark.parametrize("fault", CUT)
def test_words_that_are_cut_are_found(qtbot: QtBot, fault: str) -> None:
    window = show(qtbot, CUT[fault]())
    assert any("part" in each for each in faults_of(window))


@pytest.mark.parametrize("kind", WHOLE)
def test_words_that_have_their_room_are_left_alone(qtbot: QtBot, kind: str) -> None:
    assert faults_of(show(qtbot, WHOLE[kind]())) == []


def test_a_part_beyond_an_edge_or_over_another_is_found(qtbot: QtBot) -> None:
    window = show(qtbot, label("something"))
    for name, x in (("one", 980), ("two", 600), ("three", 640)):
        part = QWidget(window)
        part.setObjectName(name)
        part.setGeometry(x, 300, 60, 20)
        part.show()
    faults = faults_of(window)
    assert any(each.startswith("one is cut") for each in faults)
    assert "two lies over three" in faults


def test_a_page_that_is_wider_than_its_window_is_found(qtbot: QtBot) -> None:
    page = ScrollPage("page")
    page.add(placed(QWidget(), 900, 40))
    faults = faults_of(show(qtbot, page, width=400))
    assert any("page" in each for each in faults)


def test_a_part_that_is_scrolled_away_is_out_of_sight(qtbot: QtBot) -> None:
    page = ScrollPage("page")
    parts = [QLineEdit() for _each in range(30)]
    for part in parts:
        page.add(part)
    show(qtbot, page, height=300)
    assert not out_of_sight(parts[0])
    assert out_of_sight(parts[29])


def test_a_part_without_name_or_role_is_found(qtbot: QtBot) -> None:
    nameless, named = QLineEdit(), QLineEdit()
    named.setObjectName("named")
    named.setAccessibleName("Phone")
    window = show(qtbot, nameless, named)
    assert list(unnamed(window)) == [
        "QLineEdit in QWidget has no name for tests",
        "QLineEdit in QWidget has no accessible name",
    ]


def test_the_ring_is_seen_only_around_the_focus(qtbot: QtBot) -> None:
    first, second = KeyButton("a", "A"), KeyButton("b", "B")
    show(qtbot, first, label("between"), second)
    first.setFocus()
    qtbot.waitUntil(lambda: has_ring(first, LIGHT))
    assert not has_ring(second, LIGHT)


def test_ink_and_ground_are_read_from_what_is_painted(qtbot: QtBot) -> None:
    primary = KeyButton("a", "Print", kind="primary")
    window = show(qtbot, primary, label("muted", "muted"))
    seen = {part: (ink, ground) for ink, ground, part in inks_on_grounds(window, LIGHT)}
    grounds = {ground for _ink, ground in seen.values()}
    assert grounds == {"primary", "canvas"}
    assert "muted" in {ink for ink, _ground in seen.values()}
