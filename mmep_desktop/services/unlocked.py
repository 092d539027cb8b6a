"""An open desk: the store, whose it is, who opened it, and the keys it can be changed with."""

from dataclasses import dataclass
from typing import Protocol

from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.keys import OpenKeys, StoreKey
from mmep_desktop.services.pins import DayPin
from mmep_desktop.services.ports import OpenWork


class OpenStore(Protocol):
    """A store that was opened with its key."""

    def work(self, clerk_id: str = "") -> OpenWork:
        """Return how to begin a unit of work on it; the trail says that *clerk_id* did it.

        Without one it was the desk itself.
        """

    def clear_traces(self) -> bool:
        """Leave nothing of destroyed records in its files; return whether it could be done now."""

    def exchange_key(self) -> None:
        """Put the store under the key that follows its own: copied, verified, swapped.

        Raises ``STORE_FULL``, ``STORE_BUSY`` or ``STORE_DAMAGED``; it is as before then, and the
        next unlock tries again.
        """

    def backup_parts(self, store_id: str) -> tuple[Copies, BackupsKept]:
        """Return what copies this store, and where its backups lie."""

    def close(self) -> None:
        """Close every connection; the key in them is gone afterwards."""


class StoreOpener(Protocol):
    """Makes and opens the store in the desk's folder."""

    def create(self, key: StoreKey, center: Center, clerk: Clerk) -> OpenStore: ...
    def open(self, key: StoreKey) -> OpenStore: ...


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An open desk: the store and who opened it; practice has no *keys* to change, and no *pin*."""

    store: OpenStore
    center: Center
    clerk: Clerk
    keys: OpenKeys | None = None
    pin: DayPin | None = None
