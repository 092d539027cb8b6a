"""A store so big that a sort of it does not fit into memory; where it spills is what is asked.

python -m tests.leaks.spilling FOLDER WORD [file]

With ``file`` the connection is opened as the program opens it and then, which only a test can do
because the program bars it, told to keep its temporary tables in files.
"""

import sys
from pathlib import Path

from sqlalchemy import event

from mmep_desktop.domain.names import Name
from mmep_desktop.storage.engine import store_engine
from mmep_desktop.storage.sqlite_only import RawConnection
from mmep_desktop.storage.store import STORE_NAME, create_store
from tests.builders import a_center
from tests.storage.fake_key import FakeKey
from tests.storage.invented import registration

FAMILIES = 300
SORTED_BY_NAME = """
    WITH RECURSIVE time(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM time LIMIT 50)
    SELECT first FROM registration, time ORDER BY first, number DESC
"""
"""Some eight megabytes: SQLite sorts one in memory, and then spills unless it is told not to."""


def spill(folder: Path, word: str, *, to_file: bool) -> None:
    """Fill a store with *word* and sort it by its names."""
    store = create_store(folder, FakeKey(), a_center())
    with store.work()() as work:
        for number in range(FAMILIES):
            work.registrations.add(registration(f"r{number}", Name(f"{number:x} {word * 40}")))
        work.commit()
    store.close()
    engine = store_engine(folder / STORE_NAME, FakeKey())
    if to_file:
        event.listen(engine, "connect", keep_temporary_tables_in_files)
    with engine.begin() as connection:
        connection.exec_driver_sql(SORTED_BY_NAME).first()
    engine.dispose()


def keep_temporary_tables_in_files(connection: RawConnection, _record: object) -> None:
    connection.set_authorizer(None)
    connection.execute("PRAGMA temp_store=FILE")


if __name__ == "__main__":
    spill(Path(sys.argv[1]), sys.argv[2], to_file=sys.argv[3:] == ["file"])
