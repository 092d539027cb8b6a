"""Families that become one household and go apart again, with all that is kept of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row as CoreRow
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.households import Came, Child, Merge, address_key, phone_key
from mmep_desktop.domain.likeness import surnames_of
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.roster import Guardian
from mmep_desktop.storage.brought import Brought, Noted, brought_from, brought_text
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.given_up import GivenUpEntries, entry_of, one_of
from mmep_desktop.storage.household_tables import ApartRow, MergeRow
from mmep_desktop.storage.registrations import SqlRegistrationRecords, registration_from
from mmep_desktop.storage.roster_tables import GuardianRow
from mmep_desktop.storage.search_index import SearchIndex, asked_at
from mmep_desktop.storage.tables import (
    DisclosureRow,
    HoldRow,
    NotYetRow,
    RegistrationRow,
    ScreeningRow,
)

_BY_PHONE = 60
_BY_SURNAME = 200
"""Children of one phone, or of one surname, who are looked at: the last who were added."""

_CHILDREN = select(*RegistrationRow.__table__.columns)
_GUARDIANS = select(
    GuardianRow.registration_id, GuardianRow.name, GuardianRow.relation, GuardianRow.phone
)
"""Hundreds of children are looked at before a family is opened: plain rows come quicker."""


class SqlHouseholdRecords:
    """``HouseholdRecords`` on one session; *registrations* counts and finds the children."""

    def __init__(self, session: Session, registrations: SqlRegistrationRecords) -> None:
        self._session = session
        self._registrations = registrations
        self._entries = GivenUpEntries(session, registrations)

    def family(self, family_id: str) -> tuple[Child, ...]:
        """Return the children of a family with what lists told of them, in their order."""
        rows = _CHILDREN.where(RegistrationRow.family_id == family_id)
        return self._children(self._session.execute(rows.order_by(RegistrationRow.entry)).all())

    def near(self, family: Sequence[Child]) -> tuple[Child, ...]:
        """Return children of other families by a phone, a surname, a guardian or an address.

        Addresses and guardians as they are written; a list writes its own alike.
        """
        here = {child.registration.family_id for child in family}
        entries: dict[int, None] = dict.fromkeys(self._living_with(family))
        for word, most in _looked_for(family):
            asked = asked_at(readings_of(word), 1)
            entries.update(dict.fromkeys(SearchIndex(self._session).entries(asked, most)))
        found: list[CoreRow[Any]] = []
        for some in in_chunks(tuple(entries)):
            rows = _CHILDREN.where(RegistrationRow.entry.in_(some))
            is_registered = RegistrationRow.registered_on.is_not(None)
            last_first = rows.where(is_registered).order_by(RegistrationRow.entry.desc())
            found += self._session.execute(last_first)
        return self._children([row for row in found if row.family_id not in here])

    def _living_with(self, family: Sequence[Child]) -> Iterator[int]:
        """Yield the entries of those who share an address or a guardian with *family*."""
        guardians = tuple(each for child in family for each in child.guardians)
        names = {one.name for one in guardians}
        addresses = {child.address for child in family if address_key(child.address)}
        at_one_address = select(RegistrationRow.entry).where(RegistrationRow.address.in_(addresses))
        with_one_guardian = (
            select(RegistrationRow.entry)
            .join(GuardianRow, GuardianRow.registration_id == RegistrationRow.id)
            .where(GuardianRow.name.in_(names))
        )
        for rows in (at_one_address, with_one_guardian):
            last_first = rows.order_by(RegistrationRow.entry.desc()).limit(_BY_PHONE)
            yield from self._session.scalars(last_first)

    def former_families(self, children: Iterable[Registration]) -> tuple[str, ...]:
        """Return the families in which these children stood before they were registered anew."""
        families: dict[str, None] = {}
        here = set()
        for child in children:
            here.add(child.family_id)
            by_list = (RegistrationRow.source == child.source) & (
                RegistrationRow.source_id == child.source_id
            )
            by_id = (RegistrationRow.local_id == child.local_id) & (
                RegistrationRow.born == child.born
            )
            known_by = [
                *([by_list] if child.source else []),
                *([by_id] if child.local_id and child.born else []),
            ]
            for one in known_by:
                rows = select(RegistrationRow.family_id).where(one)
                families.update(dict.fromkeys(self._session.scalars(rows)))
        return tuple(id_ for id_ in families if id_ not in here)

    def apart_from(self, registration_ids: Iterable[str]) -> frozenset[str]:
        """Return the ids of all who are known to live with none of these children."""
        ids = frozenset(registration_ids)
        apart: set[str] = set()
        for some in in_chunks(tuple(ids)):
            rows = select(ApartRow).where(or_(ApartRow.one.in_(some), ApartRow.other.in_(some)))
            for row in self._session.scalars(rows):
                apart |= {row.one, row.other}
        return frozenset(apart - ids)

    def set_apart(self, one: str, other: str, by: str, at: datetime) -> None:
        """Keep that two children do not live in one household."""
        first, second = sorted((one, other))
        self._session.merge(ApartRow(one=first, other=second, noted_by=by, noted_at=at))
        self._session.flush()

    def join(self, merge: Merge) -> None:
        """Let *merge* be, with all that is kept of the families that become part of another."""
        brought = [self._take(came.family_id, merge.family_id) for came in merge.came]
        given_up = self._entries.give_up(merge.one) if merge.one else ""
        self._session.add(
            MergeRow(
                id=merge.id,
                family_id=merge.family_id,
                came=brought_text(brought),
                made_by=merge.by,
                made_at=merge.at,
                screening_id=merge.screening_id,
                revision=merge.revision,
                savings=merge.savings,
                undone_by=merge.undone_by,
                undone_at=merge.undone_at,
                given_up=given_up,
            )
        )
        self._session.flush()

    def part(self, merge: Merge, by: str, at: datetime) -> None:
        """Let every family of *merge* be as it was, its children with it."""
        row = self._row(merge.id)
        if row.given_up:
            self._entries.bring_back(row.given_up)
        for one in brought_from(row.came):
            self._give_back(one, row.family_id)
        row.undone_by, row.undone_at = by, at
        self._session.flush()

    def keep_savings(self, merge_id: str, savings: int) -> None:
        """Keep how often the interview was saved when the children had been counted in."""
        self._row(merge_id).savings = savings
        self._session.flush()

    def get(self, merge_id: str) -> Merge:
        """Return the merge called *merge_id*. Raises ``LookupError``."""
        return _merge(self._row(merge_id))

    def given_up(self, merge_id: str) -> Child | None:
        """Return the entry that was given up when two were found to be one child."""
        text = self._row(merge_id).given_up
        return entry_of(text) if text else None

    def merges_of(self, family_id: str) -> tuple[Merge, ...]:
        """Return how the family came to be what it is, the first merge first."""
        rows = select(MergeRow).where(MergeRow.family_id == family_id)
        in_order = self._session.scalars(rows.order_by(MergeRow.made_at, MergeRow.id))
        return tuple(map(_merge, in_order))

    def _take(self, family_id: str, into: str) -> Brought:
        """Let all that is the family's be that of *into*, and return what it was."""
        screenings = self._interviews(family_id, into)
        children = self._moved(_ids_of(self._registrations.of_family(family_id)), into)
        not_yet = self._session.get(NotYetRow, family_id)
        if not_yet is not None:
            self._session.delete(not_yet)
        hold = self._session.get(HoldRow, family_id)
        if hold is not None:
            self._session.delete(hold)
            if self._session.get(HoldRow, into) is None:
                self._session.add(
                    HoldRow(
                        family_id=into, reason=hold.reason, set_by=hold.set_by, set_at=hold.set_at
                    )
                )
        return Brought(
            family_id=family_id,
            children=children,
            disclosures=self._disclosures(family_id, into),
            merges=self._merges(family_id, into),
            screenings=screenings,
            not_yet=None
            if not_yet is None
            else Noted(not_yet.reason, not_yet.noted_by, not_yet.noted_at),
            hold=None if hold is None else Noted(hold.reason, hold.set_by, hold.set_at),
        )

    def _give_back(self, one: Brought, before: str) -> None:
        """Let the family be there again; what was held stays held on both sides."""
        self._moved(one.children, one.family_id)
        self._carry(one.screenings, before, one.family_id)
        for id_ in one.disclosures:
            self._session.get_one(DisclosureRow, id_).family_id = one.family_id
        for id_ in one.merges:
            self._session.get_one(MergeRow, id_).family_id = one.family_id
        if (why := one.not_yet) is not None:
            self._session.add(
                NotYetRow(
                    family_id=one.family_id, reason=why.word, noted_by=why.by, noted_at=why.at
                )
            )
        if (why := one.hold) is not None:
            self._session.add(
                HoldRow(family_id=one.family_id, reason=why.word, set_by=why.by, set_at=why.at)
            )
        self._session.flush()

    def _moved(self, ids: Iterable[str], into: str) -> tuple[str, ...]:
        """Let the children be of the family *into*; each is counted and found with it."""
        moved = tuple(ids)
        for id_ in moved:
            child = self._registrations.get(id_)
            self._registrations.keep(replace(child, family_id=into))
        return moved

    def _interviews(self, family_id: str, into: str) -> tuple[str, ...]:
        rows = select(ScreeningRow.id).where(ScreeningRow.family_id == family_id)
        ids = tuple(self._session.scalars(rows.order_by(ScreeningRow.id)))
        self._carry(ids, family_id, into)
        return ids

    def _carry(self, screenings: Sequence[str], before: str, into: str) -> None:
        """Let interviews be of the family *into*; who counts as asked is counted with them."""
        if not screenings:
            return
        was = {id_: self._registrations.is_asked(id_) for id_ in (before, into)}
        for id_ in screenings:
            self._session.get_one(ScreeningRow, id_).family_id = into
        self._session.flush()
        for id_, was_asked in was.items():
            is_asked = self._registrations.is_asked(id_)
            if is_asked != was_asked:
                self._registrations.count_asked(id_, 1 if is_asked else -1)
            self._registrations.index_family(id_)

    def _disclosures(self, family_id: str, into: str) -> tuple[str, ...]:
        of_it = select(DisclosureRow).where(DisclosureRow.family_id == family_id)
        rows = self._session.scalars(of_it).all()
        for row in rows:
            row.family_id = into
        return tuple(row.id for row in rows)

    def _merges(self, family_id: str, into: str) -> tuple[str, ...]:
        of_it = select(MergeRow).where(MergeRow.family_id == family_id)
        rows = self._session.scalars(of_it).all()
        for row in rows:
            row.family_id = into
        return tuple(row.id for row in rows)

    def _children(self, rows: Sequence[CoreRow[Any]]) -> tuple[Child, ...]:
        guardians: dict[str, list[Guardian]] = {}
        for some in in_chunks(tuple(row.id for row in rows)):
            named = _GUARDIANS.where(GuardianRow.registration_id.in_(some))
            for id_, *told in self._session.execute(named.order_by(GuardianRow.place)):
                guardians.setdefault(id_, []).append(Guardian(*told))
        return tuple(
            Child(registration_from(row), row.address, tuple(guardians.get(row.id, ())))
            for row in rows
        )

    def _row(self, merge_id: str) -> MergeRow:
        row = self._session.get(MergeRow, merge_id)
        if row is None:
            raise LookupError(f"no merge {merge_id}")
        return row


def _looked_for(family: Iterable[Child]) -> Iterator[tuple[str, int]]:
    """Yield what the others may be found by, and how many of each are looked at."""
    surnames: dict[str, None] = {}
    for child in family:
        phones = (child.registration.phone, *(one.phone for one in child.guardians))
        yield from ((phone, _BY_PHONE) for phone in dict.fromkeys(phones) if phone_key(phone))
        surnames.update(dict.fromkeys(sorted(surnames_of(child.registration.name))))
    yield from ((surname, _BY_SURNAME) for surname in surnames)


def _ids_of(children: Iterable[Registration]) -> Iterator[str]:
    return (child.id for child in children)


def _merge(row: MergeRow) -> Merge:
    return Merge(
        id=row.id,
        family_id=row.family_id,
        came=tuple(Came(one.family_id, one.children) for one in brought_from(row.came)),
        by=row.made_by,
        at=row.made_at,
        screening_id=row.screening_id,
        revision=row.revision,
        savings=row.savings,
        undone_by=row.undone_by,
        undone_at=row.undone_at,
        one=one_of(row.given_up),
    )
