"""The folder and the files of a desk, in every state that a technician may find them in."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mmep_desktop.doctor import folder as folder_look
from mmep_desktop.doctor import records as records_look
from mmep_desktop.doctor.finding import Finding, Health
from mmep_desktop.security.store_marker import StoreMarker, write_marker
from tests.prepared_desk import WITHOUT_KEYRING, files_in, set_up
from tests.security.desk import read_only_folder
from tests.security.fake_keyring import FakeKeyring

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights by mode are Unix's")


def worst(found: Iterator[Finding]) -> list[tuple[str, str]]:
    """Return what is not well, as health with code or sentence."""
    return [
        (each.health.value, each.code or each.sentence)
        for each in found
        if each.health is not Health.OK
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o700)
    set_up(folder, FakeKeyring())
    return folder


def test_a_desk_that_is_well(desk: Path) -> None:
    before = files_in(desk)
    assert worst(folder_look.look_at(desk)) == []
    assert worst(records_look.look_at(desk)) == []
    assert files_in(desk) == before, "looking changes nothing"


def test_a_computer_without_a_desk_is_well(tmp_path: Path) -> None:
    nowhere = tmp_path / "a" / "b"
    assert worst(folder_look.look_at(nowhere)) == []
    assert worst(records_look.look_at(nowhere)) == []
    assert not nowhere.parent.exists()


@POSIX
def test_a_folder_that_others_can_enter(desk: Path) -> None:
    desk.chmod(0o755)
    (found,) = [each for each in folder_look.look_at(desk) if each.health is Health.WARNING]
    assert found.said(found.to_do, in_report=False) == f"chmod 700 {desk}"
    assert found.said(found.to_do, in_report=True) == "chmod 700 <folder>"


@POSIX
def test_a_folder_of_another_account(desk: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("rights by mode are Unix's")
    elif os.geteuid():
        pytest.skip("only root can give a folder away")
    else:
        os.chown(desk, 12345, 12345)
        told = "It belongs to another computer account."
        assert worst(folder_look.look_at(desk)) == [("bad", told)]


@POSIX
def test_a_folder_that_cannot_be_written_to() -> None:
    with read_only_folder("store.mmep") as folder:
        assert ("bad", "MMEP-111") in worst(folder_look.look_at(folder))


@POSIX
def test_a_folder_that_cannot_be_made() -> None:
    with read_only_folder() as folder:
        assert worst(folder_look.look_at(folder / "desk")) == [("bad", "MMEP-111")]


@pytest.mark.parametrize("name", ["OneDrive - District", "Dropbox"])
def test_a_folder_that_is_copied_to_a_cloud(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "desk"
    folder.mkdir(parents=True, mode=0o700)
    assert worst(folder_look.look_at(folder)) == [("bad", "MMEP-222")]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "desk").touch()
    assert worst(folder_look.look_at(tmp_path / "desk")) == [
        ("bad", "There is a file where the folder should be.")
    ]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def in_clear(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(4080))


def newer(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))


def of_practice(path: Path) -> None:
    write_marker(path.parent, StoreMarker("practice", practice=True))


def nonsense(path: Path) -> None:
    path.write_bytes(b"{")


MARKER_GONE = "store.json is missing or cannot be read."


@pytest.mark.parametrize(
    ("name", "happens", "told"),
    [
        ("store.mmep", Path.unlink, ("bad", "MMEP-201")),
        ("store.mmep", empty, ("bad", "MMEP-203")),
        ("store.mmep", in_clear, ("bad", "MMEP-202")),
        ("keys.json", Path.unlink, ("bad", "MMEP-102")),
        ("keys.json", nonsense, ("bad", "MMEP-103")),
        ("keys.json", newer, ("bad", "MMEP-104")),
        ("store.json", Path.unlink, ("warning", MARKER_GONE)),
        ("store.json", nonsense, ("warning", MARKER_GONE)),
        ("store.json", newer, ("bad", "MMEP-204")),
        ("store.json", of_practice, ("bad", "MMEP-110")),
    ],
)
def test_a_file_that_is_not_well(
    desk: Path, name: str, happens: Callable[[Path], None], told: tuple[str, str]
) -> None:
    happens(desk / name)
    assert told in worst(records_look.look_at(desk))


@POSIX
@pytest.mark.parametrize("name", ["store.mmep", "keys.json", "store.json"])
def test_a_folder_in_the_place_of_a_file_is_told_and_ends_nothing(desk: Path, name: str) -> None:
    (desk / name).unlink()
    (desk / name).mkdir()
    assert worst(records_look.look_at(desk)) != []


@POSIX
def test_files_that_others_can_read(desk: Path) -> None:
    (desk / "keys.json").chmod(0o644)
    assert worst(records_look.look_at(desk)) == [
        ("warning", "Other computer accounts may read 1 of the desk's files.")
    ]


def test_the_copy_of_the_key_file_is_named_to_whoever_puts_it_back(desk: Path) -> None:
    (desk / "keys.json").unlink()
    (found,) = [each for each in records_look.look_at(desk) if each.code == "MMEP-102"]
    assert "keys.json.1 is a copy of it" in found.to_do
    (desk / "keys.json.1").unlink()
    (found,) = [each for each in records_look.look_at(desk) if each.code == "MMEP-102"]
    assert "from a backup" in found.to_do


def test_a_desk_without_the_keyring_says_so(tmp_path: Path) -> None:
    set_up(tmp_path, FakeKeyring(), given=WITHOUT_KEYRING)
    told = " ".join(each.sentence for each in records_look.look_at(tmp_path))
    assert "opens without the keyring, as its supervisor chose" in told
