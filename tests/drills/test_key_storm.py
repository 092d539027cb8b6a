"""5,000 keys without sense, at several seeds, and once from a real keyboard into a real window."""

import random
import re
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mmep_desktop.services.interviewing import Sitting
from tests.prepared_desk import LUCIA, MATEO, WITHOUT_KEYRING, XUNCAX, desk_of, entrance, set_up
from tests.private_cups import wait_until
from tests.real_screen import ANOTHER_PAGE, Picture, Screen, difference, real_screen
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring
from tests.test_real_window import TITLE, desk_in, program_on
from tests.ui.test_key_storm import sound_after

KEYS = 5_000
SEEDS = range(6)
AT_ONCE = 250
LONGEST_WAIT = 400
"""Seconds; nine wrong passphrases in a row cost five minutes."""

NAMED = (
    *("Return", "Return", "Return", "KP_Enter", "Tab", "ISO_Left_Tab", "Escape", "space"),
    *("Up", "Down", "Left", "Right", "Home", "End", "Prior", "Next", "BackSpace", "Delete"),
    *("alt+Left", "ctrl+Right", "ctrl+f", "ctrl+n", "ctrl+Return", "ctrl+F11", "ctrl+s"),
    *(f"F{place}" for place in range(1, 13)),
    *(f"ctrl+{place}" for place in range(10)),
    *(f"alt+{place}" for place in range(10)),
    *"1212121234567890",
    *"qwertyuiopasdfghjklzxcvbnm",
)
"""Without Ctrl+L: nothing would be told from a desk that stays locked; seeds above press it."""


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")
@pytest.mark.parametrize("seed", SEEDS)
def test_thousands_of_keys_break_nothing_and_lose_nothing(
    qtbot: QtBot, tmp_path: Path, seed: int
) -> None:
    begun = time.monotonic()
    storm = sound_after(qtbot, tmp_path, seed, KEYS)
    seconds = time.monotonic() - begun
    print(
        f"seed {seed}: {KEYS} keys, {seconds:.1f} s, {len(storm.saved)} interviews, "
        f"pages {sorted(storm.pages)}"
    )
    assert storm.saved != {}


def type_without_sense(screen: Screen, seed: int) -> float:
    """Type as fast as the program takes it, and return the seconds."""
    chance = random.Random(seed)
    begun = time.monotonic()
    for _ in range(KEYS // AT_ONCE):
        keys = [chance.choice(NAMED) for _ in range(AT_ONCE)]
        screen.ask("xdotool", "key", "--delay", "1", *keys)
    return time.monotonic() - begun


def open_when_it_may(screen: Screen, locked: Picture) -> Picture:
    """Press Enter until the desk opens: what the storm mistyped makes it wait."""

    def opened() -> bool:
        screen.press("Return")
        return difference(locked, screen.look_when_still()) > ANOTHER_PAGE

    wait_until(opened, LONGEST_WAIT)
    return screen.look_when_still()


def test_thousands_of_keys_from_a_real_keyboard(tmp_path: Path) -> None:
    desk_in(tmp_path).mkdir(parents=True)
    families = (LUCIA, MATEO, XUNCAX)
    set_up(desk_in(tmp_path), FakeKeyring(), *families, given=WITHOUT_KEYRING)
    with real_screen() as screen, program_on(screen, tmp_path) as program:
        locked = screen.wait_for_window(TITLE)
        screen.type_text(SIX_WORDS)
        screen.press("Return")
        screen.wait_for_other_page(locked)
        seconds = type_without_sense(screen, seed=26)
        screen.press("ctrl+F11", "Escape", "Escape", "ctrl+l")
        before = screen.look_when_still()
        screen.press("ctrl+a")  # Tab and Enter may have locked it before, and keys been typed there
        screen.type_text(SIX_WORDS)
        before = open_when_it_may(screen, before)
        screen.press("F9")
        answered = time.monotonic()
        screen.wait_for_another(before)
        print(f"{KEYS} keys in {seconds:.1f} s; F9 shown in {time.monotonic() - answered:.2f} s")
        screen.press("alt+F4")
        _, complained = program.communicate(timeout=30)
        assert program.returncode == 0
        assert re.findall(r"fault .*|Traceback", complained) == []
    assert kept(tmp_path)


def kept(home: Path) -> list[Sitting]:
    """Open every interview that the store holds."""
    unlocked = entrance(desk_in(home), FakeKeyring()).unlock("", SIX_WORDS)
    desk = desk_of(unlocked, desk_in(home))
    listings = desk.lists.today().listings
    opened = [desk.interviewing.open(each.screening_id) for each in listings if each.screening_id]
    unlocked.store.close()
    assert len(listings) >= 3
    return opened
