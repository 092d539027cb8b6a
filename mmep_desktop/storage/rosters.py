"""What schools' lists tell, kept a few hundred students at a time in one transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from sqlalchemy import func, select

from mmep_desktop.domain.roster import Columns, Guardian, Layout, Student, columns_from
from mmep_desktop.domain.rostering import Arrival, FromList, Known, Placed, RosterImport
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.household_tables import AlsoKnownRow
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.roster_rows import RosterRows
from mmep_desktop.storage.roster_tables import GuardianRow, RosterImportRow, RosterPresetRow
from mmep_desktop.storage.tables import (
    RegistrationRow,
    RemnantRow,
)
from mmep_desktop.storage.traced_session import TracedSession
from mmep_desktop.storage.trail import Trail

_KNOWN = select(
    RegistrationRow.id,
    RegistrationRow.registered_on,
    RegistrationRow.told_on,
    RegistrationRow.withdrawn_on,
    RegistrationRow.fingerprint,
    RegistrationRow.source,
    RegistrationRow.source_id,
    RegistrationRow.local_id,
    RegistrationRow.born,
).order_by(RegistrationRow.entry)


class SqlRosterRecords:
    """``RosterRecords`` on one session."""

    def __init__(self, session: TracedSession, trail: Trail, clerk_id: str) -> None:
        self._session = session
        self._codes = trail.seals.local_ids
        self._trail, self._clerk_id = trail, clerk_id

    @cached_property
    def _rows(self) -> RosterRows:
        """What writes rows by the thousand; most work has none of them."""
        return RosterRows(self._session, self._trail, self._clerk_id)

    def known(self, source: str, students: Sequence[Student]) -> Mapping[str, Known]:
        """Return what is kept of *students*, by the ids that *source* gives them."""
        found: dict[str, Known] = {}
        for some in in_chunks(tuple({student.source_id for student in students})):
            rows = _KNOWN.where(
                RegistrationRow.source == source, RegistrationRow.source_id.in_(some)
            )
            for id_, on, told_on, gone_on, said, _, source_id, *_ in self._session.execute(rows):
                found[source_id] = Known(id_, on, told_on, gone_on, said)
        strangers = [student for student in students if student.source_id not in found]
        found |= self._also_known(source, [student.source_id for student in strangers])
        strangers = [student for student in strangers if student.source_id not in found]
        by_local_id = self._by_local_id(strangers)
        for student in strangers:
            other = by_local_id.get((student.local_id, student.born))
            if other is not None:
                found[student.source_id] = other
        return found

    def destroyed(self, source: str, source_ids: Iterable[str]) -> Mapping[str, date]:
        """Return, for each id of a child whose record is destroyed, when it registered last."""
        if self._session.scalar(select(func.max(RemnantRow.entry))) is None:
            return {}
        codes = {self._codes.code_in(source, each): each for each in source_ids}
        days: dict[str, date] = {}
        for some in in_chunks(tuple(codes)):
            rows = select(RemnantRow.source_code, func.max(RemnantRow.day))
            rows = rows.where(RemnantRow.source_code.in_(some)).group_by(RemnantRow.source_code)
            days.update((codes[code], day) for code, day in self._session.execute(rows))
        return days

    def make_ready(self, students: Sequence[Student]) -> None:
        """Find the words under which *students* will be found; no session is touched."""
        self._rows.make_ready(students)

    def keep(self, source: str, placed: Sequence[Placed]) -> None:
        """Keep students as they are *placed*, with a line in the trail for each record."""
        self._rows.keep(source, placed)

    def from_lists(self, registration_ids: Iterable[str]) -> Mapping[str, FromList]:
        """Return what a list told of each child beyond its registration."""
        ids = tuple(registration_ids)
        guardians: dict[str, list[Guardian]] = {}
        for some in in_chunks(ids):
            named = select(GuardianRow).where(GuardianRow.registration_id.in_(some))
            for each in self._session.scalars(named.order_by(GuardianRow.place)):
                told = Guardian(each.name, each.relation, each.phone)
                guardians.setdefault(each.registration_id, []).append(told)
        found: dict[str, FromList] = {}
        for some in in_chunks(ids):
            rows = select(RegistrationRow).where(RegistrationRow.id.in_(some))
            for row in self._session.scalars(rows.where(RegistrationRow.source != "")):
                found[row.id] = FromList(
                    row.source,
                    row.source_id,
                    row.address,
                    row.language,
                    row.withdrawn_on,
                    tuple(guardians.get(row.id, ())),
                )
        return found

    def add_import(self, made: RosterImport) -> None:
        """Keep that a list was read."""
        self._session.add(
            RosterImportRow(
                id=made.id,
                source=made.source,
                layout=made.layout.value,
                file_hash=made.digest,
                made_by=made.made_by,
                made_at=made.made_at,
                is_baseline=made.is_baseline,
                counts=_counts_text(made),
                refused=made.refused,
            )
        )
        self._session.flush()

    def import_called(self, id_: str) -> RosterImport:
        """Return one reading. Raises ``LookupError``."""
        return _import(self._import_row(id_))

    def keep_counts(self, made: RosterImport) -> None:
        """Keep what the students of a reading came to so far."""
        self._import_row(made.id).counts = _counts_text(made)
        self._session.flush()

    def forget_import(self, id_: str) -> None:
        """Forget a reading that changed nothing."""
        self._session.delete(self._import_row(id_))
        self._session.flush()

    def sources(self) -> frozenset[str]:
        """Return the sources of every list that was read."""
        return frozenset(self._session.scalars(select(RosterImportRow.source).distinct()))

    def imports_of(self, source: str) -> tuple[RosterImport, ...]:
        """Return the readings of a source's lists, the first one first."""
        rows = select(RosterImportRow).where(RosterImportRow.source == source)
        return tuple(map(_import, self._session.scalars(rows.order_by(RosterImportRow.id))))

    def _import_row(self, id_: str) -> RosterImportRow:
        row = self._session.get(RosterImportRow, id_)
        if row is None:
            raise LookupError(f"no reading {id_}")
        return row

    def _also_known(self, source: str, source_ids: Sequence[str]) -> dict[str, Known]:
        """Return who was found to be one child with an entry that the list names, by its ids."""
        if self._session.scalar(select(AlsoKnownRow.source_id).limit(1)) is None:
            return {}
        found: dict[str, Known] = {}
        for some in in_chunks(tuple(source_ids)):
            rows = _KNOWN.add_columns(AlsoKnownRow.source_id).join(
                AlsoKnownRow, AlsoKnownRow.registration_id == RegistrationRow.id
            )
            named = rows.where(AlsoKnownRow.source == source, AlsoKnownRow.source_id.in_(some))
            for id_, on, told_on, gone_on, *_, source_id in self._session.execute(named):
                found[source_id] = Known(id_, on, told_on, gone_on, is_of_another=True)
        return found

    def _by_local_id(self, students: Sequence[Student]) -> dict[tuple[str, str], Known]:
        """Return whom a local id and a birth date lead to; somebody's own list knows it better."""
        asked = {student.local_id for student in students if student.local_id and student.born}
        found: dict[tuple[str, str], Known] = {}
        for some in in_chunks(tuple(asked)):
            rows = _KNOWN.where(RegistrationRow.local_id.in_(some))
            for id_, on, told_on, gone_on, _, source, _, local_id, born in self._session.execute(
                rows
            ):
                if born:
                    is_of_another = bool(source)
                    child = Known(id_, on, told_on, gone_on, is_of_another=is_of_another)
                    found[local_id, born] = child
        return found


