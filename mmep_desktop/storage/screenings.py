"""The interviews in the store; the count of savings decides when two save the same one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row as CoreRow
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.screening import Referred, Screening, ScreeningState
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.plain import (
    determination_from,
    determination_text,
    draft_from,
    draft_text,
    half_typed_from,
    half_typed_text,
    known,
)
from mmep_desktop.storage.registrations import SqlRegistrationRecords
from mmep_desktop.storage.revisions import cause_texts, reason_from
from mmep_desktop.storage.tables import ScreeningRow

_STATES = select(
    ScreeningRow.family_id,
    ScreeningRow.outcome,
    ScreeningRow.id,
    ScreeningRow.begun_by,
    ScreeningRow.begun_at,
    ScreeningRow.revision,
    ScreeningRow.taken_over_by,
)
"""What a list tells of a screening: its replies, which are long, are not read."""

_REFERRED = select(
    ScreeningRow.id,
    ScreeningRow.family_id,
    ScreeningRow.number,
    ScreeningRow.outcome,
    ScreeningRow.revision,
    ScreeningRow.finished_at,
).where(
    ScreeningRow.alone.is_(None),
    ScreeningRow.outcome.in_([outcome.value for outcome in Outcome if outcome.is_referral]),
)


_WHOLE = select(*ScreeningRow.__table__.c)
"""All of a screening, many at a time: none of them is going to change."""


class SqlScreeningRecords:
    """``ScreeningRecords`` on one session; *registrations* are found by their family's numbers."""

    def __init__(self, session: Session, registrations: SqlRegistrationRecords) -> None:
        self._session = session
        self._registrations = registrations

    def add(self, screening: Screening) -> None:
        """Keep a new *screening*, saved once."""
        row = ScreeningRow()
        with self._counting(row, screening):
            _fill(row, screening)
            self._session.add(row)
            self._session.flush()
        if screening.number:
            self._registrations.index_family(screening.family_id)

    def get(self, id_: str) -> Screening:
        """Return the screening called *id_*. Raises ``LookupError``."""
        return _screening(self._row(id_))

    def save(self, screening: Screening) -> Screening:
        """Keep *screening* unless somebody else saved it in between."""
        row = self._row(screening.id)
        if row.savings != screening.savings:
            raise DeskError(Problem.CHANGED_ELSEWHERE)
        given_a_number = row.number != screening.number
        with self._counting(row, screening):
            _fill(row, screening)
            flag_modified(row, "saved_at")  # a saving counts even when it changes nothing
            try:
                self._session.flush()
            except StaleDataError:
                raise DeskError(Problem.CHANGED_ELSEWHERE) from None
        if given_a_number:
            self._registrations.index_family(screening.family_id)
        return replace(screening, savings=row.savings)

    def latest_of(self, family_ids: tuple[str, ...]) -> Mapping[str, Screening]:
        """Return the screening that each family began last, without those answered alone."""
        latest: dict[str, ScreeningRow] = {}
        for some in in_chunks(family_ids):
            rows = select(ScreeningRow).where(
                ScreeningRow.family_id.in_(some), ScreeningRow.alone.is_(None)
            )
            in_order = rows.order_by(ScreeningRow.begun_at, ScreeningRow.id)
            latest.update((row.family_id, row) for row in self._session.scalars(in_order))
        return {family_id: _screening(row) for family_id, row in latest.items()}

    def state(self, id_: str) -> ScreeningState:
        """Return how far the screening called *id_* came; its replies are not read."""
        row = self._session.execute(_STATES.where(ScreeningRow.id == id_)).one_or_none()
        if row is None:
            raise LookupError(f"no screening {id_}")
        return _state(*row)[1]

    def states_of(self, family_ids: tuple[str, ...]) -> Mapping[str, ScreeningState]:
        """Return how far those screenings came; only the outcome is read of what they found."""
        latest: dict[str, ScreeningState] = {}
        for some in in_chunks(family_ids):
            rows = _STATES.where(ScreeningRow.family_id.in_(some), ScreeningRow.alone.is_(None))
            in_order = rows.order_by(ScreeningRow.begun_at, ScreeningRow.id)
            latest.update(_state(*row) for row in self._session.execute(in_order))
        return latest

    def alone_with(self, screening_id: str) -> tuple[Screening, ...]:
        """Return what young people answered alone beside *screening_id*, by their rows."""
        rows = select(ScreeningRow).where(
            ScreeningRow.family_screening_id == screening_id, ScreeningRow.alone.is_not(None)
        )
        in_order = rows.order_by(ScreeningRow.alone, ScreeningRow.id)
        return tuple(_screening(row) for row in self._session.scalars(in_order))

    def those(self, ids: tuple[str, ...]) -> Mapping[str, Screening]:
        """Return the screenings called *ids*; one that is gone is missing."""
        found: dict[str, Screening] = {}
        for some in in_chunks(ids):
            rows = self._session.execute(_WHOLE.where(ScreeningRow.id.in_(some)))
            found.update((row.id, _screening(row)) for row in rows)
        return found

    def alone_with_each(self, ids: tuple[str, ...]) -> Mapping[str, tuple[Screening, ...]]:
        """Return what ``alone_with`` returns for each of *ids*, where there is something."""
        found: defaultdict[str, tuple[Screening, ...]] = defaultdict(tuple)
        for some in in_chunks(ids):
            alone = _WHOLE.where(
                ScreeningRow.family_screening_id.in_(some), ScreeningRow.alone.is_not(None)
            )
            for row in self._session.execute(alone.order_by(ScreeningRow.alone, ScreeningRow.id)):
                found[row.family_screening_id] += (_screening(row),)
        return found

    def savings_of(self, ids: tuple[str, ...]) -> Mapping[str, int]:
        """Return how often each of *ids*, with all that was answered alone beside it, was saved."""
        found: Counter[str] = Counter()
        for some in in_chunks(ids):
            for key in (ScreeningRow.id, ScreeningRow.family_screening_id):
                saved = select(key, func.sum(ScreeningRow.savings)).where(key.in_(some))
                found.update(dict(self._session.execute(saved.group_by(key)).all()))
        return found

    def of_family(self, family_id: str) -> tuple[Screening, ...]:
        """Return every screening of a family as they were begun."""
        rows = select(ScreeningRow).where(ScreeningRow.family_id == family_id)
        in_order = rows.order_by(ScreeningRow.begun_at, ScreeningRow.id)
        return tuple(_screening(row) for row in self._session.scalars(in_order))

    def referred(self) -> tuple[Referred, ...]:
        """Return the latest screening of every family that is referred, the last one first."""
        in_order = _REFERRED.order_by(ScreeningRow.finished_at.desc(), ScreeningRow.id.desc())
        found = [_referred(row) for row in self._session.execute(in_order)]
        latest = self.states_of(tuple(dict.fromkeys(one.family_id for one in found)))
        return tuple(one for one in found if latest[one.family_id].id == one.screening_id)

    @contextmanager
    def _counting(self, row: ScreeningRow, screening: Screening) -> Iterator[None]:
        """Count the family as asked when what is kept meanwhile is the end of its interview."""
        was_finished = row.finished_at is not None
        if screening.is_alone or was_finished == screening.is_finished:
            yield
            return
        before = self._registrations.is_asked(screening.family_id)
        yield
        after = self._registrations.is_asked(screening.family_id)
        if before != after:
            self._registrations.count_asked(screening.family_id, 1 if after else -1)

    def _row(self, id_: str) -> ScreeningRow:
        row = self._session.get(ScreeningRow, id_)
        if row is None:
            raise LookupError(f"no screening {id_}")
        return row


