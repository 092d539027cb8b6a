"""A printed key as it is typed: groups fill by themselves, and a wrong one is named."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from ui.recovery.shown import ShownKey
from ui.recovery.typed import TypedKey

KEY = "XC8YZ-4KWEX-XVH1"


@pytest.fixture
def typed(qtbot: QtBot) -> TypedKey:
    field = TypedKey("key", "Key", (5, 5, 4))
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.focus_first()
    return field


def write(text: str) -> None:
    for letter in text:
        part = QApplication.focusWidget()
        assert part is not None
        type_text(part, letter)


def group(typed: TypedKey, number: int) -> QLineEdit:
    found = typed.findChild(QLineEdit, f"key_{number}")
    assert isinstance(found, QLineEdit)
    return found


def paste(field: QLineEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.paste()


@pytest.mark.parametrize("text", ["xc8yz4kwexxvh1", "XC8YZ 4KWEX XVH1", "xc8yz-4kwex-xvh1"])
def test_typing_goes_on_into_the_next_group(typed: TypedKey, text: str) -> None:
    write(text)
    assert typed.typed == KEY
    assert not typed.show_unreadable()
    assert not typed.show_other_than(KEY)


@pytest.mark.parametrize("text", [KEY, "xc8yz4kwexxvh1", f" {KEY}\n", "XC8YZ\u20134KWEX\u2013XVH1"])
def test_a_key_that_is_pasted_fills_every_group(typed: TypedKey, text: str) -> None:
    paste(group(typed, 1), text)
    assert typed.typed == KEY


def test_letters_that_look_like_others_are_read_for_them(typed: TypedKey) -> None:
    paste(group(typed, 1), "XC8YZ-4KWEX-XVHI")
    assert not typed.show_unreadable()
    assert not typed.show_other_than(KEY)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("XC8Y", "1, 2, 3"),
        ("XC8YZ-4KWE", "2, 3"),
        ("XC8YZ-4KUEX-XVH1", "2"),
        ("ÄC8YZ4KWEXXVH1", "1"),
    ],
)
def test_a_group_that_cannot_be_is_named_and_focused(
    typed: TypedKey, text: str, wrong: str
) -> None:
    paste(group(typed, 1), text)
    assert typed.show_unreadable()
    assert typed.error().startswith(f"Look at group {wrong}:")
    assert group(typed, int(wrong[0])).hasFocus()
    marked = [number for number in (1, 2, 3) if group(typed, number).property("wrong")]
    assert marked == [int(number) for number in wrong.split(", ")]


def test_a_group_that_differs_from_the_paper_is_named(typed: TypedKey) -> None:
    paste(group(typed, 1), "XC8YZ-4KWEZ-XVH1")
    assert typed.show_other_than(KEY)
    assert "group 2" in typed.error()
    write("4kwex")  # the group is selected, so it is typed over
    assert typed.error() == ""
    assert not typed.show_other_than(KEY)


def test_a_letter_too_many_in_the_middle_does_not_spoil_the_next_group(typed: TypedKey) -> None:
    paste(group(typed, 1), KEY)
    group(typed, 1).setFocus()
    group(typed, 1).setCursorPosition(2)
    write("A")
    assert typed.typed == "XCA8Y-4KWEX-XVH1"
    group(typed, 1).selectAll()
    group(typed, 1).del_()
    assert typed.typed == "-4KWEX-XVH1"


def test_nothing_that_was_typed_can_be_brought_back(typed: TypedKey) -> None:
    paste(group(typed, 1), KEY)
    typed.clear()
    for number in (1, 2, 3):
        group(typed, number).undo()
    assert typed.typed == "--"


def test_a_shown_key_is_spelled_to_whoever_listens_and_gone_when_cleared(qtbot: QtBot) -> None:
    shown = ShownKey("shown", "Recovery key")
    qtbot.addWidget(shown)
    shown.show_key("A1-B2")
    assert shown.accessibleName() == "Recovery key: A, 1. B, 2"
    shown.clear()
    assert shown.accessibleName() == "Recovery key"
