"""A desk on a screen and in an account of its own, traced, and worked by keys as a clerk would."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any, Protocol

from tests.leaks.strace import traced
from tests.private_cups import wait_until
from tests.real_screen import Screen
from tests.source_tree import ROOT

PATIENCE = 20
# Unlocks a login keyring of its own with an empty password, then becomes the program.
SESSION = """
printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 9
ulimit -c unlimited 2>/dev/null
exec "$@"
"""


class Account:
    """The folders of a computer account; ``home`` is everything that it may write."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.traces = folder / "traces"
        self.traces.mkdir()
        self.terminal = folder / "terminal"
        self.door = folder / "door"
        self.work = self.home / "work"
        places = {"HOME": "", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run"}
        for each in ("CACHE", "CONFIG", "DATA", "STATE"):
            places[f"XDG_{each}_HOME"] = each.lower()
        self.environment = {name: str(self.home / place) for name, place in places.items()}
        for place in (*places.values(), "work"):
            (self.home / place).mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def records(self) -> Path:
        """The folder of the store."""
        return self.home / "data/mmep-desktop"


class OtherProgram:
    """What else has a clipboard on the screen."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def hold(self, text: str) -> None:
        """Own the clipboard, so that *text* can be pasted."""
        self.ask("hold", text)

    def read(self, mode: str) -> tuple[str, list[str]]:
        """Return the text and the formats of the ``clipboard`` or of the ``selection``."""
        return self.ask("read", mode)

    def comes_to_read(self, mode: str, text: str) -> bool:
        """Whether *text* is what is held there, as soon as the screen has told everybody."""
        return comes_true(lambda: self.read(mode)[0] == text)

    def comes_to_be_offered(self, kind: str) -> bool:
        """Whether the clipboard holds something of this *kind*, as soon as it is known."""
        return comes_true(lambda: kind in self.read("clipboard")[1])

    def ask(self, act: str, what: str = "") -> tuple[str, list[str]]:
        """Let the program do one of its acts; see ``other_program``."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([act, what]) + "\n")
        self._process.stdin.flush()
        text, formats = json.loads(self._process.stdout.readline())
        return text, formats


def comes_true(is_so: Callable[[], bool]) -> bool:
    """Whether *is_so*() holds in the end."""
    try:
        wait_until(is_so, PATIENCE)
    except AssertionError:
        return False
    return True


class Door(Protocol):
    """The way to ``watched_desk``, which has a class of its own on each system."""

    def send(self, obj: object, /) -> None: ...
    def recv(self) -> Any: ...  # noqa: ANN401 - an answer is a dictionary of whatever was asked
    def poll(self, timeout: float, /) -> bool: ...
    def close(self) -> None: ...


class Desk:
    """The program's window: keys go to it as from a keyboard, and its door tells where it is."""

    def __init__(self, screen: Screen, other: OtherProgram, door: Door) -> None:
        self.screen = screen
        self.other = other
        self._door = door

    def ask(self, act: str, what: str = "") -> dict[str, Any]:
        """Ask at the door; see ``watched_desk``."""
        self._door.send(f"{act} = {what}")
        assert self._door.poll(PATIENCE), f"no answer to {act}"
        answer: dict[str, Any] = self._door.recv()
        return answer

    def wait(self, page: str, focus: str = "") -> None:
        """Wait until *page* is open, nothing works behind it, and *focus* has the keys."""

        def is_there() -> bool:
            state = self.ask("state")
            is_calm = not state["works"] and not state["popup"]
            return is_calm and state["page"] == page and (not focus or state["focus"] == focus)

        self._until(is_there, f"{page} {focus}")

    def wait_for(self, part: str, value: str) -> None:
        """Wait until the *part* of the desk's state has this *value*."""
        self._until(lambda: self.ask("state")[part] == value, f"{part} {value}")

    def wait_for_part(self, name: str) -> None:
        """Wait until the part *name* of the window is shown."""
        self._until(lambda: bool(self.ask("shown", name)["found"]), name)

    def focus(self, name: str) -> None:
        """Bring the keys to the part *name* once it is shown."""
        self._until(lambda: bool(self.ask("focus", name)["found"]), name)

    def press(self, *keys: str) -> None:
        """Press keys by the names that X gives them."""
        self.screen.press(*keys)

    def write(self, text: str) -> None:
        """Type *text*, or paste it where a keyboard of this country has no such letters."""
        if text.isascii():
            self.screen.type_text(text)
        else:
            self.other.hold(text)
            self.press("ctrl+v")

    def fill(self, name: str, text: str) -> None:
        """Write *text* into the field *name*, in place of what stands there."""
        self.focus(name)
        self.press("ctrl+a", "BackSpace")
        self._until(lambda: self.ask("length", name)["length"] == 0, f"empty {name}")
        self.write(text)
        self._until(lambda: self.ask("length", name)["length"] == len(text), f"{text} in {name}")

    def answer(self, *keys: str, **fields: str) -> None:
        """Fill the *fields* of the question, press *keys*, and wait for what comes next."""
        before = self.ask("state")
        for name, text in fields.items():
            self.fill(f"answer_{name}", text)
        self.press(*keys)
        self._until(lambda: self._has_gone_on(before), f"an answer by {keys or tuple(fields)}")

    def wait_for_copy(self, text: str) -> None:
        """Wait until another program would paste *text* that the desk holds."""
        self._until(lambda: bool(self.ask("owns")["clipboard"]), "the clipboard")
        assert self.other.comes_to_read("clipboard", text)

    def _has_gone_on(self, before: Mapping[str, object]) -> bool:
        now = self.ask("state")
        return any(now[part] != before[part] for part in ("page", "asks", "words"))

    def _until(self, is_so: Callable[[], bool], what: str) -> None:
        try:
            wait_until(is_so, PATIENCE)
        except AssertionError:
            state = self.ask("state")
            raise AssertionError(f"waited for {what}: {state} {self.ask('parts')}") from None


@contextmanager
def other_program(screen: Screen, *options: str) -> Iterator[OtherProgram]:
    environment = {**os.environ, **screen.environment, "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.leaks.other_program", *options],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield OtherProgram(process)
    finally:
        process.communicate(timeout=PATIENCE)


@contextmanager
def started(
    screen: Screen, account: Account, **environment: str
) -> Iterator[tuple[Desk, "subprocess.Popen[bytes]"]]:
    """Start the program traced, with a keyring, in a login session of its own."""
    kept_in = account.traces / str(len(list(account.traces.iterdir())))
    program = traced(kept_in, sys.executable, "-m", "tests.leaks.watched_desk")
    session = ["dbus-run-session", "--", "sh", "-c", SESSION, "session"]
    own = {
        **account.environment,
        **screen.environment,
        **environment,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "MMEP_TEST_DOOR": str(account.door),
    }
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    with account.terminal.open("ab") as terminal, other_program(screen) as other:
        process = subprocess.Popen(
            [*session, *program],
            cwd=account.work,
            env=kept | own,
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=terminal,
        )
        try:
            with closing(door_of(account, process)) as door:
                yield Desk(screen, other, door), process
        finally:
            process.terminate()
            process.wait(PATIENCE)
            account.door.unlink(missing_ok=True)


def door_of(account: Account, process: "subprocess.Popen[bytes]") -> Door:
    """Return the way into the program once it has opened its door."""
    doors: list[Door] = []

    def is_open() -> bool:
        assert process.poll() is None, account.terminal.read_text(errors="replace")
        with suppress(OSError):
            doors.append(Client(str(account.door), family="AF_UNIX"))
        return bool(doors)

    wait_until(is_open, PATIENCE)
    return doors[0]
