"""Tab goes line by line, whenever a part was made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tab_order import in_order, step


class Window(QWidget):
    """A window that goes on as the desk does."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step(self, forward=forward)


def named(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """Two columns under a line of its own; what stands first was made last."""
    made = Window()
    column, row = QVBoxLayout(made), QHBoxLayout()
    left, right = QVBoxLayout(), ScrollPage("scrolled")
    for name in ("left_1", "left_2"):
        left.addWidget(named(name))
    for name in ("right_1", "right_2"):
        right.add(named(name))
    row.addLayout(left)
    row.addWidget(right)
    column.addLayout(row)
    column.insertWidget(0, named("first"))
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def line(window: QWidget, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def names(window: QWidget) -> list[str]:
    return [part.objectName() for part in in_order(window)]


def test_what_is_made_last_and_stands_first_comes_first(window: Window) -> None:
    assert names(window)[0] == "first"
    assert set(names(window)) == {"first", "left_1", "left_2", "right_1", "right_2"}


def test_tab_goes_round_and_back_again(window: Window) -> None:
    order = names(window)
    walked = []
    line(window, "first").setFocus()
    for _each in order:
        part = QApplication.focusWidget()
        assert part is not None
        walked.append(part.objectName())
        QTest.keyClick(part, Qt.Key.Key_Tab)
    assert walked == order
    part = QApplication.focusWidget()
    assert part is not None
    assert part.objectName() == "first"
    QTest.keyClick(part, Qt.Key.Key_Backtab)
    part = QApplication.focusWidget()
    assert part is not None
    assert part.objectName() == order[-1]


def test_what_is_off_hidden_or_clicked_only_is_passed_by(window: Window) -> None:
    line(window, "left_1").setEnabled(False)
    line(window, "left_2").hide()
    line(window, "right_1").setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert names(window) == ["first", "right_2"]


def test_a_line_begins_on_the_side_where_reading_begins(qtbot: QtBot) -> None:
    made = Window()
    row = QHBoxLayout(made)
    for name in ("one", "two"):
        row.addWidget(KeyButton(name, name))
    qtbot.addWidget(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.show()
    assert names(made) == ["one", "two"]


def test_a_window_without_parts_keeps_the_focus_where_it_is(qtbot: QtBot) -> None:
    empty = Window()
    qtbot.addWidget(empty)
    empty.show()
    assert not step(empty, forward=True)
