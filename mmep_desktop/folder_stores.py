"""The store in one folder, for one program at a time, with the key that opens it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.checked import Checked, Ends, Told
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.holding import Hold, hold
from mmep_desktop.security.backup_shelf import BackupShelf
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.keys import StoreKey
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.services.unlocked import OpenStore
from mmep_desktop.storage.backing_up import StoreCopies
from mmep_desktop.storage.engine import PATIENCE_MS
from mmep_desktop.storage.store import Store, create_store, open_store, store_exists

_BACKUPS_UNREADABLE: Final = {
    Problem.BACKUP_LIST_DAMAGED,
    Problem.BACKUPS_NEWER,
    Problem.BACKUP_FOREIGN,
}


class FolderStores:
    """Makes and opens the store in one folder, for one program at a time."""

    def __init__(self, folder: Path, *, practice: bool, patience_ms: int = PATIENCE_MS) -> None:
        self._folder = folder
        self._practice = practice
        self._patience_ms = patience_ms

    def exists(self) -> bool:
        """Whether there is a store, or what is left of one."""
        return store_exists(self._folder)

    def create(self, key: StoreKey, center: Center, clerk: Clerk) -> OpenStore:
        """Make the store; see ``create_store``, and ``hold`` for ``DESK_IN_USE``."""
        with letting_go(hold(self._folder)) as held:
            store = create_store(self._folder, key, center, (clerk,))
            return KeyedStore(store, key, held, self._folder)

    def open(self, key: StoreKey) -> OpenStore:
        """Open the store; see ``open_store``, and ``hold`` for ``DESK_IN_USE``."""
        with letting_go(hold(self._folder)) as held:
            store = self._opened(key)
            try:
                if key.following is not None:
                    self._exchanged(store, key)
            except BaseException:
                store.close()
                raise
            return KeyedStore(store, key, held, self._folder)

    def _opened(self, key: StoreKey) -> Store:
        """Open the store; after a crash in an exchange it may be under the key that follows."""
        try:
            return self._opened_with(key)
        except DeskError as error:
            if key.following is None or error.problem is not Problem.STORE_DAMAGED:
                raise
        key.take_over()
        return self._opened_with(key)

    def _opened_with(self, key: StoreKey) -> Store:
        return open_store(self._folder, key, practice=self._practice, patience_ms=self._patience_ms)

    def _exchanged(self, store: Store, key: StoreKey) -> None:
        """Go on with an exchange that was cut short; it is tried again next time if it fails."""
        with contextlib.suppress(DeskError):
            exchange(store, key, self._folder)


@contextlib.contextmanager
def letting_go(held: Hold) -> Iterator[Hold]:
    """Let the desk go where what follows fails."""
    try:
        yield held
    except BaseException:
        held.release()
        raise


class KeyedStore:
    """An open store that takes its key along when it closes, and lets the desk go."""

    def __init__(self, store: Store, key: StoreKey, held: Hold, folder: Path) -> None:
        self._store = store
        self._key = key
        self._held = held
        self._folder = folder

    def work(self, clerk_id: str = "") -> OpenWork:
        """Return how to begin a unit of work on it, as the clerk *clerk_id*."""
        return self._store.work(clerk_id)

    def check(self, tell: Told, ends: Ends | None = None) -> Checked:
        """Return everything that is wrong with it; see ``Store``."""
        return self._store.check(tell, ends)

    def anchor_now(self) -> tuple[int, bytes]:
        """Return where the trail ends; see ``Store``."""
        return self._store.anchor_now()

    def clear_traces(self) -> bool:
        """Leave nothing of deleted rows in its files; see ``Store``."""
        return self._store.clear_traces()

    def backup_parts(self, store_id: str) -> tuple[Copies, BackupsKept]:
        """Return what copies it, and where its backups lie: beside it."""
        return (
            StoreCopies(self._folder, self._key),
            BackupShelf(self._folder, store_id, self._key),
        )

    def exchange_key(self) -> None:
        """Put store and backups under the key that follows; see ``OpenStore``."""
        exchange(self._store, self._key, self._folder)

    def close(self) -> None:
        """Close every connection, overwrite the key and let the desk go."""
        try:
            self._store.close()
        finally:
            self._key.wipe()
            self._held.release()


def exchange(store: Store, key: StoreKey, folder: Path) -> None:
    """Put *store* under the key that follows *key*; its backups open under both until it is.

    Backups whose list cannot be read stay as they are: that is for their own page to say.
    """
    if key.following is not None:
        with store.work()() as work:
            work.only_read()
            store_id = work.center.center().store_id
        shelf = BackupShelf(folder, store_id, key)
        try:
            shelf.reseal(key, key.following)
        except DeskError as error:
            if error.problem not in _BACKUPS_UNREADABLE:
                raise
        store.exchange_key(key)
        with contextlib.suppress(DeskError):  # the next backup tidies up as well
            shelf.drop_former_keys()
