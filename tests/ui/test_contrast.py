"""Contrast, computed from the palettes for every ink, ground and edge that the style sheet pairs.

WCAG 2.2 AA: 4.5 for words, 3 for what shows where a control, the focus or an icon is.
"""

import importlib
import pkgutil
from itertools import product

import pytest

from tests.ui.contrast import ratio
from tests.ui.style_sheet import (
    STATES,
    Part,
    Rule,
    edge_of,
    ground_of,
    has_words,
    ink_of,
    rules,
    takes_keys,
    unknown_kinds,
)
from ui import widgets
from ui.theme.palette import PALETTES, Palette, for_practice

EVERY_PALETTE = [*PALETTES.values(), *(for_practice(each) for each in PALETTES.values())]
PAGES = ("canvas", "surface", "sunk", "chrome")
"""What lies below a part that has no ground of its own."""


@pytest.fixture(scope="module")
def sheet() -> tuple[Rule, ...]:
    importlib.import_module("ui.session")  # with it every page is loaded
    for module in pkgutil.iter_modules(widgets.__path__, "ui.widgets."):
        importlib.import_module(module.name)
    return rules()


def looks(sheet: tuple[Rule, ...]) -> list[tuple[tuple[Part, ...], str]]:
    """Return every part that the style sheet speaks of, in every state that it may be in."""
    paths = {tuple(_at_rest(part) for part in rule.path) for rule in sheet}
    return list(product(sorted(paths, key=str), STATES))


def _at_rest(part: Part) -> Part:
    return Part(part.kind, part.is_exact, part.name, part.properties, part.piece)


def pairs(sheet: tuple[Rule, ...]) -> dict[tuple[str, str], str]:
    """Return each ink with each ground it can lie on, and where."""
    found: dict[tuple[str, str], str] = {}
    for path, state in looks(sheet):
        if not has_words(path[-1]):
            continue
        ink = ink_of(sheet, path, state)
        ground = ground_of(sheet, path, state)
        for page in (ground,) if ground else PAGES:
            found.setdefault((ink, page), f"{path[-1].kind} {state} in {path[0].kind}")
    return found


def test_the_style_sheet_speaks_of_nothing_that_is_not_there(sheet: tuple[Rule, ...]) -> None:
    assert unknown_kinds(sheet) == set()


def test_the_pairs_are_those_that_qt_would_make(sheet: tuple[Rule, ...]) -> None:
    label = Part("QLabel")
    primary = Part("KeyButton", properties=frozenset({("kind", "primary")}))
    assert ink_of(sheet, (primary, label), "") == "on_primary"
    assert ground_of(sheet, (primary, label), "hover") == "primary_hover"
    assert (
        ink_of(sheet, (primary, label), "disabled"),
        ground_of(sheet, (primary,), "disabled"),
    ) == (
        "muted",
        "sunk",
    )
    assert ground_of(sheet, (Part("KeyButton"), label), "pressed") == "primary_tint"
    assert edge_of(sheet, (Part("QLineEdit"),), "") == "edge"
    assert len(pairs(sheet)) > 30


@pytest.mark.parametrize("palette", EVERY_PALETTE, ids=lambda palette: palette.name)
def test_words_stand_out_from_every_ground_they_lie_on(
    sheet: tuple[Rule, ...], palette: Palette
) -> None:
    tokens = palette.tokens()
    weak = {
        pair: (where, round(contrast, 2))
        for pair, where in pairs(sheet).items()
        if (contrast := ratio(tokens[pair[0]], tokens[pair[1]])) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("palette", EVERY_PALETTE, ids=lambda palette: palette.name)
def test_a_control_is_outlined_or_filled_so_that_it_is_seen(
    sheet: tuple[Rule, ...], palette: Palette
) -> None:
    """A control without any outline is known by its words; one that is off need not be seen."""
    tokens = palette.tokens()
    weak = []
    for path, state in looks(sheet):
        edge = edge_of(sheet, path, state)
        if not takes_keys(path[-1]) or not edge or state == "disabled":
            continue
        for page in ("canvas", "surface", "chrome"):
            seen = {edge, ground_of(sheet, path, state) or page}
            if max(ratio(tokens[each], tokens[page]) for each in seen) < 3:
                weak.append(f"{path[-1].kind} {state}: {seen} on {page}")
    assert weak == []


@pytest.mark.parametrize("palette", EVERY_PALETTE, ids=lambda palette: palette.name)
def test_the_focus_stands_out_from_all_that_is_around_a_part(
    sheet: tuple[Rule, ...], palette: Palette
) -> None:
    tokens = palette.tokens()
    grounds = {page for _ink, page in pairs(sheet)} - {"primary", "primary_hover", "ink", "amber"}
    assert {"canvas", "surface", "sunk", "chrome", "primary_tint", "amber_tint"} <= grounds
    weak = {page for page in grounds if ratio(palette.focus, tokens[page]) < 3}
    assert weak == set()


@pytest.mark.parametrize("palette", EVERY_PALETTE, ids=lambda palette: palette.name)
def test_the_share_of_a_ring_stands_out_from_its_track_and_its_card(palette: Palette) -> None:
    assert ratio(palette.primary, palette.track) >= 3
    assert ratio(palette.primary, palette.surface) >= 3
