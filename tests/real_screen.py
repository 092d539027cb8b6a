"""A screen of our own with a window manager, a keyboard that types into it, and a look at it."""

import itertools
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.private_cups import wait_until

Picture = NDArray[np.uint8]

SIZE = (1280, 800)
_HEADER = 25
_COLOUR_BYTES = 12
_PATIENCE = 20
_ALIKE = 4
"""Looks in a row that must be alike: a page shows its question first, the rest a moment later."""

_EMPTY = 0.998
"""The part of a window that is of one colour before anything is written in it, the mouse apart."""

_BELOW_TITLE = slice(40, None)
"""What is not the window manager's."""


class Screen:
    """One display of an Xvfb; keys go to the window that has the focus, as from a keyboard."""

    def __init__(self, number: str, pixels: Path) -> None:
        self.environment = {"DISPLAY": f":{number}"}
        self._pixels = pixels

    def type_text(self, text: str) -> None:
        """Type *text*."""
        self.ask("xdotool", "type", "--delay", "12", text)

    def press(self, *keys: str) -> None:
        """Press keys by the names that X gives them."""
        self.ask("xdotool", "key", "--delay", "12", *keys)

    def wait_for_window(self, title: str) -> Picture:
        """Wait until the window called *title* has the keyboard and has drawn its first page."""
        wait_until(lambda: self.title_with_keyboard() == title, _PATIENCE)
        wait_until(lambda: largest_share(self.look()[_BELOW_TITLE]) < _EMPTY, _PATIENCE)
        return self.look_when_still()

    def title_with_keyboard(self) -> str:
        """Return the title of the window that keys go to, or nothing."""
        return self.ask("xdotool", "getactivewindow", "getwindowname", may_fail=True)

    def titles(self) -> set[str]:
        """Return the title of every window there is, shown or not."""
        found = self.ask("xdotool", "search", "--name", ".", may_fail=True).split()
        return {self.ask("xdotool", "getwindowname", each, may_fail=True) for each in found}

    def look(self) -> Picture:
        """Return what the screen shows: rows of pixels of red, green and blue."""
        kept = self._pixels.read_bytes()
        header = [int(word) for word in np.frombuffer(kept, ">u4", _HEADER)]
        size, width, height, line, colours = (header[at] for at in (0, 4, 5, 12, 19))
        begin = size + colours * _COLOUR_BYTES
        rows = np.frombuffer(kept, np.uint8, line * height, begin).reshape(height, line // 4, 4)
        return np.ascontiguousarray(rows[:, :width, 2::-1])

    def look_when_still(self) -> Picture:
        """Return what the screen shows once it has stopped to change, a cursor apart."""
        seen = [self.look()]

        def is_still() -> bool:
            seen.append(self.look())
            last = seen[-_ALIKE:]
            pairs = itertools.pairwise(last)
            return len(last) == _ALIKE and all(difference(*pair) < LITTLE for pair in pairs)

        wait_until(is_still, _PATIENCE)
        return seen[-1]

    def wait_for_another(self, before: Picture) -> Picture:
        """Wait until the screen shows something else than *before*, and has come to rest."""
        wait_until(lambda: difference(before, self.look()) > MUCH, _PATIENCE)
        return self.look_when_still()

    def wait_for_other_page(self, before: Picture) -> Picture:
        """Wait until the page of *before* has gone for another, which is at rest."""
        wait_until(lambda: difference(before, self.look()) > ANOTHER_PAGE, _PATIENCE)
        return self.look_when_still()

    def wait_for_same_page(self, before: Picture) -> Picture:
        """Wait until the page of *before* is back with something on it changed, and is at rest."""
        wait_until(lambda: MUCH < difference(before, self.look()) < ANOTHER_PAGE, _PATIENCE)
        return self.look_when_still()

    def ask(self, *command: str, may_fail: bool = False) -> str:
        """Run a program on this display and return what it says."""
        done = subprocess.run(
            command,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        assert may_fail or done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout.strip()


LITTLE = 0.001
"""The part of the screen that a blinking cursor or a ticking clock may change."""

MUCH = 0.01
"""The part of the screen that another page, or another state of one, changes at least."""

ANOTHER_PAGE = 0.2
"""The part of the screen that no page changes as long as it stays itself."""


def largest_share(picture: Picture) -> float:
    """Return which part of *picture* is of the colour that most of it has."""
    _shades, counts = np.unique(picture.reshape(-1, 3), axis=0, return_counts=True)
    return float(counts.max() / counts.sum())


def difference(one: Picture, other: Picture) -> float:
    """Return which part of the pixels differs."""
    return float(np.any(one != other, axis=2).mean())


@contextmanager
def real_screen() -> Iterator[Screen]:
    """Start a display and its window manager, and stop both again."""
    with tempfile.TemporaryDirectory(prefix="mmep-screen-") as folder:
        ours, theirs = os.pipe()
        size = "x".join(map(str, (*SIZE, 24)))
        options = ["-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp", "-noreset"]
        command = ["Xvfb", "-displayfd", str(theirs), *options]
        with running(command, os.environ, pass_fds=(theirs,)):
            os.close(theirs)
            with os.fdopen(ours) as said:
                number = said.readline().strip()  # it says so once it takes connections
            screen = Screen(number, Path(folder) / "Xvfb_screen0")
            with running(["openbox", "--sm-disable"], {**os.environ, **screen.environment}):
                wait_until(lambda: manages(screen), _PATIENCE)
                yield screen


def manages(screen: Screen) -> bool:
    """Whether a window manager has taken *screen* over."""
    return "window id" in screen.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK", may_fail=True)


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    """Run a program of ours for a while; it is ended here if it has not ended by itself."""
    process = subprocess.Popen(
        command, env=environment, pass_fds=pass_fds, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=_PATIENCE)
