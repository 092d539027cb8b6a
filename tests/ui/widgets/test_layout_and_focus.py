"""Pages scroll down only, rows break, and the focus always has its ring."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.shown import cut_sideways, show
from ui.theme.focus_ring import FocusFollower, FocusRing
from ui.theme.palette import DARK, LIGHT
from ui.theme.style import apply_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.scroll_page import ScrollPage, SideBySide, TwoColumns
from ui.widgets.text import label


def the_ring() -> FocusRing:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    follower = app.findChild(FocusFollower, "focus_follower")
    assert isinstance(follower, FocusFollower)
    return follower.ring()


def ring_around(part: QWidget) -> bool:
    ring = the_ring()
    box = QRect(ring.mapToGlobal(QPoint(0, 0)), ring.size())
    wanted = QRect(part.mapToGlobal(QPoint(0, 0)), part.size()).adjusted(-5, -5, 5, 5)
    return ring.isVisible() and box == wanted


def test_the_focused_part_has_a_ring_two_pixels_off_and_three_wide(qtbot: QtBot) -> None:
    first, second = KeyButton("a", "A"), QLineEdit()
    window = show(qtbot, first, second)
    first.setFocus()
    qtbot.waitUntil(lambda: ring_around(first))
    second.setFocus()
    qtbot.waitUntil(lambda: ring_around(second))
    just_above = second.geometry().topLeft() + QPoint(40, -4)
    assert window.grab().toImage().pixelColor(just_above).name() == LIGHT.focus.lower()


def test_the_ring_stays_when_the_palette_changes(qtbot: QtBot, qapp: QApplication) -> None:
    button = KeyButton("a", "A")
    show(qtbot, button)
    button.setFocus()
    apply_theme(qapp, DARK)
    qtbot.waitUntil(lambda: ring_around(button))
    apply_theme(qapp, LIGHT)


def test_the_ring_goes_with_the_part(qtbot: QtBot) -> None:
    first, second = KeyButton("a", "A"), QLineEdit()
    show(qtbot, first, second)
    second.setFocus()
    qtbot.waitUntil(lambda: ring_around(second))
    second.setVisible(False)
    assert not ring_around(second)


def test_the_ring_is_there_after_a_click_too(qtbot: QtBot) -> None:
    button, field = KeyButton("a", "A"), QLineEdit()
    show(qtbot, field, button)
    field.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ring_around(button))


def test_the_ring_follows_a_part_that_moves(qtbot: QtBot) -> None:
    above, button = label("above"), KeyButton("a", "A")
    show(qtbot, above, button)
    button.setFocus()
    above.setFixedHeight(200)
    qtbot.waitUntil(lambda: button.y() > 200 and ring_around(button))


def test_there_is_one_ring_and_it_outlives_its_window(qtbot: QtBot) -> None:
    first, second = KeyButton("a", "A"), KeyButton("b", "B")
    window = QWidget()
    first.setParent(window)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(lambda: ring_around(first))
    assert len(window.findChildren(FocusRing)) == 1
    shiboken6.delete(window)
    show(qtbot, second)
    second.setFocus()
    qtbot.waitUntil(lambda: ring_around(second))
    assert the_ring().testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_focused_part_can_be_deleted(qtbot: QtBot) -> None:
    first, second = KeyButton("a", "A"), KeyButton("b", "B")
    show(qtbot, first, second)
    first.setFocus()
    shiboken6.delete(first)
    second.setFocus()
    qtbot.waitUntil(lambda: ring_around(second))


def test_a_scrolled_part_does_not_show_its_ring_outside_the_page(qtbot: QtBot) -> None:
    page = ScrollPage("page")
    buttons = [KeyButton(f"b{number}", f"Button {number}") for number in range(30)]
    for button in buttons:
        page.add(button)
    show(qtbot, label("top bar"), page, height=300)
    buttons[29].setFocus()
    qtbot.waitUntil(lambda: ring_around(buttons[29]))
    page.verticalScrollBar().setValue(0)
    assert the_ring().visibleRegion().isEmpty()


def test_a_page_brings_the_focused_part_into_view(qtbot: QtBot) -> None:
    page = ScrollPage("page")
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        page.add(field)
    show(qtbot, page, height=300)
    fields[39].setFocus()

    def seen() -> bool:
        top = fields[39].mapTo(page.viewport(), QPoint(0, 0)).y()
        return 0 <= top <= page.viewport().height() - fields[39].height()

    qtbot.waitUntil(seen)


def test_a_page_never_scrolls_sideways(qtbot: QtBot) -> None:
    page = ScrollPage("page")
    row, flow = QWidget(), FlowLayout()
    for number in range(12):
        flow.addWidget(KeyButton(f"b{number}", f"Button {number}", key=f"Ctrl+F{number + 1}"))
    row.setLayout(flow)
    page.add(row)
    page.add(label("A long sentence that has to be broken into several lines. " * 3, "family"))
    show(qtbot, page, width=420)
    assert cut_sideways(page.viewport()) == []
    assert page.horizontalScrollBar().maximum() == 0


def test_a_cleared_page_is_empty(qtbot: QtBot) -> None:
    page = ScrollPage("page")
    for number in range(3):
        page.add(label(str(number)))
    page.clear()
    qtbot.addWidget(page)
    assert page.column.count() == 1


@pytest.mark.parametrize(
    ("width", "beside"), [(1280, True), (961, True), (960, False), (640, False)]
)
def test_the_side_folds_away_and_columns_stack_when_narrow(
    qtbot: QtBot, width: int, beside: bool
) -> None:
    side, left, right = label("side"), label("left"), label("right")
    show(qtbot, SideBySide(label("main"), side), TwoColumns(left, right), width=width)
    assert side.isVisible() is beside
    assert (left.y() == right.y()) is beside


def test_rows_of_buttons_begin_on_the_side_of_the_language(qtbot: QtBot) -> None:
    row, flow = QWidget(), FlowLayout()
    first, second = KeyButton("a", "A"), KeyButton("b", "B")
    for button in (first, second):
        flow.addWidget(button)
    row.setLayout(flow)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(qtbot, row)
    assert first.x() > second.x()
