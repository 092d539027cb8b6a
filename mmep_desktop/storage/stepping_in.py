"""A restored store steps into the place of the one before: one renaming decides, and is made good.

Until the folder has its name the old store counts. From then on the new one does: whoever opens the
store next finishes what a crash left undone.
"""

import os
import shutil
from pathlib import Path

from mmep_desktop.storage.faults import folder_fault

COMING = "store.coming"
"""The folder in which a store stands ready, with its anchor."""

_GOES_WITH_THE_OLD = ("-wal", "-shm", "-journal")


def step_in(ready: Path, store: Path) -> None:
    """Put the store in the folder *ready*, whole and closed, in the place of *store*."""
    try:
        shutil.rmtree(store.with_name(COMING), ignore_errors=True)
        _sync(ready)
        ready.rename(store.with_name(COMING))
        _sync(store.parent)
    except OSError as refusal:
        raise folder_fault(refusal) from None
    finish_step(store)


def finish_step(store: Path) -> None:
    """Finish what ``step_in`` has decided, if anything; nobody may have *store* open."""
    coming = store.with_name(COMING)
    if not coming.exists():
        return
    new = coming / store.name
    try:
        if new.exists():
            for ending in _GOES_WITH_THE_OLD:  # the log of the old store would spoil the new one
                store.with_name(f"{store.name}{ending}").unlink(missing_ok=True)
            for beside in coming.iterdir():
                if beside != new:
                    beside.replace(store.with_name(beside.name))
            new.replace(store)
            _sync(store.parent)
        shutil.rmtree(coming, ignore_errors=True)
    except OSError as refusal:
        raise folder_fault(refusal) from None


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
