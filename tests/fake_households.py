"""Households in memory; a part of the store in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from mmep_desktop.domain.households import Came, Child, Merge
from mmep_desktop.domain.one_child import OneChild, unified
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.rostering import FromList
from tests.kept import Brought, GivenUp, Kept
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

    def former_families(self, children: Iterable[Registration]) -> tuple[str, ...]:
        family = tuple(children)
        here = {child.family_id for child in family}
        found = {
            one.family_id: None
            for child in family
            for one in self._kept.registrations.values()
            if _is_again(child, one)
        }
        return tuple(id_ for id_ in found if id_ not in here)

    def apart_from(self, registration_ids: Iterable[str]) -> frozenset[str]:
        ids = frozenset(registration_ids)
        return frozenset().union(*(pair for pair in self._kept.apart if pair & ids)) - ids

    def set_apart(self, one: str, other: str, by: str, at: datetime) -> None:
        self._kept.apart.add(frozenset({one, other}))

    def join(self, merge: Merge) -> None:
        brought = tuple(self._take(came, merge.family_id) for came in merge.came)
        if merge.one is not None:
            self._kept.given_up[merge.id] = self._give_up(merge.one)
        self._kept.merges[merge.id] = (merge, brought)

    def part(self, merge: Merge, by: str, at: datetime) -> None:
        now, brought = self._kept.merges[merge.id]
        if merge.id in self._kept.given_up:
            self._bring_back(self._kept.given_up[merge.id])
        for came, theirs in zip(now.came, brought, strict=True):
            self._give_back(came, theirs)
        self._kept.merges[merge.id] = (replace(now, undone_by=by, undone_at=at), brought)

    def keep_savings(self, merge_id: str, savings: int) -> None:
        merge, brought = self._kept.merges[merge_id]
        self._kept.merges[merge_id] = (replace(merge, savings=savings), brought)

    def get(self, merge_id: str) -> Merge:
        return known(merge_id, self._kept.merges)[0]

    def given_up(self, merge_id: str) -> Child | None:
        known(merge_id, self._kept.merges)
        one = self._kept.given_up.get(merge_id)
        if one is None:
            return None
        told = one.gone_from or FromList()
        return Child(one.gone, told.address, told.guardians)

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
            tuple(one.id for one in kept.screenings.values() if one.family_id == id_),
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
        for id_ in brought.screenings:
            one = kept.screenings[id_]
            kept.screenings[id_] = replace(one, family_id=into, savings=one.savings + 1)
        for id_ in brought.merges:
            merge, theirs = kept.merges[id_]
            kept.merges[id_] = (replace(merge, family_id=into), theirs)

    def _give_up(self, one: OneChild) -> GivenUp:
        kept = self._kept
        gone, before = kept.registrations.pop(one.gone), kept.registrations[one.kept]
        gone_from, kept_from = kept.from_lists.pop(one.gone, None), kept.from_lists.get(one.kept)
        known_as = [each for each, id_ in kept.also_known.items() if id_ == one.gone]
        if gone.source and before.source:
            known_as.append((gone.source, gone.source_id))
        kept.also_known |= dict.fromkeys(known_as, one.kept)
        ends = frozenset(pair for pair in kept.apart if one.gone in pair)
        kept.apart -= ends
        kept.registrations[one.kept] = unified(before, gone)
        if gone_from is not None:
            kept.from_lists[one.kept] = _both(kept_from or FromList(), gone_from)
        return GivenUp(gone, gone_from, before, kept_from, tuple(known_as), ends)

    def _bring_back(self, one: GivenUp) -> None:
        kept, own = self._kept, (one.gone.source, one.gone.source_id)
        kept.registrations[one.kept.id] = one.kept
        kept.registrations[one.gone.id] = one.gone
        for id_, told in ((one.kept.id, one.kept_from), (one.gone.id, one.gone_from)):
            kept.from_lists.pop(id_, None)
            if told is not None:
                kept.from_lists[id_] = told
        for each in one.known_as:
            kept.also_known.pop(each)
            if each != own:
                kept.also_known[each] = one.gone.id
        kept.apart |= one.apart

    def _child(self, one: Registration) -> Child:
        told = self._kept.from_lists.get(one.id, FromList())
        return Child(one, told.address, told.guardians)


def _is_again(child: Registration, one: Registration) -> bool:
    by_list = bool(child.source) and child.source == one.source and child.source_id == one.source_id
    by_id = bool(child.local_id and child.born)
    return by_list or (by_id and (child.local_id, child.born) == (one.local_id, one.born))


def _both(own: FromList, other: FromList) -> FromList:
    return replace(
        own,
        source=own.source or other.source,
        source_id=own.source_id if own.source else other.source_id,
        address=own.address or other.address,
        language=own.language or other.language,
        guardians=own.guardians or other.guardians,
    )
