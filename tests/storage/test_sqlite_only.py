"""The settings that the promises rest on are really set, and nothing changes them afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.sqlite_only import SettingRefused, settle
from mmep_desktop.storage.store import STORE_NAME, Store
from tests.storage.fake_key import FakeKey


@pytest.fixture
def engine(store: Store, folder: Path) -> Iterator[Engine]:
    opened = store_engine(folder / STORE_NAME, FakeKey(), patience_ms=777)
    yield opened
    close_engine(opened)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as begun:
        yield begun


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 777),
        ("cipher_log_level", "NONE"),
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
    ],
)
def test_each_connection_has(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            raw = connection.connection.cursor()
            raw.execute(f"PRAGMA {pragma}")
            assert raw.fetchone() == (value,)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "DETACH DATABASE main",
        "PRAGMA temp_store=FILE",
        "PRAGMA temp_store = 1",
        "pragma TEMP_STORE(1)",
        "PRAGMA main.synchronous=OFF",
        "PRAGMA journal_mode=DELETE",
        "PRAGMA foreign_keys=OFF",
        "PRAGMA secure_delete=OFF",
        "PRAGMA trusted_schema=ON",
        "PRAGMA writable_schema=ON",
        "PRAGMA user_version=9",
        "PRAGMA key='x'",
        "PRAGMA rekey='x'",
        "PRAGMA cipher_memory_security=OFF",
        "PRAGMA wal_checkpoint",
        "PRAGMA optimize",
        "SELECT load_extension('other')",
        "SELECT sqlcipher_export('main')",
        "VACUUM INTO 'copy.db'",
    ],
)
def test_what_is_barred(connection: Connection, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"not authorized|prohibited|cannot VACUUM"):
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA table_info(center)", "PRAGMA foreign_key_check", "PRAGMA temp_store", "SELECT 1"],
)
def test_what_still_works(connection: Connection, statement: str) -> None:
    connection.execute(text(statement)).fetchall()


def test_a_setting_that_does_not_take_is_not_passed_over() -> None:
    in_memory = dbapi2.connect(":memory:", isolation_level=None)  # it cannot keep a WAL
    with pytest.raises(SettingRefused, match="journal_mode"):
        settle(in_memory, 5)
    in_memory.close()


def test_a_transaction_takes_the_write_lock_when_it_begins(engine: Engine) -> None:
    with engine.begin() as first:
        raw = first.connection.dbapi_connection
        assert raw is not None
        other = dbapi2.connect(engine.url.database or "", timeout=0)
        other.set_key(FakeKey().database_key_spec())
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
