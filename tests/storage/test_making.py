"""A store is made once, whole or not at all, and for nobody else's eyes."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.anchor import ANCHOR_NAME
from mmep_desktop.storage.store import STORE_NAME, Store, create_store, open_store, store_exists
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, CLERK


def test_a_new_store_knows_its_center_and_first_clerk(store: Store) -> None:
    with store.work()() as work:
        assert (work.center.center(), work.center.clerks()) == (CENTER, (CLERK,))


def test_a_folder_holds_a_store_or_not(folder: Path) -> None:
    assert not store_exists(folder)
    create_store(folder, FakeKey(), CENTER).close()
    assert store_exists(folder)
    assert {path.name for path in folder.iterdir()} == {STORE_NAME, ANCHOR_NAME}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in its own lists")
def test_nobody_else_may_read_the_store(store: Store, folder: Path) -> None:
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert rights == dict.fromkeys(
        (STORE_NAME, f"{STORE_NAME}-wal", f"{STORE_NAME}-shm", ANCHOR_NAME), 0o600
    )
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("ending", ["", "-wal", "-journal"])
def test_what_lies_there_already_is_never_replaced(folder: Path, ending: str) -> None:
    folder.mkdir()
    there = folder / f"{STORE_NAME}{ending}"
    there.write_bytes(b"somebody's records")
    with pytest.raises(DeskError) as refusal:
        create_store(folder, FakeKey(), CENTER)
    assert refusal.value.problem is Problem.STORE_ALREADY_THERE
    assert there.read_bytes() == b"somebody's records"


def test_what_a_set_up_cut_short_left_behind_is_begun_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / "store.mmep.new").write_bytes(b"half")
    (folder / "store.mmep.new-wal").write_bytes(b"half")
    create_store(folder, FakeKey(), CENTER).close()
    assert {path.name for path in folder.iterdir()} == {STORE_NAME, ANCHOR_NAME}


def test_a_set_up_that_fails_leaves_nothing(folder: Path) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        create_store(folder, FakeKey("ab"), CENTER)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "desk").write_bytes(b"a file where the folder should be")
    with pytest.raises(DeskError) as refusal:
        create_store(tmp_path / "desk" / "inner", FakeKey(), CENTER)
    assert refusal.value.problem is Problem.FOLDER_READ_ONLY


@pytest.mark.parametrize(
    ("is_practice", "problem"),
    [(False, Problem.NOT_A_PRACTICE_STORE), (True, Problem.PRACTICE_STORE)],
)
def test_practice_and_real_records_never_meet(
    folder: Path, is_practice: bool, problem: Problem
) -> None:
    create_store(folder, FakeKey(), replace(CENTER, practice=is_practice)).close()
    before = (folder / STORE_NAME).read_bytes()
    with pytest.raises(DeskError) as refusal:
        open_store(folder, FakeKey(), practice=not is_practice)
    assert refusal.value.problem is problem
    assert (folder / STORE_NAME).read_bytes() == before
    open_store(folder, FakeKey(), practice=is_practice).close()


def test_a_closed_store_leaves_itself_and_its_anchor_and_no_key(folder: Path) -> None:
    key = FakeKey()
    store = create_store(folder, key, CENTER)
    with store.work()() as work:
        work.center.next_number("0201-A-26")
        work.commit()
    assert len(key.handed_out) >= 2
    assert all(set(spec) == {0} for spec in key.handed_out)
    store.close()
    assert {path.name for path in folder.iterdir()} == {STORE_NAME, ANCHOR_NAME}
    with pytest.raises(RuntimeError, match="closed"):
        store.work()()


def test_work_that_goes_on_while_the_desk_locks_ends_its_own_connection(folder: Path) -> None:
    store = create_store(folder, FakeKey(), CENTER)
    with store.work()() as work:
        assert work.center.next_number("0201-A-26") == 1
        store.close()
        work.commit()
    assert {path.name for path in folder.iterdir()} == {STORE_NAME, ANCHOR_NAME}
    again = open_store(folder, FakeKey(), practice=False)
    with again.work()() as work:
        assert work.center.next_number("0201-A-26") == 2
    again.close()
