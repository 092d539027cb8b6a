"""The children on the center's list, and finding them while somebody types."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, delete, exists, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.storage.search_words import last_prefix_of, words_of
from mmep_desktop.storage.tables import RegistrationRow, ScreeningRow, SearchWordRow

_Chosen = Select[RegistrationRow]


class SqlRegistrationRecords:
    """``RegistrationRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, registration: Registration) -> None:
        """Keep a new *registration*."""
        self._session.add(_registration_row(registration))
        self._index(registration)

    def get(self, id_: str) -> Registration:
        """Return the registration called *id_*. Raises ``LookupError``."""
        row = self._session.get(RegistrationRow, id_)
        if row is None:
            raise LookupError(f"no registration {id_}")
        return _registration(row)

    def keep(self, registration: Registration) -> None:
        """Keep a changed *registration*. Raises ``LookupError`` when it was never added."""
        self.get(registration.id)
        self._session.merge(_registration_row(registration))
        self._index(registration)

    def of_family(self, family_id: str) -> tuple[Registration, ...]:
        """Return the children of the family in the order in which they were registered."""
        rows = select(RegistrationRow).where(RegistrationRow.family_id == family_id)
        return self._all(rows.order_by(RegistrationRow.id))

    def registered_on(self, day: date) -> tuple[Registration, ...]:
        """Return who registered on *day*, in order."""
        rows = select(RegistrationRow).where(RegistrationRow.registered_on == day)
        return self._all(rows.order_by(RegistrationRow.id))

    def registered_since(self, day: date) -> tuple[Registration, ...]:
        """Return who registered on *day* or later, in order."""
        rows = select(RegistrationRow).where(RegistrationRow.registered_on >= day)
        return self._all(rows.order_by(RegistrationRow.registered_on, RegistrationRow.id))

    def found(self, words: tuple[str, ...], limit: int) -> tuple[Registration, ...]:
        """Return who is found by all *words*, the latest registered first."""
        rows = select(RegistrationRow).where(*_conditions(words))
        newest = rows.order_by(RegistrationRow.registered_on.desc(), RegistrationRow.id.desc())
        return self._all(newest.limit(limit))

    def index_family(self, family_id: str) -> None:
        """Bring the words of the family's children up to date after a number was given out."""
        for registration in self.of_family(family_id):
            self._index(registration)

    def _all(self, rows: _Chosen) -> tuple[Registration, ...]:
        return tuple(_registration(row) for row in self._session.scalars(rows))

    def _index(self, registration: Registration) -> None:
        self._session.flush()
        of_this = SearchWordRow.registration_id == registration.id
        known = set(self._session.scalars(select(SearchWordRow.word).where(of_this)))
        words = words_of(registration, self._numbers_of(registration.family_id))
        gone = known - words
        if gone:
            self._session.execute(
                delete(SearchWordRow).where(of_this, SearchWordRow.word.in_(gone))
            )
        self._session.add_all(
            SearchWordRow(registration_id=registration.id, word=word)
            for word in sorted(words - known)
        )
        self._session.flush()

    def _numbers_of(self, family_id: str) -> tuple[str, ...]:
        numbers = select(ScreeningRow.number).where(
            ScreeningRow.family_id == family_id, ScreeningRow.number != ""
        )
        return tuple(self._session.scalars(numbers))


def _conditions(words: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """Look up the longest word, which finds the fewest, and check those for the other words."""
    longest_first = sorted(set(words), key=len, reverse=True)
    if not longest_first:
        return []
    looked_up = select(SearchWordRow.registration_id).where(_begins_with(longest_first[0]))
    of_this = SearchWordRow.registration_id == RegistrationRow.id
    checked = [exists().where(of_this, _begins_with(word)) for word in longest_first[1:]]
    return [RegistrationRow.id.in_(looked_up), *checked]


def _begins_with(word: str) -> ColumnElement[bool]:
    """Compare as a range, which uses the index in every database."""
    return and_(SearchWordRow.word >= word, SearchWordRow.word <= last_prefix_of(word))


def _registration_row(registration: Registration) -> RegistrationRow:
    name = registration.name
    return RegistrationRow(
        id=registration.id,
        family_id=registration.family_id,
        first=name.first,
        middle=name.middle,
        last_1=name.last_1,
        last_2=name.last_2,
        suffix=name.suffix,
        used=name.used,
        born=registration.born,
        school=registration.school,
        grade=registration.grade,
        local_id=registration.local_id,
        phone=registration.phone,
        registered_on=registration.registered_on,
    )


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