class SqlPresetRecords:
    """``PresetRecords`` on one session."""

    def __init__(self, session: TracedSession) -> None:
        self._session = session

    def all(self) -> Mapping[str, Columns]:
        """Return every preset by its name, in the order of the names."""
        rows = self._session.scalars(select(RosterPresetRow).order_by(RosterPresetRow.name))
        return {row.name: _columns(row.columns) for row in rows}

    def keep(self, name: str, columns: Columns) -> None:
        """Keep *columns* under *name*, in place of what stood under it."""
        plain = json.dumps(columns.plain(), ensure_ascii=False)
        self._session.merge(RosterPresetRow(name=name, columns=plain))
        self._session.flush()

    def forget(self, name: str) -> None:
        """Forget a preset."""
        row = self._session.get(RosterPresetRow, name)
        if row is not None:
            self._session.delete(row)
            self._session.flush()


def _counts_text(made: RosterImport) -> str:
    return json.dumps({arrival.value: count for arrival, count in made.counts.items()})


def _import(row: RosterImportRow) -> RosterImport:
    try:
        counts = {Arrival(word): int(count) for word, count in json.loads(row.counts).items()}
    except (ValueError, TypeError, AttributeError):
        raise DeskError(Problem.STORE_DAMAGED, part="roster import") from None
    return RosterImport(
        id=row.id,
        source=row.source,
        layout=known(Layout, row.layout),
        digest=row.file_hash,
        made_by=row.made_by,
        made_at=row.made_at,
        is_baseline=row.is_baseline,
        counts=counts,
        refused=row.refused,
    )


def _columns(text: str) -> Columns:
    try:
        return columns_from(json.loads(text))
    except (ValueError, TypeError, AttributeError):
        raise DeskError(Problem.STORE_DAMAGED, part="roster preset") from None
