"""What is shown is also said, follows its language, and can be reached by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.widgets.shown import cut_sideways, show
from ui.widgets.banner import ICONS, Banner
from ui.widgets.card import Card, Line, Lines
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.filter_pills import Filter, FilterPills
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.page_heading import PageHeading
from ui.widgets.pill import TONES, Pill
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.ring import Ring
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.row_table import RowTable
from ui.widgets.saved_state import SavedState
from ui.widgets.side_list import SideList, Step
from ui.widgets.text import ElidedLabel, isolated, label, reads_right_to_left, set_words

Key = Qt.Key


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("Ana", False), ("محمد", True), ("123 محمد", True), ("508-555", False), ("", False)],
)
def test_a_text_is_read_from_the_side_its_language_begins_on(text: str, rtl: bool) -> None:
    assert reads_right_to_left(text) is rtl


def test_a_label_turns_with_what_it_says(qtbot: QtBot) -> None:
    shown = label("Ana")
    qtbot.addWidget(shown)
    set_words(shown, "هل انتقل أي طفل؟")
    assert shown.layoutDirection() == Qt.LayoutDirection.RightToLeft
    set_words(shown, "Did a child move?")
    assert shown.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_an_id_is_isolated_from_the_text_around_it() -> None:
    assert isolated("A-17") == "\u2068A-17\u2069"


def test_a_long_name_gives_way_and_is_told_on_hover(qtbot: QtBot) -> None:
    shown = ElidedLabel("New Bedford Registration Center")
    show(qtbot, shown, width=150)
    shown.grab()
    assert shown.toolTip() == "New Bedford Registration Center"


@pytest.mark.parametrize("tone", TONES)
def test_an_outcome_is_an_icon_and_words_besides_its_tone(qtbot: QtBot, tone: str) -> None:
    banner = Banner("outcome")
    show(qtbot, banner)
    banner.show_outcome(tone, "Refer to MMEP", "Print the sheet.")
    assert banner.accessibleName() == "Refer to MMEP Print the sheet."
    assert banner.property("tone") == tone
    assert tone in ICONS


def test_every_tone_of_the_banner_has_an_icon_of_its_own() -> None:
    assert len(set(ICONS.values())) == len(ICONS) == len(TONES)


def test_a_banner_with_a_button_fits_a_narrow_window(qtbot: QtBot) -> None:
    banner = Banner("outcome")
    banner.show_outcome("amber", "Refer, recruiter to ask more", "One thing is unclear.")
    banner.add_action(KeyButton("check", "Check answers", key="F4"))
    show(qtbot, banner, width=420)
    assert cut_sideways(banner) == []


def test_a_state_changes_in_place(qtbot: QtBot) -> None:
    pill = Pill("Not asked yet", name="state")
    show(qtbot, pill)
    before = pill.palette().color(pill.foregroundRole())
    pill.show_state("Consent missing", "amber")
    assert pill.text() == "Consent missing"
    assert pill.palette().color(pill.foregroundRole()) != before


def test_one_filter_is_always_picked(qtbot: QtBot) -> None:
    pills = FilterPills("filter", "Show")
    show(qtbot, pills)
    filters = [Filter("all", "All", 47), Filter("begun", "Begun", 1)]
    pills.show_filters(filters, "all")
    begun = pills.findChild(QPushButton, "filter_begun")
    assert isinstance(begun, QPushButton)
    with qtbot.waitSignal(pills.picked) as picked:
        begun.click()
    assert picked.args == ["begun"]
    begun.click()
    assert pills.value() == "begun"
    pills.show_filters([Filter("begun", "Begun", 2)], "begun")
    assert begun.text() == "Begun 2"


@pytest.mark.parametrize(("share", "shown"), [(0.89, 0.89), (-1, 0), (7, 1)])
def test_a_ring_fills_at_most_once(qtbot: QtBot, share: float, shown: float) -> None:
    ring = Ring("ring")
    show(qtbot, ring)
    ring.show_share(share, "89 %")
    assert ring.share() == shown
    assert ring.accessibleName() == "89 %"


def test_more_coverage_paints_more_of_the_ring(qtbot: QtBot) -> None:
    ring = Ring("ring")
    show(qtbot, ring)
    pictures = []
    for share in (0, 0.5, 1):
        ring.show_share(share, "")
        pictures.append(ring.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_card_shows_its_lines(qtbot: QtBot) -> None:
    card = Card("child", "Lucía, 9", "Refer, ask more", "amber")
    card.add(
        Lines("lines", [Line("Met", "ok", "Age", "Under 22"), Line("Unclear", "amber", "W", "?")])
    )
    show(qtbot, card, width=420)
    texts = {each.text() for each in card.findChildren(QLabel)}
    assert {"Lucía, 9", "Refer, ask more", "Met", "Age", "Under 22", "Unclear"} <= texts
    assert cut_sideways(card) == []


STEPS = [
    Step("moved", "Moved", "Yes"),
    Step("work", "Work", "now", "now"),
    Step("contact", "Contact", "", "ahead"),
]


def test_an_answer_can_be_jumped_to_but_not_one_that_lies_ahead(qtbot: QtBot) -> None:
    side = SideList("so_far", "So far")
    show(qtbot, side)
    side.show_steps(STEPS)
    moved, ahead = (side.findChild(QPushButton, f"so_far_{code}") for code in ("moved", "contact"))
    assert isinstance(moved, QPushButton)
    assert isinstance(ahead, QPushButton)
    with qtbot.waitSignal(side.jumped) as jumped:
        moved.click()
    assert jumped.args == ["moved"]
    with qtbot.assertNotEmitted(side.jumped):
        ahead.click()
    assert moved.accessibleName() == "Moved: Yes"


def test_showing_the_steps_again_leaves_none_of_those_before(qtbot: QtBot) -> None:
    side = SideList("so_far", "So far")
    show(qtbot, side)
    side.show_steps(STEPS)
    side.show_steps(STEPS[:1])

    def shown() -> list[str]:
        rows = side.findChildren(QPushButton)
        return [each.objectName() for each in rows if each.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["so_far_moved"])


def test_an_error_is_shown_said_and_focused(qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setObjectName("phone")
    row = Labelled("Phone", field, "Area code first")
    show(qtbot, row, QLineEdit())
    assert field.accessibleName() == "Phone"
    assert field.accessibleDescription() == "Area code first"
    row.show_error("A phone number has ten digits.")
    assert field.hasFocus()
    assert field.accessibleDescription() == "A phone number has ten digits."
    assert row.error() == "A phone number has ten digits."
    row.clear_error()
    assert row.error() == ""
    assert field.accessibleDescription() == "Area code first"


def test_a_label_is_the_buddy_of_its_field(qtbot: QtBot) -> None:
    field = QLineEdit()
    row = Labelled("Phone", field)
    qtbot.addWidget(row)
    assert field in [each.buddy() for each in row.findChildren(QLabel)]


def test_a_problem_shows_its_code_and_what_to_press(qtbot: QtBot) -> None:
    panel = ErrorPanel("problem")
    window = show(qtbot, panel)
    assert not panel.isVisible()
    panel.show_problem("MMEP-206", "The disk is full.", can_retry=True)
    assert "MMEP-206" in panel.accessibleName()
    with qtbot.waitSignal(panel.retried):
        QTest.keyClick(window, Key.Key_F5)
    assert not panel.isVisible()


def test_a_problem_that_cannot_be_retried_offers_no_key(qtbot: QtBot) -> None:
    panel = ErrorPanel("problem")
    window = show(qtbot, panel)
    panel.show_problem("MMEP-102", "The key file is gone.")
    with qtbot.assertNotEmitted(panel.retried):
        QTest.keyClick(window, Key.Key_F5)
    assert panel.isVisible()


def test_an_empty_page_says_why_and_what_to_do(qtbot: QtBot) -> None:
    action = KeyButton("new", "New family", key="Ctrl+N")
    empty = EmptyState("none", "families", "No families yet", "Import the roster.", action)
    show(qtbot, empty, PageHeading("head", "Families", "0 today"), width=420)
    assert empty.accessibleName() == "No families yet Import the roster."
    assert action.isVisible()
    assert cut_sideways(empty) == []


def test_the_saved_state_is_an_icon_and_words(qtbot: QtBot) -> None:
    saved = SavedState("saved")
    show(qtbot, saved)
    saved.show_saved("10:42")
    assert saved.words() == "Saved 10:42"
    saved.show_saving()
    assert saved.words() == "Saving"
    saved.show_not_saved()
    assert saved.accessibleName() == "Not saved"


def test_long_work_shows_counts_and_can_be_cancelled_once(qtbot: QtBot) -> None:
    panel = ProgressPanel("import")
    window = show(qtbot, panel)
    panel.begin("Importing the roster")
    panel.show_moved((12, 40))
    bar = panel.findChild(QProgressBar, "import_bar")
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (12, 40)
    assert panel.counts() == "12 of 40"
    heard: list[str] = []
    panel.cancelled.connect(lambda: heard.append("cancelled"))
    QTest.keyClick(window, Key.Key_Escape)
    QTest.keyClick(window, Key.Key_Escape)
    assert heard == ["cancelled"]
    panel.finish("12 of 40 imported")
    assert not panel.isVisible()


def a_table() -> RowTable:
    model = QStandardItemModel(0, 2)
    for child, state, tone in (
        ("Pérez, Xuncax", "To print", "teal"),
        ("ليلى", "Declined", "violet"),
    ):
        row = [QStandardItem(child), QStandardItem(state)]
        row[0].setData(True, STRONG_ROLE)
        row[1].setData(tone, TONE_ROLE)
        model.appendRow(row)
    table = RowTable("rows", "Registrations")
    model.setParent(table)
    table.show_model(model, (2, 1))
    return table


def test_enter_and_a_double_click_open_a_row(qtbot: QtBot) -> None:
    table = a_table()
    show(qtbot, table)
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Key.Key_Return)
    assert opened.args == [1]
    spot = table.visualRect(table.model().index(0, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        table.doubleClicked.emit(table.indexAt(spot))
    assert opened.args == [0]


def test_columns_share_the_room_and_pills_are_painted_on_it(qtbot: QtBot) -> None:
    table = a_table()
    show(qtbot, table, width=600)
    assert table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width()
    assert table.columnWidth(0) >= 2 * table.columnWidth(1) - 2
    pill = table.visualRect(table.model().index(0, 1))
    ground = table.viewport().grab().toImage().pixelColor(pill.topLeft() + QPoint(24, 21))
    plain = table.viewport().grab().toImage().pixelColor(pill.topRight() + QPoint(-4, 21))
    assert ground != plain


def test_long_answers_in_the_side_list_stay_whole_beside_its_scroll_bar(qtbot: QtBot) -> None:
    side = SideList("so_far", "So far")
    holder = show(qtbot, side, height=300)
    side.show_steps(
        [
            Step("when", "When", "Jun 2026 to Oct 2026"),
            Step("who", "Last done · Mother or father", "Rakotondrainibe-Ratsimamanga"),
            *(Step(f"step_{row}", "Moved", "Yes") for row in range(12)),
            Step("now", "Who moved", place="now"),
        ]
    )
    rows = side.findChild(QScrollArea, "so_far_rows")
    assert isinstance(rows, QScrollArea)
    qtbot.waitUntil(lambda: rows.verticalScrollBar().maximum() > 0)
    assert cut_sideways(holder) == []
    now = side.findChild(QPushButton, "so_far_now")
    assert isinstance(now, QPushButton)
    seen = rows.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(now.mapTo(rows.viewport(), now.rect().center())))
    widths = [each.width() for each in side.findChildren(QPushButton)]
    assert max(widths) <= rows.viewport().width()
