"""What was copied at the desk is forgotten when it locks; a text of another program stays."""

import sys
from collections.abc import Iterator

import pytest

from tests.leaks.desk import OtherProgram, other_program
from tests.real_screen import Screen, real_screen

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="two programs meet on an X server here"),
]

TEXT = "Xóchitl Brambila"
THEIRS = "their own"
HINT = "x-kde-passwordManagerHint"
BOTH = pytest.mark.parametrize(
    ("act", "mode"), [("hold", "clipboard"), ("select", "selection")], ids=["copied", "selected"]
)


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with real_screen() as display:
        yield display


@pytest.fixture
def ours(screen: Screen) -> Iterator[OtherProgram]:
    """Return a program that treats what it copies as the desk does."""
    with other_program(screen, "--ours") as program:
        yield program


@BOTH
def test_a_text_of_ours_is_forgotten(
    screen: Screen, ours: OtherProgram, act: str, mode: str
) -> None:
    ours.ask(act, TEXT)
    with other_program(screen) as other:
        assert other.comes_to_read(mode, TEXT)
        ours.ask("forget")
        assert other.comes_to_read(mode, "")


@BOTH
def test_a_text_of_another_program_stays(
    screen: Screen, ours: OtherProgram, act: str, mode: str
) -> None:
    ours.ask(act, TEXT)
    with other_program(screen) as other:
        other.ask(act, THEIRS)
        assert ours.comes_to_read(mode, THEIRS)
        ours.ask("forget")
        with other_program(screen) as third:
            assert third.comes_to_read(mode, THEIRS)


def test_histories_of_the_clipboard_are_asked_to_pass_a_text_of_ours_over(
    screen: Screen, ours: OtherProgram
) -> None:
    for text in (TEXT, "another"):
        ours.ask("hold", text)
        with other_program(screen) as other:
            assert other.comes_to_read("clipboard", text)
            assert other.comes_to_be_offered(HINT)
    with other_program(screen) as other:
        other.ask("hold", THEIRS)
        assert ours.comes_to_read("clipboard", THEIRS)
        assert HINT not in ours.read("clipboard")[1]


def test_what_is_no_text_is_left_as_it_is(screen: Screen, ours: OtherProgram) -> None:
    ours.ask("picture", "-")
    with other_program(screen) as other:
        assert other.comes_to_be_offered("image/x-none")
        assert HINT not in other.read("clipboard")[1]
