"""Rows of one table added, changed and removed many at a time, each with its line in the trail."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from sqlalchemy import ColumnClause, Connection, Table, column, select
from sqlalchemy import table as named

from mmep_desktop.domain.acts import Act
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.seals import Plain, Seals
from mmep_desktop.storage.tables import Row
from mmep_desktop.storage.traced_rows import columns_of, known_by, record_id
from mmep_desktop.storage.traced_session import TracedSession
from mmep_desktop.storage.trail_lines import NO_CODE, Line

Values = Mapping[str, Plain]
"""What SQLite keeps in each column of a row."""


def keep_many(
    session: TracedSession, seals: Seals, form: type[Row], rows: Sequence[Values]
) -> None:
    """Add *rows* of *form* at once, past *session*, which remembers their lines."""
    session.flush()
    for line in ManyRows(form, seals).add(session.connection(), rows):
        session.wrote(line)


class ManyRows:
    """Writes past the session, which is too slow for a hundred thousand, and leaves lines as it."""

    def __init__(self, form: type[Row], seals: Seals) -> None:
        self._table: Table = Row.metadata.tables[form.__tablename__]
        self._name = self._table.name
        self._columns = columns_of(self._table)
        self._values = itemgetter(*self._columns)
        self._known_by = known_by(self._table)
        self._code = seals.row_code(self._name, self._columns)
        self._insert, self._update, self._delete = self._statements()

    def of(self, connection: Connection, by: str, ids: Iterable[str]) -> Iterator[dict[str, Plain]]:
        """Yield the rows whose column *by* is one of *ids*."""
        untyped: list[ColumnClause[Plain]] = [column(name) for name in self._columns]
        for some in in_chunks(tuple(ids)):
            rows = select(*untyped).select_from(named(self._name)).where(column(by).in_(some))
            yield from (dict(row) for row in connection.execute(rows).mappings().all())

    def add(self, connection: Connection, rows: Sequence[Values]) -> Iterator[Line]:
        """Add *rows* at once and yield the line of each."""
        in_order = list(map(self._values, rows))
        self._run(connection, self._insert, in_order)
        return self._lines(Act.KEPT, rows, in_order)

    def change(self, connection: Connection, rows: Sequence[Values]) -> Iterator[Line]:
        """Put *rows* in the place of those with the same keys."""
        in_order = list(map(self._values, rows))
        keys = [[row[name] for name in self._known_by] for row in rows]
        asked = [(*row, *key) for row, key in zip(in_order, keys, strict=True)]
        self._run(connection, self._update, asked)
        return self._lines(Act.CHANGED, rows, in_order)

    def remove(self, connection: Connection, rows: Sequence[Values]) -> Iterator[Line]:
        """Remove the rows with the keys of *rows*."""
        self._run(
            connection, self._delete, [tuple(row[name] for name in self._known_by) for row in rows]
        )
        return (Line(Act.REMOVED, self._name, self._called(row), NO_CODE) for row in rows)

    def _lines(
        self, act: Act, rows: Sequence[Values], in_order: Sequence[Sequence[Plain]]
    ) -> Iterator[Line]:
        for row, values in zip(rows, in_order, strict=True):
            yield Line(act, self._name, self._called(row), self._code(values))

    def _called(self, row: Values) -> str:
        return record_id([row[name] for name in self._known_by])

    def _run(self, connection: Connection, statement: str, rows: list[tuple[Plain, ...]]) -> None:
        if rows:
            connection.exec_driver_sql(statement, rows)

    def _statements(self) -> tuple[str, str, str]:
        columns, marks = ", ".join(self._columns), ", ".join("?" * len(self._columns))
        changed = ", ".join(f"{name} = ?" for name in self._columns)
        called = " AND ".join(f"{name} = ?" for name in self._known_by)
        return (
            f"INSERT INTO {self._name} ({columns}) VALUES ({marks})",  # noqa: S608 - names of our own
            f"UPDATE {self._name} SET {changed} WHERE {called}",  # noqa: S608 - as above
            f"DELETE FROM {self._name} WHERE {called}",  # noqa: S608 - as above
        )
