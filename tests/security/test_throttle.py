"""Wrong tries cost a longer and longer wait, which no restart and no clock shortens."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.device_secrets import KeyringEntry
from mmep_desktop.security.throttle import seconds_to_wait
from mmep_desktop.security.vault import Vault
from tests.security.desk import CLERK, PASSPHRASE, SIX_WORDS, STORE, refused, vault_at
from tests.security.fake_keyring import FakeKeyring

WRONG = "not the passphrase at all"


@dataclass
class Door:
    """A vault, and a clock that only goes on when it is told to."""

    folder: Path
    keyring: FakeKeyring = field(default_factory=FakeKeyring)
    at: float = 1_000.0

    def __post_init__(self) -> None:
        vault = vault_at(self.folder, self.keyring)
        vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False).wipe()
        self.vault = self.restarted()

    def restarted(self) -> Vault:
        self.vault = vault_at(self.folder, self.keyring, lambda: self.at)
        return self.vault

    def fail(self, times: int = 1) -> None:
        for _ in range(times):
            self.at += self.vault.seconds_left(CLERK)
            with refused(Problem.WRONG_PASSPHRASE):
                self.vault.unlock(CLERK, WRONG)

    def wait(self) -> int:
        """Return how long even the right passphrase has to wait now."""
        left = self.vault.seconds_left(CLERK)
        try:
            self.vault.unlock(CLERK, PASSPHRASE).wipe()
        except DeskError as error:
            told = error.problem, error.detail
        else:
            told = Problem.WAIT_BEFORE_NEXT_TRY, {"seconds": 0}
        assert told == (Problem.WAIT_BEFORE_NEXT_TRY, {"seconds": left})
        return left


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


def test_three_tries_are_free_and_each_further_one_costs_more() -> None:
    waits = [seconds_to_wait(failures) for failures in range(14)]
    assert waits == [0, 0, 0, 5, 15, 30, 60, 300, 300, 300, 1800, 1800, 1800, 1800]


def test_the_right_passphrase_waits_too_and_then_ends_the_count(door: Door) -> None:
    door.fail(4)
    assert door.wait() == 15
    door.at += 14.5
    assert door.wait() == 1
    door.at += 0.5
    assert door.wait() == 0
    assert door.vault.failed_before(CLERK) == 4
    assert not (door.folder / "tries.json").exists()
    assert len(door.keyring.kept) == 1
    door.fail(3)
    assert door.wait() == 5


def test_a_try_that_came_too_early_is_not_even_looked_at(door: Door) -> None:
    door.fail(3)
    asked = len(door.keyring.asked)
    for _ in range(20):
        assert door.wait() == 5
    assert json.loads((door.folder / "tries.json").read_text())["tries"][0]["count"] == 3
    assert "write" not in door.keyring.asked[asked:]


def test_a_restart_begins_the_wait_anew_and_keeps_the_count(door: Door) -> None:
    door.fail(6)
    door.at += 59
    door.restarted()
    assert door.wait() == 60
    door.fail()
    door.restarted()
    assert door.wait() == 300


@pytest.mark.parametrize("lost", ["file", "keyring", "file damaged", "keyring damaged"])
def test_the_higher_count_of_file_and_keyring_holds(door: Door, lost: str) -> None:
    door.fail(5)
    (tries,) = [where for where in door.keyring.kept if "tries" in where[1].service]
    match lost:
        case "file":
            (door.folder / "tries.json").unlink()
        case "file damaged":
            (door.folder / "tries.json").write_bytes(b"{}")
        case "keyring":
            del door.keyring.kept[tries]
        case _:
            door.keyring.kept[tries] = "-1"
    door.restarted()
    assert door.wait() == 30


def test_after_ten_it_waits_half_an_hour_and_after_fifty_for_ever(door: Door) -> None:
    door.fail(10)
    assert door.wait() == 1800
    door.fail(40)
    door.at += 10**9
    for vault in (door.vault, door.restarted()):
        with refused(Problem.SLOT_CLOSED):
            vault.unlock(CLERK, PASSPHRASE)


@dataclass
class Interrupting(FakeKeyring):
    """A keyring during whose answer the program is ended."""

    is_ended: bool = False

    def read(self, name: str, entry: KeyringEntry) -> str | None:
        if self.is_ended and entry.account == CLERK and "tries" not in entry.service:
            raise KeyboardInterrupt
        return super().read(name, entry)


def test_to_end_the_program_before_it_says_no_is_no_try_for_nothing(tmp_path: Path) -> None:
    keyring = Interrupting()
    door = Door(tmp_path, keyring)
    keyring.is_ended = True
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            door.restarted().unlock(CLERK, WRONG)
    keyring.is_ended = False
    door.restarted()
    assert door.wait() == 5


def test_a_keyring_that_says_no_is_not_counted_as_a_wrong_try(door: Door) -> None:
    door.keyring.trouble = Problem.KEYRING_LOCKED
    for _ in range(12):
        with refused(Problem.KEYRING_LOCKED):
            door.vault.unlock(CLERK, PASSPHRASE)
    door.keyring.trouble = None
    assert door.wait() == 0


def test_another_clerks_tries_are_her_own_and_strangers_have_none(door: Door) -> None:
    keys = door.vault.with_key(door.vault.unlock(CLERK, PASSPHRASE))
    keys.set_passphrase("bn", "copper lantern meadow thistle", without_keyring=False)
    door.fail(4)
    door.vault.unlock("bn", "copper lantern meadow thistle").wipe()
    for _ in range(20):
        with refused(Problem.WRONG_PASSPHRASE):
            door.vault.unlock("nobody", WRONG)
    assert door.wait() == 15


def test_a_passphrase_asked_for_again_inside_the_desk_is_counted_as_well(door: Door) -> None:
    keys = door.vault.with_key(door.vault.unlock(CLERK, PASSPHRASE))
    for _ in range(3):
        with refused(Problem.WRONG_PASSPHRASE):
            keys.prove(CLERK, WRONG)
    with refused(Problem.WAIT_BEFORE_NEXT_TRY):
        keys.prove(CLERK, PASSPHRASE)
    assert door.wait() == 5


def test_a_new_passphrase_begins_a_new_count(door: Door) -> None:
    keys = door.vault.with_key(door.vault.unlock(CLERK, PASSPHRASE))
    door.fail(12)
    keys.set_passphrase(CLERK, PASSPHRASE, without_keyring=False)
    assert door.wait() == 0


def test_without_a_keyring_the_file_counts(tmp_path: Path) -> None:
    at = 0.0
    vault = vault_at(tmp_path, FakeKeyring(trouble=Problem.KEYRING_ABSENT), lambda: at)
    vault.create(STORE, CLERK, SIX_WORDS, without_keyring=True).wipe()
    for _ in range(3):
        with refused(Problem.WRONG_PASSPHRASE):
            vault.unlock(CLERK, WRONG)
    with refused(Problem.WAIT_BEFORE_NEXT_TRY):
        vault.unlock(CLERK, SIX_WORDS)


def test_a_folder_that_takes_no_file_keeps_nobody_out(door: Door) -> None:
    (door.folder / "tries.json").mkdir()
    door.fail(3)
    assert door.wait() == 5
    door.at += 5
    assert door.wait() == 0
