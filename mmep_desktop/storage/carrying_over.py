"""What becomes of row codes when a new version changes the tables: each is made anew, once.

What did not fit its line before the change does not fit afterwards either: a new version must not
make good what somebody altered.
"""

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, inspect

from mmep_desktop.domain.acts import Act
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.tables import TrailRow
from mmep_desktop.storage.traced_rows import coded_rows, known_by, traced_tables
from mmep_desktop.storage.trail import Trail
from mmep_desktop.storage.trail_lines import NO_CODE, Line

Record = tuple[str, str]
"""Table and id."""

_LATEST = "SELECT kind, about, code FROM trail WHERE kind <> '' ORDER BY seq"


@contextlib.contextmanager
def carried_over(connection: Connection, trail: Trail) -> Iterator[None]:
    """Let the trail fit the rows again that a change of the tables within has touched."""
    before = latest_codes(connection) if _has_trail(connection) else {}
    doubtful = _doubtful(connection, trail.seals, before)
    yield
    lines = list(_new_lines(connection, trail.seals, before, doubtful))
    if lines or not before:
        trail.add(connection, "", *lines)


def latest_codes(connection: Connection) -> dict[Record, bytes]:
    """Return the code that each record was given last; a removed one's is empty."""
    lines = connection.exec_driver_sql(_LATEST)
    return {(kind, about): code for kind, about, code in lines}


def _doubtful(connection: Connection, seals: Seals, latest: dict[Record, bytes]) -> set[Record]:
    """Return what does not fit its last line, as the tables were before the change."""
    if not latest:
        return set()
    found: dict[Record, bytes] = {}
    for table in _tables_now(connection):
        columns = sorted(each["name"] for each in inspect(connection).get_columns(table.name))
        rows = coded_rows(connection, table, seals, columns)
        found |= {(table.name, id_): code for id_, code in rows}
    alike = found.items() & latest.items()
    gone = {record for record, code in latest.items() if code == NO_CODE and record not in found}
    return (found.keys() | latest.keys()) - {record for record, _ in alike} - gone


def _tables_now(connection: Connection) -> list[Table]:
    """Return the traced tables that are there, if a record of them is called as it is now."""
    there = inspect(connection)
    names = set(there.get_table_names())
    return [
        table
        for table in traced_tables()
        if table.name in names
        and set(known_by(table)) <= {each["name"] for each in there.get_columns(table.name)}
    ]


def _new_lines(
    connection: Connection, seals: Seals, latest: dict[Record, bytes], doubtful: set[Record]
) -> Iterator[Line]:
    left = {record for record, code in latest.items() if code != NO_CODE}
    for table in traced_tables():
        for id_, code in coded_rows(connection, table, seals):
            record = (table.name, id_)
            left.discard(record)
            if record not in doubtful and latest.get(record) != code:
                yield Line(Act.CARRIED_OVER, *record, code)
    for kind, id_ in sorted(left - doubtful):
        yield Line(Act.CARRIED_OVER, kind, id_, NO_CODE)


def _has_trail(connection: Connection) -> bool:
    return inspect(connection).has_table(TrailRow.__tablename__)
