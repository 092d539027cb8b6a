"""An open desk: the store, whose it is, who opened it, and the keys it can be changed with."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.checked import Checked, Ends, KeptEnd, Told
from mmep_desktop.errors import DeskError
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.keys import EndKeeper, OpenKeys, StoreKey
from mmep_desktop.services.noting import noted
from mmep_desktop.services.pins import DayPin
from mmep_desktop.services.ports import OpenWork


class OpenStore(Protocol):
    """A store that was opened with its key."""

    def work(self, clerk_id: str = "") -> OpenWork:
        """Return how to begin a unit of work on it; the trail says that *clerk_id* did it.

        Without one it was the desk itself.
        """

    def check(self, tell: Told, ends: Ends | None = None) -> Checked:
        """Return everything that is wrong with it, or with where *ends* say the trail ended.

        What *tell* raises ends the check.
        """

    def anchor_now(self) -> tuple[int, bytes]:
        """Return number and seal of the last line of the trail, for who keeps a copy."""

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

    def lock(self) -> None:
        """Note that it is locked, if the store takes that now, and close it.

        Where the trail ended goes to the keyring afterwards: nothing waits for that.
        """
        keeper, end = None, None
        try:
            with suppress(DeskError):
                noted(self.store.work(self.clerk.id), Act.LOCKED)
                keeper, end = self._end_keeper(), self._end()
        finally:
            self.store.close()
        if keeper is not None and end is not None:
            keeper.keep(end)

    def kept_end(self) -> KeptEnd | None:
        """Return where the trail ended when the desk was locked before, as the keyring keeps it."""
        keeper = self._end_keeper()
        return keeper.kept() if keeper is not None else None

    def _end_keeper(self) -> EndKeeper | None:
        return self.keys.end_keeper(self.clerk.id) if self.keys is not None else None

    def _end(self) -> KeptEnd:
        with self.store.work()() as work:
            (last,) = work.trail.entries(most=1)
        return KeptEnd("keyring", *self.store.anchor_now(), last.at)
