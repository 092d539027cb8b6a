"""Played through by commands as offices would: two desks send, MMEP receives and answers both."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mmep_desktop.bootstrap import mmep_of, real_entrance
from mmep_desktop.commands.unlocking import just_proved
from mmep_desktop.domain.center import DeskKind
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.paths import desk_folder
from tests.commanding import run_with_passphrase
from tests.prepared_desk import LUCIA, MATEO, WITHOUT_KEYRING
from tests.test_batch_commands import refer

OFFICES = {
    "a": WITHOUT_KEYRING,
    "b": replace(WITHOUT_KEYRING, desk="b", center_name="Harbor Center"),
    "mmep": replace(
        WITHOUT_KEYRING,
        kind=DeskKind.MMEP,
        district_code="",
        district="",
        desk="",
        center_name="MMEP, Northampton",
    ),
}
Said = tuple[int, Any, str]


@pytest.fixture
def go_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return how to go from one office's computer to another's."""

    def go(office: str) -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / office))
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / office))

    return go


@pytest.fixture
def command(
    go_to: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Set three offices up; return how to run a command in one of them."""
    for office, given in OFFICES.items():
        go_to(office)
        real_entrance(desk_folder()).set_up(given).store.close()

    def run(office: str, *arguments: str) -> Said:
        go_to(office)
        status = run_with_passphrase(*arguments)
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return run


def give_result() -> None:
    """Write down at MMEP that the first family has an appointment."""
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    mmep = mmep_of(unlocked, just_proved)
    first = mmep.receiving.work().lines[0]
    mmep.replying.give(first.record, first.child, Result.APPOINTMENT)
    unlocked.lock()


def test_two_desks_send_and_mmep_receives_and_answers_both(
    command: Callable[..., Said], go_to: Callable[[str], None], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    mmep_key = command("mmep", "keys", "save", str(stick))[1]
    sealed = []
    for office, child in (("a", LUCIA), ("b", MATEO)):
        go_to(office)
        refer(child)
        assert command(office, "keys", "pin", mmep_key["file"], mmep_key["words"])[0] == 0
        sealed.append(command(office, "batch", "make", str(stick), "--sealed")[1]["file"])

    status, told, _ = command("mmep", "receive", *sealed)
    assert (status, told["children"]) == (3, 0)
    assert [one["came"] for one in told["files"]] == ["unknown_center"] * 2
    assert command("mmep", "receive", "--words", "eight words of nobody at all, not here")[0] == 4
    for center in told["unknown_centers"]:
        status, taken, said = command("mmep", "receive", "--words", center["words"])
        assert (status, said) == (0, "")
    assert (taken["batches"], taken["children"], taken["unknown_centers"]) == (2, 2, [])
    status, again, _ = command("mmep", "receive", *sealed)
    assert (status, [one["came"] for one in again["files"]]) == (0, ["again"] * 2)

    go_to("mmep")
    give_result()
    status, made, _ = command("mmep", "answer", "make", str(stick))
    assert status == 0
    assert [(one["center"], one["answers"]) for one in made["files"]] == [
        ("02010000-A", 1),
        ("02010000-B", 0),
    ]
    for office, file in zip("ab", made["files"], strict=True):
        status, applied, said = command(office, "answer", "apply", file["file"])
        assert (status, said, applied["batches_received"]) == (0, "", [1])
        (batch,) = command(office, "batch", "list")[1]
        assert batch["received_on"]
    other = made["files"][1]["file"]
    assert command("a", "answer", "apply", other)[0] == 1
    assert command("a", "receive", sealed[0])[0] == 1
    assert command("a", "answer", "make", str(stick))[0] == 1
