"""What the services need to put families together, and to take them apart again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from mmep_desktop.domain.households import Child, Merge
from mmep_desktop.domain.registration import Registration


class HouseholdRecords(Protocol):
    """Which families became one household, and which are known to be none."""

    def family(self, family_id: str) -> tuple[Child, ...]:
        """Return the children of a family with what lists told of them, in their order."""

    def near(self, family: Sequence[Child]) -> tuple[Child, ...]:
        """Return children of other families who may live with *family*, and others besides.

        Looked for are those who registered, by a phone of the family or by a surname, the last
        added first; of a frequent surname not all are looked at.
        """

    def former_families(self, children: Iterable[Registration]) -> tuple[str, ...]:
        """Return the families in which these children stood before, each registered anew since.

        They are known by the id of a school's list, or by local id and birth date.
        """

    def apart_from(self, registration_ids: Iterable[str]) -> frozenset[str]:
        """Return the ids of all who are known to live with none of these children."""

    def set_apart(self, one: str, other: str, by: str, at: datetime) -> None:
        """Keep that two children, by their ids, do not live in one household."""

    def join(self, merge: Merge) -> None:
        """Let *merge* be, with all that is kept of the families that become part of another.

        Interviews go along. Where it says that two entries are one child, one of them is given up,
        and every id by which a school's list knows it leads to the other.
        """

    def part(self, merge: Merge, by: str, at: datetime) -> None:
        """Let every family of *merge* be as it was, its children with it."""

    def keep_savings(self, merge_id: str, savings: int) -> None:
        """Keep how often the interview was saved when the children had been counted in."""

    def get(self, merge_id: str) -> Merge: ...
    def given_up(self, merge_id: str) -> Child | None:
        """Return the entry that was given up when two were found to be one child."""

    def merges_of(self, family_id: str) -> tuple[Merge, ...]:
        """Return how the family came to be what it is, the first merge first."""
