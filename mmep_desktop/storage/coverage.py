"""How many registered on each day, and how many of them were asked: counted as it happens.

Counting anew for every look at the day's list would cost more with every family in the store.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mmep_desktop.storage.tables import CoverageRow


class CoverageCounts:
    """The counts of each day on which somebody registered, on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def since(self, day: date) -> tuple[int, int]:
        """Return how many registered on *day* or later, and how many of them were asked."""
        sums = select(func.sum(CoverageRow.registered), func.sum(CoverageRow.asked))
        registered, asked = self._session.execute(sums.where(CoverageRow.day >= day)).one()
        return (registered or 0, asked or 0)

    def change(self, day: date, registered: int, asked: int) -> None:
        """Add to the counts of *day*."""
        row = self._session.get(CoverageRow, day) or self._begun(day)
        row.registered += registered
        row.asked += asked

    def add_registered(self, days: Mapping[date, int]) -> None:
        """Count so many more on each of *days*, none of whom was asked; in one question for all."""
        rows = select(CoverageRow).where(CoverageRow.day.in_(days))
        known = {row.day: row for row in self._session.scalars(rows)}
        for day, registered in days.items():
            row = known.get(day) or self._begun(day)
            row.registered += registered

    def _begun(self, day: date) -> CoverageRow:
        row = CoverageRow(day=day, registered=0, asked=0)
        self._session.add(row)
        return row
