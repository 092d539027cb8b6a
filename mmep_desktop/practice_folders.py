"""The private folders of practice runs, and those that a run which was ended by force left behind.

Their records open no more: the key was only in memory.
"""

import os
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path

from mmep_desktop.holding import Hold, hold, is_free
from mmep_desktop.security.safe_files import folder_problems

_PREFIX = "mmep-practice-"
_NEW_SECONDS = 60
"""A folder younger than this may belong to a run that is just about to hold it."""


def new_practice_folder() -> tuple[Path, Hold]:
    """Make a folder that lasts as long as this run holds it, and clear away what others left.

    Raises ``DeskError(STORE_FULL)`` or ``DeskError(FOLDER_READ_ONLY)``.
    """
    clear_leftovers()
    with folder_problems():
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    return folder, hold(folder)


def clear_leftovers() -> None:
    """Remove this account's practice folders that no program holds any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_ours_and_old(folder) and is_free(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours_and_old(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform != "win32" and found.st_uid != os.geteuid():
        return False
    return stat.S_ISDIR(found.st_mode) and time.time() - found.st_mtime > _NEW_SECONDS
