"""The shell stacks pages, folds, blanks, and never names a family."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.widgets.shown import cut_sideways
from ui.main_window import MainWindow
from ui.shell.desk_shell import DeskShell
from ui.shell.rail import RailEntry
from ui.theme.palette import DARK, LIGHT
from ui.theme.style import apply_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_page import SideBySide

Key = Qt.Key
ENTRIES = [
    RailEntry(code, code.title(), code, place)
    for place, code in enumerate(
        ("today", "families", "referrals", "batches", "reports", "settings"), 1
    )
]
CONTROL = Qt.KeyboardModifier.ControlModifier

SHOWN: list[MainWindow] = []
"""The window of the shell under test, which lives as long as somebody remembers it."""


def opened(qtbot: QtBot, *, practice: bool = False, width: int = 1280) -> DeskShell:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT, practice=practice)
    window = MainWindow(practice=practice)
    SHOWN[:] = [window]
    center = "New Bedford Registration Center"
    desk = DeskShell(ENTRIES, center, "Desk A", "Maria S.", practice=practice)
    for entry in ENTRIES:
        desk.add_page(entry.code, QLineEdit)
    desk.show_page("today")
    desk.bottom.saved.show_saved("10:42")
    desk.bottom.show_backup("Backup 9:12 today")
    desk.bottom.show_screener("Screener 2026.1", "WORKING DRAFT, not MMEP's text")
    window.show_desk(desk)
    window.resize(width, 720 if width > 960 else 360)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return desk


@pytest.fixture(autouse=True)
def close_what_was_shown() -> Iterator[None]:
    yield
    while SHOWN:
        SHOWN.pop().close()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[DeskShell]:
    yield opened(qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)


def part(window: QWidget, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def visible_buttons(holder: QWidget) -> list[QPushButton]:
    return [each for each in holder.findChildren(QPushButton) if each.isVisible()]


def test_the_rail_asks_for_a_page_and_whoever_listens_shows_it(
    qtbot: QtBot, window: DeskShell
) -> None:
    button = part(window, "rail_families")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(window.page_asked) as asked:
        button.click()
    assert asked.args == ["families"]
    assert window.shown_page() == "today"
    assert not button.isChecked()
    window.show_page("families")
    assert window.shown_page() == "families"
    assert button.isChecked()


@pytest.mark.parametrize(("digit", "code"), [(Key.Key_1, "today"), (Key.Key_6, "settings")])
def test_control_and_a_digit_ask_for_a_page(
    qtbot: QtBot, window: DeskShell, digit: Qt.Key, code: str
) -> None:
    with qtbot.waitSignal(window.page_asked) as asked:
        QTest.keyClick(window, digit, CONTROL)
    assert asked.args == [code]


def test_other_entries_can_be_shown_to_another_role(qtbot: QtBot, window: DeskShell) -> None:
    window.rail.show_entries(ENTRIES[:2])
    names = ["rail_today", "rail_families"]
    qtbot.waitUntil(lambda: [each.objectName() for each in visible_buttons(window.rail)] == names)


def test_find_is_reached_from_anywhere_and_tells_what_is_typed(
    qtbot: QtBot, window: DeskShell
) -> None:
    QTest.keyClick(window, Key.Key_F, CONTROL)
    assert window.top.find_box.hasFocus()
    with qtbot.waitSignal(window.find_changed) as changed:
        QTest.keyClicks(window.top.find_box, "P")
    assert changed.args == ["P"]
    with qtbot.waitSignal(window.find_entered) as entered:
        QTest.keyClick(window.top.find_box, Key.Key_Return)
    assert entered.args == ["P"]
    QTest.keyClick(window.top.find_box, Key.Key_Escape)
    assert window.top.find_box.text() == ""
    assert not window.top.find_box.hasFocus()


def test_lock_is_asked_for_by_its_key(qtbot: QtBot, window: DeskShell) -> None:
    with qtbot.waitSignal(window.lock_asked):
        QTest.keyClick(window, Key.Key_L, CONTROL)


def test_at_the_door_the_window_holds_nothing_of_the_desk(qtbot: QtBot, window: DeskShell) -> None:
    outside = window.window()
    assert isinstance(outside, MainWindow)
    outside.show_door("unlock", QLineEdit())
    qtbot.waitUntil(lambda: not isValid(window))
    assert outside.shown_page() == "unlock"
    for name in ("rail", "find", "lock", "center_name"):
        assert outside.findChild(QWidget, name) is None, name
    with pytest.raises(LookupError):
        _ = outside.desk


def test_f9_blanks_the_window_and_only_escape_brings_it_back(
    qtbot: QtBot, window: DeskShell
) -> None:
    pages = part(window, "pages")
    assert isinstance(pages, QStackedWidget)
    page = pages.currentWidget()
    assert isinstance(page, QLineEdit)
    page.setFocus()
    heard: list[object] = []
    for signal in (window.page_asked, window.find_changed):
        signal.connect(heard.append)
    with qtbot.waitSignal(window.blanked) as blanked:
        QTest.keyClick(window, Key.Key_F9)
    assert blanked.args == [True]
    assert window.is_blank()
    assert not page.isVisible()
    for key, modifier in (
        (Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F, CONTROL),
        (Key.Key_2, CONTROL),
        (Key.Key_X, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(window, key, modifier)
    QTest.keyClicks(page, "typed behind the blank page")
    assert window.is_blank()
    assert heard == []
    assert page.text() == ""
    QTest.keyClick(window, Key.Key_Escape)
    assert not window.is_blank()
    assert page.hasFocus()


def test_a_blank_window_shows_no_word_of_the_desk(qtbot: QtBot, window: DeskShell) -> None:
    window.blank()
    words = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert words == ["Press Esc to go on"]


def test_keys_of_another_window_are_swallowed_while_blank(qtbot: QtBot, window: DeskShell) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    window.blank()
    QTest.keyClicks(other, "abc")
    assert other.text() == ""


def test_the_rail_folds_for_a_page_and_in_a_narrow_window(qtbot: QtBot, window: DeskShell) -> None:
    assert not window.rail.is_folded()
    window.fold(True)
    assert window.rail.is_folded()
    window.fold(False)
    assert not window.rail.is_folded()
    window.window().resize(900, 500)
    qtbot.waitUntil(window.rail.is_folded)
    assert part(window, "rail_today").toolTip() == "Today (Ctrl 1)"


@pytest.mark.parametrize("width", [640, 800, 960, 1024, 1280, 2560])
@pytest.mark.parametrize("practice", [False, True])
def test_nothing_is_cut_sideways_at_any_width(qtbot: QtBot, width: int, practice: bool) -> None:
    window = opened(qtbot, width=width, practice=practice)
    qtbot.waitUntil(lambda: window.window().width() == width)
    assert cut_sideways(window) == []
    for name in ("find", "lock", "saved_state", "draft_mark"):
        assert part(window, name).isVisible(), name


def test_the_draft_mark_goes_when_the_screener_is_no_draft(qtbot: QtBot, window: DeskShell) -> None:
    window.bottom.show_screener("Screener 2027.1", "")
    assert not part(window, "draft_mark").isVisible()


def frame_pixels(window: DeskShell) -> list[str]:
    image = window.window().grab().toImage()
    right, bottom = image.width() - 1, image.height() - 1
    around = [QPoint(x, y) for x in range(0, right, 7) for y in (2, bottom - 2)]
    bars = [QPoint(x, y) for x in (30, right - 30) for y in (14, bottom - 14)]
    return [image.pixelColor(spot).name() for spot in around + bars]


def test_practice_looks_different_along_the_whole_frame(qtbot: QtBot) -> None:
    at_work = frame_pixels(opened(qtbot))
    in_practice = frame_pixels(opened(qtbot, practice=True))
    same = [one for one, other in zip(at_work, in_practice, strict=True) if one == other]
    assert same == []


def test_practice_says_its_name(qtbot: QtBot) -> None:
    window = opened(qtbot, practice=True)
    assert part(window, "practice_mark").isVisible()
    assert "practice" in window.window().windowTitle()


def test_the_title_never_changes_with_what_is_shown(qtbot: QtBot, window: DeskShell) -> None:
    before = window.window().windowTitle()
    window.show_page("families")
    window.top.find_box.setText("Pérez")
    assert window.window().windowTitle() == before == "MMEP desk"


def test_everything_to_press_is_named_and_large_enough(qtbot: QtBot, window: DeskShell) -> None:
    for each in window.findChildren(QPushButton):
        assert each.objectName()
        assert each.accessibleName()
        assert min(each.width(), each.height()) >= 24, each.objectName()


def test_the_colours_can_be_changed_while_the_window_is_open(
    qtbot: QtBot, qapp: QApplication, window: DeskShell
) -> None:
    before = window.grab().toImage().pixelColor(30, 8)
    apply_theme(qapp, DARK)
    assert window.grab().toImage().pixelColor(30, 8) != before


def test_a_key_of_a_page_behind_does_not_fire(qtbot: QtBot, window: DeskShell) -> None:
    behind, before = KeyButton("behind", "Next", key="Enter"), KeyButton("b", "Next", key="Enter")
    window.add_page("one", lambda: behind)
    window.add_page("two", lambda: before)
    window.show_page("one")
    window.show_page("two")
    with qtbot.waitSignal(before.clicked), qtbot.assertNotEmitted(behind.clicked):
        QTest.keyClick(window, Key.Key_Return)


def test_a_page_that_is_read_after_it_was_left_does_not_take_the_keys(
    qtbot: QtBot, window: DeskShell
) -> None:
    fields = {}
    for code in ("one", "two"):
        page = QWidget()
        fields[code] = QLineEdit(page)
        window.add_page(code, lambda page=page: page)  # type: ignore[misc]  # bound at once
        window.show_page(code)
        fields[code].setFocus()
        assert fields[code].hasFocus()
    fields["one"].setFocus()
    qtbot.waitUntil(fields["two"].hasFocus)
    fields["one"].setFocus()
    window.show_page("one")
    turned: list[str] = []
    QTimer.singleShot(0, window, lambda: turned.append("once"))
    qtbot.waitUntil(lambda: bool(turned))
    assert fields["one"].hasFocus()


def test_a_page_without_an_entry_belongs_to_the_one_it_was_opened_from(window: DeskShell) -> None:
    window.add_page("interview", QLineEdit)
    window.show_page("families")
    window.show_page("interview")
    marked = [each.objectName() for each in visible_buttons(window.rail) if each.isChecked()]
    assert marked == ["rail_families"]


def test_a_page_with_a_list_beside_it_lets_the_window_become_narrow(
    qtbot: QtBot, window: DeskShell
) -> None:
    side = QWidget()
    side.setFixedWidth(280)
    main = QWidget()
    main.setMinimumWidth(500)
    window.add_page("interview", lambda: SideBySide(main, side))
    window.show_page("interview")
    window.window().resize(640, 360)
    qtbot.waitUntil(side.isHidden)
    assert window.window().width() == 640


def test_the_blank_page_is_plain_and_has_nothing_of_the_practice_frame(qtbot: QtBot) -> None:
    window = opened(qtbot, practice=True)
    window.blank()
    page = part(window, "blank_page")
    assert page.grab().toImage().pixelColor(5, 5).name() == LIGHT.sunk.lower()
