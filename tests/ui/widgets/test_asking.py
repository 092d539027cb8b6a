"""Questions are answered with one key each, and nothing is answered beforehand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.widgets.shown import cut_sideways, show
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.picture_tiles import KEYS, LoneAnswer, PictureTiles, Tile
from ui.widgets.tick_list import Row, TickList
from ui.widgets.ticked import Ticked

Key = Qt.Key
MOVED = [
    Choice("yes", "Yes", "Sí"),
    Choice("no", "No", "No"),
    Choice("unsure", "Unsure", "No sé", "U"),
    Choice("declined", "Declined", "Prefiere no decir", "X"),
]
SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M4 4h24v24H4Z"/></svg>'
)
KINDS = [Tile(f"kind{number}", f"Kind {number}", f"Clase {number}", SQUARE) for number in range(15)]
LONE = [LoneAnswer("none", "None", "Ninguno", "N"), LoneAnswer("unknown", "Unsure", "No sé", "U")]
WHO = [
    Row("0", "Lucía"),
    Row("1", "Mateo"),
    Row("none", "None", "Ninguno", "N", alone=True),
    Row("unsure", "Not sure", "No sé", "U", alone=True),
]


def button(part: ChoiceButtons | PictureTiles | TickList, name: str) -> QPushButton:
    found = part.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_no_answer_is_chosen_beforehand(qtbot: QtBot) -> None:
    for part in (
        ChoiceButtons("moved", "Moved?", MOVED),
        PictureTiles("work", "Work?", KINDS, LONE),
        TickList("who", "Who?", WHO),
    ):
        qtbot.addWidget(part)
        assert not part.value()
        assert not any(each.isChecked() for each in part.findChildren(QPushButton))


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Key.Key_1, "yes"),
        (Key.Key_2, "no"),
        (Key.Key_3, "unsure"),
        (Key.Key_U, "unsure"),
        (Key.Key_4, "declined"),
        (Key.Key_X, "declined"),
    ],
)
def test_a_key_chooses_one_answer(qtbot: QtBot, key: Qt.Key, code: str) -> None:
    choices = ChoiceButtons("moved", "Moved?", MOVED)
    window = show(qtbot, choices)
    with qtbot.waitSignal(choices.chosen) as chosen:
        QTest.keyClick(window, key)
    assert chosen.args == [code]
    assert choices.value() == code


def test_choosing_again_replaces_and_choosing_the_same_keeps(qtbot: QtBot) -> None:
    choices = ChoiceButtons("moved", "Moved?", MOVED)
    window = show(qtbot, choices)
    for key in (Key.Key_1, Key.Key_2, Key.Key_2):
        QTest.keyClick(window, key)
    assert choices.value() == "no"
    checked = [each for each in choices.findChildren(QPushButton) if each.isChecked()]
    assert checked == [button(choices, "moved_no")]


def test_an_answer_given_before_is_shown_in_silence(qtbot: QtBot) -> None:
    choices = ChoiceButtons("moved", "Moved?", MOVED)
    qtbot.addWidget(choices)
    with qtbot.assertNotEmitted(choices.chosen):
        choices.set_value("yes")
    assert choices.value() == "yes"
    choices.set_value(None)
    assert choices.value() is None


def test_a_group_carries_its_question_and_a_button_both_languages(qtbot: QtBot) -> None:
    choices = ChoiceButtons("moved", "Did anyone move?", MOVED)
    qtbot.addWidget(choices)
    assert choices.accessibleName() == "Did anyone move?"
    assert button(choices, "moved_yes").accessibleName() == "Yes, Sí"
    assert button(choices, "moved_no").accessibleName() == "No"


def test_two_groups_on_one_page_answer_only_where_the_focus_is(qtbot: QtBot) -> None:
    first = ChoiceButtons("a", "A?", MOVED[:2], keys_anywhere=False)
    second = ChoiceButtons("b", "B?", MOVED[:2], keys_anywhere=False)
    show(qtbot, first, second)
    second.focus_first()
    QTest.keyClick(button(second, "b_yes"), Key.Key_2)
    assert (first.value(), second.value()) == (None, "no")


def test_every_tile_has_its_key(qtbot: QtBot) -> None:
    tiles = PictureTiles("work", "Work?", KINDS, LONE)
    window = show(qtbot, tiles)
    for place, key in enumerate(KEYS):
        QTest.keyClick(window, Qt.Key(ord(key)))
        assert tiles.value()[-1] == f"kind{place}"
    assert len(tiles.value()) == 15
    QTest.keyClick(window, Key.Key_1)
    assert "kind0" not in tiles.value()


def test_none_excludes_the_tiles_and_a_tile_excludes_none(qtbot: QtBot) -> None:
    tiles = PictureTiles("work", "Work?", KINDS, LONE)
    window = show(qtbot, tiles)
    heard: list[object] = []
    tiles.ticks_changed.connect(heard.append)
    for key in (Key.Key_1, Key.Key_N, Key.Key_U, Key.Key_Q):
        QTest.keyClick(window, key)
    assert heard == [("kind0",), ("none",), ("unknown",), ("kind10",)]


@pytest.mark.parametrize(
    ("width", "columns"), [(1280, 5), (900, 5), (700, 4), (500, 3), (340, 2), (200, 1)]
)
def test_tiles_break_into_fewer_columns_and_are_never_cut(
    qtbot: QtBot, width: int, columns: int
) -> None:
    tiles = PictureTiles("work", "Work?", KINDS, LONE)
    show(qtbot, tiles, width=width)
    first = button(tiles, "work_kind0")
    top = [
        each
        for number in range(15)
        if (each := button(tiles, f"work_kind{number}")).y() == first.y()
    ]
    assert len(top) == columns
    assert cut_sideways(tiles) == []
    assert len({each.height() for each in top}) == 1


def test_tiles_follow_a_language_read_from_right_to_left(qtbot: QtBot) -> None:
    tiles = PictureTiles("work", "Work?", [Tile("a", "Crops", "محاصيل", SQUARE), KINDS[1]])
    show(qtbot, tiles)
    assert button(tiles, "work_a").x() > button(tiles, "work_kind1").x()


def test_rows_are_ticked_by_digit_and_the_lone_ones_by_letter(qtbot: QtBot) -> None:
    ticks = TickList("who", "Who moved?", WHO)
    window = show(qtbot, ticks)
    heard: list[object] = []
    ticks.ticks_changed.connect(heard.append)
    for key in (Key.Key_2, Key.Key_1, Key.Key_N, Key.Key_1, Key.Key_1):
        QTest.keyClick(window, key)
    assert heard == [("1",), ("0", "1"), ("none",), ("0",), ()]


def test_ticks_given_before_are_shown_in_silence(qtbot: QtBot) -> None:
    ticks = TickList("who", "Who moved?", WHO)
    qtbot.addWidget(ticks)
    with qtbot.assertNotEmitted(ticks.ticks_changed):
        ticks.set_value(["1", "0"])
    assert ticks.value() == ("0", "1")
    with pytest.raises(ValueError, match="cannot be ticked together"):
        ticks.set_value(["none", "0"])


def test_everything_to_press_is_large_enough(qtbot: QtBot) -> None:
    parts = [
        ChoiceButtons("moved", "Moved?", MOVED),
        PictureTiles("work", "Work?", KINDS, LONE),
        TickList("who", "Who?", WHO),
    ]
    window = show(qtbot, *parts, width=340)
    for each in window.findChildren(QPushButton):
        assert min(each.width(), each.height()) >= 24, each.objectName()


codes = st.sampled_from(["a", "b", "c", "none", "unsure"])


@given(st.lists(codes))
def test_a_lone_answer_never_stands_beside_another(presses: list[str]) -> None:
    ticked = Ticked(("a", "b", "c", "none", "unsure"), frozenset({"none", "unsure"}))
    for code in presses:
        ticked = ticked.toggled(code)
        assert len(ticked.on) <= 1 or not ticked.on & ticked.alone
    assert ticked.replaced(ticked.on) == ticked
