"""A new version that changes rows carries the trail along, and makes nothing good by that."""

import shutil
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.checked import Found, Wrong
from mmep_desktop.storage.carrying_over import carried_over
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.store import STORE_NAME, open_store
from mmep_desktop.storage.trail import Trail
from tests.fakes import SetClock
from tests.source_tree import ROOT
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CLERK
from tests.storage.tampering import alter, checked, make_used

SAMPLE = ROOT / "tests/data/upgrade/0.1.0"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    make_used(tmp_path / "desk")
    return tmp_path / "desk"


def changed_by_a_new_version(folder: Path, statement: str) -> None:
    """Let *statement* be what a new version does to the tables."""
    engine = store_engine(folder / STORE_NAME, FakeKey())
    trail = Trail(Seals(FakeKey()), SetClock())
    with engine.begin() as connection, carried_over(connection, trail):
        connection.exec_driver_sql(statement)
    close_engine(engine)


def test_a_store_from_before_the_trail_gets_one_that_fits_all_of_it(tmp_path: Path) -> None:
    shutil.copy(SAMPLE / STORE_NAME, tmp_path)
    key = FakeKey((SAMPLE / "key.txt").read_text(encoding="ascii").strip())
    store = open_store(tmp_path, key, practice=False)
    with store.work()() as work:
        entries = work.trail.entries(most=10_000)
    found = store.check(lambda _done, _total: None)
    store.close()
    assert found.is_whole
    assert found.records == len(entries) - 1 > 10
    assert entries[-1].act is Act.TRAIL_BEGUN
    assert {entry.act for entry in entries[:-1]} == {Act.CARRIED_OVER}


def test_rows_that_a_new_version_changes_or_takes_away_fit_their_lines_again(desk: Path) -> None:
    changed_by_a_new_version(desk, "UPDATE clerk SET name = 'Renamed'")
    changed_by_a_new_version(desk, "DELETE FROM printing")
    assert checked(desk).is_whole


def test_what_was_altered_before_is_still_found_after_a_new_version(desk: Path) -> None:
    alter(desk, "UPDATE clerk SET role = 'auditor'", "DELETE FROM printing")
    changed_by_a_new_version(desk, "UPDATE clerk SET name = 'Renamed'")
    assert set(checked(desk).found) == {
        Found(Wrong.RECORD_ALTERED, "clerk", CLERK.id),
        Found(Wrong.RECORD_REMOVED, "printing", "p0"),
    }


def test_a_new_version_that_changes_no_row_leaves_no_line(desk: Path) -> None:
    before = checked(desk).lines
    changed_by_a_new_version(desk, "CREATE INDEX another ON clerk (name)")
    assert checked(desk).lines == before
