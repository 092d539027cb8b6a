"""After records were destroyed, nothing of them is left in the files for whoever has the key.

``secure_delete`` overwrites a row where it lies. Copies of it that SQLite left behind when it moved
rows from page to page are not overwritten: only a file that is written anew from the rows that are
there is free of them. ``docs/decisions/0022`` has the measurements.
"""

from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from mmep_desktop.storage.faults import fault_of
from mmep_desktop.storage.search_index import REBUILD
from mmep_desktop.storage.sqlite_only import unguarded

_WRITE_ANEW = "VACUUM"
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"


def clear_traces(engine: Engine) -> bool:
    """Write the whole file anew and empty its log; return whether that could be done now.

    Somebody who reads meanwhile keeps the log from being emptied: it is tried again later then.
    Raises ``DeskError``, with every row as it was.
    """
    path = Path(engine.url.database or "")
    with engine.connect() as connection, unguarded(connection) as raw:
        try:
            raw.execute(REBUILD)
            raw.execute(_WRITE_ANEW)
            is_busy, _, _ = raw.execute(_EMPTY_LOG).fetchone()
        except dbapi2.Error as error:
            raise fault_of(error, path) or error from None
    return not is_busy
