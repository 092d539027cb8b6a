"""A real store with a real key, and its backups."""

from datetime import datetime
from pathlib import Path

from mmep_desktop.clock import SystemClock
from mmep_desktop.security.backup_shelf import BackupShelf
from mmep_desktop.security.key_file import BACKUPS
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.store_key import UnlockedKey, new_secrets
from mmep_desktop.services.backups import Backups
from mmep_desktop.services.ports import Clock
from mmep_desktop.storage.backing_up import StoreCopies
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.store import Store, create_store, open_store
from tests.storage.invented import CENTER, CLERK, registration, screening

NO_RESERVE = 0


class Desk:
    """The store in *folder*; its backups tell the time by *clock*."""

    def __init__(self, folder: Path, secrets: bytearray | None = None) -> None:
        self.folder = folder
        self.secrets = secrets or new_secrets()
        self.key = UnlockedKey(bytearray(self.secrets))
        if secrets is None:
            create_store(folder, self.key, CENTER, (CLERK,)).close()
            (folder / "keys.json").write_text("{}", "ascii")
        self.store: Store = open_store(folder, self.key, practice=False)

    def backups(self, clock: Clock | None = None, folder: Path | None = None) -> Backups:
        return Backups(
            self.store.work(CLERK.id),
            clock or SystemClock(),
            TimedIdentifiers(),
            CLERK.id,
            self.copies(),
            self.shelf(folder),
        )

    def copies(self) -> StoreCopies:
        return StoreCopies(self.folder, self.key, NO_RESERVE)

    def shelf(self, folder: Path | None = None, store_id: str = CENTER.store_id) -> BackupShelf:
        return BackupShelf(folder or self.folder, store_id, self.key)

    def register(self, family: str) -> None:
        """Keep one family with one interview."""
        with self.store.work(CLERK.id)() as work:
            work.screenings.add(screening(f"s-{family}", family_id=family))
            work.registrations.add(registration(f"r-{family}", family_id=family))
            work.commit()

    def close(self) -> None:
        self.store.close()
        self.key.wipe()
        wipe(self.secrets)

    def on_the_shelf(self) -> list[str]:
        """Return the names of what lies beside the store."""
        folder = self.folder / BACKUPS
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


class ClockAt:
    """Shows one time until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def go_on() -> None:
    """Stop at no step."""
