"""The queue is reached by programs that are named here, and by nothing of the desk's own."""

import sys
from pathlib import Path

import pytest

from mmep_desktop.documents.cups_queue import CupsQueue
from mmep_desktop.errors import DeskError, Problem

TOLD = "told"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no lp on Windows")


def programs(folder: Path, lp: str = "cat > /dev/null") -> dict[str, str]:
    """Put an ``lp`` and an ``lpstat`` with one queue into *folder*."""
    told = folder / TOLD
    lpstat = 'case "$1" in -e) echo office;; -d) echo "no system default destination";; esac'
    for name, body in (("lp", lp), ("lpstat", lpstat)):
        program = folder / name
        program.write_text(f'#!/bin/sh\necho "$0 $@" >> {told}\nenv >> {told}\n{body}\n')
        program.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder), "SECRET": "passphrase"}


def test_without_the_programs_there_is_no_printer(tmp_path: Path) -> None:
    queue = CupsQueue({"PATH": str(tmp_path)})
    assert queue.printers() == ()
    with pytest.raises(DeskError) as missing:
        queue.print(b"%PDF", "office", "0201-A-26-00042")
    assert missing.value.problem is Problem.NO_PRINTER


def test_the_programs_see_the_title_and_a_small_environment(tmp_path: Path) -> None:
    CupsQueue(programs(tmp_path)).print(b"%PDF", "office", "0201-A-26-00042; touch x")
    told = (tmp_path / TOLD).read_text()
    assert "lp -d office -t 0201-A-26-00042; touch x -o media=Letter -\n" in told
    assert "LC_ALL=C" in told
    assert "passphrase" not in told


def test_the_page_goes_in_by_standard_input(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    CupsQueue(programs(tmp_path, f"cat > {taken}")).print(b"%PDF-1.4 page", "office", "1")
    assert taken.read_bytes() == b"%PDF-1.4 page"


@pytest.mark.parametrize("lp", ["exit 1", "echo María Tzoc >&2; exit 9", "exec sleep 30"])
def test_a_refusal_is_told_without_what_the_program_said(tmp_path: Path, lp: str) -> None:
    queue = CupsQueue(programs(tmp_path, lp), seconds=0.5)
    with pytest.raises(DeskError) as refused:
        queue.print(b"%PDF", "office", "1")
    assert refused.value.problem is Problem.PRINTER_REFUSED
    assert "Tzoc" not in str(refused.value)
    assert refused.value.__cause__ is None
