"""The parts put together: a desk set up once, unlocked every day, and practice."""

from pathlib import Path

import pytest

from mmep_desktop.bootstrap import practice_entrance, real_entrance
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.checked import Checked, Ends, Told
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.domain.registration import Standing
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.paths import LEFT_BY_A_SET_UP, was_set_up
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.keys import StoreKey
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.services.registering import NewChild
from mmep_desktop.services.unlocked import OpenStore
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.prepared_desk import (
    GIVEN,
    LUCIA,
    PASSPHRASE,
    WITHOUT_KEYRING,
    desk_of,
    entrance,
    files_in,
    set_up,
)
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring


def test_a_desk_set_up_once_opens_with_its_passphrase(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    assert not was_set_up(tmp_path)
    made = entrance(tmp_path, keyring).set_up(GIVEN)
    desk_of(made, tmp_path).registering.register((NewChild(Name(first="Ana")),))
    made.store.close()

    assert was_set_up(tmp_path)
    unlocked = entrance(tmp_path, keyring).unlock("", PASSPHRASE)
    assert (unlocked.clerk.name, unlocked.center.desk) == ("Maria Silva", "A")
    found = desk_of(unlocked, tmp_path).lists.find("ana")
    assert [listing.registration.name.shown for listing in found] == ["Ana"]
    unlocked.store.close()


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    set_up(tmp_path, keyring)
    with pytest.raises(DeskError) as problem:
        entrance(tmp_path, keyring).unlock("", "violet harbor candle orbiT")
    assert problem.value.problem is Problem.WRONG_PASSPHRASE


def test_a_set_up_that_cannot_make_its_store_leaves_nothing_behind(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    (tmp_path / "store.mmep.new").mkdir()
    (tmp_path / "store.mmep.new" / "in-the-way").touch()
    with pytest.raises(DeskError):
        entrance(tmp_path, keyring).set_up(GIVEN)
    (tmp_path / "store.mmep.new" / "in-the-way").unlink()
    (tmp_path / "store.mmep.new").rmdir()
    assert list(tmp_path.iterdir()) == []
    assert keyring.kept == {}
    assert not was_set_up(tmp_path)


@pytest.mark.parametrize("lost", ["store.mmep", "keys.json", "store.json"])
def test_a_desk_that_lost_a_file_is_still_a_desk_and_not_set_up_anew(
    tmp_path: Path, lost: str
) -> None:
    keyring = FakeKeyring()
    set_up(tmp_path, keyring, LUCIA)
    (tmp_path / lost).unlink()
    before = files_in(tmp_path)
    assert was_set_up(tmp_path)
    with pytest.raises(DeskError) as problem:
        entrance(tmp_path, keyring).set_up(GIVEN)
    assert problem.value.problem is Problem.STORE_ALREADY_THERE
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("name", LEFT_BY_A_SET_UP)
def test_whatever_is_left_of_a_desk_is_seen(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert was_set_up(tmp_path)


def test_a_folder_that_is_not_there_holds_no_desk_and_is_made_for_one(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "desk"
    assert not was_set_up(folder)
    real_entrance(folder)
    assert folder.is_dir()
    assert folder.stat().st_mode & 0o077 == 0
    assert not was_set_up(folder)


def test_the_real_door_opens_a_desk_that_has_no_keyring(tmp_path: Path) -> None:
    set_up(tmp_path, FakeKeyring(), LUCIA, given=WITHOUT_KEYRING)
    unlocked = real_entrance(tmp_path).unlock("", SIX_WORDS)
    assert len(desk_of(unlocked, tmp_path).lists.today().listings) == 1
    unlocked.store.close()


def test_a_store_without_the_clerk_of_the_key_file_is_closed_again(tmp_path: Path) -> None:
    """A key file put back beside another copy of the store must not leave the store open."""
    keyring = FakeKeyring()
    set_up(tmp_path, keyring)
    stores = ForeignStores()
    with pytest.raises(DeskError) as problem:
        entrance(tmp_path, keyring, stores).unlock("", PASSPHRASE)
    assert problem.value.problem is Problem.STORE_DAMAGED
    assert stores.closed == 1


class ForeignStores:
    """Opens a store that knows other clerks."""

    def __init__(self) -> None:
        self.closed = 0

    def create(self, key: StoreKey, center: Center, clerk: Clerk) -> OpenStore:
        return self

    def open(self, key: StoreKey) -> OpenStore:
        return self

    def work(self, clerk_id: str = "") -> OpenWork:
        return FakeWork(a_center(), a_clerk())

    def check(self, tell: Told, ends: Ends | None = None) -> Checked:
        return Checked(0, 0, ())

    def anchor_now(self) -> tuple[int, bytes]:
        return (0, b"")

    def clear_traces(self) -> bool:
        return True

    def exchange_key(self) -> None: ...

    def backup_parts(self, store_id: str) -> tuple[Copies, BackupsKept]:
        raise NotImplementedError

    def close(self) -> None:
        self.closed += 1


def test_practice_meets_every_state_and_takes_everything_away() -> None:
    practice = practice_entrance()
    unlocked = practice.unlock("", PRACTICE_PASSPHRASE)
    assert unlocked.center.practice
    listings = desk_of(unlocked, practice.folder).lists.today().listings
    assert {Standing.NOT_ASKED, Standing.BEGUN} < {listing.standing for listing in listings}
    unlocked.store.close()
    practice.end()
    assert not practice.folder.exists()


def test_practice_locks_and_opens_again_with_what_was_done_in_it() -> None:
    practice = practice_entrance()
    first = practice.unlock("", PRACTICE_PASSPHRASE)
    desk_of(first, practice.folder).registering.register((LUCIA,))
    first.store.close()
    again = practice.unlock("", PRACTICE_PASSPHRASE)
    assert len(desk_of(again, practice.folder).lists.find("lucia garcia")) == 1
    again.store.close()
    practice.end()


def test_practice_refuses_another_passphrase() -> None:
    practice = practice_entrance()
    with pytest.raises(DeskError) as wrong:
        practice.unlock("", PASSPHRASE)
    assert wrong.value.problem is Problem.WRONG_PASSPHRASE
    practice.end()


def test_the_real_door_refuses_a_practice_folder() -> None:
    practice = practice_entrance()
    practice.unlock("", PRACTICE_PASSPHRASE).store.close()
    before = files_in(practice.folder)
    with pytest.raises(DeskError) as problem:
        entrance(practice.folder, FakeKeyring()).unlock("", PRACTICE_PASSPHRASE)
    assert problem.value.problem is Problem.PRACTICE_STORE
    assert files_in(practice.folder) == before
    practice.end()
