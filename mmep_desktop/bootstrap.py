"""Builds an open desk from a folder and a key: the one place where the parts meet.

This module brings SQLAlchemy and ReportLab with it, so the window loads it while the clerk types.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path

from mmep_desktop.clock import SystemClock
from mmep_desktop.documents.cups_queue import CupsQueue
from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.center import Center, Clerk, Role
from mmep_desktop.paths import ADDED_PACKS
from mmep_desktop.screeners.shelf import Shelf
from mmep_desktop.security.keyring_backends import SystemKeyring
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.practice import PracticeKeys
from mmep_desktop.security.store_marker import StoreMarker, write_marker
from mmep_desktop.security.vault import Vault
from mmep_desktop.services.center_settings import CenterSettings
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.entering import Entering, OpenStore, Unlocked, entered, opened
from mmep_desktop.services.interviewing import Interviewing
from mmep_desktop.services.keys import StoreKey
from mmep_desktop.services.listing import Lists
from mmep_desktop.services.paperwork import Paperwork
from mmep_desktop.services.ports import OpenWork, Printer
from mmep_desktop.services.practice import fill_practice, practice_center
from mmep_desktop.services.registering import Registering
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.store import create_store, open_store, store_exists


class FolderStores:
    """Makes and opens the store in one folder."""

    def __init__(self, folder: Path, *, practice: bool) -> None:
        self._folder = folder
        self._practice = practice

    def exists(self) -> bool:
        """Whether there is a store, or what is left of one."""
        return store_exists(self._folder)

    def create(self, key: StoreKey, center: Center, clerk: Clerk) -> OpenStore:
        """Make the store; see ``create_store``."""
        return KeyedStore(create_store(self._folder, key, center, (clerk,)), key)

    def open(self, key: StoreKey) -> OpenStore:
        """Open the store; see ``open_store``."""
        return KeyedStore(open_store(self._folder, key, practice=self._practice), key)


class KeyedStore:
    """An open store that takes its key along when it closes."""

    def __init__(self, store: OpenStore, key: StoreKey) -> None:
        self._store = store
        self._key = key

    def work(self) -> OpenWork:
        """Return how to begin a unit of work on it."""
        return self._store.work()

    def close(self) -> None:
        """Close every connection and overwrite the key."""
        self._store.close()
        self._key.wipe()


class PracticeEntrance:
    """Practice: a private folder, a key in memory, invented families; gone with ``end()``."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mmep-practice-"))
        self._keys = PracticeKeys(self.folder)
        self._stores = FolderStores(self.folder, practice=True)
        self._clerk = Clerk("practice", "Practice Clerk", Role.SUPERVISOR)
        write_marker(self.folder, StoreMarker("practice", practice=True))

    def unlock(self, passphrase: str) -> Unlocked:
        """Open the practice store, with its families in it. Raises ``DeskError``."""
        key = self._keys.unlock(self._clerk.id, passphrase)
        if self._stores.exists():
            return entered(opened(self._stores, key), self._clerk.id)
        center = practice_center("practice")
        store = self._stores.create(key, center, self._clerk)
        screeners = Screeners(store.work(), SystemClock(), Shelf(()))
        fill_practice(store.work(), SystemClock(), TimedIdentifiers(), screeners, self._clerk)
        return Unlocked(store, center, self._clerk)

    def end(self) -> None:
        """Take folder and key away."""
        self._keys.wipe()
        shutil.rmtree(self.folder, ignore_errors=True)


def real_entrance(folder: Path) -> Entering:
    """Return the door of the real desk whose records lie in *folder*, which is made if need be."""
    with contextlib.suppress(OSError):  # the set-up says so in a sentence when it comes to write
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Entering(
        Vault(folder, SystemKeyring()),
        FolderStores(folder, practice=False),
        TimedIdentifiers(),
        Passphrases(),
    )


def practice_entrance() -> PracticeEntrance:
    """Return the door of a new practice desk."""
    return PracticeEntrance()


def open_desk(unlocked: Unlocked, printer: Printer | None, folder: Path) -> Desk:
    """Return the services of an open desk; new screener packs are looked for in *folder*.

    Without a *printer* of the window's own, paper goes to the CUPS queue.
    """
    work = unlocked.store.work()
    clock, ids, clerk = SystemClock(), TimedIdentifiers(), unlocked.clerk
    screeners = Screeners(work, clock, Shelf((folder / ADDED_PACKS,)))
    interviewing = Interviewing(work, clock, ids, screeners, clerk)
    return Desk(
        center=unlocked.center,
        clerk=clerk,
        lists=Lists(work, clock),
        registering=Registering(work, clock, ids),
        interviewing=interviewing,
        paperwork=Paperwork(
            work, clock, ids, clerk, interviewing, DeskPapers(), printer or CupsQueue()
        ),
        screeners=screeners,
        settings=CenterSettings(work),
    )
