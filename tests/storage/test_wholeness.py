"""A store that is not whole is refused when it is opened, and is not changed by that."""

import random
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.store import STORE_NAME, create_store, open_store
from mmep_desktop.storage.wholeness import read_ends, refuse_damaged
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, registration, screening
from tests.storage.saving import save_one_more

PAGE = 4096
LOG_NAME = f"{STORE_NAME}-wal"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a store with one interview in it, closed."""
    store = create_store(tmp_path, FakeKey(), CENTER)
    with store.work()() as work:
        work.screenings.add(screening())
        work.commit()
    store.close()
    return tmp_path / STORE_NAME


def is_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DeskError) as caught:
        open_store(path.parent, FakeKey(), practice=False)
    assert caught.value.problem is Problem.STORE_DAMAGED
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(12))
def test_one_bit_anywhere_in_a_small_store_is_found(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    is_refused(path)


@pytest.mark.parametrize("pages", [1, 5, 20])
def test_a_store_that_lost_its_last_pages_is_found(path: Path, pages: int) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: -pages * PAGE])
    is_refused(path)


@pytest.mark.parametrize("torn", [False, True])
def test_a_store_whose_last_savings_stand_only_in_its_log_opens_also_with_torn_pages(
    path: Path, torn: bool
) -> None:
    """The power may fail while pages go from the log into the store, its last page half written."""
    begun = path.stat().st_size
    store = open_store(path.parent, FakeKey(), practice=False)
    with store.work()() as work:
        for number in range(40):
            work.registrations.add(registration(f"r{number}"))
        work.commit()
    for _ in range(50):
        saved = save_one_more(store.work())
    beside = path.parent / "killed"
    beside.mkdir()
    (beside / LOG_NAME).write_bytes((path.parent / LOG_NAME).read_bytes())
    (beside / STORE_NAME).write_bytes(path.read_bytes())
    if torn:
        with (beside / STORE_NAME).open("r+b") as file:
            file.seek(begun)
            file.write(bytes(PAGE * 5 // 2))
    again = open_store(beside, FakeKey(), practice=False)
    assert save_one_more(again.work()) == saved + 1
    again.close()
    open_store(beside, FakeKey(), practice=False).close()
    store.close()


def test_a_store_too_large_to_read_through_is_looked_at_at_its_ends(path: Path) -> None:
    whole = path.read_bytes()
    engine = store_engine(path, FakeKey())
    refuse_damaged(engine, path, small=0)
    read_ends(engine)
    close_engine(engine)
    path.write_bytes(whole[: -3 * PAGE])
    engine = store_engine(path, FakeKey())
    with pytest.raises(DeskError):
        refuse_damaged(engine, path, small=0)
    close_engine(engine)


def test_a_table_that_cannot_be_read_is_found_at_its_ends(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // PAGE):
        content[page * PAGE] ^= 1
    path.write_bytes(content)
    engine = store_engine(path, FakeKey())
    with pytest.raises(DeskError) as caught:
        read_ends(engine)
    assert caught.value.problem is Problem.STORE_DAMAGED
    close_engine(engine)
