"""The door of a real desk: set up once, unlocked every day."""

from pathlib import Path

import pytest

from mmep_desktop.bootstrap import FolderStores, open_desk
from mmep_desktop.domain.center import MmepContact, School
from mmep_desktop.domain.names import Name
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.services.entering import Door, Entering, SetUp
from mmep_desktop.services.registering import NewChild
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.fakes import Tray
from tests.security.desk import vault_at
from tests.security.fake_keyring import FakeKeyring

PASSPHRASE = "violet harbor candle orbit"

GIVEN = SetUp(
    district_code="02010000",
    district="New Bedford",
    center_name="Example Registration Center",
    desk="a",
    phone="508-555-0100",
    schools=(School("", "Example Elementary"),),
    mmep=MmepContact(),
    supervisor="  Maria   Silva ",
    passphrase=PASSPHRASE,
)


def door_of(folder: Path, keyring: FakeKeyring) -> Entering:
    return Entering(
        vault_at(folder, keyring),
        FolderStores(folder, practice=False),
        TimedIdentifiers(),
        Passphrases(),
    )


def test_a_desk_set_up_once_opens_with_its_passphrase(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    first = door_of(tmp_path, keyring)
    assert first.door is Door.NOT_SET_UP
    made = first.set_up(GIVEN)
    open_desk(made, Tray(), tmp_path).registering.register((NewChild(Name(first="Ana")),))
    made.store.close()

    door = door_of(tmp_path, keyring)
    assert door.door is Door.LOCKED
    unlocked = door.unlock(PASSPHRASE)
    assert (unlocked.clerk.name, unlocked.center.desk) == ("Maria Silva", "A")
    found = open_desk(unlocked, Tray(), tmp_path).lists.find("ana")
    assert [listing.registration.name.shown for listing in found] == ["Ana"]
    unlocked.store.close()


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    door_of(tmp_path, keyring).set_up(GIVEN).store.close()
    with pytest.raises(DeskError) as problem:
        door_of(tmp_path, keyring).unlock("violet harbor candle orbiT")
    assert problem.value.problem is Problem.WRONG_PASSPHRASE


def test_a_store_whose_key_file_is_gone_says_so_and_is_not_set_up_anew(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    door_of(tmp_path, keyring).set_up(GIVEN).store.close()
    (tmp_path / "keys.json").unlink()
    door = door_of(tmp_path, keyring)
    assert door.door is Door.LOCKED
    with pytest.raises(DeskError) as problem:
        door.unlock(PASSPHRASE)
    assert problem.value.problem is Problem.KEY_FILE_MISSING


def test_a_set_up_that_cannot_make_its_store_leaves_nothing_behind(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    (tmp_path / "store.mmep.new").mkdir()
    (tmp_path / "store.mmep.new" / "in-the-way").touch()
    with pytest.raises(DeskError):
        door_of(tmp_path, keyring).set_up(GIVEN)
    (tmp_path / "store.mmep.new" / "in-the-way").unlink()
    (tmp_path / "store.mmep.new").rmdir()
    assert list(tmp_path.iterdir()) == []
    assert door_of(tmp_path, keyring).door is Door.NOT_SET_UP
