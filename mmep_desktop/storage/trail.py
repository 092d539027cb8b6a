"""The trail in the store: one line for every act, in the transaction of the act."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.acts import Act, Entry
from mmep_desktop.services.ports import Clock
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.tables import TrailRow


class SqlTrailRecords:
    """``TrailRecords`` on one session, for what *clerk_id* does."""

    def __init__(self, session: Session, clock: Clock, clerk_id: str) -> None:
        self._session = session
        self._clock = clock
        self._clerk_id = clerk_id

    def note(self, act: Act, about: str = "") -> None:
        """Add an act that changes no record."""
        self._session.add(
            TrailRow(
                at=self._clock.now(),
                clerk=self._clerk_id,
                act=act.value,
                kind="",
                about=about,
                code=b"",
                mac=b"",
            )
        )
        self._session.flush()

    def entries(
        self, *, on: date | None = None, about: str = "", before: int | None = None, most: int = 200
    ) -> tuple[Entry, ...]:
        """Return the last entries that were asked for, the newest first."""
        rows = select(TrailRow).order_by(TrailRow.seq.desc()).limit(most)
        if on is not None:
            rows = rows.where(func.substr(TrailRow.at, 1, 10) == on.isoformat())
        if about:
            rows = rows.where(TrailRow.about == about)
        if before is not None:
            rows = rows.where(TrailRow.seq < before)
        return tuple(_entry(row) for row in self._session.scalars(rows))


def _entry(row: TrailRow) -> Entry:
    return Entry(row.seq, row.at, row.clerk, known(Act, row.act), row.kind, row.about)
