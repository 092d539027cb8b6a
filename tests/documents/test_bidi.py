"""Lines of two directions are ordered as the Unicode Bidirectional Algorithm says."""

import pytest

from mmep_desktop.documents.bidi import (
    END_OF_ISOLATE,
    ISOLATE,
    is_right_to_left,
    isolated,
    levels_of,
    mirrored,
    visual_order,
)


def seen(text: str, base: int) -> str:
    order = visual_order(levels_of(text, base))
    return "".join(text[place] for place in order if text[place] not in {ISOLATE, END_OF_ISOLATE})


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "abc"),
        ("אבג", 1, "גבא"),
        ("abc אבג def", 0, "abc גבא def"),
        ("אבג abc דהו", 1, "והד abc גבא"),
        ("אבג 123", 1, "123 גבא"),
        ("אבג 1,234.50", 1, "1,234.50 גבא"),
        ("אבג 50%", 1, "50% גבא"),
        ("אבג $50", 1, "$50 גבא"),
        ("אבג 413-555-0100", 1, "413-555-0100 גבא"),
        ("ابج 413-555-0100", 1, "0100-555-413 جبا"),
        ("ابج 2026/09/01", 1, "2026/09/01 جبا"),
        ("abc 12 אבג", 0, "abc 12 גבא"),
        ("אבג!", 0, "גבא!"),
        ("אבג!", 1, "!גבא"),
        ("a\u0301 א\u05b0", 0, "a\u0301 \u05b0א"),
        (f"ابج {isolated('413-555-0100')}", 1, "413-555-0100 جبا"),
        (f"ابج {isolated('2026-09-01')}، ابج", 1, "جبا ،2026-09-01 جبا"),
        (f"call {isolated('אבג')}, 5", 0, "call גבא, 5"),
        (f"ابج {isolated('Ana (אב) 1')}", 1, "Ana (בא) 1 جبا"),
    ],
)
def test_a_line_is_seen_in_this_order(text: str, base: int, expected: str) -> None:
    assert seen(text, base) == expected


@pytest.mark.parametrize(
    ("text", "runs_so"),
    [("abc", False), ("12 אבג", True), ("خوان", True), ("", False), (isolated("אב") + " a", False)],
)
def test_the_first_letter_outside_an_isolate_gives_the_direction(text: str, runs_so: bool) -> None:
    assert is_right_to_left(text) is runs_so


@pytest.mark.parametrize("text", ["\u2068", "\u2069", "\u2068\u2068א", "א\u2069b", "\u2068\u2069"])
def test_an_isolate_without_its_other_end_does_no_harm(text: str) -> None:
    assert sorted(seen(text, 0)) == sorted(text.replace(ISOLATE, "").replace(END_OF_ISOLATE, ""))


def test_brackets_turn_round() -> None:
    assert mirrored("(a) [b] <c> «d»") == ")a( ]b[ >c< »d«"
