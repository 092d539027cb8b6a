"""The rows of students whom a list names: added and changed many at a time, counted and found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from sqlalchemy import Connection, func, select

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import Student, fingerprint
from mmep_desktop.domain.rostering import Placed
from mmep_desktop.domain.typed_birth_dates import kept_figures
from mmep_desktop.storage.coverage import CoverageCounts
from mmep_desktop.storage.many_rows import ManyRows, Values
from mmep_desktop.storage.registrations import SqlRegistrationRecords
from mmep_desktop.storage.roster_tables import GuardianRow
from mmep_desktop.storage.seals import Plain
from mmep_desktop.storage.search_index import SearchIndex
from mmep_desktop.storage.search_words import Findable, SearchWords, words_of, words_of_part
from mmep_desktop.storage.tables import RegistrationRow
from mmep_desktop.storage.traced_session import TracedSession
from mmep_desktop.storage.trail import Trail
from mmep_desktop.storage.trail_lines import Line

REMEMBERED = 2_000
"""Children whose words are remembered, from when they were found until they are kept."""

_OF_A_NAME = ("first", "middle", "last_1", "last_2", "suffix")
_OF_A_LIST = ("born", "school", "grade", "local_id", "state_id", "phone", "address", "language")


class RosterRows:
    """Writes rows, words and counts of one reading; what it remembers goes with the work."""

    def __init__(self, session: TracedSession, trail: Trail, clerk_id: str) -> None:
        self._session = session
        self._trail = trail
        self._clerk_id = clerk_id
        self._children = ManyRows(RegistrationRow, trail.seals)
        self._guardians = ManyRows(GuardianRow, trail.seals)
        self._search = SearchIndex(session)
        self._coverage = CoverageCounts(session)
        self._registrations = SqlRegistrationRecords(session)
        self._of_part, self._of_birth = cache(words_of_part), cache(_figures)
        self._words = lru_cache(REMEMBERED)(self._words_of)

    def make_ready(self, students: Iterable[Student]) -> None:
        """Find the words of *students* now; they are remembered until they are kept."""
        for student in students:
            self._words(_findable_of(student))

    def keep(self, source: str, placed: Sequence[Placed]) -> None:
        """Keep students as they are *placed*; nobody is in *placed* twice."""
        self._session.flush()
        connection = self._session.connection()
        new = [one for one in placed if one.is_new]
        changed = [one for one in placed if not one.is_new]
        lines = [*self._add(connection, source, new), *self._change(connection, source, changed)]
        if lines:
            self._trail.add(connection, self._clerk_id, *lines)

    def _add(self, connection: Connection, source: str, placed: Sequence[Placed]) -> Iterator[Line]:
        last = self._session.scalar(select(func.max(RegistrationRow.entry))) or 0
        rows = [_new_row(one, source, last + place) for place, one in enumerate(placed, 1)]
        yield from self._children.add(connection, rows)
        yield from self._guardians.add(connection, list(_guardians_of(placed)))
        self._search.add(
            (last + place, self._words(_findable_of(one.student)))
            for place, one in enumerate(placed, 1)
        )
        days = Counter(one.registered_on for one in placed if one.registered_on is not None)
        self._coverage.add_registered(days)

    def _change(
        self, connection: Connection, source: str, placed: Sequence[Placed]
    ) -> Iterator[Line]:
        if not placed:
            return
        ids = [one.registration_id for one in placed]
        rows = {str(row["id"]): row for row in self._children.of(connection, "id", ids)}
        changed = [_changed_row(rows[one.registration_id], one, source) for one in placed]
        yield from self._children.change(connection, changed)
        self._session.expire_all()  # what the session has of these rows is what they were
        named = [one for one in placed if one.student.guardians]
        yield from self._change_guardians(connection, named)
        for row in changed:
            words = words_of(_findable(row), self._of_part, self._of_birth)
            self._search.keep(int(row["entry"] or 0), words)
        for one in placed:
            row = rows[one.registration_id]
            if one.registered_on is not None and row["registered_on"] is None:
                is_asked = self._registrations.is_asked(str(row["family_id"]))
                self._coverage.change(one.registered_on, 1, int(is_asked))

    def _change_guardians(self, connection: Connection, placed: Sequence[Placed]) -> Iterator[Line]:
        """Let those who are *placed* have the guardians that the list names, and no others."""
        ids = [one.registration_id for one in placed]
        kept = {
            _guardian_key(row): row
            for row in self._guardians.of(connection, "registration_id", ids)
        }
        told = {_guardian_key(row): row for row in _guardians_of(placed)}
        yield from self._guardians.remove(
            connection, [row for key, row in kept.items() if key not in told]
        )
        yield from self._guardians.change(
            connection, [row for key, row in told.items() if key in kept and kept[key] != row]
        )
        yield from self._guardians.add(
            connection, [row for key, row in told.items() if key not in kept]
        )

    def _words_of(self, child: Findable) -> SearchWords:
        return words_of(child, self._of_part, self._of_birth)


def _new_row(one: Placed, source: str, entry: int) -> Values:
    student, name = one.student, one.student.name
    return {
        "entry": entry,
        "id": one.registration_id,
        "family_id": one.family_id,
        "first": name.first,
        "middle": name.middle,
        "last_1": name.last_1,
        "last_2": name.last_2,
        "suffix": name.suffix,
        "used": name.used,
        "born": student.born,
        "school": student.school,
        "grade": student.grade,
        "local_id": student.local_id,
        "state_id": student.state_id,
        "phone": student.phone,
        "address": student.address,
        "language": student.language,
        "source": source,
        "source_id": student.source_id,
        **_said(one),
    }


def _said(one: Placed) -> dict[str, Plain]:
    return {
        "registered_on": _day(one.registered_on),
        "told_on": _day(one.told_on),
        "withdrawn_on": _day(one.withdrawn_on),
        "fingerprint": fingerprint(one.student),
    }


def _changed_row(row: Values, one: Placed, source: str) -> Values:
    """Return *row* with what the list says now.

    What somebody wrote down at the counter stays, and the list fills what was left open. The child
    of another source stays that source's.
    """
    student = one.student
    told: dict[str, Plain] = {key: getattr(student, key) for key in _OF_A_LIST}
    changed = {**row, **_said(one)}
    if row["source"] == source:
        told |= {key: getattr(student.name, key) for key in _OF_A_NAME}
        if student.name.used:
            told["used"] = student.name.used
        changed |= {key: value for key, value in told.items() if value or key in _OF_A_NAME}
    else:
        changed |= {key: value for key, value in told.items() if value and not row[key]}
        if row["source"]:
            changed["fingerprint"] = row["fingerprint"]
        else:
            changed |= {"source": source, "source_id": student.source_id}
    return changed


def _guardians_of(placed: Iterable[Placed]) -> Iterator[Values]:
    for one in placed:
        for place, guardian in enumerate(one.student.guardians):
            yield {
                "registration_id": one.registration_id,
                "place": place,
                "name": guardian.name,
                "relation": guardian.relation,
                "phone": guardian.phone,
            }


def _guardian_key(row: Values) -> tuple[Plain, Plain]:
    return row["registration_id"], row["place"]


def _findable_of(student: Student) -> Findable:
    return Findable(student.name, student.born, student.local_id, student.phone)


def _findable(row: Values) -> Findable:
    """Return as much of a child as the words are made from under which it is found."""
    texts = {key: str(row[key] or "") for key in (*_OF_A_NAME, "used", "born", "local_id", "phone")}
    name = Name(*(texts[key] for key in (*_OF_A_NAME, "used")))
    return Findable(name, texts["born"], texts["local_id"], texts["phone"])


def _figures(born: str) -> tuple[str, ...]:
    return tuple(kept_figures(born))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
