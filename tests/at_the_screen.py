"""Somebody at a real window: keys typed from outside, and each page waited for until it rests."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.private_cups import wait_until
from tests.real_screen import LITTLE, Picture, Screen, difference, running
from tests.security.desk import SIX_WORDS
from tests.source_tree import ROOT

TITLE = "MMEP desk"
PATIENCE = 30
LOOKS = 4
"""Times a picture must have been still in a row: between two parts of long work it is, too."""

Keep = Callable[[str], None]
"""Takes a picture of the screen under a name."""


def desk_in(home: Path) -> Path:
    """Return where an account whose home is *home* has its records."""
    return home / "data" / "mmep-desktop"


@contextmanager
def program_on(screen: Screen, home: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the program of an account whose records lie in *home*."""
    folders = {f"XDG_{each}_HOME": str(home / each.lower()) for each in ("CACHE", "CONFIG", "DATA")}
    environment = {**os.environ, **folders, **screen.environment, "HOME": str(home)}
    environment |= {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={home}/none"  # and so no keyring
    with running([sys.executable, "-m", "mmep_desktop"], environment) as program:
        yield program


class Clerk:
    """Types, and waits for what comes of it; *keep* gets a picture of each step."""

    def __init__(self, screen: Screen, keep: Keep) -> None:
        self.screen = screen
        self.keep = keep
        self.seen = screen.look()

    def unlock(self) -> None:
        """Unlock the desk."""
        self.seen = self.screen.wait_for_window(TITLE)
        self.screen.type_text(SIX_WORDS)
        self.press("unlocked", "Return")

    def press(self, name: str, *keys: str) -> None:
        """Press *keys*, each of which leads to another picture, called *name*."""
        for key in keys:
            self.screen.press(key)
            self.come_to(name)

    def come_to(self, name: str) -> None:
        """Wait for another picture, and until the work behind it is done as well."""
        before = self.screen.wait_for_another(self.seen)
        while difference(before, seen := self.at_rest()) > LITTLE:
            before = seen
        self.seen = seen
        self.keep(name)

    def at_rest(self) -> Picture:
        """Return the screen once it has been still for a while."""
        return [self.screen.look_when_still() for _ in range(LOOKS)][-1]

    def in_a_window_of_its_own(self, place: Path, key: str) -> None:
        """Press *key*, which asks for a file or a folder, and name *place*."""
        self.screen.press(key)
        wait_until(lambda: self.screen.title_with_keyboard() not in {TITLE, ""}, PATIENCE)
        self.screen.look_when_still()
        self.screen.press("ctrl+a")
        self.screen.type_text(str(place))
        self.screen.press("Return")
        wait_until(lambda: self.screen.title_with_keyboard() == TITLE, PATIENCE)

    def close(self, program: "subprocess.Popen[str]") -> str:
        """Close the window, and return what the program complained of."""
        self.screen.press("alt+F4")
        _said, complained = program.communicate(timeout=PATIENCE)
        assert program.returncode == 0
        return complained
