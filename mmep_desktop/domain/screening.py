"""One family's screening as it is kept: what counts of it, whatever is being corrected."""

from dataclasses import dataclass
from datetime import date, datetime

from mmep_desktop.domain.determination import Determination, Outcome
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.replies import Draft
from mmep_desktop.domain.revision import Reason, Revision


@dataclass(frozen=True, slots=True)
class ScreeningState:
    """How far a screening came, without what was said in it: no *outcome* before its end."""

    id: str
    begun_by: str
    begun_at: datetime
    outcome: Outcome | None
    revision: int
    taken_over_by: str = ""

    @property
    def held_by(self) -> str:
        """The id of the clerk who goes on with it."""
        return self.taken_over_by or self.begun_by


@dataclass(frozen=True, slots=True)
class Referred:
    """One referral on the center's list, without what was said in it."""

    screening_id: str
    family_id: str
    number: str
    outcome: Outcome
    revision: int
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Screening:
    """One interview of one family, begun or finished, under one version of the screener.

    *alone* is the household row of a young person who answered alone, in a screening of its own
    whose *family_screening_id* names the family's. *at* is the key of the question to show when
    it is opened again. *revision* rises each time it is finished anew, and *reason* says why it
    was. *savings* rises with every saving; 0 was never saved. *taken_over_by* is the clerk who
    goes on with what another one began.
    """

    id: str
    family_id: str
    pack: str
    version: str
    language: str
    screened_on: date
    draft: Draft
    at: str
    begun_by: str
    begun_at: datetime
    saved_at: datetime
    finished_at: datetime | None = None
    determination: Determination | None = None
    number: str = ""
    family_screening_id: str = ""
    alone: int | None = None
    revision: int = 1
    finished_by: str = ""
    reason: Reason | None = None
    savings: int = 0
    taken_over_by: str = ""
    half_typed: HalfTyped | None = None

    @property
    def is_finished(self) -> bool:
        """Whether the interview came to its end."""
        return self.finished_at is not None

    @property
    def is_alone(self) -> bool:
        """Whether a young person answered this alone."""
        return self.alone is not None

    @property
    def state(self) -> ScreeningState:
        """How far it came."""
        has_ended = self.is_finished and self.determination is not None
        outcome = self.determination.outcome if self.determination and has_ended else None
        return ScreeningState(
            self.id, self.begun_by, self.begun_at, outcome, self.revision, self.taken_over_by
        )

    def as_revision(self) -> Revision:
        """Return what counts now as one revision. Raises ``ValueError`` before the first end."""
        if self.finished_at is None or self.determination is None:
            raise ValueError("an interview that was never finished has no revision")
        return Revision(
            number=self.revision,
            language=self.language,
            draft=self.draft,
            determination=self.determination,
            finished_by=self.finished_by,
            finished_at=self.finished_at,
            reason=self.reason,
        )
