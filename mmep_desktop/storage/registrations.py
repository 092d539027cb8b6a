"""The children on the center's list, and finding them while somebody types."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, insert, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.storage.search_words import last_prefix_of, words_of
from mmep_desktop.storage.tables import RegistrationRow, Row, ScreeningRow, SearchWordRow

_WORDS = Row.metadata.tables[SearchWordRow.__tablename__]
_MANY = 2_000
_MOST_WORDS = 30
"""A whole page pasted into the field finds nobody, and does not reach the database."""

_Chosen = Select[RegistrationRow]


class SqlRegistrationRecords:
    """``RegistrationRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, registration: Registration) -> None:
        """Keep a new *registration*."""
        row = RegistrationRow()
        _fill(row, registration)
        self._session.add(row)
        self._index(row)

    def get(self, id_: str) -> Registration:
        """Return the registration called *id_*. Raises ``LookupError``."""
        return _registration(self._row(id_))

    def keep(self, registration: Registration) -> None:
        """Keep a changed *registration*. Raises ``LookupError`` when it was never added."""
        row = self._row(registration.id)
        _fill(row, registration)
        self._index(row)

    def of_family(self, family_id: str) -> tuple[Registration, ...]:
        """Return the children of the family in the order in which they were added."""
        return tuple(_registration(row) for row in self._family(family_id))

    def registered_on(self, day: date) -> tuple[Registration, ...]:
        """Return who registered on *day*, in the order in which they were added."""
        rows = select(RegistrationRow).where(RegistrationRow.registered_on == day)
        return self._all(rows.order_by(RegistrationRow.entry))

    def coverage_since(self, day: date) -> tuple[int, int]:
        """Count who registered since *day*, and of whom the family was asked to the end."""
        asked = exists().where(
            ScreeningRow.family_id == RegistrationRow.family_id,
            ScreeningRow.alone.is_(None),
            ScreeningRow.finished_at.is_not(None),
        )
        count = select(func.count()).where(RegistrationRow.registered_on >= day)
        registered = self._session.scalar(count.select_from(RegistrationRow))
        of_them_asked = self._session.scalar(count.select_from(RegistrationRow).where(asked))
        return (registered or 0, of_them_asked or 0)

    def found(self, words: tuple[str, ...], limit: int) -> tuple[Registration, ...]:
        """Return who is found by all *words*, the last added first."""
        distinct = tuple(set(words))
        if len(distinct) > _MOST_WORDS:
            return ()
        rows = select(RegistrationRow).where(*_conditions(self._rarest_first(distinct)))
        return self._all(rows.order_by(RegistrationRow.entry.desc()).limit(limit))

    def index_family(self, family_id: str) -> None:
        """Bring the words of the family's children up to date after a number was given out."""
        for row in self._family(family_id):
            self._index(row)

    def _rarest_first(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Put the word that finds the fewest first; counting stops where more makes no odds."""
        if len(words) <= 1:
            return words
        hits = (select(_WORDS.c.entry).where(_begins_with(word)).limit(_MANY) for word in words)
        counts = [select(func.count()).select_from(some.subquery()) for some in hits]
        found = self._session.execute(select(*(count.scalar_subquery() for count in counts))).one()
        by_count = sorted(zip(found, words, strict=True))
        return tuple(word for _, word in by_count)

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
        return tuple(_registration(row) for row in self._session.scalars(rows))

    def _index(self, row: RegistrationRow) -> None:
        self._session.flush()
        of_this = _WORDS.c.entry == row.entry
        known = set(self._session.scalars(select(_WORDS.c.word).where(of_this)))
        words = words_of(_registration(row), self._numbers_of(row.family_id))
        if known - words:
            gone = _WORDS.c.word.in_(known - words)
            self._session.execute(delete(_WORDS).where(of_this, gone))
        if words - known:
            new = [{"entry": row.entry, "word": word} for word in sorted(words - known)]
            self._session.execute(insert(_WORDS), new)

    def _numbers_of(self, family_id: str) -> tuple[str, ...]:
        numbers = select(ScreeningRow.number).where(
            ScreeningRow.family_id == family_id, ScreeningRow.number != ""
        )
        return tuple(self._session.scalars(numbers))


def _conditions(words: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """Look up the first word, and check what it finds for the others."""
    if not words:
        return []
    first, *others = words
    looked_up = select(_WORDS.c.entry).where(_begins_with(first))
    of_this = _WORDS.c.entry == RegistrationRow.entry
    checked = [exists().where(of_this, _begins_with(word)) for word in others]
    return [RegistrationRow.entry.in_(looked_up), *checked]


def _begins_with(word: str) -> ColumnElement[bool]:
    """Compare as a range, which uses the index in every database."""
    return and_(_WORDS.c.word >= word, _WORDS.c.word <= last_prefix_of(word))


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


def _registration(row: RegistrationRow) -> Registration:
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
    )
