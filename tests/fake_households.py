"""Households in memory; a part of the store in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from mmep_desktop.domain.households import Came, Child, Merge
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.rostering import FromList
from tests.kept import Brought, Kept
from tests.refusing import known


class FakeHouseholds:
    """``HouseholdRecords`` in memory; everybody who registered is near."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def family(self, family_id: str) -> tuple[Child, ...]:
        children = self._kept.registrations.values()
        return tuple(self._child(one) for one in children if one.family_id == family_id)

    def near(self, family: Sequence[Child]) -> tuple[Child, ...]:
        here = {child.registration.family_id for child in family}
        last_first = reversed(self._kept.registrations.values())
        return tuple(
            self._child(one)
            for one in last_first
            if one.is_registered and one.family_id not in here
        )

    def apart_from(self, registration_ids: Iterable[str]) -> frozenset[str]:
        ids = frozenset(registration_ids)
        return frozenset().union(*(pair for pair in self._kept.apart if pair & ids)) - ids

    def set_apart(self, one: str, other: str, by: str, at: datetime) -> None:
        self._kept.apart.add(frozenset({one, other}))

    def join(self, merge: Merge) -> None:
        brought = tuple(self._take(came, merge.family_id) for came in merge.came)
        self._kept.merges[merge.id] = (merge, brought)

    def part(self, merge: Merge, by: str, at: datetime) -> None:
        now, brought = self._kept.merges[merge.id]
        for came, theirs in zip(now.came, brought, strict=True):
            self._give_back(came, theirs)
        self._kept.merges[merge.id] = (replace(now, undone_by=by, undone_at=at), brought)

    def keep_savings(self, merge_id: str, savings: int) -> None:
        merge, brought = self._kept.merges[merge_id]
        self._kept.merges[merge_id] = (replace(merge, savings=savings), brought)

    def get(self, merge_id: str) -> Merge:
        return known(merge_id, self._kept.merges)[0]

    def merges_of(self, family_id: str) -> tuple[Merge, ...]:
        of_it = (merge for merge, _ in self._kept.merges.values() if merge.family_id == family_id)
        return tuple(sorted(of_it, key=lambda one: (one.at, one.id)))

    def _take(self, came: Came, into: str) -> Brought:
        kept, id_ = self._kept, came.family_id
        brought = Brought(
            tuple(one.id for one in kept.disclosures.values() if one.family_id == id_),
            tuple(merge.id for merge, _ in kept.merges.values() if merge.family_id == id_),
            kept.not_yet.pop(id_, None),
            kept.holds.pop(id_, None),
        )
        if brought.hold is not None:
            kept.holds.setdefault(into, replace(brought.hold, family_id=into))
        self._move(came.children, brought, into)
        return brought

    def _give_back(self, came: Came, brought: Brought) -> None:
        self._move(came.children, brought, came.family_id)
        if brought.not_yet is not None:
            self._kept.not_yet[came.family_id] = brought.not_yet
        if brought.hold is not None:
            self._kept.holds[came.family_id] = brought.hold

    def _move(self, children: Iterable[str], brought: Brought, into: str) -> None:
        kept = self._kept
        for id_ in children:
            kept.registrations[id_] = replace(kept.registrations[id_], family_id=into)
        for id_ in brought.disclosures:
            kept.disclosures[id_] = replace(kept.disclosures[id_], family_id=into)
        for id_ in brought.merges:
            merge, theirs = kept.merges[id_]
            kept.merges[id_] = (replace(merge, family_id=into), theirs)

    def _child(self, one: Registration) -> Child:
        told = self._kept.from_lists.get(one.id, FromList())
        return Child(one, told.address, told.guardians)
