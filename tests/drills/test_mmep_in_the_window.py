"""Played in real windows: MMEP opens a center's batch, answers it, and the center takes that in."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.paths import desk_folder
from tests.at_the_screen import PATIENCE, TITLE, Clerk, Keep, program_on
from tests.commanding import run_with_passphrase
from tests.prepared_desk import LUCIA, WITHOUT_KEYRING, XUNCAX
from tests.private_cups import wait_until
from tests.real_screen import Screen, real_screen
from tests.security.desk import SIX_WORDS
from tests.test_batch_commands import refer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and xdotool are for X11")

DIGITS = {result: str(place) for place, result in enumerate(Result, 1)}
TRIES = 3
Told = dict[str, Any]
Command = Callable[..., Told]


class Recruiter(Clerk):
    """What is done at MMEP: a file is opened, each child gets a result, and answers are saved."""

    def set_up(self) -> None:
        """Set the office up, without a keyring; the recovery key is left for later."""
        self.seen = self.screen.wait_for_window(TITLE)
        self.keep("set up")
        self.screen.press("shift+Tab")
        self.press("at mmep", "space")
        for typed in ("MMEP, Northampton", "413-555-0100", "Ana Recruiter"):
            self.screen.type_text(typed)
            self.screen.press("Tab")
        self.screen.press("Tab", "space", "Tab")
        self.screen.type_text(SIX_WORDS)
        self.screen.press("Tab", "Tab", "Tab")
        self.screen.type_text(SIX_WORDS)
        self.seen = self.at_rest()
        self.press("recovery key", "ctrl+Return")
        self.press("nothing yet", "Escape")

    def open_batch(self, place: Path) -> None:
        """Choose the file at *place*, whose center is not known, and compare its words."""
        self.in_a_window_of_its_own(place, "alt+o")
        self.come_to("unknown center")
        self.press("work", "alt+w")

    def answer(self) -> None:
        """Give the first child of the list an appointment, and say the next was not reached."""
        self.press("first child", "Return")
        self.press("appointment", DIGITS[Result.APPOINTMENT])
        self.press("one left", "Return")
        self.press("second child", "Return")
        self.press("not reached", DIGITS[Result.NOT_REACHED])
        self.screen.type_text(str(TRIES))
        self.press("none left", "Return")

    def save_answers(self, folder: Path) -> None:
        """Write the file of answers into *folder*."""
        self.in_a_window_of_its_own(folder, "ctrl+s")
        wait_until(lambda: bool(list(folder.glob("*.mepanswer"))), PATIENCE)
        self.come_to("saved")


class Exporter(Clerk):
    """What is done at the center: the answers are looked at, and applied."""

    def apply(self, place: Path) -> None:
        """Take the file at *place* in."""
        self.press("batches", "ctrl+4")
        self.press("answers", "F8")
        self.in_a_window_of_its_own(place, "alt+o")
        self.come_to("compared")
        self.press("applied", "ctrl+Return")


@pytest.fixture
def go_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Return how to go to an office's computer, and to the home of its account."""

    def go(office: str) -> Path:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / office / "data"))
        return tmp_path / office

    return go


@pytest.fixture
def command(go_to: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> Command:
    """Set the center up, with two referrals; return how to run a command in an office."""
    go_to("desk")
    real_entrance(desk_folder()).set_up(WITHOUT_KEYRING).store.close()
    for child in (LUCIA, XUNCAX):
        refer(child)

    def run(office: str, *arguments: str) -> Told:
        go_to(office)
        assert run_with_passphrase(*arguments) == 0
        told: Told = json.loads(capsys.readouterr().out)
        return told

    return run


def answers_kept() -> list[Answer]:
    """Return what the center knows of MMEP's answers."""
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    with unlocked.store.work("ms")() as work:
        (batch,) = work.batches.all()
        kept = work.answers.heard_of(tuple(item.screening_id for item in batch.items))
    unlocked.lock()
    assert batch.received_on is not None
    return [heard.answer for some in kept.values() for heard in some]


def at_a_window(home: Path, act: Callable[[Screen], None]) -> None:
    """Let *act* do its work at the program of an account, and close it."""
    with real_screen() as screen, program_on(screen, home) as program:
        act(screen)
        screen.press("alt+F4")
        _said, complained = program.communicate(timeout=PATIENCE)
        assert program.returncode == 0
        assert "Traceback" not in complained


def played(command: Command, home: Callable[[str], Path], stick: Path, keep: Keep) -> None:
    """Play both offices, each in its window; *keep* gets a picture of each step."""
    at_a_window(home("mmep"), lambda screen: Recruiter(screen, keep).set_up())
    key = command("mmep", "keys", "save", str(stick))
    command("desk", "keys", "pin", key["file"], key["words"])
    sealed = Path(command("desk", "batch", "make", str(stick), "--sealed")["file"])

    def answer(screen: Screen) -> None:
        recruiter = Recruiter(screen, keep)
        recruiter.unlock()
        recruiter.open_batch(sealed)
        recruiter.answer()
        recruiter.save_answers(stick)

    def apply(screen: Screen) -> None:
        exporter = Exporter(screen, keep)
        exporter.unlock()
        (place,) = stick.glob("*.mepanswer")
        exporter.apply(place)

    at_a_window(home("mmep"), answer)
    at_a_window(home("desk"), apply)


def test_mmep_opens_and_answers_a_batch_and_the_center_applies_it(
    command: Command, go_to: Callable[[str], Path], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    played(command, go_to, stick, lambda _name: None)
    go_to("desk")
    assert {(one.result, one.tries) for one in answers_kept()} == {
        (Result.APPOINTMENT, 0),
        (Result.NOT_REACHED, TRIES),
    }
