"""One family's screening as it is kept: the replies so far, where it stands, what came out."""

from dataclasses import dataclass
from datetime import date, datetime

from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.replies import Draft


@dataclass(frozen=True, slots=True)
class Screening:
    """One interview of one family, begun or finished, under one version of the screener.

    *alone* is the household row of a young person who answered alone, in a screening of its own
    whose *family_screening_id* names the family's. *at* is the key of the question to show when
    it is opened again. *revision* rises with every saving; 0 was never saved.
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
    revision: int = 0

    @property
    def is_finished(self) -> bool:
        """Whether the interview came to its end."""
        return self.finished_at is not None

    @property
    def is_alone(self) -> bool:
        """Whether a young person answered this alone."""
        return self.alone is not None
