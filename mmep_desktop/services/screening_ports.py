"""What the services need of the interviews and their revisions; storage answers these."""

from collections.abc import Mapping
from typing import Protocol

from mmep_desktop.domain.revision import Correction, Revision
from mmep_desktop.domain.screening import Referred, Screening, ScreeningState


class ScreeningRecords(Protocol):
    """The interviews."""

    def add(self, screening: Screening) -> None: ...
    def get(self, id_: str) -> Screening: ...
    def save(self, screening: Screening) -> Screening:
        """Keep *screening* and return it, saved once more.

        Raises ``DeskError(CHANGED_ELSEWHERE)`` when somebody saved it in between.
        """

    def latest_of(self, family_ids: tuple[str, ...]) -> Mapping[str, Screening]:
        """Return the family's own latest screening for each of *family_ids* that has one."""

    def state(self, id_: str) -> ScreeningState:
        """Return how far the screening *id_* came, without its replies. Raises ``LookupError``."""

    def states_of(self, family_ids: tuple[str, ...]) -> Mapping[str, ScreeningState]:
        """Return how far the screenings came that ``latest_of`` returns."""

    def alone_with(self, screening_id: str) -> tuple[Screening, ...]:
        """Return the screenings that young people answered alone beside *screening_id*."""

    def those(self, ids: tuple[str, ...]) -> Mapping[str, Screening]:
        """Return the screenings called *ids*; one that is gone is missing."""

    def alone_with_each(self, ids: tuple[str, ...]) -> Mapping[str, tuple[Screening, ...]]:
        """Return what ``alone_with`` returns for each of *ids*, where there is something."""

    def savings_of(self, ids: tuple[str, ...]) -> Mapping[str, int]:
        """Return how often each of *ids*, with all that was answered alone beside it, was saved."""

    def of_family(self, family_id: str) -> tuple[Screening, ...]:
        """Return every screening of a family, also those answered alone, as they were begun."""

    def referred(self) -> tuple[Referred, ...]:
        """Return the latest screening of every family that is referred, the last one first."""


class RevisionRecords(Protocol):
    """What finished interviews said before they were corrected, and corrections under way."""

    def add(self, screening_id: str, revision: Revision) -> None:
        """Keep a former *revision* for good; nothing changes or removes it."""

    def former_of(self, screening_id: str) -> tuple[Revision, ...]:
        """Return the former revisions, the first one first."""

    def begun(self, screening_id: str) -> Correction | None:
        """Return the one correction that was begun and not finished."""

    def keep(self, correction: Correction) -> Correction:
        """Keep *correction* and return it, saved once more.

        Raises ``DeskError(CHANGED_ELSEWHERE)`` when somebody saved or ended it in between.
        """

    def drop(self, correction: Correction) -> None:
        """End *correction*; raises as ``keep`` does."""
