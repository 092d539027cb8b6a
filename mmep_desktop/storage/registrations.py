"""The children on the center's list, and finding them while somebody types."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row as CoreRow
from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.finding import LEVELS, Reading
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.coverage import CoverageCounts
from mmep_desktop.storage.near_words import SLIPS
from mmep_desktop.storage.search_index import SearchIndex, asked_at, asked_nearly, may_have_slipped
from mmep_desktop.storage.search_words import words_of, words_of_numbers
from mmep_desktop.storage.tables import RegistrationRow, ScreeningRow

_Chosen = Select[RegistrationRow]


class SqlRegistrationRecords:
    """``RegistrationRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._search = SearchIndex(session)
        self._coverage = CoverageCounts(session)

    def add(self, registration: Registration) -> None:
        """Keep a new *registration*."""
        row = RegistrationRow()
        _fill(row, registration)
        self._session.add(row)
        self._count(row, 1)
        self._index(row)

    def get(self, id_: str) -> Registration:
        """Return the registration called *id_*. Raises ``LookupError``."""
        return registration_from(self._row(id_))

    def keep(self, registration: Registration) -> None:
        """Keep a changed *registration*. Raises ``LookupError`` when it was never added."""
        row = self._row(registration.id)
        self._count(row, -1)
        if row.registered_on is None and registration.is_registered:
            row.withdrawn_on = None  # whoever registers is here again, whatever a list said
        _fill(row, registration)
        self._count(row, 1)
        self._index(row)

    def rewrite(self, id_: str, columns: Mapping[str, Any]) -> None:
        """Put other values into *columns* of a registration, which is counted and found by them."""
        row = self._row(id_)
        self._count(row, -1)
        for name, value in columns.items():
            setattr(row, name, value)
        self._count(row, 1)
        self._index(row)

    def take_out(self, id_: str) -> None:
        """Let a registration be no more: counted and found no longer, and gone."""
        row = self._row(id_)
        self._count(row, -1)
        self._search.forget([row.entry])
        self._session.delete(row)
        self._session.flush()

    def put_back(self, row: RegistrationRow) -> None:
        """Let a registration that was taken out be there again."""
        self._session.add(row)
        self._count(row, 1)
        self._index(row)

    def of_family(self, family_id: str) -> tuple[Registration, ...]:
        """Return the children of the family in the order in which they were added."""
        return tuple(registration_from(row) for row in self._family(family_id))

    def of_families(self, family_ids: tuple[str, ...]) -> Mapping[str, tuple[Registration, ...]]:
        """Return the children of each family that has some, in the order of their entries."""
        children: defaultdict[str, list[Registration]] = defaultdict(list)
        for some in in_chunks(family_ids):
            rows = select(RegistrationRow).where(RegistrationRow.family_id.in_(some))
            for row in self._session.scalars(rows.order_by(RegistrationRow.entry)):
                children[row.family_id].append(registration_from(row))
        return {family_id: tuple(some) for family_id, some in children.items()}

    def registered_on(self, day: date) -> tuple[Registration, ...]:
        """Return who registered on *day*, in the order in which they were added."""
        rows = select(RegistrationRow).where(RegistrationRow.registered_on == day)
        return self._all(rows.order_by(RegistrationRow.entry))

    def coverage_since(self, day: date) -> tuple[int, int]:
        """Return who registered since *day*, and of how many the family was asked to the end."""
        return self._coverage.since(day)

    def is_asked(self, family_id: str) -> bool:
        """Whether the family came to the end of an interview of its own."""
        asked = exists().where(
            ScreeningRow.family_id == family_id,
            ScreeningRow.alone.is_(None),
            ScreeningRow.finished_at.is_not(None),
        )
        return bool(self._session.scalar(select(asked)))

    def count_asked(self, family_id: str, times: int) -> None:
        """Count the family's children as asked, or with -1 as not asked after all."""
        for row in self._family(family_id):
            if row.registered_on is not None:
                self._coverage.change(row.registered_on, 0, times)

    def found(self, readings: tuple[Reading, ...], limit: int) -> tuple[Registration, ...]:
        """Return whom *readings* lead to: by the level at which they fit, the last added first."""
        if not readings:
            return ()
        word, beginning, sound, sound_beginning = (asked_at(readings, each) for each in LEVELS)
        spelled = self._first((word, beginning), limit)
        if len(spelled) == limit or sound_beginning == beginning:
            return self._of(spelled)
        heard = self._search.entries(sound_beginning, limit + len(spelled))
        if not set(heard) <= set(spelled):
            spelled += self._search.entries(sound, limit + len(spelled))
        return self._of(tuple(dict.fromkeys(spelled + heard))[:limit])

    def nearly_found(self, readings: tuple[Reading, ...], limit: int) -> tuple[Registration, ...]:
        """Return whom *readings* lead to only after a slip or two, fewer slips first."""
        if not may_have_slipped(readings):
            return ()
        names = self._search.names()
        asked = dict.fromkeys(asked_nearly(readings, slips, names) for slips in SLIPS)
        return self._of(self._first(filter(None, asked), limit))

    def index_family(self, family_id: str) -> None:
        """Let the family's children be found by every number that was given out."""
        for row in self._family(family_id):
            self._index_numbers(row)

    def _first(self, asked: Iterable[str], limit: int) -> tuple[int, ...]:
        """Return the entries that match the first of *asked*, then those of the next ones."""
        found: dict[int, None] = {}
        for expression in asked:
            if len(found) >= limit:
                break
            found.update(dict.fromkeys(self._search.entries(expression, limit + len(found))))
        return tuple(found)[:limit]

    def _of(self, entries: tuple[int, ...]) -> tuple[Registration, ...]:
        rows = select(RegistrationRow).where(RegistrationRow.entry.in_(entries))
        by_entry = {row.entry: row for row in self._session.scalars(rows)}
        return tuple(registration_from(by_entry[entry]) for entry in entries)

    def _row(self, id_: str) -> RegistrationRow:
        rows = select(RegistrationRow).where(RegistrationRow.id == id_)
        row = self._session.scalars(rows).one_or_none()
        if row is None:
            raise LookupError(f"no registration {id_}")
        return row

    def _family(self, family_id: str) -> Sequence[RegistrationRow]:
        rows = select(RegistrationRow).where(RegistrationRow.family_id == family_id)
        return self._session.scalars(rows.order_by(RegistrationRow.entry)).all()

    def _all(self, rows: _Chosen) -> tuple[Registration, ...]:
        return tuple(registration_from(row) for row in self._session.scalars(rows))

    def _count(self, row: RegistrationRow, times: int) -> None:
        if row.registered_on is None:
            return
        asked = times if self.is_asked(row.family_id) else 0
        self._coverage.change(row.registered_on, times, asked)

    def _index(self, row: RegistrationRow) -> None:
        self._session.flush()
        self._search.keep(row.entry, words_of(registration_from(row)))
        self._index_numbers(row)

    def _index_numbers(self, row: RegistrationRow) -> None:
        self._search.keep_numbers(row.entry, words_of_numbers(self._numbers_of(row.family_id)))

    def _numbers_of(self, family_id: str) -> tuple[str, ...]:
        numbers = select(ScreeningRow.number).where(
            ScreeningRow.family_id == family_id, ScreeningRow.number != ""
        )
        return tuple(self._session.scalars(numbers))


def _fill(row: RegistrationRow, registration: Registration) -> None:
    name = registration.name
    row.id = registration.id
    row.family_id = registration.family_id
    row.first = name.first
    row.middle = name.middle
    row.last_1 = name.last_1
    row.last_2 = name.last_2
    row.suffix = name.suffix
    row.used = name.used
    row.born = registration.born
    row.school = registration.school
    row.grade = registration.grade
    row.local_id = registration.local_id
    row.phone = registration.phone
    row.registered_on = registration.registered_on
    row.state_id = registration.state_id
    row.source = registration.source
    row.source_id = registration.source_id


def registration_from(row: RegistrationRow | CoreRow[Any]) -> Registration:
    """Return the registration that *row* keeps."""
    return Registration(
        id=row.id,
        family_id=row.family_id,
        name=Name(row.first, row.middle, row.last_1, row.last_2, row.suffix, row.used),
        born=row.born,
        school=row.school,
        grade=row.grade,
        local_id=row.local_id,
        phone=row.phone,
        registered_on=row.registered_on,
        state_id=row.state_id,
        source=row.source,
        source_id=row.source_id,
    )
