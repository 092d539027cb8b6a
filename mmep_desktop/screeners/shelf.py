"""The packs on this computer: the shipped one, and those a technician put into a folder."""

from collections.abc import Iterator
from pathlib import Path

from mmep_desktop.domain.faults import FaultyPack
from mmep_desktop.domain.screener import Screener
from mmep_desktop.screeners.pack import PackFiles, pack_files, read_pack_files
from resources import resource

SHIPPED = ("screeners", "mmep-universal")


class Shelf:
    """Offers packs. *folders* hold one pack in each subfolder, and need not exist."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def offered(self) -> tuple[PackFiles, ...]:
        """Return the files of every pack; a folder that cannot be read offers an empty pack."""
        return tuple(_files_or_none(folder) for folder in (resource(*SHIPPED), *self._added()))

    def read(self, files: PackFiles) -> Screener:
        """Return the screener in *files*. Raises ``FaultyPack``."""
        return read_pack_files(files)

    def _added(self) -> Iterator[Path]:
        for folder in self._folders:
            if folder.is_dir():
                yield from sorted(path for path in folder.iterdir() if path.is_dir())


def _files_or_none(folder: Path) -> PackFiles:
    try:
        return pack_files(folder)
    except FaultyPack:
        return {}
