"""A desk whose backups are brought back, here and in a process that is killed meanwhile."""

import os
import sys
from pathlib import Path

from mmep_desktop.clock import SystemClock
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.backup_shelf import BackupShelf
from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.keys import StoreKey
from mmep_desktop.services.restoring import Restoring
from mmep_desktop.storage.backing_up import StoreCopies
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.restoring import RestorePlace
from mmep_desktop.storage.store import open_store
from tests.backed_up import Desk, go_on
from tests.killing import PROCESSES
from tests.storage.invented import CENTER, CLERK

PASSPHRASE = "violet harbor candle orbit"
DIED = 77
FILE_ACTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}


def restoring(folder: Path, secrets: bytes, clerk_id: str = CLERK.id) -> Restoring:
    """Open the backups in *folder* from behind the door."""

    def unlock(_clerk_id: str, passphrase: str) -> StoreKey:
        if passphrase != PASSPHRASE:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        return UnlockedKey(bytearray(secrets))

    def parts(key: StoreKey) -> tuple[Copies, BackupsKept]:
        return StoreCopies(folder, key, 0), BackupShelf(folder, CENTER.store_id, key)

    places = RestorePlace(folder, SystemClock())
    return Restoring(unlock, clerk_id, PASSPHRASE, parts, places, SystemClock(), TimedIdentifiers())


def restore(folder: Path, secrets: bytes, id_: str) -> None:
    """Bring one backup back."""
    at_the_door = restoring(folder, secrets)
    try:
        at_the_door.restore(id_, PASSPHRASE, go_on)
    finally:
        at_the_door.close()


def families_in(folder: Path, secrets: bytes) -> frozenset[str]:
    """Return the families of the store in *folder*, opened as at an unlock."""
    key = UnlockedKey(bytearray(secrets))
    open_store(folder, key, practice=False).close()
    return StoreCopies(folder, key, 0).records_now().families


def killed_at(folder: Path, secrets: bytes, id_: str, act: int) -> bool:
    """Bring a backup back in a process that dies at the files' act number *act*.

    Without an *id_* it makes one more instead. Returns whether it died before it came to its end.
    """
    process = PROCESSES.Process(target=_work_until, args=(folder, secrets, id_, act))
    process.start()
    process.join()
    return process.exitcode == DIED


def _work_until(folder: Path, secrets: bytes, id_: str, act: int) -> None:
    left = [act]

    def count(event: str, given: tuple[object, ...]) -> None:
        if event in FILE_ACTS and given and str(folder) in str(given[0]):
            left[0] -= 1
            if left[0] < 0:
                os._exit(DIED)

    sys.addaudithook(count)
    if id_:
        restore(folder, secrets, id_)
    else:
        Desk(folder, bytearray(secrets)).backups().make(go_on)
