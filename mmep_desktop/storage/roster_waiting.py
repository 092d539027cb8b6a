"""Students of a list who were read and wait to be kept, a few hundred in one row."""

from collections.abc import Sequence

from sqlalchemy import Select, and_, func, or_, select

from mmep_desktop.domain.rostering import Part
from mmep_desktop.storage.roster_tables import RosterPartRow
from mmep_desktop.storage.traced_session import TracedSession


class SqlWaitingRecords:
    """``WaitingRecords`` on one session."""

    def __init__(self, session: TracedSession) -> None:
        self._session = session

    def add(self, parts: Sequence[Part]) -> None:
        """Let *parts* wait."""
        self._session.add_all(
            RosterPartRow(
                import_id=part.import_id, place=part.place, size=part.size, students=part.packed
            )
            for part in parts
        )
        self._session.flush()

    def first(self) -> Part | None:
        """Return the first part of the list that was read first, or nothing."""
        return self._first_of(select(RosterPartRow))

    def after(self, part: Part) -> Part | None:
        """Return the part that has its turn after *part*, which may be gone."""
        later = or_(
            RosterPartRow.import_id > part.import_id,
            and_(RosterPartRow.import_id == part.import_id, RosterPartRow.place > part.place),
        )
        return self._first_of(select(RosterPartRow).where(later))

    def left(self, import_id: str) -> int:
        """Return how many students of a list wait still."""
        sizes = select(func.sum(RosterPartRow.size)).where(RosterPartRow.import_id == import_id)
        return self._session.scalar(sizes) or 0

    def drop(self, part: Part) -> bool:
        """Let *part* go; False where it went already."""
        row = self._session.get(RosterPartRow, (part.import_id, part.place))
        if row is None:
            return False
        self._session.delete(row)
        self._session.flush()
        return True

    def _first_of(self, rows: Select[RosterPartRow]) -> Part | None:
        in_order = rows.order_by(RosterPartRow.import_id, RosterPartRow.place)
        row = self._session.scalars(in_order.limit(1)).one_or_none()
        return Part(row.import_id, row.place, row.size, row.students) if row else None
