"""Holds, proposals to destroy, and what was destroyed, in the store."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.destruction import (
    Destruction,
    HoldReason,
    Proposal,
    RecordHold,
    Tombstone,
)
from mmep_desktop.domain.keeping import Ending, Terms
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.tables import DestructionRow, HoldRow, ProposedRow, TombstoneRow


class SqlHoldRecords:
    """``HoldRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Mapping[str, RecordHold]:
        """Return every hold by its family, the oldest first."""
        rows = self._session.scalars(select(HoldRow).order_by(HoldRow.set_at, HoldRow.family_id))
        return {row.family_id: _hold(row) for row in rows}

    def keep(self, hold: RecordHold) -> None:
        """Hold the family's record, or hold it for another reason."""
        self._session.merge(
            HoldRow(
                family_id=hold.family_id,
                reason=hold.reason.value,
                set_by=hold.set_by,
                set_at=hold.set_at,
            )
        )
        self._session.flush()

    def lift(self, family_id: str) -> None:
        """Hold the record no longer. Raises ``LookupError`` when nothing held it."""
        row = self._session.get(HoldRow, family_id)
        if row is None:
            raise LookupError(f"no hold of {family_id}")
        self._session.delete(row)
        self._session.flush()


class SqlDestructionRecords:
    """``DestructionRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def propose(self, proposal: Proposal) -> None:
        """Keep the one open proposal."""
        self._session.add(
            DestructionRow(
                id=proposal.id,
                proposed_by=proposal.proposed_by,
                proposed_at=proposal.proposed_at,
                days=proposal.terms.days,
                months=proposal.terms.months,
                confirmed_by="",
            )
        )
        self._session.flush()
        for family_id in proposal.family_ids:
            self._session.add(ProposedRow(family_id=family_id, destruction_id=proposal.id))
        self._session.flush()

    def proposed(self) -> Proposal | None:
        """Return the proposal that is open, if there is one."""
        rows = select(DestructionRow).where(DestructionRow.confirmed_at.is_(None))
        row = self._session.scalars(rows).one_or_none()
        if row is None:
            return None
        families = select(ProposedRow.family_id).where(ProposedRow.destruction_id == row.id)
        family_ids = tuple(self._session.scalars(families.order_by(ProposedRow.family_id)))
        terms = Terms(row.days, row.months)
        return Proposal(row.id, row.proposed_by, row.proposed_at, terms, family_ids)

    def withdraw(self, proposal: Proposal) -> None:
        """Let the proposal be as if it had never been made."""
        self._forget_families(proposal.id)
        self._session.delete(self._session.get_one(DestructionRow, proposal.id))
        self._session.flush()

    def confirm(
        self, proposal: Proposal, by: str, at: datetime, tombstones: Iterable[Tombstone]
    ) -> None:
        """Keep that the proposal was carried out, with a tombstone for each record."""
        row = self._session.get_one(DestructionRow, proposal.id)
        row.confirmed_by, row.confirmed_at = by, at
        self._forget_families(proposal.id)
        for each in tombstones:
            self._session.add(
                TombstoneRow(
                    record_id=each.record_id,
                    destruction_id=proposal.id,
                    ending=each.ending.value,
                    children=each.children,
                    screenings=each.screenings,
                )
            )
        self._session.flush()

    def all(self) -> tuple[Destruction, ...]:
        """Return what was destroyed, the latest first."""
        rows = select(DestructionRow).where(DestructionRow.confirmed_at.is_not(None))
        latest_first = rows.order_by(DestructionRow.confirmed_at.desc(), DestructionRow.id.desc())
        return tuple(self._destruction(row) for row in self._session.scalars(latest_first))

    def mark_cleared(self, at: datetime) -> None:
        """Keep that no trace is left of anything that was destroyed so far."""
        for row in self._session.scalars(select(DestructionRow).where(_UNCLEARED)):
            row.cleared_at = at
        self._session.flush()

    def are_uncleared(self) -> bool:
        """Whether traces of something destroyed may be left in the files."""
        return bool(self._session.scalar(select(exists().where(_UNCLEARED))))

    def tombstone(self, record_id: str) -> Tombstone | None:
        """Return what says that the record was here."""
        row = self._session.get(TombstoneRow, record_id)
        return None if row is None else _tombstone(row)

    def _forget_families(self, proposal_id: str) -> None:
        for row in self._session.scalars(
            select(ProposedRow).where(ProposedRow.destruction_id == proposal_id)
        ):
            self._session.delete(row)
        self._session.flush()

    def _destruction(self, row: DestructionRow) -> Destruction:
        stones = select(TombstoneRow).where(TombstoneRow.destruction_id == row.id)
        in_order = self._session.scalars(stones.order_by(TombstoneRow.record_id))
        return Destruction(
            id=row.id,
            proposed_by=row.proposed_by,
            proposed_at=row.proposed_at,
            confirmed_by=row.confirmed_by,
            confirmed_at=row.confirmed_at or row.proposed_at,
            cleared_at=row.cleared_at,
            terms=Terms(row.days, row.months),
            tombstones=tuple(map(_tombstone, in_order)),
        )


_UNCLEARED = DestructionRow.confirmed_at.is_not(None) & DestructionRow.cleared_at.is_(None)
"""Of which destructions traces may be left."""


def _hold(row: HoldRow) -> RecordHold:
    return RecordHold(row.family_id, known(HoldReason, row.reason), row.set_by, row.set_at)


def _tombstone(row: TombstoneRow) -> Tombstone:
    return Tombstone(row.record_id, known(Ending, row.ending), row.children, row.screenings)
