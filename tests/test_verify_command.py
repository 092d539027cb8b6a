"""Anybody who answers for the desk can check it from a terminal, with her own passphrase."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mmep_desktop import cli
from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Role
from mmep_desktop.paths import desk_folder
from tests.prepared_desk import WITHOUT_KEYRING


@pytest.fixture
def clerk_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Set a desk up for this account alone, and return its supervisor's id."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    unlocked = real_entrance(desk_folder()).set_up(WITHOUT_KEYRING)
    unlocked.store.close()
    return unlocked.clerk.id


@pytest.fixture
def given() -> Iterator[str]:
    """Return the number of a descriptor that gives the passphrase."""
    read, write = os.pipe()
    os.write(write, WITHOUT_KEYRING.passphrase.encode() + b"\nand more")
    os.close(write)
    yield str(read)
    os.close(read)


def test_a_desk_that_is_whole_is_said_to_be_so_and_the_trail_tells_who_asked(
    clerk_id: str, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["verify", "--clerk", clerk_id, "--passphrase-fd", given, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["whole"], said["found"]) == (True, [])
    unlocked = real_entrance(desk_folder()).unlock(clerk_id, WITHOUT_KEYRING.passphrase)
    with unlocked.store.work()() as work:
        acts = [(one.act, one.clerk_id) for one in work.trail.entries(most=4)]
    unlocked.lock()
    told = [Act.UNLOCKED, Act.LOCKED, Act.VERIFIED, Act.UNLOCKED]
    assert acts == [(act, clerk_id) for act in told]
    assert WITHOUT_KEYRING.passphrase not in " ".join(os.environ.values())


def test_what_is_wrong_is_said_in_words_and_in_the_exit_status(
    clerk_id: str, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk_folder() / "store.anchor").unlink()
    assert cli.run(["verify", "--passphrase-fd", given]) == 4
    said = capsys.readouterr().out
    assert "The file store.anchor was missing when the store was opened. (1)" in said
    assert "trail" in said


def test_whoever_may_not_read_the_trail_is_refused(
    clerk_id: str, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    unlocked = real_entrance(desk_folder()).unlock(clerk_id, WITHOUT_KEYRING.passphrase)
    with unlocked.store.work()() as work:
        me = work.center.clerk(clerk_id)
        assert me is not None
        work.center.keep_clerk(type(me)(me.id, me.name, Role.CLERK))
        work.commit()
    unlocked.lock()
    assert cli.run(["verify", "--passphrase-fd", given]) == 1
    assert capsys.readouterr().err.startswith("MMEP-")


@pytest.mark.parametrize(
    "arguments", [["--clerk", "nobody"], [], ["--passphrase-fd", "999"], ["a passphrase"]]
)
def test_without_a_clerk_or_a_safe_way_for_the_passphrase_nothing_is_opened(
    clerk_id: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.run(["verify", *arguments])
    assert stop.value.code == 2
    assert capsys.readouterr().err


def test_a_wrong_passphrase_is_refused_as_in_the_window(
    clerk_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    read, write = os.pipe()
    os.write(write, b"not the passphrase at all")
    os.close(write)
    assert cli.run(["verify", "--passphrase-fd", str(read)]) == 1
    os.close(read)
    assert capsys.readouterr().err.startswith("MMEP-101")
