"""Keeping and forgetting in memory; a part of the store in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from mmep_desktop.domain.destruction import (
    Destroyed,
    Destruction,
    Proposal,
    RecordHold,
    Tombstone,
)
from mmep_desktop.domain.keeping import (
    AskedBefore,
    FamilyRecord,
    Remnant,
    ScreeningAge,
    Terms,
    aged,
    ending_of,
)
from mmep_desktop.domain.names import folded
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.rostering import FromList
from mmep_desktop.domain.screening import Screening
from tests.kept import Kept
from tests.refusing import known, refuse_known


class FakeKeeping:
    """``KeepingRecords`` in memory; its code of an id is the id turned around."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def terms(self) -> Terms:
        return self._kept.terms

    def keep_terms(self, terms: Terms) -> None:
        self._kept.terms = terms

    def families(self) -> tuple[FamilyRecord, ...]:
        ids = dict.fromkeys(one.family_id for one in self._kept.registrations.values())
        return tuple(self.records_of(tuple(ids)).values())

    def records_of(self, family_ids: tuple[str, ...]) -> Mapping[str, FamilyRecord]:
        found = {id_: self._children(id_) for id_ in family_ids}
        return {
            id_: FamilyRecord(
                id_,
                max((one.registered_on for one in children if one.registered_on), default=None),
                tuple(map(self._age, self._screenings(id_))),
                self._all_left_on(children),
            )
            for id_, children in found.items()
            if children
        }

    def _children(self, family_id: str) -> list[Registration]:
        return [one for one in self._kept.registrations.values() if one.family_id == family_id]

    def _all_left_on(self, children: list[Registration]) -> date | None:
        left = [self._kept.from_lists.get(one.id, FromList()).withdrawn_on for one in children]
        days = [day for day in left if day is not None]
        return max(days) if len(days) == len(left) else None

    def destroy(self, records: Sequence[FamilyRecord]) -> tuple[Destroyed, ...]:
        return tuple(map(self._destroy, records))

    def _destroy(self, record: FamilyRecord) -> Destroyed:
        kept, id_ = self._kept, record.family_id
        gone = {one.id for one in self._screenings(id_)}
        children = self._children(id_)
        days = [one.registered_on for one in children if one.registered_on]
        kept.uncounted += [(day, ending_of(record).is_asked) for day in days]
        for one in children:
            kept.from_lists.pop(one.id, None)
        kept.registrations = {
            key: one for key, one in kept.registrations.items() if one.family_id != id_
        }
        kept.screenings = {key: one for key, one in kept.screenings.items() if key not in gone}
        kept.revisions = {key: one for key, one in kept.revisions.items() if key[0] not in gone}
        kept.corrections = {key: one for key, one in kept.corrections.items() if key not in gone}
        kept.consents = [one for one in kept.consents if one[0] not in gone]
        kept.printings = {
            key: one for key, one in kept.printings.items() if one.screening_id not in gone
        }
        kept.disclosures = {
            key: one for key, one in kept.disclosures.items() if one.family_id != id_
        }
        kept.heard = [one for one in kept.heard if one.answer.record not in gone]
        kept.housing = {key: one for key, one in kept.housing.items() if key not in gone}
        kept.not_yet = {key: one for key, one in kept.not_yet.items() if key != id_}
        kept.merges = {key: one for key, one in kept.merges.items() if one[0].family_id != id_}
        ids = {one.id for one in children}
        kept.also_known = {key: id_ for key, id_ in kept.also_known.items() if id_ not in ids}
        kept.apart = {pair for pair in kept.apart if not pair & ids}
        ending = ending_of(record)
        remnants = (
            Remnant(
                one.registered_on,
                one.school,
                ending,
                _code(one.local_id),
                code_in(one.source, one.source_id),
            )
            for one in children
            if one.registered_on
        )
        return Destroyed(tuple(remnants), len(gone), len(children))

    def keep_remnants(self, remnants: Iterable[Remnant]) -> None:
        self._kept.remnants += sorted(remnants, key=lambda one: (one.day, one.local_id_code))

    def asked_before(self, local_ids: Iterable[str]) -> Mapping[str, AskedBefore]:
        asked = {
            one.local_id_code: AskedBefore(one.day, one.ending)
            for one in sorted(self._kept.remnants, key=lambda one: one.day)
            if one.local_id_code and one.ending.is_asked
        }
        return {each: asked[_code(each)] for each in local_ids if _code(each) in asked}

    def _screenings(self, family_id: str) -> list[Screening]:
        return [one for one in self._kept.screenings.values() if one.family_id == family_id]

    def _age(self, screening: Screening) -> ScreeningAge:
        correction = self._kept.corrections.get(screening.id)
        touched = [screening.saved_at, *([correction.saved_at] if correction else ())]
        return aged(
            screening.screened_on,
            touched,
            screening.state.outcome,
            screening.draft,
            is_alone=screening.is_alone,
        )


class FakeHolds:
    """``HoldRecords`` in memory."""

    def __init__(self, kept: dict[str, RecordHold]) -> None:
        self._kept = kept

    def all(self) -> Mapping[str, RecordHold]:
        in_order = sorted(self._kept.values(), key=lambda one: (one.set_at, one.family_id))
        return {one.family_id: one for one in in_order}

    def keep(self, hold: RecordHold) -> None:
        self._kept[hold.family_id] = hold

    def lift(self, family_id: str) -> None:
        known(family_id, self._kept)
        del self._kept[family_id]


class FakeDestructions:
    """``DestructionRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def propose(self, proposal: Proposal) -> None:
        self._kept.proposal = proposal

    def proposed(self) -> Proposal | None:
        return self._kept.proposal

    def withdraw(self, proposal: Proposal) -> None:
        self._kept.proposal = None

    def confirm(
        self, proposal: Proposal, by: str, at: datetime, tombstones: Iterable[Tombstone]
    ) -> None:
        in_order = tuple(sorted(tombstones, key=lambda one: one.record_id))
        for each in in_order:
            refuse_known(each.record_id, {one.record_id: one for one in self._all_tombstones()})
        self._kept.proposal = None
        self._kept.destructions.insert(
            0,
            Destruction(
                proposal.id,
                proposal.proposed_by,
                proposal.proposed_at,
                by,
                at,
                None,
                proposal.terms,
                in_order,
            ),
        )

    def all(self) -> tuple[Destruction, ...]:
        return tuple(self._kept.destructions)

    def mark_cleared(self, at: datetime) -> None:
        self._kept.destructions = [
            replace(one, cleared_at=one.cleared_at or at) for one in self._kept.destructions
        ]

    def are_uncleared(self) -> bool:
        return any(one.cleared_at is None for one in self._kept.destructions)

    def tombstone(self, record_id: str) -> Tombstone | None:
        stones = (one for one in self._all_tombstones() if one.record_id == record_id)
        return next(stones, None)

    def _all_tombstones(self) -> list[Tombstone]:
        return [stone for one in self._kept.destructions for stone in one.tombstones]


def code_in(source: str, source_id: str) -> str:
    """Return the code of an id in a source's lists; empty for none."""
    return f"{source}\n{source_id}"[::-1] if source_id else ""


def _code(local_id: str) -> str:
    return "".join(folded(local_id).split())[::-1]
