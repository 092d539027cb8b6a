"""Every record beside the last line about it, both ways."""

from collections.abc import Iterator

from sqlalchemy import Connection

from mmep_desktop.domain.checked import Found, Wrong
from mmep_desktop.storage.check_lines import AT_ONCE, Latest, Steps, in_parts
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.traced_rows import coded_rows, traced_tables
from mmep_desktop.storage.trail_lines import NO_CODE

_CODES = "SELECT kind, about, code FROM trail WHERE kind <> ''"

Strange = dict[tuple[str, str, bytes], Found]
"""Records that do not have the code of their last line, by the code that they have."""


def check_records(
    connection: Connection, seals: Seals, latest: Latest, steps: Steps
) -> Iterator[Found]:
    """Yield each record that is not as the chain left it. Takes what it finds out of *latest*."""
    strange: Strange = {}
    for table in traced_tables():
        codes = latest.get(table.name, {})
        for count, (id_, code) in enumerate(coded_rows(connection, table, seals), 1):
            last = codes.pop(id_, NO_CODE)
            if last != code:
                wrong = Wrong.RECORD_ALTERED if last else Wrong.RECORD_ADDED
                strange[table.name, id_, code] = Found(wrong, table.name, id_)
            if count % AT_ONCE == 0:
                steps.done(AT_ONCE)
    yield from _told_apart(connection, strange)
    for kind, codes in latest.items():
        gone = (id_ for id_, code in codes.items() if code != NO_CODE)
        yield from (Found(Wrong.RECORD_REMOVED, kind, id_) for id_ in gone)


def _told_apart(connection: Connection, strange: Strange) -> Iterator[Found]:
    """Yield what is *strange*, after a look whether it is an older version of itself."""
    if strange:
        for some in in_parts(connection, _CODES):
            for kind, id_, code in some:
                found = strange.get((kind, id_, code))
                if found is not None:
                    strange[kind, id_, code] = Found(Wrong.RECORD_PUT_BACK, kind, id_)
    yield from strange.values()
