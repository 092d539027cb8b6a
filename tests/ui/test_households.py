"""Who else is of a household: asked by keys before the interview, over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.services.registering import NewChild
from tests.ui.whole_window import (
    CTRL_1,
    ENTER,
    ESCAPE,
    Press,
    Screen,
    close,
    opened,
    prepared,
)

CTRL_Z: Press = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
PHONE = "508-555-0117"


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, prepared(tmp_path))
    shown.unlock()
    for name in ("Xuncax", "Chumil", "Ixchel"):
        child = NewChild(Name(name, last_1="Tzoc"), "2017-05-04")
        shown.desk().registering.register((child,), PHONE)
    shown.keys(CTRL_1)
    yield shown
    close(shown)


def families(screen: Screen) -> list[list[str]]:
    """Return the first names of each family that registered today."""
    by_family: dict[str, list[str]] = {}
    for listing in screen.desk().lists.today().listings:
        child = listing.registration
        by_family.setdefault(child.family_id, []).append(child.name.first)
    return sorted(map(sorted, by_family.values()))


def test_a_household_is_put_together_and_asked_once(screen: Screen) -> None:
    screen.keys(ENTER)
    assert screen.window.shown_page() == "household"
    screen.keys(ENTER)
    assert "Tick who belongs" in screen.words("household_fault")
    screen.keys("1", "2", ENTER)
    assert families(screen) == [["Chumil", "Ixchel", "Xuncax"]]
    assert screen.part("household_banner").isVisible()
    screen.keys(ENTER, "2", ENTER, ENTER)
    assert screen.window.shown_page() == "today"
    assert all(each.standing.is_asked for each in screen.desk().lists.today().listings)


def test_undo_gives_each_child_its_family_back_and_asks_again(screen: Screen) -> None:
    before = families(screen)
    screen.keys(ENTER, "1", ENTER, CTRL_Z)
    assert families(screen) == before
    assert screen.part("household_card").isVisible()
    screen.keys(ESCAPE)
    assert screen.window.shown_page() == "today"


def test_who_is_no_household_is_asked_alone_and_not_proposed_again(screen: Screen) -> None:
    screen.keys(ENTER, "n")
    assert screen.window.shown_page() == "interview"
    screen.keys("2", ENTER, ENTER, ENTER)
    assert screen.window.shown_page() == "household"  # of the other two nobody said so
    assert len(families(screen)) == 3


def test_what_is_decided_later_is_not_kept(screen: Screen) -> None:
    screen.keys(ENTER, "l")
    assert screen.window.shown_page() == "interview"
    screen.keys(CTRL_1, Qt.Key.Key_Down, ENTER)
    assert screen.window.shown_page() == "household"
