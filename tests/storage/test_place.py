"""No store on a network drive or in a folder that a cloud copies."""

from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.place import (
    attribute_reason,
    drive_reason,
    refuse_unsafe_place,
    unsafe_reason,
)
from mmep_desktop.storage.store import create_store, open_store
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
tmpfs /mnt/memory tmpfs rw 0 0
server:/homes /net/homes nfs4 rw 0 0
//server/share /mnt/our\040share cifs rw 0 0
drvfs /mnt/c 9p rw 0 0
me@host: /mnt/host fuse.sshfs rw 0 0
/dev/sdb1 /net/homes/local ext4 rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("/var/lib/desk", ""),
        ("/mnt/memory/desk", ""),
        ("/network/desk", ""),
        ("/net/homeschool/desk", ""),
        ("/srv/boxes/desk", ""),
        ("C:\\ProgramData\\mmep-desktop", ""),
        ("/net/homes", "network_filesystem"),
        ("/net/homes/ann/desk", "network_filesystem"),
        ("/net/homes/local/desk", ""),
        ("/mnt/our share/desk", "network_filesystem"),
        ("/mnt/c/desk", "network_filesystem"),
        ("/mnt/host/desk", "network_filesystem"),
        ("\\\\server\\share\\desk", "network_path"),
        ("//server/share/desk", "network_path"),
        ("C:\\Users\\ann\\OneDrive\\desk", "synced_folder"),
        ("C:\\Users\\ann\\OneDrive - New Bedford Schools\\desk", "synced_folder"),
        ("/srv/ann/Dropbox/desk", "synced_folder"),
        ("/srv/ann/Dropbox (District)/desk", "synced_folder"),
        ("/srv/ann/Google Drive/desk", "synced_folder"),
        ("G:\\My Drive\\desk", "synced_folder"),
        ("/srv/ann/Library/CloudStorage/Box-Box/desk", "synced_folder"),
        ("/srv/ann/Library/Mobile Documents/desk", "synced_folder"),
        ("/srv/ann/Nextcloud/desk", "synced_folder"),
    ],
)
def test_where_a_store_may_lie(folder: str, reason: str) -> None:
    assert unsafe_reason(folder, MOUNTS) == reason


def test_a_machine_without_a_disk_of_its_own_may_use_its_root() -> None:
    assert unsafe_reason("/var/lib/desk", "none / 9p rw 0 0") == ""


def test_what_was_mounted_last_at_one_place_counts() -> None:
    twice = "auto /net/homes autofs rw 0 0\nserver:/homes /net/homes nfs rw 0 0"
    assert unsafe_reason("/net/homes/desk", twice) == "network_filesystem"


def test_this_machines_own_folder_is_safe(tmp_path: Path) -> None:
    refuse_unsafe_place(tmp_path)


def test_nothing_is_made_or_opened_in_a_synced_folder(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "desk"
    with pytest.raises(DeskError) as making:
        create_store(folder, FakeKey(), CENTER)
    with pytest.raises(DeskError) as opening:
        open_store(folder, FakeKey(), practice=False)
    assert making.value.problem is opening.value.problem is Problem.STORE_IN_SYNCED_FOLDER
    assert not folder.exists()


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    (tmp_path / "desk").symlink_to(synced)
    with pytest.raises(DeskError) as refusal:
        refuse_unsafe_place(tmp_path / "desk")
    assert refusal.value.problem is Problem.STORE_IN_SYNCED_FOLDER


@pytest.mark.parametrize(
    ("types", "reason"),
    [({3}, ""), ({0}, ""), ({2, 3}, ""), ({4}, "network_drive"), ({3, 4}, "network_drive")],
)
def test_a_letter_that_stands_for_a_network_folder_is_refused(types: set[int], reason: str) -> None:
    assert drive_reason(types) == reason


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ((0x10, 0x10), ""),
        ((0x10 | 0x20, 0x2010), ""),
        ((0x10, 0x10 | 0x0040_0000, 0x10), "cloud_folder"),
        ((0x10 | 0x0004_0000,), "cloud_folder"),
        ((), ""),
    ],
)
def test_a_folder_whose_files_lie_in_a_cloud_is_refused_by_any_name(
    attributes: tuple[int, ...], reason: str
) -> None:
    assert attribute_reason(attributes) == reason


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (Problem.STORE_ON_NETWORK, "over the network"),
        (Problem.STORE_ON_MAPPED_DRIVE, "drive letter"),
        (Problem.STORE_IN_SYNCED_FOLDER, "OneDrive or Dropbox"),
    ],
)
def test_the_sentence_says_which_reason_it_is(problem: Problem, told: str) -> None:
    assert told in problem.sentence
