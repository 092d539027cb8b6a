"""The command as a technician runs it: what it shows, what it saves, and its exit status."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from mmep_desktop import cli
from mmep_desktop.commands.doctor import status_of
from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.doctor.looks import LOOKS
from tests.prepared_desk import set_up
from tests.security.fake_keyring import FakeKeyring
from tests.source_tree import ROOT

MARKER = "Zebulonia"
FINE, ODD, WRONG = ok("A", "a"), warning("B", "b", "do"), bad("C", "c", "do")


@dataclass(frozen=True)
class Ran:
    """A command that is over."""

    status: int
    told: str
    asked: str


def doctor(home: Path, *arguments: str, said: str = "", **environment: str) -> Ran:
    """Run the command in a home of its own, with nothing else of this computer's settings."""
    done = subprocess.run(
        [sys.executable, "-m", "mmep_desktop", "doctor", *arguments],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "USER": MARKER,
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "QT_QPA_PLATFORM": "offscreen",
            "TZ": "America/New_York",
            **environment,
        },
        input=said,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / MARKER
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("found", "status"),
    [
        ((), 0),
        ((FINE, FINE), 0),
        ((FINE, ODD), 3),
        ((WRONG, FINE), 4),
        ((WRONG, ODD, FINE), 4),
    ],
)
def test_the_status_tells_a_script_how_it_stands(found: tuple[Finding, ...], status: int) -> None:
    assert status_of(found) == status


def test_the_help_names_every_look_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.run(["doctor", "--help"])
    told = capsys.readouterr().out
    assert stop.value.code == 0
    assert all(name in told for name in LOOKS)
    assert all(f"\n  {status}  " in told for status in range(5))


@pytest.mark.parametrize("arguments", [["--only", "everything"], ["now"], ["--seconds", "soon"]])
def test_arguments_that_are_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.run(["doctor", *arguments])
    assert stop.value.code == 2
    assert "usage: mmep-desktop doctor" in capsys.readouterr().err


def test_an_inner_look_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.run(["look", "everywhere"])
    assert stop.value.code == 2
    assert "mmep-desktop" in capsys.readouterr().err


def test_everything_is_looked_at(home: Path) -> None:
    ran = doctor(home, "--json")
    names = {each["name"] for each in json.loads(ran.told)["findings"]}
    assert {look.title for look in LOOKS.values()} <= names
    assert ran.status == 4, "there is no keyring without a session"


def test_only_what_was_asked_for(home: Path) -> None:
    ran = doctor(home, "--only", "disk", "--only", "fonts")
    assert ran.status == 0, ran.told
    assert f"\n\n0 bad, 0 warnings, {ran.told.count('ok       ')} ok.\n" in ran.told
    assert "Keyring" not in ran.told


def test_a_desk_is_looked_at_and_not_changed(home: Path) -> None:
    folder = home / "data/mmep-desktop"
    folder.mkdir(mode=0o700, parents=True)
    set_up(folder, FakeKeyring())
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    ran = doctor(home, "--only", "records", "--only", "folder", "--only", "clock")
    assert ran.status == 0, ran.told
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert str(folder) in ran.told, "at the terminal the technician sees where"


def test_a_home_that_cannot_be_used_ends_nothing() -> None:
    ran = doctor(Path("/proc/nowhere"), "--json", TMPDIR="/nowhere")
    codes = {each["code"] for each in json.loads(ran.told)["findings"]}
    assert "broke off" not in ran.told
    assert "MMEP-105" in codes
    assert ran.status == 4


@pytest.mark.parametrize("yes", ["y\n", "YES\n"])
def test_a_report_is_shown_then_saved_after_a_yes(home: Path, yes: str) -> None:
    file = home / "report.txt"
    ran = doctor(home, "--only", "folder", "--report", str(file), said=yes)
    assert "Save this in" in ran.asked
    assert file.read_text("utf-8") == ran.told
    assert "<folder> is on this computer" in ran.told


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "what\n"])
def test_without_a_yes_nothing_is_saved(home: Path, answer: str) -> None:
    file = home / "report.txt"
    ran = doctor(home, "--only", "disk", "--report", str(file), said=answer)
    assert (ran.status, file.exists()) == (1, False)
    assert "Disk" in ran.told


def test_what_is_there_is_not_written_over_unasked(home: Path) -> None:
    file = home / "report.txt"
    file.write_text("dear")
    arguments = ("--only", "disk", "--report", str(file))
    assert doctor(home, *arguments, "--yes", said="y\n").status == 1
    assert doctor(home, *arguments, said="n\n").status == 1
    assert file.read_text() == "dear"
    ran = doctor(home, *arguments, said="y\n")
    assert "Write over it?" in ran.asked
    assert (ran.status, file.read_text("utf-8")) == (0, ran.told)


def test_a_report_that_cannot_be_saved_says_so(home: Path) -> None:
    ran = doctor(home, "--only", "disk", "--yes", "--report", str(home / "no" / "report.txt"))
    assert ran.status == 1
    assert "could not be saved" in ran.asked


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_report_holds_nothing_of_whose_computer_it_is(home: Path, form: tuple[str, ...]) -> None:
    folder = home / "data/mmep-desktop"
    folder.mkdir(mode=0o755, parents=True)
    set_up(folder, FakeKeyring())
    folder.chmod(0o755)
    settings = home / "config/mmep-desktop/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"printer": f"Office of {MARKER}"}))
    (folder / "screeners/new").mkdir(parents=True)
    file = home / "report"
    ran = doctor(home, *form, "--yes", "--report", str(file))
    told = file.read_text("utf-8")
    assert ran.told == told
    for private in (MARKER, str(home), "Silva", "Example Registration Center", "02010000"):
        assert private not in told
    assert f" {socket.gethostname()} " not in told
    assert "<folder>" in told
    shown = doctor(home, "--only", "folder").told
    assert str(folder) in shown, "control: on screen the folder is named"


def test_a_terminal_without_accents_shows_what_it_can(home: Path) -> None:
    odd = home / "Peña"
    odd.mkdir()
    ran = doctor(odd, "--only", "folder", PYTHONIOENCODING="ascii")
    assert "Pe\\xf1a" in ran.told
    assert ran.status == 0
