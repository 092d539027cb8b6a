"""The store is moved, deleted or replaced while it is open: nothing is told to be saved then."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import UnitOfWork
from mmep_desktop.storage.store import Store, create_store, open_store
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, screening
from tests.storage.saving import save_one_more

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows moves no file that is open"
)

Act = Callable[[Path], object]


def renamed(folder: Path) -> None:
    (folder / "store.mmep").rename(folder / "store.old")


def replaced_by_a_copy(folder: Path) -> None:
    shutil.copy(folder / "store.mmep", folder / "store.copy")
    renamed(folder)
    (folder / "store.copy").rename(folder / "store.mmep")


def replaced_by_something_else(folder: Path) -> None:
    renamed(folder)
    (folder / "store.mmep").write_bytes(b"Dear family," * 1000)


def put_back(folder: Path) -> None:
    (folder / "store.old").rename(folder / "store.mmep")


def folder_renamed(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def folder_put_back(folder: Path) -> None:
    folder.with_name("elsewhere").rename(folder)


def log_renamed(folder: Path) -> None:
    (folder / "store.mmep-wal").rename(folder / "log.old")


def log_put_back(folder: Path) -> None:
    (folder / "log.old").rename(folder / "store.mmep-wal")


MOVES: dict[str, tuple[Act, Act]] = {
    "renamed": (renamed, put_back),
    "replaced by a copy": (replaced_by_a_copy, put_back),
    "replaced by something else": (replaced_by_something_else, put_back),
    "its folder renamed": (folder_renamed, folder_put_back),
    "its log renamed": (log_renamed, log_put_back),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def store(folder: Path) -> Store:
    opened = create_store(folder, FakeKey(), CENTER)
    with opened.work()() as work:
        work.screenings.add(screening())
        work.commit()
    save_one_more(opened.work())
    return opened


def refuse_moved(act: Callable[[], object]) -> None:
    with pytest.raises(DeskError) as caught:
        act()
    assert caught.value.problem is Problem.STORE_MOVED


def read(store: Store) -> int:
    with store.work()() as work:
        work.only_read()
        return work.screenings.get("s1").savings


@pytest.mark.parametrize("name", MOVES)
def test_nothing_is_read_or_saved_until_the_file_is_back(
    store: Store, folder: Path, name: str
) -> None:
    move, move_back = MOVES[name]
    before = read(store)
    move(folder)
    refuse_moved(lambda: save_one_more(store.work()))
    refuse_moved(lambda: read(store))
    move_back(folder)
    assert read(store) == before
    assert save_one_more(store.work()) == before + 1
    store.close()
    again = open_store(folder, FakeKey(), practice=False)
    assert read(again) == before + 1
    again.close()


@pytest.mark.parametrize("name", MOVES)
def test_what_is_moved_while_it_is_written_to_is_not_told_to_be_saved(
    store: Store, folder: Path, name: str
) -> None:
    move, move_back = MOVES[name]
    before = read(store)

    def save_while_it_moves() -> None:
        with store.work()() as work:
            save(work)
            move(folder)
            work.commit()

    refuse_moved(save_while_it_moves)
    move_back(folder)
    assert read(store) == before
    store.close()


def save(work: UnitOfWork) -> None:
    work.screenings.save(work.screenings.get("s1"))


def test_a_store_that_was_deleted_is_not_made_anew(store: Store, folder: Path) -> None:
    with store.work()() as one:
        one.only_read()
        one.screenings.get("s1")
        for file in folder.iterdir():
            file.unlink()
        refuse_moved(lambda: read(store))  # by a second connection
    refuse_moved(lambda: save_one_more(store.work()))
    store.close()
    assert list(folder.iterdir()) == []


def test_a_connection_that_is_opened_later_does_not_take_a_copy_for_the_store(
    store: Store, folder: Path
) -> None:
    with store.work()() as one:
        one.only_read()
        one.screenings.get("s1")
        replaced_by_a_copy(folder)
        refuse_moved(lambda: read(store))
    store.close()
