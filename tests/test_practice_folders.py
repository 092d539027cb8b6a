"""What a practice run that was ended by force left behind goes with the next one; nothing else."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mmep_desktop.bootstrap import practice_entrance
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.practice_folders import clear_leftovers, new_practice_folder
from tests.test_holding import another_program

AN_HOUR = 3600


@pytest.fixture
def temporary(tmp_path: Path) -> Iterator[Path]:
    """Let the system's folder for temporary files be one of the test's own."""
    before, tempfile.tempdir = tempfile.tempdir, str(tmp_path)
    yield tmp_path
    tempfile.tempdir = before


def left_behind(temporary: Path, name: str = "mmep-practice-left", age: float = AN_HOUR) -> Path:
    folder = temporary / name
    folder.mkdir()
    (folder / "store.mmep").write_bytes(b"x")
    made = time.time() - age
    os.utime(folder, (made, made))
    return folder


def test_the_next_practice_run_clears_what_is_left(temporary: Path) -> None:
    folder = left_behind(temporary)
    door = practice_entrance()
    assert not folder.exists()
    door.unlock("", PRACTICE_PASSPHRASE).store.close()
    door.end()
    assert list(temporary.iterdir()) == []


def test_a_run_that_goes_on_in_another_program_is_left_alone(temporary: Path) -> None:
    folder = left_behind(temporary)
    with another_program(folder):
        clear_leftovers()
        assert folder.exists()
    clear_leftovers()
    assert not folder.exists()


def test_a_run_of_this_program_is_left_alone(temporary: Path) -> None:
    folder, held = new_practice_folder()
    made = time.time() - AN_HOUR
    os.utime(folder, (made, made))
    clear_leftovers()
    assert folder.exists()
    held.release()
    clear_leftovers()
    assert not folder.exists()


def test_a_folder_that_is_just_being_made_is_left_alone(temporary: Path) -> None:
    folder = left_behind(temporary, age=1)
    clear_leftovers()
    assert folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_what_only_looks_like_a_practice_folder_is_left_alone(temporary: Path) -> None:
    elsewhere = left_behind(temporary, "records")
    link = temporary / "mmep-practice-link"
    link.symlink_to(elsewhere)
    file = temporary / "mmep-practice-file"
    file.write_bytes(b"x")
    strange = left_behind(temporary, "practice-mmep-left")
    clear_leftovers()
    assert link.is_symlink()
    assert (elsewhere / "store.mmep").exists()
    assert file.exists()
    assert strange.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_folder_of_another_account_is_left_alone(temporary: Path) -> None:
    folder = left_behind(temporary)
    shutil.chown(folder, 65534, 65534)
    clear_leftovers()
    assert folder.exists()
