"""Room on the disk that is kept free, so that saving an answer never meets a full disk first."""

import shutil
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem

RESERVE = 200 * 1024 * 1024
"""Bytes. A full disk is met by a backup, or told of at the unlock, long before by an answer."""


def is_low(folder: Path, reserve: int = RESERVE) -> bool:
    """Whether less than the reserve is free where *folder* lies; False where no disk says so."""
    return _lacks(folder, reserve)


def refuse_little_room(folder: Path, needed: int, reserve: int = RESERVE) -> None:
    """Raise ``DeskError(BACKUP_NO_ROOM)`` unless *needed* bytes more leave the reserve free."""
    if _lacks(folder, needed + reserve):
        raise DeskError(Problem.BACKUP_NO_ROOM, needed=needed)


def _lacks(folder: Path, wanted: int) -> bool:
    try:
        return shutil.disk_usage(folder).free < wanted
    except OSError:
        return False
