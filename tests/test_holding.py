"""One program at a time has a desk: another is told, and a crash leaves nothing behind."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.holding import hold
from tests.prepared_desk import LUCIA, PASSPHRASE, entrance, files_in, set_up
from tests.security.desk import read_only_folder
from tests.security.fake_keyring import FakeKeyring
from tests.source_tree import ROOT

HOLD_IT = """
import sys
from pathlib import Path
from mmep_desktop.holding import hold
held = hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the desk in *folder*."""
    command = [sys.executable, "-c", HOLD_IT, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def refuse_in_use(folder: Path) -> None:
    with pytest.raises(DeskError) as caught:
        hold(folder)
    assert caught.value.problem is Problem.DESK_IN_USE


def test_a_second_program_does_not_get_the_desk_and_leaves_no_file(tmp_path: Path) -> None:
    with another_program(tmp_path):
        refuse_in_use(tmp_path)
        refuse_in_use(tmp_path / "." / ".." / tmp_path.name)
        assert files_in(tmp_path) == {}


def test_a_program_that_crashed_holds_nothing(tmp_path: Path) -> None:
    with another_program(tmp_path) as other:
        refuse_in_use(tmp_path)
        other.kill()
        other.wait(10)
        hold(tmp_path).release()


def test_a_hold_that_was_let_go_can_be_taken_by_another_program(tmp_path: Path) -> None:
    first, second = hold(tmp_path), hold(tmp_path)
    first.release()
    first.release()
    with pytest.raises(AssertionError), another_program(tmp_path):
        pass
    second.release()
    with another_program(tmp_path):
        refuse_in_use(tmp_path)


def test_two_desks_in_two_folders_do_not_meet(tmp_path: Path) -> None:
    with another_program(tmp_path / "one"):
        held = hold(tmp_path / "two")
        held.release()


def test_a_folder_that_is_not_there_yet_is_made_for_this_account_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "desk"
    hold(folder).release()
    assert folder.is_dir()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_where_nothing_can_be_made_nothing_is_refused() -> None:
    with read_only_folder() as folder:
        hold(folder / "new" / "desk").release()


def test_a_store_that_another_program_has_open_is_refused_in_a_sentence(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    set_up(tmp_path, keyring, LUCIA)
    before = files_in(tmp_path)
    with another_program(tmp_path), pytest.raises(DeskError) as caught:
        entrance(tmp_path, keyring).unlock("", PASSPHRASE)
    assert caught.value.problem is Problem.DESK_IN_USE
    assert files_in(tmp_path) == before
    entrance(tmp_path, keyring).unlock("", PASSPHRASE).store.close()


def test_a_program_that_has_the_store_open_holds_the_desk_until_it_closes_it(
    tmp_path: Path,
) -> None:
    keyring = FakeKeyring()
    set_up(tmp_path, keyring)
    unlocked = entrance(tmp_path, keyring).unlock("", PASSPHRASE)
    with pytest.raises(AssertionError), another_program(tmp_path):
        pass
    unlocked.store.close()
    with another_program(tmp_path):
        pass


def test_a_store_that_does_not_open_is_not_held(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    set_up(tmp_path, keyring)
    (tmp_path / "store.mmep").write_bytes(b"")
    with pytest.raises(DeskError):
        entrance(tmp_path, keyring).unlock("", PASSPHRASE)
    with another_program(tmp_path):
        pass
