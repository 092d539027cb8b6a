"""The index forgets what it is told to forget, and lies encrypted like everything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from mmep_desktop.domain.names import Name
from mmep_desktop.storage.engine import store_engine
from mmep_desktop.storage.migrations.versions import r0002_finding_in_fts5 as step
from mmep_desktop.storage.sqlite_only import RawConnection, settle
from mmep_desktop.storage.store import STORE_NAME, Store
from tests.storage.fake_key import FakeKey
from tests.storage.invented import registration, screening

MARKER = "xochimilcatl"
SECURE_DELETE = step.MAKE_INDEX[1]
"""The statement that makes FTS5 forget at once."""


class PlainFile:
    """The same index in a file that is not encrypted, so that one can look into it."""

    def __init__(self, path: Path, *made_by: str) -> None:
        self._path = path
        self.connection: RawConnection = dbapi2.connect(str(path), isolation_level=None)
        settle(self.connection, 100)
        for statement in made_by:
            self.connection.execute(statement)

    def traces(self) -> int:
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return self._path.read_bytes().count(MARKER[2:].encode())

    def fill(self) -> None:
        self.connection.execute("BEGIN")
        for row in range(500):
            self._insert(row, f"ana{row % 7} perez")
        self._insert(900, MARKER)
        self.connection.execute("COMMIT")

    def _insert(self, row: int, names: str) -> None:
        new = "INSERT INTO search_index (rowid, names, sounds, figures) VALUES (?, ?, ?, ?)"
        self.connection.execute(new, (row, names, names, "2014"))

    def forget(self) -> None:
        self.connection.execute("DELETE FROM search_index WHERE rowid = 900")


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[PlainFile]:
    file = PlainFile(tmp_path / "plain", *step.MAKE_INDEX)
    yield file
    file.connection.close()


def test_a_forgotten_child_leaves_nothing_in_the_index(plain: PlainFile) -> None:
    plain.fill()
    assert plain.traces() > 0
    plain.forget()
    assert plain.traces() == 0


def test_without_secure_delete_the_words_would_stay(tmp_path: Path) -> None:
    """Shows that the test above can fail."""
    made_by = [statement for statement in step.MAKE_INDEX if statement != SECURE_DELETE]
    file = PlainFile(tmp_path / "plain", *made_by)
    file.fill()
    file.forget()
    assert file.traces() > 0
    file.connection.close()


def test_every_table_of_the_index_lies_in_the_encrypted_file(store: Store, folder: Path) -> None:
    with store.work()() as work:
        for number in range(50):
            work.registrations.add(registration(f"r{number}", Name(MARKER)))
        work.commit()
    engine = store_engine(folder / STORE_NAME, FakeKey())
    with engine.connect() as connection:
        tables = "SELECT name FROM sqlite_master WHERE name LIKE 'search_index%' AND type = 'table'"
        shadows = set(connection.scalars(text(tables)))
        blocks = list(connection.scalars(text("SELECT block FROM search_index_data")))
    engine.dispose()
    assert shadows == {f"search_index{end}" for end in ("", "_data", "_idx", "_content", "_config")}
    assert any(MARKER[2:].encode() in block for block in blocks)
    for path in folder.iterdir():
        assert MARKER[2:].encode() not in path.read_bytes()


def test_a_number_that_is_given_out_leaves_the_words_of_the_child_alone(
    store: Store, folder: Path
) -> None:
    """Taking words out and in again costs ten milliseconds among 200,000 children."""
    with store.work()() as work:
        work.registrations.add(registration())
        work.commit()
    (before,) = rows_in(folder)
    with store.work()() as work:
        work.screenings.add(screening(number="0201-A-26-00042"))
        work.commit()
    first, second = rows_in(folder)
    assert first == before
    assert "00042" in str(second)


def rows_in(folder: Path) -> list[tuple[object, ...]]:
    engine = store_engine(folder / STORE_NAME, FakeKey())
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT rowid, * FROM search_index ORDER BY rowid")).all()
    engine.dispose()
    return [tuple(row) for row in rows]
