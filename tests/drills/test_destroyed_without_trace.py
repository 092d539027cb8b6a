"""Destroy five hundred records at random, and read every page, frame and index for what is left."""

import time
from pathlib import Path
from random import Random

from sqlalchemy import Engine

from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.sqlite_only import unguarded
from mmep_desktop.storage.store import STORE_NAME, create_store
from tests.storage.fake_key import FakeKey
from tests.storage.forgetting import Families, deleted, destroy, fill, traces_of
from tests.storage.invented import CENTER, CLERK

FAMILIES, ROUNDS, A_ROUND = 700, 10, 50


def test_of_five_hundred_records_nothing_is_left(tmp_path: Path) -> None:
    seed = time.time_ns()
    families, chance = Families(Random(seed)), Random(seed)
    store = create_store(tmp_path, FakeKey(), CENTER, (CLERK,))
    fill(store.work(), families, FAMILIES)
    left, went = sorted(families.words), set[str]()
    print(f"\nseed {seed}: {FAMILIES} families")
    for turn in range(ROUNDS):
        gone = set(chance.sample(left, A_ROUND))
        left = [each for each in left if each not in gone]
        went |= families.words_of(gone)
        before = len(traces_of(tmp_path, went))
        assert destroy(store, gone, f"d{turn}")
        after = len(traces_of(tmp_path, went, families.words_of(left)))
        print(f"  {(turn + 1) * A_ROUND} destroyed: {before} pieces before, {after} after")
        assert before > A_ROUND
        assert after == 0
    assert len(traces_of(tmp_path, families.words_of(left))) > len(left)
    store.close()


def test_without_writing_the_file_anew_something_is_left(tmp_path: Path) -> None:
    """The control: what SQLite promises of deleted rows is not enough, and the search sees it."""
    families = Families(Random(2))
    store = create_store(tmp_path, FakeKey(), CENTER, (CLERK,))
    fill(store.work(), families, FAMILIES)
    gone = set(Random(2).sample(sorted(families.words), FAMILIES // 2))
    deleted(store, gone)
    store.close()
    engine = store_engine(tmp_path / STORE_NAME, FakeKey())
    empty_log(engine)
    close_engine(engine)
    stayed = families.words_of(families.words.keys() - gone)
    left = traces_of(tmp_path, families.words_of(gone), stayed)
    print(f"\n{len(left)} pieces left by deleting and emptying the log alone")
    assert left


def empty_log(engine: Engine) -> None:
    with engine.connect() as connection, unguarded(connection) as raw:
        assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
