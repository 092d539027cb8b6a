"""From a terminal: a backup is made, listed, looked into, and brought back on a yes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.names import Name
from mmep_desktop.paths import desk_folder
from mmep_desktop.services.registering import NewChild
from tests.commanding import run_with_passphrase
from tests.prepared_desk import LUCIA, WITHOUT_KEYRING, desk_of


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Set a desk up for this account alone, and return how to run a command as its supervisor."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    real_entrance(desk_folder()).set_up(WITHOUT_KEYRING).store.close()

    def run(*arguments: str) -> tuple[int, str]:
        status = run_with_passphrase(*arguments)
        return status, capsys.readouterr().out

    return run


def registered(child: NewChild) -> int:
    """Register *child* and return how many are on the list of today."""
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    desk = desk_of(unlocked, desk_folder())
    desk.registering.register((child,), "508-555-0117")
    count = len(desk.lists.today().listings)
    unlocked.lock()
    return count


def test_a_backup_is_made_looked_into_and_brought_back(
    command: Callable[..., tuple[int, str]],
) -> None:
    assert command("backup", "--list") == (0, "There is no backup yet.\n")
    status, said = command("backup", "--json")
    (made,) = json.loads(said)
    assert (status, made["families"]) == (0, 0)
    assert registered(LUCIA) == 1
    assert command("restore", "--generation", "another")[0] == 1
    status, said = command("restore", "--generation", made["id"])
    assert status == 0
    assert "Gone: 1 families and 0 interviews that are newer." in said
    assert registered(NewChild(Name("Ana", "", "Cruz"), "2018-02-01")) == 2
    status, said = command("restore", "--generation", made["id"], "--yes")
    assert (status, said.splitlines()[-1]) == (0, "The backup is back in place.")
    assert registered(LUCIA) == 1
    status, said = command("restore", "--list")
    assert [line.split()[3] for line in said.splitlines()] == ["2", "0"]
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    with unlocked.store.work()() as work:
        assert Act.RESTORED in {entry.act for entry in work.trail.entries(about=made["id"])}
    unlocked.lock()
