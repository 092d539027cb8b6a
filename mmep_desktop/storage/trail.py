"""The trail in the store: one line for every act, in the transaction of the act."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, func, select

from mmep_desktop.domain.acts import Act, Entry
from mmep_desktop.services.ports import Clock
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.tables import TrailRow
from mmep_desktop.storage.traced_rows import RowCodes
from mmep_desktop.storage.traced_session import TracedSession
from mmep_desktop.storage.trail_lines import Head, Line, append

_TAKE_THE_LOCK = "DELETE FROM trail WHERE seq < 0"
"""Changes nothing; whoever read the head before it could not go on after another's save."""


class Trail:
    """What is needed to go on with one store's trail."""

    def __init__(self, seals: Seals, clock: Clock) -> None:
        self.seals = seals
        self.clock = clock
        self.codes = RowCodes(seals)

    def add(self, connection: Connection, clerk_id: str, *lines: Line) -> Head:
        """Add *lines* in the transaction of *connection*, and return the trail's new head."""
        return append(connection, self.seals, self.clock, clerk_id, lines)

    def add_work(self, session: TracedSession, clerk_id: str) -> Head | None:
        """Add what the work of *session* did, if it did anything."""
        session.flush()
        if not session.has_lines:
            return None
        connection = session.connection()
        if connection.get_execution_options().get("without_lock"):
            connection.exec_driver_sql(_TAKE_THE_LOCK)
        return self.add(connection, clerk_id, *session.lines(self.codes))


class SqlTrailRecords:
    """``TrailRecords`` on one session."""

    def __init__(self, session: TracedSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def note(self, act: Act, about: str = "") -> None:
        """Add an act that changes no record."""
        self._session.connection()
        self._session.note(Line(act, about=about))

    def entries(
        self,
        *,
        on: date | None = None,
        act: Act | None = None,
        about: str = "",
        before: int | None = None,
        most: int = 200,
    ) -> tuple[Entry, ...]:
        """Return the last entries that were asked for, the newest first."""
        rows = select(TrailRow).order_by(TrailRow.seq.desc()).limit(most)
        if on is not None:
            midnight = datetime.combine(on, time(), self._clock.now().tzinfo)
            rows = rows.where(TrailRow.at >= midnight, TrailRow.at < midnight + timedelta(days=1))
        if act is not None:
            rows = rows.where(TrailRow.act == act.value)
        if about:
            rows = rows.where(TrailRow.about == about)
        if before is not None:
            rows = rows.where(TrailRow.seq < before)
        return tuple(_entry(row) for row in self._session.scalars(rows))

    def last(self) -> int:
        """Return the number of the last act: while it is the same, no record has changed."""
        return self._session.scalar(select(func.max(TrailRow.seq))) or 0


def _entry(row: TrailRow) -> Entry:
    return Entry(row.seq, row.at, row.clerk, known(Act, row.act), row.kind, row.about)
