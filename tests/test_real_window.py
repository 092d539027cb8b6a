"""The program in a real window, typed into from outside; what it kept is read from its store.

On Linux this fails, and does not skip, where Xvfb, openbox, xdotool or xprop is missing.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from mmep_desktop.domain.registration import Standing
from mmep_desktop.services.keys import Purpose
from tests.prepared_desk import LUCIA, WITHOUT_KEYRING, XUNCAX, desk_of, entrance, set_up
from tests.private_cups import wait_until
from tests.real_screen import LITTLE, MUCH, Picture, Screen, difference, real_screen, running
from tests.security.desk import SIX_WORDS, vault_at
from tests.security.fake_keyring import FakeKeyring
from tests.security.memory_of import copies_in
from tests.security.test_memory import whole_of
from tests.source_tree import ROOT

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and xdotool are for X11"),
]

TITLE = "MMEP desk"
PATIENCE = 20
NAMES = ("Lucía", "García", "Xuncax", "Tzoc", "Silva")


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with real_screen() as display:
        yield display


@contextmanager
def program_on(screen: Screen, home: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the program of an account whose records lie in *home*."""
    folders = {f"XDG_{each}_HOME": str(home / each.lower()) for each in ("CACHE", "CONFIG", "DATA")}
    environment = {**os.environ, **folders, **screen.environment, "HOME": str(home)}
    environment |= {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    with running([sys.executable, "-m", "mmep_desktop"], environment) as program:
        yield program


def desk_in(home: Path) -> Path:
    return home / "data" / "mmep-desktop"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of an account that has a desk with two families to ask."""
    desk_in(tmp_path).mkdir(parents=True)
    set_up(desk_in(tmp_path), FakeKeyring(), LUCIA, XUNCAX, given=WITHOUT_KEYRING)
    return tmp_path


def standings(home: Path) -> list[Standing]:
    unlocked = entrance(desk_in(home), FakeKeyring()).unlock("", SIX_WORDS)
    listings = desk_of(unlocked, desk_in(home)).lists.today().listings
    unlocked.store.close()
    return sorted(listing.standing for listing in listings)


def keys_of(home: Path) -> dict[str, bytes]:
    """Return what must not stand in the memory of a locked desk."""
    key = vault_at(desk_in(home), FakeKeyring()).unlock("ms", SIX_WORDS)
    secrets, spec = bytes(whole_of(key)), bytes(key.database_key_spec()[2:-1])
    derived = {purpose.value: bytes(key.derived(purpose)) for purpose in Purpose}
    raw = {"key": secrets[:32], "lasting": secrets[32:], "db": bytes.fromhex(spec.decode())}
    hexed = {f"{name} as hex": each.hex().encode() for name, each in raw.items()}
    return {**raw, **hexed, **derived}


def core_dump_bytes(process: int) -> int:
    """Return how much of *process* a crash may leave in a file."""
    limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii").splitlines()
    (line,) = (each for each in limits if each.startswith("Max core file size"))
    return int(line.split()[4])


def test_a_clerk_unlocks_asks_a_family_in_four_keys_and_closes_the_window(
    screen: Screen, home: Path
) -> None:
    assert standings(home) == [Standing.NOT_ASKED, Standing.NOT_ASKED]
    with program_on(screen, home) as program:
        locked = screen.wait_for_window(TITLE)
        screen.type_text(SIX_WORDS)
        screen.press("Return")
        today = screen.wait_for_other_page(locked)

        screen.press("Return", "2", "Return", "Return")
        answered = screen.wait_for_same_page(today)
        assert screen.title_with_keyboard() == TITLE

        screen.press("F9")
        blank = screen.wait_for_another(answered)
        shades = np.unique(blank[100:700, 100:1100].reshape(-1, 3), axis=0, return_counts=True)
        assert shades[1].max() > 0.98 * shades[1].sum(), "the blank page is one colour"
        screen.press("Escape")
        wait_until(lambda: difference(answered, screen.look()) < LITTLE, PATIENCE)

        assert core_dump_bytes(program.pid) == 0
        needles = keys_of(home)
        assert copies_in(program.pid, needles)["key"] == 1
        screen.press("ctrl+l")
        wait_until(lambda: difference(locked, screen.look()) < MUCH, PATIENCE)
        assert copies_in(program.pid, needles) == dict.fromkeys(needles, 0)
        assert [name for name in NAMES if name in " ".join(screen.titles())] == []
        screen.press("alt+F4")
        _, complained = program.communicate(timeout=20)
        assert program.returncode == 0
        assert [name for name in NAMES if name in complained] == []
        assert "Traceback" not in complained
    assert standings(home) == [Standing.NO_REFERRAL, Standing.NOT_ASKED]


def test_the_window_closed_in_mid_interview_is_where_it_was_the_next_time(
    screen: Screen, home: Path
) -> None:
    between_bars = slice(60, -100)
    with program_on(screen, home) as program:
        seen = unlocked_on(screen)
        for press in ("Return", "1", "Return"):
            screen.press(press)
            seen = screen.wait_for_another(seen)
        close(screen, program)
    with program_on(screen, home) as program:
        unlocked_on(screen)
        screen.press("Up", "Return")
        wait_until(
            lambda: difference(seen[between_bars], screen.look()[between_bars]) < MUCH, PATIENCE
        )
        close(screen, program)
    assert standings(home) == [Standing.BEGUN, Standing.NOT_ASKED]


def unlocked_on(screen: Screen) -> Picture:
    """Unlock, and return the picture of the day's list."""
    locked = screen.wait_for_window(TITLE)
    screen.type_text(SIX_WORDS)
    screen.press("Return")
    return screen.wait_for_other_page(locked)


def close(screen: Screen, program: "subprocess.Popen[str]") -> None:
    screen.press("alt+F4")
    program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
