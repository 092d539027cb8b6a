"""Keys press what shows them, and letters never fire while somebody types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.shown import show
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import KeyCap, shown_key
from ui.widgets.picture_tiles import LoneAnswer, PictureTiles, Tile
from ui.widgets.tick_list import Row, TickList

Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "pressed", "modifier"),
    [
        ("N", Key.Key_N, Qt.KeyboardModifier.NoModifier),
        ("Enter", Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("Enter", Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        ("Alt+Left", Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        ("F4", Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        ("Ctrl+N", Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_key_presses_its_button(
    qtbot: QtBot, key: str, pressed: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    button = KeyButton("next", "Next", key=key)
    window = show(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(window, pressed, modifier)


def test_a_disabled_button_does_not_hear_its_key(qtbot: QtBot) -> None:
    button = KeyButton("next", "Next", key="N")
    button.setEnabled(False)
    window = show(qtbot, button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(window, Key.Key_N)


def test_space_presses_the_focused_button_and_enter_the_page_s(qtbot: QtBot) -> None:
    back, onward = KeyButton("back", "Back", key="Alt+Left"), KeyButton("n", "Next", key="Enter")
    show(qtbot, back, onward)
    back.setFocus()
    with qtbot.waitSignal(back.clicked):
        QTest.keyClick(back, Key.Key_Space)
    with qtbot.waitSignal(onward.clicked), qtbot.assertNotEmitted(back.clicked):
        QTest.keyClick(back, Key.Key_Return)


def test_a_key_within_a_part_needs_the_focus_there(qtbot: QtBot) -> None:
    inside, outside = QWidget(), KeyButton("outside", "Outside")
    button = KeyButton("inside", "Inside", key="S", within=inside)
    button.setParent(inside)
    show(qtbot, inside, outside)
    outside.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(outside, Key.Key_S)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Key.Key_S)


def test_a_button_says_both_languages_once(qtbot: QtBot) -> None:
    button = KeyButton("none", "None", second="Ninguno", key="N")
    qtbot.addWidget(button)
    assert button.accessibleName() == "None, Ninguno"
    button.set_words("No", "No")
    assert button.accessibleName() == "No"
    assert button.words() == "No"


def test_keys_are_shown_as_on_the_keyboard(qtbot: QtBot) -> None:
    assert shown_key("Ctrl+F") == "Ctrl F"
    assert shown_key("Alt+Left") == "Alt \u2190"
    assert shown_key("Ctrl++") == "Ctrl +"
    assert shown_key("+") == "+"
    cap = KeyCap("Escape")
    qtbot.addWidget(cap)
    assert cap.text() == "Esc"


@pytest.mark.parametrize("field", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_letters_and_digits_never_fire_while_typing(qtbot: QtBot, field: type[QWidget]) -> None:
    typed = field()
    choices = ChoiceButtons("c", "q", [Choice("yes", "Yes"), Choice("unsure", "Unsure", key="Z")])
    tiles = PictureTiles(
        "t",
        "q",
        [Tile(f"k{n}", "", "", b"<svg/>") for n in range(15)],
        [LoneAnswer("none", "None", "", "N")],
    )
    ticks = TickList("l", "q", [Row("a", "A", key="L")])
    button = KeyButton("b", "B", key="B")
    show(qtbot, typed, choices, tiles, ticks, button)
    typed.setFocus()
    quiet = [choices.chosen, tiles.ticks_changed, ticks.ticks_changed, button.clicked]
    heard: list[object] = []
    for signal in quiet:
        signal.connect(heard.append)
    QTest.keyClicks(typed, "1 2Z3NQWERT0LB")
    assert heard == []
    assert typed.property("plainText") or typed.property("text") == "1 2Z3NQWERT0LB"
