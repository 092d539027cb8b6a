"""What the coverage of a span of days needs of the store."""

from datetime import date
from typing import Protocol

from mmep_desktop.domain.counted import Counted, NotYet
from mmep_desktop.domain.coverage import Tally
from mmep_desktop.domain.flags import Flag
from mmep_desktop.domain.pace import Interviewed


class CoverageRecords(Protocol):
    """Who registered in a span of days and what came of it, and why a family was not asked yet."""

    def counted(self, first: date, last: date, *, listed: int) -> Counted:
        """Return who registered from *first* to *last*, counted, and *listed* of who still waits.

        Whose record is destroyed is counted too. Who was only on a school's list is not.
        """

    def tallies(self, first: date, last: date) -> tuple[Tally, ...]:
        """Return the same counts alone, which is quicker."""

    def interviewed(self, first: date, last: date) -> tuple[Interviewed, ...]:
        """Return how the interviews went of who registered from *first* to *last*."""

    def flags(self, first: date, last: date) -> tuple[Flag, ...]:
        """Return who was asked to the end from *first* to *last* and has an id.

        It is the day of the last interview of the family.
        """

    def reason_of(self, family_id: str) -> NotYet | None: ...
    def keep_reason(self, why: NotYet) -> None:
        """Keep why a family was not asked, instead of what was noted before."""

    def drop_reason(self, family_id: str) -> None:
        """Let no reason be noted of the family."""
