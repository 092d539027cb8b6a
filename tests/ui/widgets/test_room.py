"""Parts give way where there is little room, and what tells people apart goes last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import TODAY
from tests.ui.widgets.shown import cut_sideways, show
from ui.shell.desk_shell import DeskShell
from ui.shell.rail import FOLDED_WIDTH, RailEntry
from ui.theme.fonts import body_font
from ui.widgets.banner import Banner
from ui.widgets.card import breakable
from ui.widgets.date_field import DateField
from ui.widgets.key_button import KeyButton, WideButton
from ui.widgets.layouts import FlowLayout, TileLayout
from ui.widgets.list_box import ListBox
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.row_table import RowTable
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.shortening import two_lines
from ui.widgets.text import label

LONG = "Fernández-Villavicencio de la Concepción Montenegro, Guadalupe Esperanza"


def held(layout: FlowLayout | TileLayout, *parts: QWidget) -> QWidget:
    holder = QWidget()
    for part in parts:
        layout.addWidget(part)
    holder.setLayout(layout)
    return holder


def test_the_last_parts_of_a_row_stand_at_its_far_end(qtbot: QtBot) -> None:
    cancel, add, save = (KeyButton(name, name) for name in ("cancel", "add", "save"))
    holder = held(FlowLayout(at_end=2), cancel, add, save)
    show(qtbot, holder, width=600)
    assert cancel.x() == 0
    assert save.geometry().right() == holder.width() - 1
    assert add.x() > cancel.geometry().right() + 100
    assert add.geometry().right() < save.x()


def test_where_a_row_is_too_short_for_all_they_go_under_each_other(qtbot: QtBot) -> None:
    cancel, add, save = (KeyButton(name, f"{name} this family") for name in ("one", "two", "three"))
    holder = held(FlowLayout(at_end=2), cancel, add, save)
    show(qtbot, holder, width=260)
    assert cancel.y() < add.y() <= save.y()
    assert cut_sideways(holder) == []


def test_columns_are_as_many_as_the_widest_part_leaves_room_for(qtbot: QtBot) -> None:
    narrow, wide = KeyButton("narrow", "Yes"), KeyButton("wide", "a good many words on one line")
    tiles = TileLayout(3, 60)
    holder = held(tiles, narrow, wide)
    show(qtbot, holder, width=340)
    assert tiles.columns_at(holder.width()) == 1
    assert wide.width() >= wide.minimumSizeHint().width()


def test_a_height_is_found_anew_when_a_part_changes(qtbot: QtBot) -> None:
    button = WideButton("wide", "short")
    flow = TileLayout(1, 60)
    holder = held(flow, button)
    show(qtbot, holder, width=200)
    before = flow.heightForWidth(180)
    button.set_words("words that need a second line and then a third one")
    qtbot.waitUntil(lambda: flow.heightForWidth(180) > before)


def test_long_words_on_a_wide_button_take_a_second_line(qtbot: QtBot) -> None:
    wide, plain = WideButton("wide", LONG), KeyButton("plain", "Finish")
    show(qtbot, wide, plain, width=300)
    assert wide.height() > plain.height()
    assert cut_sideways(wide) == []


def test_a_box_has_room_for_each_of_its_entries(qtbot: QtBot) -> None:
    box = ListBox("box")
    box.addItems(["", "Pre-kindergarten, morning and afternoon"])
    show(qtbot, box)
    words = box.fontMetrics().horizontalAdvance(box.itemText(1))
    assert box.minimumSizeHint().width() > words


def test_a_date_field_has_room_for_what_can_be_typed(qtbot: QtBot) -> None:
    field = DateField("born", "Birth date", TODAY)
    show(qtbot, field)
    line = field.focusProxy()
    assert line is not None
    prompt = str(line.property("placeholderText"))
    assert line.width() > line.fontMetrics().horizontalAdvance(prompt)


@pytest.mark.parametrize("room", [120, 180, 240, 280])
def test_a_name_on_two_lines_keeps_what_tells_brothers_and_sisters_apart(room: int) -> None:
    metrics = QFontMetrics(body_font())
    surnames, given = two_lines(LONG, metrics, room, is_name=True)
    assert max(map(metrics.horizontalAdvance, (surnames, given))) <= room
    assert surnames.startswith("F")
    assert given.startswith("Guadalupe")


@pytest.mark.parametrize("words", [LONG, "Harborfield Regional Vocational and Technical School"])
def test_words_of_sixty_letters_are_whole_on_two_lines(words: str) -> None:
    metrics = QFontMetrics(body_font())
    room = round(metrics.horizontalAdvance(words) * 0.65)
    lines = two_lines(words, metrics, room, is_name="," in words)
    assert " ".join(lines) == words
    assert max(map(metrics.horizontalAdvance, lines)) <= room


def test_a_word_that_no_line_holds_is_shortened() -> None:
    metrics = QFontMetrics(body_font())
    (line,) = two_lines("Fernández-Villavicencio", metrics, 100, is_name=True)
    assert line.startswith("F")
    assert metrics.horizontalAdvance(line) <= 100


def table(*rows: tuple[str, str]) -> RowTable:
    made = RowTable("rows", "Rows")
    model = QStandardItemModel(0, 2, made)
    for name, state in rows:
        items = [QStandardItem(name), QStandardItem(state)]
        items[0].setData(True, STRONG_ROLE)
        items[0].setToolTip(name)
        items[1].setData("teal", TONE_ROLE)
        model.appendRow(items)
    made.show_model(model, (3, 1))
    return made


def test_a_column_of_states_takes_room_from_the_names(qtbot: QtBot) -> None:
    rows = table((LONG, "Consent missing, asked again today"))
    show(qtbot, rows, width=460)
    assert rows.columnWidth(1) >= rows.sizeHintForColumn(1)
    assert rows.columnWidth(0) + rows.columnWidth(1) <= rows.viewport().width()


def test_short_states_leave_the_columns_their_shares(qtbot: QtBot) -> None:
    rows = table((LONG, "Sent"))
    show(qtbot, rows, width=800)
    assert rows.columnWidth(0) >= 3 * rows.columnWidth(1) - 3


def test_the_names_of_files_and_keys_can_be_broken() -> None:
    assert breakable("wording/es.po") == "wording/\u200bes.\u200bpo"
    assert breakable("Child's move") == "Child's move"


def test_a_low_banner_keeps_to_its_sentence(qtbot: QtBot) -> None:
    banner = Banner("banner")
    show(qtbot, banner)
    banner.show_outcome("teal", "Refer to MMEP", "A recruiter will call.")
    high = banner.sizeHint().height()
    banner.set_low(is_low=True)
    shown = {each.text() for each in banner.findChildren(QLabel) if not each.isHidden()}
    assert "Refer to MMEP" in shown
    assert "A recruiter will call." not in shown
    assert banner.sizeHint().height() < high
    banner.set_low(is_low=False)
    assert banner.sizeHint().height() == high


def shell(qtbot: QtBot, width: int) -> DeskShell:
    entries = [
        RailEntry("today", "Today", "today", 1),
        RailEntry("families", "Families", "families", 2),
    ]
    made = DeskShell(entries, "Harborfield", "Desk A", "Maria S.", practice=False)
    made.add_page("today", QWidget)
    made.show_page("today")
    qtbot.addWidget(made)
    made.resize(width, 360)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_in_a_narrow_window_the_rail_leaves_a_question_all_the_room(qtbot: QtBot) -> None:
    desk = shell(qtbot, 640)
    assert desk.rail.width() == FOLDED_WIDTH
    desk.fold(folded=True)
    assert desk.rail.isHidden()
    desk.fold(folded=False)
    assert not desk.rail.isHidden()


def test_the_keys_of_the_rail_act_also_while_it_is_away(qtbot: QtBot) -> None:
    desk = shell(qtbot, 640)
    desk.fold(folded=True)
    with qtbot.waitSignal(desk.page_asked) as asked:
        QTest.keyClick(desk, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["families"]


def test_find_asks_in_as_many_words_as_there_is_room_for(qtbot: QtBot) -> None:
    desk = shell(qtbot, 1280)
    assert desk.top.find_box.placeholderText() == "Find a child, parent, phone or number"
    desk.resize(640, 360)
    qtbot.waitUntil(lambda: desk.top.find_box.placeholderText() == "Find")
    assert desk.top.find_box.accessibleName() == "Find a child, parent, phone or number"


def test_what_is_taller_than_the_page_shows_its_beginning(qtbot: QtBot) -> None:
    page, tall = ScrollPage("page"), QWidget()
    tall.setFixedHeight(900)
    tall.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.add(label("other words for the question"))
    page.add(tall)
    page.add(KeyButton("below", "Add"))
    show(qtbot, page, height=400)
    tall.setFocus()
    page.show_focused()
    assert page.verticalScrollBar().value() == 0
    page.verticalScrollBar().setValue(600)
    page.show_focused()
    assert page.verticalScrollBar().value() < tall.y()


def test_a_box_that_is_too_narrow_has_two_lines_and_tells_the_whole_on_hover(qtbot: QtBot) -> None:
    box = ListBox("box")
    box.addItems(["Every town", "Ayer-Shirley and Groton-Dunstable Regional School Districts"])
    box.setFixedWidth(320)
    show(qtbot, box)
    low = box.height()
    assert box.toolTip() == ""
    box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: box.height() > low)
    assert "Groton-Dunstable" in box.toolTip()
    drawn, middle = box.grab().toImage(), box.height() // 2
    for half in (range(6, middle - 2), range(middle + 2, box.height() - 6)):
        shades = {drawn.pixelColor(x, y).lightness() for x in range(20, 200) for y in half}
        assert max(shades) - min(shades) > 100
    box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: box.height() == low)
