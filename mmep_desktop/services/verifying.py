"""The check of everything, and the last acts, for who answers for the desk or looks it over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mmep_desktop.domain.acts import Act, Entry
from mmep_desktop.domain.checked import Checked, Ends, KeptEnd, Told
from mmep_desktop.services.noting import noted
from mmep_desktop.services.permissions import Deed, permitted, refuse_unless
from mmep_desktop.services.ports import OpenWork

Elsewhere = Callable[[], tuple[KeptEnd, ...]]
"""Returns where the trail ended, as other places keep it."""

_MOST = 200


class CheckedStore(Protocol):
    """An open store that can be checked."""

    def work(self, clerk_id: str = "") -> OpenWork: ...
    def check(self, tell: Told, ends: Ends | None = None) -> Checked: ...


@dataclass(frozen=True, slots=True)
class Done:
    """One act as the list shows it; *by* is the clerk's name, empty for the desk itself."""

    entry: Entry
    by: str


class Verifying:
    """Checks the store behind *store*, and reads its trail, for *clerk_id* if she may."""

    def __init__(
        self,
        store: CheckedStore,
        clerk_id: str,
        elsewhere: Callable[[], tuple[KeptEnd, ...]] = tuple,
    ) -> None:
        self._store = store
        self._clerk_id = clerk_id
        self._elsewhere = elsewhere
        self._work = permitted(store.work(clerk_id), clerk_id, Deed.READ_TRAIL)

    def check(self, tell: Told) -> Checked:
        """Check everything; what *tell* raises ends it. That it was checked is noted.

        Takes seconds: not for the window's thread. Raises ``DeskError(NOT_ALLOWED)``.
        """
        self._refuse_unless_allowed()
        checked = self._store.check(tell, self._ends())
        noted(self._work, Act.VERIFIED, str(len(checked.found)))
        return checked

    def done(self, on: date | None = None, before: int | None = None) -> tuple[Done, ...]:
        """Return the last acts, the newest first; those of the day *on*, or *before* a number."""
        with self._work() as work:
            entries = work.trail.entries(on=on, before=before, most=_MOST)
            names = {clerk.id: clerk.name for clerk in work.center.clerks()}
        return tuple(Done(each, names.get(each.clerk_id, each.clerk_id)) for each in entries)

    def acknowledge(self, seqs: tuple[str, ...]) -> None:
        """Note that it is known how the store came to be put back, as the lines *seqs* tell."""
        with self._work() as work:
            for seq in seqs:
                work.trail.note(Act.ACKNOWLEDGED, seq)
            work.commit()

    def _ends(self) -> Ends:
        """Return where the trail ended elsewhere, since a backup was last brought back."""
        with self._work() as work:
            restored = work.trail.entries(act=Act.RESTORED, most=1)
        since = [end for end in self._elsewhere() if not restored or end.at > restored[0].at]
        return {end.place: (end.seq, end.seal) for end in since}

    def _refuse_unless_allowed(self) -> None:
        with self._store.work(self._clerk_id)() as work:
            work.only_read()
            refuse_unless(work, self._clerk_id, Deed.READ_TRAIL)
