"""Which rows have a line in the trail, under which id, and what SQLite keeps in their columns."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnClause, Connection, Table, column, select
from sqlalchemy import table as named
from sqlalchemy.orm import DeclarativeBase

from mmep_desktop.storage.moments import moment_text
from mmep_desktop.storage.seals import Plain, RowCode, Seals
from mmep_desktop.storage.tables import Row

UNTRACED = frozenset({"trail", "coverage"})
"""The trail itself, and what is counted from other rows: the check counts it anew."""

_KNOWN_BY = {"registration": ("id",)}
"""What a record is called where that is not its primary key."""

_AT_ONCE = 500


def is_traced(row: object) -> bool:
    """Whether *row* has a line in the trail."""
    return isinstance(row, Row) and row.__tablename__ not in UNTRACED


def traced_tables() -> Iterator[Table]:
    """Yield every table whose rows have lines."""
    return (table for table in Row.metadata.sorted_tables if table.name not in UNTRACED)


def columns_of(table: Table) -> tuple[str, ...]:
    """Return the columns that a row's code covers, in the order of their names."""
    return tuple(sorted(each.name for each in table.columns))


def known_by(table: Table) -> tuple[str, ...]:
    """Return the columns that make up what a record is called in the trail."""
    return _KNOWN_BY.get(table.name) or tuple(each.name for each in table.primary_key)


def record_id(values: Sequence[object]) -> str:
    """Return what a record is called: its id, or the parts of its key with strokes between."""
    return "/".join(map(str, values))


class RowCodes:
    """Makes the codes of rows that a session holds, quickly."""

    def __init__(self, seals: Seals) -> None:
        self._seals = seals
        self._of: dict[type, Callable[[Any], bytes]] = {}

    def code(self, row: DeclarativeBase) -> bytes:
        """Return the code of *row*, as it is kept."""
        form = type(row)
        if form not in self._of:
            self._of[form] = self._maker(form)
        return self._of[form](row)

    def _maker(self, form: type[DeclarativeBase]) -> Callable[[Any], bytes]:
        table = form.metadata.tables[form.__tablename__]
        columns = columns_of(table)
        make = self._seals.row_code(table.name, columns)
        if len(columns) == 1:
            value = attrgetter(*columns)  # which returns no tuple of one
            return lambda row: make([_plain(value(row))])
        values = attrgetter(*columns)
        return lambda row: make([_plain(value) for value in values(row)])


@cache
def naming(form: type[DeclarativeBase]) -> Callable[[Any], str]:
    """Return what tells how a row of *form* is called."""
    columns = known_by(form.metadata.tables[form.__tablename__])
    if len(columns) == 1:
        value = attrgetter(*columns)
        return lambda row: str(value(row))
    values = attrgetter(*columns)
    return lambda row: record_id(values(row))


def coded_rows(
    connection: Connection, table: Table, seals: Seals, columns: Sequence[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield id and code of each row of *table* as it stands in the store, *columns* or all."""
    columns = columns or columns_of(table)
    names = known_by(table)
    code: RowCode = seals.row_code(table.name, columns)
    untyped: Iterator[ColumnClause[Plain]] = (column(name) for name in (*names, *columns))
    found = connection.execute(select(*untyped).select_from(named(table.name)))
    while some := found.fetchmany(_AT_ONCE):
        for row in some:
            values = tuple(row)
            yield record_id(values[: len(names)]), code(values[len(names) :])


def _plain(value: object) -> Plain:
    match value:
        case None | str() | bytes():
            return value
        case int():
            return int(value)
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case _:
            raise TypeError(f"a column holds {type(value).__name__}")
