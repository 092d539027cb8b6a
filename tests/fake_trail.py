"""The trail of the store in memory: the acts that services note themselves."""

from datetime import date

from mmep_desktop.domain.acts import Act, Entry
from tests.fakes import SetClock
from tests.kept import Kept


class FakeTrail:
    """``TrailRecords`` in memory; records leave no lines of their own, and are counted."""

    def __init__(self, kept: Kept, clock: SetClock, clerk_id: str) -> None:
        self._kept = kept
        self._clock = clock
        self._clerk_id = clerk_id

    def note(self, act: Act, about: str = "") -> None:
        seq = len(self._kept.trail) + 1
        self._kept.trail.append(Entry(seq, self._clock.now(), self._clerk_id, act, "", about))

    def entries(
        self,
        *,
        on: date | None = None,
        act: Act | None = None,
        about: str = "",
        before: int | None = None,
        most: int = 200,
    ) -> tuple[Entry, ...]:
        asked = [
            entry
            for entry in reversed(self._kept.trail)
            if on in {None, entry.at.date()}
            and act in {None, entry.act}
            and about in {"", entry.about}
            and (before is None or entry.seq < before)
        ]
        return tuple(asked[:most])

    def last(self) -> int:
        return self._kept.commits
