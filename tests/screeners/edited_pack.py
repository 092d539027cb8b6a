"""The shipped pack with one thing changed, as files."""

from pathlib import Path

from mmep_desktop.domain.faults import Fault, FaultyPack
from mmep_desktop.screeners.pack import pack_files, read_pack_files
from resources import resource

DEFINITION = "screener.toml"


def shipped_files() -> dict[str, bytes]:
    """Return the files of the shipped pack."""
    return pack_files(resource("screeners", "mmep-universal"))


def edited(old: str, new: str, file: str = DEFINITION) -> dict[str, bytes]:
    """Return the shipped pack with *old* replaced once in *file*."""
    files = shipped_files()
    text = files[file].decode("utf-8")
    assert old in text
    return files | {file: text.replace(old, new, 1).encode("utf-8")}


def faults_of(files: dict[str, bytes]) -> tuple[Fault, ...]:
    """Return what is wrong with the pack in *files*."""
    try:
        read_pack_files(files)
    except FaultyPack as faulty:
        return faulty.faults
    return ()


def unpacked(folder: Path, files: dict[str, bytes]) -> Path:
    """Write *files* into *folder*, and return it."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder
