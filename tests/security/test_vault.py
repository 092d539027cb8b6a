"""The vault opens for the right clerk, passphrase and computer together, and for nothing less."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.key_file import read_key_file
from mmep_desktop.security.store_marker import StoreMarker, read_marker, write_marker
from mmep_desktop.services.keys import DeskKeys, KeyringState
from tests.security.desk import (
    CLERK,
    PASSPHRASE,
    SIX_WORDS,
    STORE,
    create_at,
    read_only_folder,
    refused,
    spec_at,
    vault_at,
)
from tests.security.fake_keyring import FakeKeyring


def change_slot(folder: Path, **changes: object) -> None:
    whole = json.loads((folder / "keys.json").read_text())
    whole["slots"][0].update(changes)
    (folder / "keys.json").write_text(json.dumps(whole))


def change_file(folder: Path, **changes: object) -> None:
    whole = json.loads((folder / "keys.json").read_text())
    (folder / "keys.json").write_text(json.dumps({**whole, **changes}))


def files_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_vault_is_what_the_services_ask_for(tmp_path: Path) -> None:
    keys: DeskKeys = vault_at(tmp_path, FakeKeyring())
    assert not keys.practice


def test_the_same_key_comes_out_as_went_in(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    assert create_at(tmp_path, keyring) == spec_at(tmp_path, keyring)


def test_two_stores_have_different_keys(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert create_at(tmp_path / "a", FakeKeyring()) != create_at(tmp_path / "b", FakeKeyring())


def test_set_up_leaves_a_key_file_a_marker_and_one_keyring_entry(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    assert files_of(tmp_path) == {"keys.json", "keys.json.1", "store.json"}
    assert read_marker(tmp_path) == StoreMarker(STORE, practice=False)
    (((name, entry), secret),) = keyring.kept.items()
    assert (name, entry.service, entry.account) == ("SecretService", f"mmep-desktop:{STORE}", CLERK)
    assert len(bytes.fromhex(secret)) == 32
    assert secret not in (tmp_path / "keys.json").read_text()


def test_the_slot_remembers_its_keyring_and_is_used_with_that_one(tmp_path: Path) -> None:
    keyring = FakeKeyring(name="KWallet")
    create_at(tmp_path, keyring)
    assert read_key_file(tmp_path).slots[0].keyring == "KWallet"
    keyring.name = "SecretService"  # the clerk logs in to another desktop
    spec_at(tmp_path, keyring)


def test_the_clerks_who_can_unlock_are_listed_by_id(tmp_path: Path) -> None:
    create_at(tmp_path, FakeKeyring())
    assert vault_at(tmp_path, FakeKeyring()).clerk_ids() == (CLERK,)


@pytest.mark.parametrize("typed", ["", PASSPHRASE.upper(), PASSPHRASE + " ", "x" * 10_000])
def test_a_wrong_passphrase_opens_nothing(tmp_path: Path, typed: str) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    with refused(Problem.WRONG_PASSPHRASE):
        spec_at(tmp_path, keyring, typed)


def test_an_unknown_clerk_is_told_no_more_than_a_wrong_passphrase(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    with refused(Problem.WRONG_PASSPHRASE):
        vault_at(tmp_path, keyring).unlock("somebody-else", PASSPHRASE)


def test_another_computers_half_opens_nothing(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    keyring.kept = dict.fromkeys(keyring.kept, "00" * 32)
    with refused(Problem.WRONG_PASSPHRASE):
        spec_at(tmp_path, keyring)


@pytest.mark.parametrize("found", ["", "not hex", "00" * 31, "00" * 33])
def test_an_entry_that_is_no_half_of_ours_counts_as_missing(tmp_path: Path, found: str) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    keyring.kept = dict.fromkeys(keyring.kept, found)
    with refused(Problem.DEVICE_SECRET_MISSING):
        spec_at(tmp_path, keyring)


def test_a_lost_entry_is_said_to_be_lost(tmp_path: Path) -> None:
    create_at(tmp_path, FakeKeyring())
    with refused(Problem.DEVICE_SECRET_MISSING):
        spec_at(tmp_path, FakeKeyring())


@pytest.mark.parametrize("trouble", [Problem.KEYRING_ABSENT, Problem.KEYRING_LOCKED])
def test_a_keyring_that_does_not_answer_is_named(tmp_path: Path, trouble: Problem) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    keyring.trouble = trouble
    with refused(trouble):
        spec_at(tmp_path, keyring)


@pytest.mark.parametrize("field", ["clerk_id", "key_id"])
def test_a_slot_renamed_opens_nothing(tmp_path: Path, field: str) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    change_slot(tmp_path, **{field: "another"})
    # The intruder also moves the keyring entry along.
    keyring.kept |= {
        (name, type(entry)(entry.service, "another")): secret
        for (name, entry), secret in keyring.kept.items()
    }
    clerk = vault_at(tmp_path, keyring).clerk_ids()[0]
    with refused(Problem.WRONG_PASSPHRASE):
        vault_at(tmp_path, keyring).unlock(clerk, PASSPHRASE)


def test_another_stores_slot_opens_nothing(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    change_file(tmp_path, store_id="another")
    write_marker(tmp_path, StoreMarker("another", practice=False))
    keyring.kept |= {
        (name, type(entry)("mmep-desktop:another", entry.account)): secret
        for (name, entry), secret in keyring.kept.items()
    }
    with refused(Problem.WRONG_PASSPHRASE):
        spec_at(tmp_path, keyring)


def test_a_key_file_that_is_not_the_markers_is_refused(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    write_marker(tmp_path, StoreMarker("another", practice=False))
    with refused(Problem.KEY_FILE_DAMAGED):
        spec_at(tmp_path, keyring)


def test_a_lost_marker_locks_nobody_out(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    spec = create_at(tmp_path, keyring)
    (tmp_path / "store.json").unlink()
    assert spec_at(tmp_path, keyring) == spec


def test_a_practice_store_is_not_opened_as_real(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    write_marker(tmp_path, StoreMarker(STORE, practice=True))
    with refused(Problem.PRACTICE_STORE):
        spec_at(tmp_path, keyring)


def test_a_practice_folder_is_not_made_real(tmp_path: Path) -> None:
    write_marker(tmp_path, StoreMarker(STORE, practice=True))
    with refused(Problem.PRACTICE_STORE):
        create_at(tmp_path, FakeKeyring())


@pytest.mark.parametrize("name", ["store.mmep", "keys.json", "keys.json.1", "store.json"])
def test_a_used_folder_is_not_set_up_again(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("something")
    keyring = FakeKeyring()
    with refused(Problem.STORE_ALREADY_THERE):
        create_at(tmp_path, keyring)
    assert files_of(tmp_path) == {name}
    assert (tmp_path / name).read_text() == "something"
    assert keyring.asked == []


def test_a_half_that_another_store_may_need_is_not_written_over(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    create_at(tmp_path, keyring)
    kept = dict(keyring.kept)
    (tmp_path / "b").mkdir()
    with refused(Problem.STORE_ALREADY_THERE):
        create_at(tmp_path / "b", keyring)
    assert keyring.kept == kept


@pytest.mark.parametrize(
    ("passphrase", "without_keyring"),
    [
        ("short", False),
        ("correct horse battery staple", False),
        (PASSPHRASE, True),  # strong enough beside a keyring, not alone
        ("my own six words are here", True),
    ],
)
def test_a_weak_passphrase_makes_no_store(
    tmp_path: Path, passphrase: str, without_keyring: bool
) -> None:
    keyring = FakeKeyring()
    vault = vault_at(tmp_path, keyring)
    with refused(Problem.PASSPHRASE_TOO_WEAK):
        vault.create(STORE, CLERK, passphrase, without_keyring=without_keyring)
    assert (files_of(tmp_path), keyring.asked) == (set(), [])


@pytest.mark.parametrize("name", ["", "Ana Lima", "../x", "a" * 65])
def test_ids_that_could_be_names_or_paths_are_a_fault_of_the_program(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(ValueError, match="ids"):
        vault_at(tmp_path, FakeKeyring()).create(name, CLERK, PASSPHRASE, without_keyring=False)


def test_without_a_keyring_six_words_open_the_store_and_no_keyring_is_asked(
    tmp_path: Path,
) -> None:
    keyring = FakeKeyring(trouble=Problem.KEYRING_ABSENT)
    vault = vault_at(tmp_path, keyring)
    created = vault.create(STORE, CLERK, SIX_WORDS, without_keyring=True)
    assert vault.unlock(CLERK, SIX_WORDS).database_key_spec() == created.database_key_spec()
    assert keyring.asked == []
    assert read_key_file(tmp_path).without_keyring_allowed


def test_a_store_is_never_made_without_keyring_unless_asked(tmp_path: Path) -> None:
    with refused(Problem.KEYRING_ABSENT):
        create_at(tmp_path, FakeKeyring(trouble=Problem.KEYRING_ABSENT))
    assert files_of(tmp_path) == set()


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (None, KeyringState.WORKS),
        (Problem.KEYRING_LOCKED, KeyringState.LOCKED),
        (Problem.KEYRING_ABSENT, KeyringState.ABSENT),
    ],
)
def test_set_up_can_ask_how_the_keyring_is(
    tmp_path: Path, trouble: Problem | None, state: KeyringState
) -> None:
    assert vault_at(tmp_path, FakeKeyring(trouble=trouble)).keyring_state() is state


def test_a_keyring_that_forgets_makes_no_store(tmp_path: Path) -> None:
    with refused(Problem.KEYRING_FORGETS):
        create_at(tmp_path, FakeKeyring(forgets=True))
    assert files_of(tmp_path) == set()


class KeyringThatFailsAt(FakeKeyring):
    """Fails once at the *call*-th call, as when the clerk presses Deny."""

    def __init__(self, call: int) -> None:
        super().__init__()
        self.call = call

    def _ask(self, what: str) -> None:
        super()._ask(what)
        if len(self.asked) == self.call:
            raise DeskError(Problem.KEYRING_LOCKED)


@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_a_keyring_that_refuses_midway_leaves_nothing(tmp_path: Path, call: int) -> None:
    keyring = KeyringThatFailsAt(call)
    with refused(Problem.KEYRING_LOCKED):
        create_at(tmp_path, keyring)
    assert (files_of(tmp_path), keyring.kept) == (set(), {})


def block_key_file(folder: Path) -> None:
    (folder / "keys.json.tmp").mkdir()


def block_marker(folder: Path) -> None:
    (folder / "store.json.tmp").mkdir()


@pytest.mark.parametrize("block", [block_key_file, block_marker])
def test_a_file_that_cannot_be_written_takes_the_rest_back(
    tmp_path: Path, block: Callable[[Path], None]
) -> None:
    block(tmp_path)
    before, keyring = files_of(tmp_path), FakeKeyring()
    with refused(Problem.FOLDER_READ_ONLY):
        create_at(tmp_path, keyring)
    assert (files_of(tmp_path), keyring.kept) == (before, {})


def test_a_folder_that_cannot_be_written_takes_the_keyring_entry_back() -> None:
    keyring = FakeKeyring()
    with read_only_folder() as folder:
        with refused(Problem.FOLDER_READ_ONLY):
            create_at(folder, keyring)
        assert files_of(folder) == set()
    assert "write" in keyring.asked
    assert keyring.kept == {}


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    with refused(Problem.FOLDER_READ_ONLY):
        create_at(tmp_path / "nowhere", keyring)
    assert (files_of(tmp_path), keyring.kept) == (set(), {})


def test_a_set_up_that_fails_later_is_taken_back(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    vault = vault_at(tmp_path, keyring)
    for _each in range(2):
        vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False)
        vault.abandon()
        assert (files_of(tmp_path), keyring.kept) == (set(), {})


def test_a_store_with_records_is_never_abandoned(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    vault = vault_at(tmp_path, keyring)
    created = vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False)
    (tmp_path / "store.mmep").write_bytes(b"records")
    with refused(Problem.STORE_ALREADY_THERE):
        vault.abandon()
    assert spec_at(tmp_path, keyring) == created.database_key_spec()


def test_a_store_of_an_earlier_day_is_never_abandoned(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    spec = create_at(tmp_path, keyring)
    with pytest.raises(ValueError, match="created"):
        vault_at(tmp_path, keyring).abandon()
    assert spec_at(tmp_path, keyring) == spec