def _fill(row: ScreeningRow, screening: Screening) -> None:
    """Write all of *screening* but its savings, which the session counts."""
    determination = screening.determination
    row.id = screening.id
    row.family_id = screening.family_id
    row.pack = screening.pack
    row.version = screening.version
    row.language = screening.language
    row.screened_on = screening.screened_on
    row.draft = draft_text(screening.draft)
    row.at = screening.at
    row.begun_by = screening.begun_by
    row.begun_at = screening.begun_at
    row.saved_at = screening.saved_at
    row.finished_at = screening.finished_at
    row.determination = None if determination is None else determination_text(determination)
    outcome = screening.state.outcome
    row.outcome = None if outcome is None else outcome.value
    row.number = screening.number
    row.family_screening_id = screening.family_screening_id
    row.alone = screening.alone
    row.revision = screening.revision
    row.finished_by = screening.finished_by
    row.cause, row.cause_words = cause_texts(screening.reason)
    row.taken_over_by = screening.taken_over_by
    row.half_typed = half_typed_text(screening.half_typed)


def _screening(row: ScreeningRow | CoreRow[*tuple[Any, ...]]) -> Screening:
    determination = row.determination
    return Screening(
        id=row.id,
        family_id=row.family_id,
        pack=row.pack,
        version=row.version,
        language=row.language,
        screened_on=row.screened_on,
        draft=draft_from(row.draft),
        at=row.at,
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        saved_at=row.saved_at,
        finished_at=row.finished_at,
        determination=None if determination is None else determination_from(determination),
        number=row.number,
        family_screening_id=row.family_screening_id,
        alone=row.alone,
        revision=row.revision,
        finished_by=row.finished_by,
        reason=reason_from(row.cause, row.cause_words),
        savings=row.savings,
        taken_over_by=row.taken_over_by,
        half_typed=half_typed_from(row.half_typed),
    )


def _referred(row: CoreRow[str, str, str, Any, int, Any]) -> Referred:
    return Referred(
        row.id,
        row.family_id,
        row.number,
        known(Outcome, row.outcome),
        row.revision,
        row.finished_at,
    )


def _state(
    family_id: str,
    outcome: str | None,
    id_: str,
    by: str,
    at: datetime,
    revision: int,
    taken_over_by: str,
) -> tuple[str, ScreeningState]:
    came_to = None if outcome is None else known(Outcome, outcome)
    return family_id, ScreeningState(id_, by, at, came_to, revision, taken_over_by)
