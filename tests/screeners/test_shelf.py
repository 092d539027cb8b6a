"""The packs on this computer: the shipped one, and those that a technician added."""

import shutil
from pathlib import Path

import pytest

from mmep_desktop.domain.faults import FaultyPack
from mmep_desktop.screeners.shelf import SHIPPED, Shelf
from resources import resource


def added_pack(folder: Path, name: str) -> Path:
    """Copy the shipped pack into a subfolder of *folder*."""
    target = folder / name
    shutil.copytree(str(resource(*SHIPPED)), target)
    return target


def test_the_shipped_pack_is_always_on_offer(tmp_path: Path) -> None:
    shelf = Shelf((tmp_path / "nowhere",))
    (shipped,) = shelf.offered()
    assert shelf.read(shipped).version == "2026.3"


def test_each_folder_that_a_technician_added_is_one_more_pack(tmp_path: Path) -> None:
    added_pack(tmp_path, "newer")
    (tmp_path / "a note.txt").write_text("not a pack")
    assert len(Shelf((tmp_path,)).offered()) == 2


def test_a_faulty_pack_names_file_and_key(tmp_path: Path) -> None:
    definition = added_pack(tmp_path, "faulty") / "screener.toml"
    text = definition.read_text("utf-8")
    definition.write_text(text.replace("window_months = 36", "window_months = 0"), "utf-8")
    shelf = Shelf((tmp_path,))
    with pytest.raises(FaultyPack) as faulty:
        shelf.read(shelf.offered()[1])
    (fault,) = faulty.value.faults
    assert (fault.file, fault.key) == ("screener.toml", "parameters.window_months")
