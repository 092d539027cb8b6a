"""A look may hang, crash or talk nonsense in its own process; the doctor goes on."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

from mmep_desktop.doctor.asking import ask
from mmep_desktop.doctor.finding import Health, ok, plain
from mmep_desktop.doctor.looks import LOOKS
from mmep_desktop.own_command import own_command

FOUND = f"print({json.dumps(plain(ok('Disk', 'Room.')))!r}, flush=True)\n"


def child(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        (FOUND + "raise ImportError('Anna')", "This look broke off (ImportError)."),
        (FOUND + "raise RuntimeError('a\\nb')", "This look broke off (status 1)."),
        (FOUND + "import sys; sys.exit(7)", "This look broke off (status 7)."),
        pytest.param(
            FOUND + "import os; os.abort()",
            "This look broke off (signal 6).",
            marks=pytest.mark.skipif(os.name != "posix", reason="signals are Unix's"),
        ),
        (FOUND + "import time; time.sleep(60)", "No answer came within 1.5 seconds."),
    ],
)
def test_a_look_that_fails_is_told_with_what_it_had_found(program: str, sentence: str) -> None:
    found = ask("window", seconds=1.5, command=child(program))
    assert [finding.sentence for finding in found] == ["Room.", sentence]
    assert found[1].health is Health.BAD
    assert found[1].to_do == LOOKS["window"].to_do


def test_what_a_library_prints_among_the_findings_is_passed_over() -> None:
    noise = "print('hello'); print('[1]'); print('{\"name\": \"x\"}'); print('{\"private\": 1}')\n"
    assert len(ask("disk", command=child(noise + FOUND))) == 1


@pytest.mark.skipif(os.name != "posix", reason="a group of processes is Unix's")
def test_what_a_look_started_ends_with_it(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    alive.touch()
    touch = f"while sleep 0.05; do touch {alive}; done"
    begun = time.monotonic()
    ask("printer", 1, child(f"import subprocess; subprocess.run(['sh', '-c', {touch!r}])"))
    assert time.monotonic() - begun < 20, "a grandchild held the output open"
    alive.unlink()
    time.sleep(0.3)
    assert not alive.exists()


@pytest.mark.parametrize("name", LOOKS)
def test_every_look_ends_well_as_the_program_starts_it(name: str) -> None:
    found = ask(name)
    assert found
    assert [each.sentence for each in found if "broke off" in each.sentence] == []


def test_an_installation_is_started_without_the_folder_that_one_stands_in() -> None:
    assert own_command() == (sys.executable, "-P", "-m", "mmep_desktop")
